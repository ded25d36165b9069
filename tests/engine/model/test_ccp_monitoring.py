"""A point that is read for months: the case stays small, and every reading is written down once."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from engine.scenarios import Stage, World, read_features, run
from engine.storage import Statement
from engine.storage import tables as t

HOME = Path(__file__).resolve().parents[3]
_STATE = Statement(
    sa.select(sa.func.length(t.case.c.state), sa.select(sa.func.count()).select_from(t.ccp_reading).scalar_subquery())
    .where(t.case.c.id == sa.bindparam("case_id"))
)  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    deviation = next(
        each for each in read_features(HOME / "tests" / "features" / "ccp_monitoring") if "just beyond" in each.name
    )
    with Stage(HOME, tmp_path).world() as world:
        for step in deviation.steps[:5]:
            run(world, step.text, step.table)
        yield world


def measured(world: World) -> tuple[int, int]:
    """Bytes of the case's state, and how many readings were written."""
    with world.plant.database.reading() as work:
        size, readings = work.run(_STATE, case_id=world.case_id).fetchone()
    return size, readings


def read(world: World, temperature: str) -> None:
    world.move_clock(world.clock.now + dt.timedelta(minutes=10))
    world.plant.deliver_message(None, "ccp_reading", world.case_number, {"temperature": temperature, "humidity": "60"})


def test_the_case_does_not_grow_with_its_readings(world: World) -> None:
    sizes = []
    for _ in range(150):
        read(world, "18")
        sizes.append(measured(world)[0])
    assert measured(world)[1] == 300
    assert max(sizes[50:]) <= max(sizes[:50]) + 16


def test_a_deviation_that_is_closed_leaves_nothing_behind_in_the_case(world: World) -> None:
    alone = (("Batches in hand", "-"), ("Plan of actions", "-"))
    run(world, 'the food safety team leader starts "Monitoring of a critical control point":', alone)
    sizes = []
    for _ in range(12):
        read(world, "22.5")
        run(world, 'the storekeeper does "Carry out the action of the plan"', ())
        run(world, 'the food safety team leader does "Close the deviation":', (("effective", "yes"),))
        read(world, "18")
        sizes.append(measured(world)[0])
    assert world.refusal is None
    assert world.open_tasks() == []
    assert max(sizes[4:]) <= max(sizes[:4]) + 16


def test_readings_taken_while_the_server_was_down_are_asked_for_once(world: World) -> None:
    world.move_clock(world.clock.now + dt.timedelta(days=2))
    assert [task.element for task in world.open_tasks()].count("measure_store") == 1
