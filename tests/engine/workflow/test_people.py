"""Whose task it is, where, until when: evaluated when it opens."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from engine.feel import Function
from engine.workflow import Host, load, start
from tests.engine.workflow.drawing import bundle, ext, pairs, process, properties
from tests.engine.workflow.world import START, World


def asking(*extensions: str, lanes=None):
    nodes = [("start", "s"), ("user", "ask", ext(*extensions)), ("user", "after"), ("end", "e")]
    return bundle(process("p", nodes, "s ask\nask after\nafter e", prefix="P", lanes=lanes))


def assigned(groups: str) -> str:
    return f'<zeebe:assignmentDefinition candidateGroups="{groups}"/>'


def due(text: str) -> str:
    return f"<zeebe:taskSchedule dueDate='{text}'/>"


def test_a_task_belongs_to_its_lane_or_its_candidate_group():
    assert World(asking()).start().task("ask").role == "inspector"
    assert World(asking(assigned("Storekeeper"))).start().task("ask").role == "storekeeper"


def test_a_role_computed_when_the_task_opens_stays():
    world = World(asking(assigned("=who"))).start(who="workshop director")
    assert world.task("ask").role == "workshop_director"


@pytest.mark.parametrize(
    ("who", "text"), [("nobody", '=who gives "nobody", no role'), (None, "=who gives null, no role")]
)
def test_a_role_that_does_not_exist_is_an_incident(who, text):
    world = World(asking(assigned("=who"))).start(who=who)
    assert world.open() == []
    assert world.troubles() == {"ask": text}


def test_a_task_that_belongs_to_nobody_is_an_incident():
    assert "whose task" in World(asking(lanes={})).start().troubles()["ask"]


def test_the_site_is_computed():
    assert World(asking(properties(site="=using_site"))).start(using_site="north").task("ask").site == "north"
    assert World(asking(properties(site="=using_site"))).start(using_site=None).task("ask").site is None
    assert World(asking(properties(site="=1 + 1"))).start().troubles() == {"ask": "site 2 is no text"}


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ('=now() + duration("PT2H")', None, START + timedelta(hours=2)),
        ("=at", datetime(2026, 12, 1, 8, tzinfo=timezone(timedelta(hours=8))), datetime(2026, 12, 1, tzinfo=UTC)),
        ("2026-12-01T08:00:00+08:00", None, datetime(2026, 12, 1, tzinfo=UTC)),
        ("=at", date(2026, 12, 1), datetime(2026, 12, 1, 23, 59, 59, tzinfo=UTC)),
        ("=at", None, None),
    ],
)
def test_the_due_date_is_computed_once(text, given, expected):
    world = World(asking(due(text))).start(at=given)
    assert world.task("ask").due_at == expected
    world.now += timedelta(days=3)
    assert world.task("ask").due_at == expected


def test_a_due_date_without_a_zone_is_an_incident():
    world = World(asking(due("=at"))).start(at=datetime(2026, 12, 1, 8))  # noqa: DTZ001
    assert "no date and time with an offset" in world.troubles()["ask"]


def test_priority_and_names():
    task = World(asking('<zeebe:priorityDefinition priority="=80"/>')).start().task("ask")
    assert (task.priority, task.names.en) == (80, "ask")
    assert World(asking()).start().task("ask").priority == 50


def test_a_due_date_that_could_not_be_computed_is_tried_again():
    found = asking(due("=add working days(now(), 2)"))
    host = Host(START, None, None)
    case = start(found, host, {"a": 1})
    assert [trouble.element for trouble in case.incidents()] == ["ask"]
    after = Function(("day", "days"), lambda day, days: day + timedelta(days=int(days)))
    case = load(case.dump(), found, Host(START, None, None, {"add working days": after}))
    case.retry()
    assert [(task.element, task.due_at) for task in case.open_tasks()] == [("ask", START + timedelta(days=2))]
    assert dict(case.data(case.open_tasks()[0].number)) == {"a": 1}


def test_inputs_prefill_the_form_and_stay_out_of_the_case():
    world = World(asking(pairs({"shown": "=a * 2", "more.deep": "=shown + 1"}))).start(a=2)
    number = world.task("ask").number
    assert world.case().values(number) == {"a": 2, "shown": 4, "more": {"deep": 5}}
    assert world.do("ask", b=1).data("after") == {"a": 2, "b": 1}


def test_outputs_let_only_what_they_name_reach_the_case():
    mapping = pairs({"factor": "=10"}, {"result": "=b * factor", "kept.note": "=note"})
    world = World(asking(mapping)).start(a=2)
    assert world.do("ask", b=3, note=None).data("after") == {"a": 2, "result": 30, "kept": {"note": None}}


def test_values_handed_in_are_copied_and_typed():
    lines = [{"quantity": 5}]
    case = start(asking(), Host(START, None, None), {})
    case.complete(case.open_tasks()[0].number, {"lines": lines})
    lines[0]["quantity"] = 6
    assert case.data(case.open_tasks()[0].number)["lines"] == [{"quantity": Decimal(5)}]


def test_a_float_is_refused_and_the_task_stays_open():
    from engine.errors import ServiceFailed

    world = World(asking()).start()
    with pytest.raises(ServiceFailed, match="float"):
        world.do("ask", quantity=1.5)
    assert world.open() == ["ask"]
