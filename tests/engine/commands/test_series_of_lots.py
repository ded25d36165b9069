"""Series and hand-over on both databases: through commands, with the shipped procedures."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest

from engine.commands import Plant
from engine.errors import HoldpointError
from engine.inbox.series import recent_series, series_facts
from engine.scenarios import Clock, World, furnish, lookup, run

D = Decimal
SAMPLE = {"major_units": "0", "minor_units": "0"}


@pytest.fixture
def world(database, repository) -> World:
    clock = Clock()
    plant = Plant(database, repository, b"secret of the tests", clock)
    furnish(plant)
    plant.publish()
    return World(plant, clock)


def at_once(*acts):
    """Run the acts in threads that start together; return what each gave or raised."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def carry_out(place, act):
        barrier.wait()
        try:
            results[place] = act()
        except HoldpointError as error:
            results[place] = error

    threads = [threading.Thread(target=carry_out, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def say(world, sentence, *table):
    run(world, sentence, table)
    assert world.refusal is None, world.refusal


def a_task_to_inspect(world, lot):
    table = {"Supplier": "jinhe", "Product": "VB-50", "Lot": lot, "Quantity delivered": "1000", "Unit": "piece"}
    say(world, 'the receiving clerk starts "Incoming inspection":', *table.items())
    classes = {"Inspection class": "Ordinary material", "Item class": "Component"}
    say(world, 'the inspector does "Classify the item":', *classes.items())
    (task,) = world.open_tasks()
    return task.id


def major_of(world):
    with world.plant.database.reading() as work:
        major, minor = series_facts(work, world.person("inspector"), "ningbo", "jinhe", "VB-50")
    assert [each.row.nonconformity_class for each in (major, minor)] == ["major", "minor"]
    return major


def test_lots_judged_at_once_all_count(world):
    inspectors = [world.person("inspector", place) for place in (1, 2)]
    for turn in range(2):
        tasks = [a_task_to_inspect(world, f"A-{turn}-{place}") for place in (1, 2)]
        results = at_once(
            *(
                lambda who=who, task=task: world.plant.complete_task(who, task, SAMPLE)
                for who, task in zip(inspectors, tasks, strict=True)
            )
        )
        assert not [each for each in results if isinstance(each, HoldpointError)]
    major = major_of(world)
    assert [lot.place for lot in major.lots] == [4, 3, 2, 1]
    assert major.row.lots == 4
    assert major.row.state.consecutive_accepted == 4
    assert {lot.lot for lot in major.row.state.recent_lots} == {"A-0-1", "A-0-2", "A-1-1", "A-1-2"}
    assert world.plant.verify(replay=True) is None


def test_a_lot_keeps_its_plan_and_what_was_found(world):
    say(world, '1 delivery of "VB-50" from "jinhe" is inspected:', ("Major nonconforming units", "2"))
    (lot,) = major_of(world).lots
    assert (lot.plan.plan_letter, lot.plan.numbers, lot.found) == ("J", "0/2;1/2", (2,))
    assert (lot.verdict, lot.counts, lot.case_number) == ("reject", True, "II-2026-0001")
    assert major_of(world).average.value == 4


def test_switches_are_kept_with_their_reason(world):
    say(world, '5 deliveries of "VB-50" from "jinhe" are inspected')
    decided = (("Decision for major", "Yes"), ("Decision for minor", "No, not now"))
    say(world, 'the head of raw-material inspection does "Decide on the severity":', *decided)
    (switch,) = major_of(world).switches
    assert (switch.from_severity, switch.to_severity, switch.reason) == ("tightened", "normal", "five_accepted")
    assert switch.after_place == 5
    with world.plant.database.reading() as work:
        ((major, minor),) = recent_series(work, world.person("inspector"), "ningbo")
        assert recent_series(work, world.person("inspector"), "taizhou") == ()
    assert (major.state.severity, minor.state.severity) == ("normal", "tightened")


def test_a_handed_over_lot_is_held_once(world):
    task = a_task_to_inspect(world, "A-9")
    refused = {"major_units": "2", "minor_units": "0", "findings": "porosity"}
    world.plant.complete_task(world.person("inspector"), task, refused)
    assert lookup.balance(world.plant, "ningbo", "A-9") == {"on_hold": D(1000)}
    say(world, 'the linked case "nonconformity" is looked at')
    say(world, 'the lot "A-9" is held by this case')
    form = next(values for element, _, values in lookup.records(world.plant, world.case_id) if element)
    assert form["customer"] is None
    assert form["nonconformity"] == "porosity"
    assert world.plant.verify(replay=True) is None
