"""Where branches meet."""

import pytest

from tests.engine.workflow.drawing import attached, bundle, process, simple, timer
from tests.engine.workflow.world import World

TWO = ("s1 f1 a b j1 z e1", "s1 f1, f1 a, f1 b, a j1, b j1, j1 z, z e1")


def test_a_branch_that_arrived_first_is_not_forgotten():
    flows = "s1 f1, f1 a, f1 f2, f2 b, f2 c, a j1, b j1, c j1, j1 z, z e1"
    world = World(simple("s1 f1 a f2 b c j1 z e1", flows)).start()
    seen = [world.do(name).open() for name in ("a", "b", "c", "z")]
    assert seen == [["b", "c"], ["c"], ["z"], []]
    assert world.case().completed


def test_a_join_in_a_loop_waits_for_both_branches_each_time():
    flows = "s1 x1, x1 f1, f1 a, f1 b, a j1, b j1, j1 z, z x2, x2 x1 =repeat, x2 e1 default"
    world = World(simple("s1 x1 f1 a b j1 z x2 e1", flows)).start()
    plan = [("a", {}), ("b", {}), ("z", {"repeat": True}), ("b", {}), ("a", {}), ("z", {"repeat": False})]
    seen = [world.do(name, **values).open() for name, values in plan]
    assert seen == [["b"], ["z"], ["a", "b"], ["a"], ["z"], []]


def test_what_a_branch_did_not_change_does_not_undo_what_the_other_did():
    world = World(simple(*TWO)).start(quantity=1, note="old")
    world.do("a", quantity=2).do("b", note="new")
    assert world.data("z") == {"quantity": 2, "note": "new"}


def test_branches_may_set_one_name_to_the_same_value():
    world = World(simple(*TWO)).start().do("a", agreed=True).do("b", agreed=True)
    assert world.data("z") == {"agreed": True}


def test_branches_that_disagree_are_an_incident_that_keeps_both_steps():
    world = World(simple(*TWO)).start(verdict=None).do("a", verdict="good").do("b", verdict="bad")
    assert world.open() == []
    assert world.troubles() == {"j1": 'branches disagree on verdict: "good" and "bad"'}
    assert world.retry().troubles() == {"j1": 'branches disagree on verdict: "good" and "bad"'}


def test_branches_of_branches_are_put_together_split_by_split():
    flows = "s1 f1, f1 a, f1 b, b f2, f2 c, f2 d, a j1, c j1, d j1, j1 z, z e1"
    world = World(simple("s1 f1 a b f2 c d j1 z e1", flows)).start(x=0).do("b", x=1).do("c", x=2).do("d").do("a")
    assert world.data("z") == {"x": 2}


def test_a_name_that_both_branches_set_before_they_parted_again_is_no_clash():
    flows = "s1 f1, f1 a, f1 b, a j1, b j1, j1 f2, f2 c, f2 d, c j2, d j2, j2 z, z e1"
    world = World(simple("s1 f1 a b j1 f2 c d j2 z e1", flows)).start()
    world.do("a", x=1).do("b", y=1).do("c", x=2).do("d", y=2)
    assert world.data("z") == {"x": 2, "y": 2}


def test_a_second_token_on_one_flow_waits_for_the_next_turn():
    flows = "s1 f1, f1 p, f1 q, f1 b, p x1, q x1, x1 a, a j1, b j1, j1 z, z e1"
    world = World(simple("s1 f1 p q b x1 a j1 z e1", flows)).start().do("p", p=1).do("q", q=1).do("a").do("a")
    assert world.open() == ["b"]
    assert world.do("b", b=1).open() == ["z"]
    assert world.data("z") == {"p": 1, "b": 1}
    assert not world.do("z").case().completed


def inclusive(flows: str):
    names = [("start", "s"), ("or", "fork"), ("user", "a"), ("user", "b"), ("or", "join"), ("user", "z"), ("end", "e")]
    names += [("xor", "x"), ("end", "elsewhere")] if "elsewhere" in flows else []
    return bundle(process("p", names, flows, prefix="P"))


PLAIN = "s fork\nfork a =first\nfork b default\na join\nb join\njoin z\nz e"
BOTH = "s fork\nfork a =first\nfork b =second\na join\nb x\nx join =stay\nx elsewhere default\njoin z\nz e"


def test_an_inclusive_join_waits_only_for_branches_that_were_taken():
    world = World(inclusive(PLAIN)).start(first=True)
    assert world.open() == ["a"]
    assert world.do("a").open() == ["z"]


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_an_inclusive_join_goes_on_when_the_other_branch_ends_elsewhere(order):
    world = World(inclusive(BOTH)).start(first=True, second=True)
    for name in order:
        world.do(name, **({"stay": False} if name == "b" else {}))
    assert world.open() == ["z"]
    assert world.do("z").case().completed


def test_an_inclusive_join_merges_the_branches_that_come():
    world = World(inclusive(BOTH)).start(first=True, second=True).do("b", stay=True)
    assert world.open() == ["a"]
    assert world.do("a", x=1).data("z") == {"first": True, "second": True, "stay": True, "x": 1}


def test_no_open_flow_and_no_default_is_an_incident():
    flows = "s fork\nfork a =first\nfork b =first\na join\nb join\njoin z\nz e"
    world = World(inclusive(flows)).start(first=False)
    assert world.troubles() == {"fork": "no condition holds and there is no default flow"}


def reminding(count: str):
    nodes = [
        ("start", "s"),
        ("user", "work"),
        ("border", "late", timer("timeCycle", f"{count}/PT1H"), attached("work", interrupting=False)),
        ("user", "remind"),
        ("end", "reminded"),
        ("end", "e"),
    ]
    return bundle(process("p", nodes, "s work\nwork e\nlate remind\nremind reminded", prefix="P"))


def test_reminders_that_changed_nothing_leave_nothing_behind():
    world = World(reminding("R")).start()
    sizes = [len(world.wait(hours=1).do("remind").state) for _ in range(30)]
    assert sizes[-1] <= sizes[1] + 4


def test_a_process_ends_when_its_last_branch_has_ended_and_the_last_value_wins():
    world = World(reminding("R1")).start().wait(hours=1).do("work", note="done")
    assert not world.case().completed
    world.do("remind", note="hurry")
    assert world.case().completed
    assert world.case().result == {"note": "hurry"}
