"""`kill -9` of the runner while timers are due: each goes off once, and what follows from it happens once."""

from __future__ import annotations

import datetime as dt
import os
import random
import time
from pathlib import Path

import pytest

from engine.runner import Runner, loop
from engine.scenarios.lookup import open_tasks
from tests.faults.counting import movements, rows
from tests.faults.servers import furnish, in_a_child, kill_child, open_plant

HOME = Path(__file__).parent / "home"
CASES = 40
KILLS = 6


@pytest.fixture
def waiting(tmp_path, monkeypatch):
    """A plant whose cases all wait for a timer of one second that is long due; leases are short."""
    monkeypatch.setattr(loop, "LEASE", dt.timedelta(milliseconds=60))
    furnish(tmp_path, HOME, {"zhang": ["inspector"]})
    plant = open_plant(tmp_path, HOME)
    zhang = plant.actor_named("zhang")
    for number in range(CASES):
        sheet = {"product": "VB-50", "lot": f"P-{number}", "quantity": "10"}
        case = plant.start_case(zhang, "patrol", "ningbo", sheet)
        (task,) = open_tasks(plant, case.id)
        plant.complete_task(zhang, task.id, {})
    plant.database.close()
    time.sleep(1.1)
    return tmp_path


def run_the_runner(folder: Path) -> None:
    runner = Runner(open_plant(folder, HOME))
    while True:
        runner.tick()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_each_timer_goes_off_once(waiting):
    chance = random.Random(7)  # noqa: S311 - moments, no secrets
    runners = [in_a_child(lambda: run_the_runner(waiting)) for _ in range(2)]
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.02, 0.12))
        kill_child(runners.pop(0))
        runners.append(in_a_child(lambda: run_the_runner(waiting)))
    end = time.monotonic() + 20
    while rows(waiting, "SELECT count(*) FROM timer") != [(0,)] and time.monotonic() < end:
        time.sleep(0.05)
    for runner in runners:
        kill_child(runner)
    confirmations = rows(waiting, "SELECT case_id, count(*) FROM work_item WHERE element = 'confirm_round' GROUP BY 1")
    assert len(confirmations) == CASES
    assert {count for _, count in confirmations} == {1}
    moved = movements(waiting)
    assert len(moved) == CASES
    assert set(moved.values()) == {1}
    plant = open_plant(waiting, HOME)
    assert plant.verify(replay=True) is None
    plant.database.close()
