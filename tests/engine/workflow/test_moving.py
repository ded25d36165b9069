"""A running case goes over to another version of its procedure."""

from datetime import timedelta

import pytest

from engine.errors import CommandRefused
from engine.workflow import Entry, HistoryDiffers, move, replay
from tests.engine.workflow import procedures
from tests.engine.workflow.drawing import attached, bundle, called, ext, process, several, timer
from tests.engine.workflow.world import START, World

S, E = ("start", "s"), ("end", "e")


def version(*nodes, flows, lanes=None, more=()):
    return bundle(process("p", [S, *nodes, E], flows, prefix="P", lanes=lanes), *more)


FIRST = version(("user", "a"), ("user", "b"), flows="s a\na b\nb e")
LATE = ("border", "late", timer("timeDuration", "PT2H"), attached("a", interrupting=False))


def moved(world: World, target) -> World:
    case = move(world.state, world.bundle, target, world.host())
    world.bundle = target
    return world._keep(case)


def refusals(world: World, target):
    with pytest.raises(CommandRefused) as caught:
        move(world.state, world.bundle, target, world.host())
    return [(refusal.code, str(refusal.data["name"].en)) for refusal in caught.value.refusals]


def test_an_open_task_keeps_its_number_and_goes_on_by_the_new_way():
    world = World(FIRST).start(x=1)
    number = world.task("a").number
    moved(world, version(("user", "a"), ("user", "check"), ("user", "b"), flows="s a\na check\ncheck b\nb e"))
    assert world.task("a").number == number
    assert world.walked() == {"s", "p_f0", "a"}
    assert world.do("a").do("check").do("b").case().completed


def test_the_lane_of_the_new_version_counts():
    world = World(FIRST).start()
    moved(world, version(("user", "a"), ("user", "b"), flows="s a\na b\nb e", lanes={"storekeeper": "s a b e"}))
    assert world.task("a").role == "storekeeper"


def test_a_role_that_cannot_be_found_in_the_new_version_is_refused():
    groups = ext('<zeebe:assignmentDefinition candidateGroups="=who"/>')
    target = version(("user", "a", groups), ("user", "b"), flows="s a\na b\nb e")
    assert refusals(World(FIRST).start(), target) == [("step-without-role", "a")]


def test_a_step_that_is_gone_or_changed_is_refused_and_nothing_is_lost():
    world = World(FIRST).start()
    assert refusals(world, version(("user", "b"), flows="s b\nb e")) == [("step-removed", "a")]
    assert refusals(world, version(("user", "b"), ("xor", "a"), flows="s a\na b\nb e")) == [("step-changed", "a")]
    assert world.open() == ["a"]


def test_a_deadline_that_is_new_begins_when_the_case_is_moved():
    world = World(FIRST).start()
    world.now += timedelta(days=1)
    target = version(("user", "a"), LATE, ("user", "b"), ("user", "hurry"), flows="s a\na b\nb e\nlate hurry\nhurry e")
    moved(world, target)
    assert list(world.case().timers().values()) == [START + timedelta(days=1, hours=2)]
    assert world.wait(hours=3).open() == ["a", "hurry"]
    assert world.do("hurry").do("a").do("b").case().completed


def test_a_deadline_keeps_its_time_and_one_that_is_gone_waits_no_longer():
    nodes = [("user", "a"), LATE, ("user", "b"), ("user", "hurry")]
    flows = "s a\na b\nb e\nlate hurry\nhurry e"
    world = World(version(*nodes, flows=flows)).start()
    world.now += timedelta(hours=1)
    moved(world, version(*nodes, ("user", "c"), flows=flows.replace("a b", "a c\nc b")))
    assert list(world.case().timers().values()) == [START + timedelta(hours=2)]
    moved(world, FIRST)
    assert world.case().timers() == {}
    assert world.do("a").do("b").case().completed


def test_a_reminder_that_has_come_does_not_come_again():
    nodes = [("user", "a"), LATE, ("user", "b"), ("user", "hurry")]
    flows = "s a\na b\nb e\nlate hurry\nhurry e"
    world = World(version(*nodes, flows=flows)).start().wait(hours=3).do("hurry")
    moved(world, version(*nodes, ("user", "c"), flows=flows.replace("a b", "a c\nc b")))
    assert world.case().timers() == {}


def test_parts_go_along():
    world = World(procedures.parts()).start(turns=0)
    world.do(
        "dispose", dispositions=[{"disposition": "rework", "quantity": 1}, {"disposition": "accept", "quantity": 2}]
    )
    before = world.case().open_tasks()
    late = ("border", "late", timer("timeDuration", "PT1H"), attached("part"))
    moved(world, procedures.parts("", [late, ("user", "too_late")], "late too_late\ntoo_late close_sheet"))
    assert world.case().open_tasks() == before
    assert world.wait(hours=2).open() == ["too_late"]


def test_a_list_under_way_whose_rules_changed_is_refused():
    def committee(condition):
        vote = ("user", "a", several("=[1, 2]", "n", "votes", "=vote", condition))
        return version(vote, flows="s a\na e")

    world = World(committee("")).start()
    assert refusals(world, committee("=true")) == [("list-under-way", "a")]


def test_a_called_process_that_is_gone_is_refused():
    inner = process("inner", [("start", "i_s"), ("user", "ask"), ("end", "i_e")], "i_s ask\nask i_e")
    other = process("other", [("start", "i_s"), ("user", "ask"), ("end", "i_e")], "i_s ask\nask i_e")
    world = World(version(("call", "part", called("inner")), flows="s part\npart e", more=[inner])).start()
    target = version(("call", "part", called("other")), flows="s part\npart e", more=[other])
    assert refusals(world, target) == [("step-changed", "part"), ("step-removed", "ask")]


def test_a_history_with_a_move_is_played_again():
    target = version(("user", "a"), ("user", "check"), ("user", "b"), flows="s a\na check\ncheck b\nb e")
    world = World(FIRST).start(x=1)
    entries = [Entry("start", payload={"x": 1}, at=START), Entry("move", payload=target.key, at=START)]
    moved(world, target)
    assert replay(FIRST, lambda at: world.host(), entries, {target.key: target}.get).dump() == world.state
    with pytest.raises(HistoryDiffers, match="bundles"):
        replay(FIRST, lambda at: world.host(), entries)


def test_a_branch_that_waits_at_a_join_goes_along():
    nodes = [("and", "f"), ("user", "a"), ("user", "b"), ("and", "j"), ("user", "z")]
    flows = "s f\nf a\nf b\na j\nb j\nj z\nz e"
    world = World(version(*nodes, flows=flows)).start().do("a", x=1)
    moved(world, version(*nodes, ("user", "y"), flows=flows.replace("z e", "z y\ny e")))
    assert world.do("b", y=2).data("z") == {"x": 1, "y": 2}
    target = version(("user", "b"), ("user", "z"), flows="s b\nb z\nz e")
    world = World(version(*nodes, flows=flows)).start().do("a", x=1)
    assert ("step-removed", "j") in refusals(world, target)
