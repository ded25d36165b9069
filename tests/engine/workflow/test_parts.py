"""Called and embedded processes, lists of them, and what goes in and comes back."""

from engine.workflow import BpmnError
from tests.engine.workflow import procedures
from tests.engine.workflow.drawing import (
    attached,
    bundle,
    called,
    ext,
    nodes_and_flows,
    pairs,
    process,
    script,
    several,
    timer,
    topic,
)
from tests.engine.workflow.world import World


def calling(body: str, inside: str = "ask", lanes=None, border=(), flows: str = ""):
    nodes = [("start", "s"), ("call", "part", body), ("user", "after"), ("end", "e"), *border]
    part = [("start", "p_s"), ("user", inside), ("end", "p_e")]
    lane = {"storekeeper": " ".join(node[1] for node in nodes)}
    return bundle(
        process("p", nodes, "s part\npart after\nafter e\n" + flows, prefix="P", lanes=lane),
        process("inner", part, f"p_s {inside}\n{inside} p_e", lanes=lanes if lanes is not None else {}),
    )


def test_a_called_process_takes_all_data_and_brings_its_changes_back():
    world = World(calling(called("inner"))).start(a=1).do("ask", b=2)
    assert world.data("after") == {"a": 1, "b": 2}


def test_inputs_of_a_call_stay_inside():
    world = World(calling(called("inner", inputs={"quantity": "=whole / 2"}))).start(whole=10, quantity=None)
    assert world.data("ask") == {"whole": 10, "quantity": 5}
    assert world.do("ask", b=2).data("after") == {"whole": 10, "quantity": None, "b": 2}


def test_a_call_may_keep_data_back_and_map_what_comes_out():
    body = called(
        "inner", parent=False, child=False, inputs={"n": "=a + 1"}, outputs={"result.n": "=n", "result.b": "=b"}
    )
    world = World(calling(body)).start(a=1)
    assert world.data("ask") == {"n": 2}
    assert world.do("ask", b="x").data("after") == {"a": 1, "result": {"n": 2, "b": "x"}}


def test_a_call_that_takes_nothing_back_changes_nothing():
    world = World(calling(called("inner", child=False))).start(a=1).do("ask", a=2, b=3)
    assert world.data("after") == {"a": 1}


def test_a_task_without_lane_belongs_to_the_lane_of_its_caller():
    assert World(calling(called("inner"))).start().task("ask").role == "storekeeper"


def test_a_failing_output_of_a_call_is_an_incident_and_keeps_what_the_part_did():
    world = World(calling(called("inner", outputs={"x": "=nowhere"}))).start().do("ask", b=1)
    assert "nowhere" in world.troubles()["part"]
    assert "nowhere" in world.retry().troubles()["part"]


def test_a_deadline_on_a_list_of_parts_ends_them_all():
    late = ("border", "late", timer("timeDuration", "PT1H"), attached("part"))
    bundle_ = procedures.parts("", [late, ("user", "too_late")], "late too_late\ntoo_late close_sheet")
    world = World(bundle_).start(turns=0)
    lines = [{"disposition": "rework", "quantity": 1}, {"disposition": "accept", "quantity": 2}]
    assert world.do("dispose", dispositions=lines).open() == ["p_rework", "p_stock"]
    world.do("p_stock").wait(hours=2)
    assert world.open() == ["too_late"]
    assert world.data("too_late")["results"] == [None, {"disposition": "accept", "quantity": 2, "turns": 0}]
    assert world.do("too_late").do("close_sheet").case().completed


def test_tasks_that_sleep_in_other_parts_keep_their_numbers_and_paths():
    world = World(procedures.parts()).start(turns=0)
    world.do("dispose", dispositions=[{"disposition": "accept", "quantity": i} for i in range(5)])
    before = {task.number: task for task in world.case().open_tasks()}
    world.do("p_stock")
    after = {task.number: task for task in world.case().open_tasks()}
    assert len(after) == 4
    assert all(before[number] == task for number, task in after.items())


def test_an_error_of_a_called_process_goes_to_the_activity_that_called_it():
    def refuse(_):
        raise BpmnError("NONE", {"missing": 3})

    caught = '<bpmn:errorEventDefinition errorRef="none"/>'
    nodes = [
        ("start", "s"),
        ("call", "part", called("inner")),
        ("border", "none_left", caught, attached("part")),
        ("user", "order_more", ext(pairs({"wanted": "=missing + 1"}))),
        ("end", "e"),
    ]
    inner = [("start", "p_s"), ("service", "take", topic("take")), ("end", "p_e")]
    found = bundle(
        '<bpmn:error id="none" errorCode="NONE"/>',
        process("p", nodes, "s part\npart e\nnone_left order_more\norder_more e", prefix="P"),
        process("inner", inner, "p_s take\ntake p_e"),
    )
    world = World(found, services={"take": refuse}).start()
    assert world.open() == ["order_more"]
    assert world.case().values(world.task("order_more").number) == {"missing": 3, "wanted": 4}


def test_an_error_that_nothing_catches_is_an_incident():
    def refuse(_):
        raise BpmnError("NONE")

    nodes = [("start", "s"), ("service", "take", topic("take")), ("end", "e")]
    world = World(bundle(process("p", nodes, "s take\ntake e", prefix="P")), services={"take": refuse}).start()
    assert world.troubles() == {"take": "no boundary event catches error NONE"}
    world.services = {"take": lambda _: {}}
    assert world.retry().case().completed


def test_a_process_that_calls_itself_stops_at_an_incident():
    found = bundle(
        process("p", [("start", "s"), ("call", "again", called("p")), ("end", "e")], "s again\nagain e", prefix="P")
    )
    assert "deep" in World(found).start().troubles()["again"]


def test_a_list_that_is_none_is_an_incident_that_retry_asks_again():
    nodes = [("start", "s"), ("user", "each", several("=lines", "line")), ("end", "e")]
    found = bundle(process("p", nodes, "s each\neach e", prefix="P"))
    world = World(found).start(lines="one, two")
    assert world.troubles() == {"each": '=lines gives "one, two", no list'}
    assert world.retry().troubles() == {"each": '=lines gives "one, two", no list'}


def test_items_one_after_the_other_and_until_enough_are_done():
    body = several("=[1, 2, 3]", "n", "answers", "=answer", "=numberOfCompletedInstances = 2", sequential=True)
    nodes = [("start", "s"), ("user", "ask", body), ("user", "after"), ("end", "e")]
    world = World(bundle(process("p", nodes, "s ask\nask after\nafter e", prefix="P"))).start(n="outer")
    assert world.open() == ["ask"]
    assert world.data("ask")["n"] == 1
    assert world.do("ask", answer="a").data("ask")["n"] == 2
    assert world.do("ask", answer="b").data("after") == {"n": "outer", "answers": ["a", "b", None]}


def test_without_an_output_collection_the_members_write_their_changes():
    nodes = [("start", "s"), ("user", "ask", several("=[1, 2]", "n")), ("user", "after"), ("end", "e")]
    world = World(bundle(process("p", nodes, "s ask\nask after\nafter e", prefix="P"))).start(x=0, y=0)
    assert world.do("ask", x=1).do("ask", y=2).data("after") == {"x": 1, "y": 2}


def test_a_failing_output_element_refuses_the_form_and_changes_nothing():
    import pytest

    from engine.errors import ServiceFailed

    nodes = [("start", "s"), ("user", "ask", several("=[1, 2]", "n", "all", "=answer")), ("end", "e")]
    world = World(bundle(process("p", nodes, "s ask\nask e", prefix="P"))).start()
    case = world.case()
    with pytest.raises(ServiceFailed, match="answer"):
        case.complete(world.task("ask").number, {"other": 1})
    assert case.dump() == world.state


def test_an_embedded_process_works_on_the_data_around_it():
    inside = nodes_and_flows(
        "sub",
        [("start", "b_s"), ("script", "double", script("=n * 2", "n")), ("user", "look"), ("end", "b_e")],
        "b_s double\ndouble look\nlook b_e",
    )
    nodes = [("start", "s"), ("sub", "box", inside), ("user", "after"), ("end", "e")]
    world = World(bundle(process("p", nodes, "s box\nbox after\nafter e", prefix="P"))).start(n=2)
    assert world.data("look") == {"n": 4}
    assert len(world.task("look").path) == 1
    assert world.do("look", seen=True).data("after") == {"n": 4, "seen": True}


def test_a_signal_reaches_parts_that_sleep():
    world = World(procedures.deep()).start()
    world.do("plan", lines=[{"way": "wait"}, {"way": "wait"}, {"way": "go"}])
    assert world.open() == ["l_before"]
    assert world.do("l_before").open() == ["l_after"] * 3


def test_the_other_branch_of_a_process_ended_by_an_error_or_a_terminate_end_is_gone():
    world = World(procedures.deep()).start().do("plan", lines=[{"way": "check"}, {"way": "check"}])
    assert world.open() == ["c_test", "c_test", "c_watch", "c_watch"]
    paths = {len(task.path) for task in world.case().open_tasks()}
    assert paths == {2}
    world.do("c_test", verdict="bad")
    assert world.open() == ["c_test", "c_watch", "l_repair"]
    world.do("c_test", verdict="stop")
    assert world.open() == ["l_after", "l_repair"]
    assert world.data("l_after")["checked"] == "stop"


def test_an_escalation_tells_its_caller_and_the_part_goes_on():
    world = World(procedures.deep()).start().do("plan", lines=[{"way": "stages"}], stages_to_do=[1])
    assert world.do("stage_done", note="x").open() == ["l_informed", "stage_check"]
    assert world.do("stage_check").do("l_informed").data("l_after")["notes"] == ["x"]


def lines_with(way_out: str, end: str = ""):
    """Parts beside a branch of the case; `way_out` is what the part ends with."""
    part = called("inner", child=False) + several("=[1, 2, 3]", "n")
    caught = '<bpmn:errorEventDefinition errorRef="bad"/>'
    nodes = [
        ("start", "s"),
        ("and", "f"),
        ("call", "part", part),
        ("border", "spoilt", caught, attached("part")),
        ("user", "mend"),
        ("user", "beside"),
        ("end", "stop", end),
        ("end", "e"),
    ]
    inner = [("start", "p_s"), ("user", "ask"), ("end", "p_e", way_out)]
    return bundle(
        '<bpmn:error id="bad" errorCode="BAD"/>',
        process("p", nodes, "s f\nf part\nf beside\nbeside stop\npart e\nspoilt mend\nmend e", prefix="P"),
        process("inner", inner, "p_s ask\nask p_e"),
    )


def test_a_terminate_end_ends_parts_that_sleep():
    world = World(lines_with("", "<bpmn:terminateEventDefinition/>")).start()
    assert world.open() == ["ask", "ask", "ask", "beside"]
    assert world.do("beside", x=1).case().completed
    assert world.open() == []
    assert world.case().result == {"x": 1}


def test_an_error_in_one_part_ends_the_others():
    world = World(lines_with('<bpmn:errorEventDefinition errorRef="bad"/>')).start()
    assert world.do("ask", x=1).open() == ["beside", "mend"]
    assert world.do("mend").do("beside").case().completed
