"""What a running case does, saved and restored after every step."""

from decimal import Decimal

import pytest

from engine.errors import NotFound, ServiceFailed
from tests.engine.workflow import procedures
from tests.engine.workflow.drawing import bundle, process, script, simple, topic
from tests.engine.workflow.world import World, reserve

PLAN = {"sampling.plan": lambda given: {"n": given["lot"] / 10, "share": Decimal("0.10")}}


def test_the_reference_case_reworks_until_it_passes():
    world = World(procedures.reference(), services=PLAN).start()
    world.do("record_finding", quantity=100)
    assert world.log[0].kind == "service"
    assert world.data("review_finding") == {
        "quantity": Decimal(100),
        "sample_size": Decimal(10),
        "share": Decimal("0.10"),
    }
    world.do("review_finding", disposition="rework")
    for result in ("fail", "fail", "pass"):
        world.do("carry_out_rework").do("reinspect", reinspection_result=result)
    world.do("put_in_stock")
    assert world.case().completed
    assert world.case().result["reinspection_result"] == "pass"


def test_the_state_stays_small_and_does_not_grow_with_the_loops():
    world = World(procedures.reference(), services=PLAN).start()
    world.do("record_finding", quantity=100).do("review_finding", disposition="rework")
    sizes = [len(world.do("carry_out_rework").do("reinspect", reinspection_result="fail").state) for _ in range(40)]
    assert sizes[0] < 600
    assert sizes[-1] <= sizes[0] + 2


def test_a_part_adds_less_than_200_bytes():
    def size(lines: int) -> int:
        world = World(procedures.parts()).start(turns=0, lot="A-0417")
        return len(
            world.do("dispose", dispositions=[{"disposition": "rework", "quantity": i} for i in range(lines)]).state
        )

    assert size(11) - size(1) < 2000


def test_parts_go_their_own_ways_and_their_results_stand_in_the_order_of_the_lines():
    world = World(procedures.parts()).start(turns=0)
    world.do(
        "dispose", dispositions=[{"disposition": "rework", "quantity": 7}, {"disposition": "accept", "quantity": 2}]
    )
    assert world.open() == ["p_rework", "p_stock"]
    assert world.task("p_rework").role == "workshop_director"
    assert world.task("p_rework").path != world.task("p_stock").path
    assert len(world.task("p_stock").path) == 1
    world.do("p_stock").do("p_rework").do("p_reinspect", reinspection_result="pass").do("p_stock")
    assert [line["quantity"] for line in world.data("close_sheet")["results"]] == [7, 2]


def test_an_empty_list_of_parts_passes():
    world = World(procedures.parts()).start(turns=0).do("dispose", dispositions=[])
    assert world.data("close_sheet")["results"] == []


def test_a_vote_ends_when_enough_agree_and_can_be_repeated():
    world = World(procedures.vote()).start()
    for repeat in (True, False):
        world.do("call_board", board=["ann", "bo", "cy"])
        assert world.open() == ["cast_vote"] * 3
        world.do("cast_vote", vote="no").do("cast_vote", vote="yes").do("cast_vote", vote="yes")
        assert world.data("settle")["votes"] == ["no", "yes", "yes"]
        world.do("settle", repeat=repeat)
    assert world.case().completed


def test_a_deadline_keeps_the_votes_already_given():
    world = World(procedures.vote()).start().do("call_board", board=["ann", "bo"]).do("cast_vote", vote="yes")
    world.wait(hours=2)
    assert world.open() == ["cast_vote", "remind"]
    world.wait(hours=50)
    assert world.open() == ["remind", "settle"]
    assert world.data("settle")["votes"] == ["yes", None]


def test_an_error_goes_to_its_boundary_event_and_messages_find_their_key():
    world = World(procedures.events(), services={"reserve": reserve}).start(case_no="C-1", h_repeat=False)
    world.do("record", a=0, quantity=Decimal("7.5"))
    assert world.open() == ["order_more"]
    assert [entry.kind for entry in world.log] == ["error"]
    assert world.data("order_more")["missing"] == Decimal("2.5")
    world.do("order_more")
    assert world.case().waiting_messages()[0][1:] == ("reply", "C-1")
    assert not world.message("reply", "C-2")
    assert world.message("reply", "C-1", answer=1)
    world.do("read_reply")
    assert world.open() == ["h_one", "h_two"]
    assert len(world.case().timers()) == 2
    world.wait(hours=1, minutes=1)
    assert world.open() == ["h_one", "h_two", "hurry"]
    world.wait(hours=9)
    assert world.open() == ["escalate", "hurry", "hurry"]
    assert "give_up" in world.walked()
    assert "replied" in world.walked()
    assert "timed_out" not in world.walked()


def test_a_failing_service_is_an_incident_and_retry_goes_on():
    def down(_):
        raise ConnectionError("the laboratory does not answer")

    world = World(procedures.reference(), services={"sampling.plan": down}).start()
    world.do("record_finding", quantity=100)
    assert world.open() == []
    assert world.troubles() == {"compute_sample": "ConnectionError: the laboratory does not answer"}
    assert [entry.kind for entry in world.log] == ["failed"]
    assert "compute_sample" in world.retry().troubles()
    world.services = PLAN
    assert world.retry().open() == ["review_finding"]
    assert world.troubles() == {}


@pytest.mark.parametrize("given", [{}, {"disposition": 5}])
def test_a_condition_that_is_neither_true_nor_false_is_an_incident(given):
    b = simple("s1 ask x1 yes no e1", "s1 ask\nask x1\nx1 yes =disposition\nx1 no default\nyes e1\nno e1")
    world = World(b).start().do("ask", **given)
    assert world.open() == []
    assert "disposition" in world.troubles()["x1"]


def test_an_endless_loop_undoes_the_whole_step():
    nodes = [
        ("start", "s"),
        ("user", "go"),
        ("xor", "m"),
        ("script", "turn", script("=1", "n")),
        ("xor", "q"),
        ("end", "e"),
    ]
    world = World(
        bundle(process("p", nodes, "s go\ngo m\nm turn\nturn q\nq m =n > 0\nq e default", prefix="P"))
    ).start()
    with pytest.raises(ServiceFailed, match="does not stop"):
        world.do("go")
    assert world.open() == ["go"]


def test_a_failing_output_mapping_of_a_form_changes_nothing():
    from tests.engine.workflow.drawing import ext, pairs

    nodes = [("start", "s"), ("user", "fill", ext(pairs(outputs={"kept": "=nowhere"}))), ("end", "e")]
    world = World(bundle(process("p", nodes, "s fill\nfill e", prefix="P"))).start(a=1)
    case = world.case()
    with pytest.raises(ServiceFailed, match="nowhere"):
        case.complete(world.task("fill").number, {"b": 2})
    assert case.dump() == world.state


def test_completing_a_task_that_is_not_open_is_refused():
    world = World(procedures.reference(), services=PLAN).start()
    number = world.task("record_finding").number
    world.do("record_finding", quantity=1)
    with pytest.raises(NotFound):
        world.case().complete(number, {})


def test_the_picture_of_what_was_walked_has_exactly_the_flows_taken():
    world = World(procedures.reference(), services=PLAN).start()
    assert world.walked() == {"opened", "reference_f0", "record_finding"}
    world.do("record_finding", quantity=1).do("review_finding", disposition="accept")
    assert world.walked() == {
        *("opened", "record_finding", "compute_sample", "review_finding", "decided", "put_in_stock"),
        *("reference_f0", "reference_f1", "reference_f2", "reference_f3", "reference_f5"),
    }


def test_a_service_without_outputs_mapped_writes_its_whole_result():
    b = bundle(
        process(
            "p",
            [("start", "s"), ("service", "ask", topic("ask", {"a": "=1 + 1"})), ("user", "look"), ("end", "e")],
            "s ask\nask look\nlook e",
            prefix="P",
        )
    )
    world = World(b, services={"ask": lambda given: {"double": given["a"] * 2}}).start()
    assert world.data("look") == {"double": Decimal(4)}
