"""Time, messages and what happens first."""

from datetime import timedelta

import pytest

from tests.engine.workflow.drawing import attached, bundle, ext, process, timer
from tests.engine.workflow.world import START, World


def catching(body: str, *, before: str = ""):
    nodes = [("start", "s"), ("catch", "wait", body), ("user", "after"), ("end", "e")]
    return bundle(before, process("p", nodes, "s wait\nwait after\nafter e", prefix="P"))


@pytest.mark.parametrize(
    ("kind", "text", "due"),
    [
        ("timeDuration", "PT2H", START + timedelta(hours=2)),
        ("timeDuration", '=duration("P1D")', START + timedelta(days=1)),
        ("timeDuration", "P1M", START.replace(month=12)),
        ("timeDate", "=at", START + timedelta(hours=5)),
        ("timeDate", "2026-11-20T20:00:00+08:00", START + timedelta(hours=4)),
        ("timeCycle", "R3/PT1H", START + timedelta(hours=1)),
        ("timeCycle", "R3/2026-11-20T09:30:00Z/PT1H", START + timedelta(hours=1, minutes=30)),
    ],
)
def test_a_timer_is_due(kind, text, due):
    world = World(catching(timer(kind, text))).start(at=START + timedelta(hours=5))
    assert list(world.case().timers().values()) == [due]
    world.now = due - timedelta(seconds=1)
    assert world.wait().open() == []
    assert world.wait(seconds=1).open() == ["after"]
    assert world.case().timers() == {}


def test_a_timer_that_is_overdue_from_the_start_goes_off_at_once_when_time_is_looked_at():
    world = World(catching(timer("timeDate", "2020-01-01T00:00:00Z"))).start()
    assert world.open() == []
    assert world.wait().open() == ["after"]


@pytest.mark.parametrize(
    ("kind", "text", "trouble"),
    [
        ("timeDuration", "=at", "no duration"),
        ("timeDuration", "soon", "soon"),
        ("timeDate", "=length", "no date and time"),
        ("timeCycle", "every day", "no repeated time"),
        ("timeDate", "=nowhere", "nowhere"),
    ],
)
def test_a_time_that_cannot_be_read_is_an_incident(kind, text, trouble):
    world = World(catching(timer(kind, text))).start(at=START, length=timedelta(hours=1))
    assert trouble in world.troubles()["wait"]
    assert world.case().timers() == {}


def test_missed_ticks_of_a_repeated_timer_come_as_one():
    nodes = [
        ("start", "s"),
        ("user", "work"),
        ("border", "late", timer("timeCycle", "R3/PT1H"), attached("work", interrupting=False)),
        ("user", "remind"),
        ("end", "reminded"),
        ("end", "e"),
    ]
    world = World(bundle(process("p", nodes, "s work\nwork e\nlate remind\nremind reminded", prefix="P"))).start()
    assert world.wait(hours=2, minutes=5).open() == ["remind", "work"]
    assert list(world.case().timers().values()) == [START + timedelta(hours=3)]
    assert world.wait(days=1).open() == ["remind", "remind", "work"]
    assert world.case().timers() == {}
    assert {"late", "remind"} <= world.walked()


MESSAGE = (
    '<bpmn:message id="m" name="{}"><bpmn:extensionElements>'
    '<zeebe:subscription correlationKey="{}"/></bpmn:extensionElements></bpmn:message>'
)
CAUGHT = '<bpmn:messageEventDefinition messageRef="m"/>'


def test_a_message_finds_its_key_and_brings_its_data():
    world = World(catching(CAUGHT, before=MESSAGE.format("reply", "=case_no"))).start(case_no="C-1")
    number, name, key = world.case().waiting_messages()[0]
    assert (name, key) == ("reply", "C-1")
    assert number > 0
    assert not world.message("reply", "C-2")
    assert not world.message("other", "C-1")
    assert world.message("reply", "C-1", answer="yes")
    assert world.data("after") == {"case_no": "C-1", "answer": "yes"}


def test_the_key_is_that_of_the_time_when_the_waiting_began():
    world = World(catching(CAUGHT, before=MESSAGE.format("=kind", "=1 + 1"))).start(kind="reply")
    assert world.case().waiting_messages()[0][1:] == ("reply", "2")


def test_a_null_key_is_an_incident():
    world = World(catching(CAUGHT, before=MESSAGE.format("reply", "=case_no"))).start(case_no=None)
    assert world.troubles() == {"wait": "correlation key =case_no gives null"}


def test_one_of_several_that_wait_takes_a_message_the_one_that_waits_longest():
    nodes = [
        ("start", "s"),
        ("and", "f"),
        ("receive", "one", "", 'messageRef="m"'),
        ("receive", "two", "", 'messageRef="m"'),
    ]
    nodes += [("user", "a"), ("user", "b"), ("end", "e")]
    flows = "s f\nf one\nf two\none a\ntwo b\na e\nb e"
    world = World(bundle(MESSAGE.format("reply", "=no"), process("p", nodes, flows, prefix="P"))).start(no="1")
    assert world.message("reply", "1")
    assert world.open() == ["a"]
    assert world.message("reply", "1")
    assert world.open() == ["a", "b"]
    assert not world.message("reply", "1")


def first_of(*waits: tuple[str, str]):
    nodes = [("start", "s"), ("first", "gate"), *(("catch", name, body) for name, body in waits), ("end", "e")]
    nodes += [("user", f"after_{name}") for name, _ in waits]
    flows = ["s gate"] + [line for n, _ in waits for line in (f"gate {n}", f"{n} after_{n}", f"after_{n} e")]
    return bundle(MESSAGE.format("reply", "=no"), process("p", nodes, "\n".join(flows), prefix="P"))


def test_what_happens_first_ends_the_other_waiting():
    world = World(
        first_of(("soon", timer("timeDuration", "PT1H")), ("late", timer("timeDuration", "PT2H")), ("reply", CAUGHT))
    ).start(no="1")
    assert len(world.case().timers()) == 2
    assert world.walked().isdisjoint({"soon", "late", "reply"})
    assert world.wait(hours=5).open() == ["after_soon"]
    assert world.case().timers() == {}
    assert world.case().waiting_messages() == []
    assert "soon" in world.walked()
    assert "late" not in world.walked()


def test_an_output_mapping_of_a_message_writes_only_what_it_names():
    mapped = ext('<zeebe:ioMapping><zeebe:output source="=answer" target="reply.text"/></zeebe:ioMapping>')
    world = World(catching(mapped + CAUGHT, before=MESSAGE.format("reply", "=no"))).start(no="1")
    world.message("reply", "1", answer="yes", noise=1)
    assert world.data("after") == {"no": "1", "reply": {"text": "yes"}}


def test_a_repeated_timer_without_a_pause_is_an_incident():
    assert "without a pause" in World(catching(timer("timeCycle", "R/PT0S"))).start().troubles()["wait"]


@pytest.mark.parametrize(("length", "next_tick"), [("PT1S", timedelta(days=4000, seconds=1)), ("P1M", None)])
def test_years_of_missed_ticks_are_passed_over_at_once(length, next_tick):
    nodes = [
        ("start", "s"),
        ("user", "work"),
        ("border", "tick", timer("timeCycle", f"R/{length}"), attached("work", interrupting=False)),
    ]
    nodes += [("user", "note"), ("end", "e")]
    world = World(bundle(process("p", nodes, "s work\nwork e\ntick note\nnote e", prefix="P"))).start()
    assert world.wait(days=4000).open() == ["note", "work"]
    due = next(iter(world.case().timers().values()))
    assert due > world.now
    assert next_tick is None or due == START + next_tick


def test_a_message_with_a_float_changes_nothing():
    from engine.errors import ServiceFailed

    world = World(catching(CAUGHT, before=MESSAGE.format("reply", "=no"))).start(no="1")
    with pytest.raises(ServiceFailed, match="float"):
        world.message("reply", "1", quantity=1.5)
    assert len(world.case().waiting_messages()) == 1
