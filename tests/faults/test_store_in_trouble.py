"""A full disk, a locked database, a clock that jumps: refused or done as a whole, and work goes on afterwards."""

from __future__ import annotations

import datetime as dt
import os
import resource
import signal
import threading
from pathlib import Path

import pytest

from engine.errors import Unavailable
from engine.scenarios import Clock
from engine.scenarios.lookup import open_tasks
from engine.storage import database as storage
from engine.storage.database import sqlite_driver
from tests.faults.counting import rows, steps
from tests.faults.servers import furnish, in_a_child, open_plant

HOME = Path(__file__).parent / "home"
PEOPLE = {"zhang": ["inspector"]}
ROOM = 150_000  # bytes that a file may still grow


def start(plant, lot):
    sheet = {"product": "VB-50", "lot": lot, "quantity": "10"}
    return plant.start_case(plant.actor_named("zhang"), "patrol", "ningbo", sheet)


def finish_round(plant, case, element):
    (task,) = open_tasks(plant, case.id)
    assert task.element == element
    plant.complete_task(plant.actor_named("zhang"), task.id, {})


@pytest.fixture
def folder(tmp_path):
    furnish(tmp_path, HOME, PEOPLE)
    return tmp_path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the limit is set in a fork")
def test_a_full_disk_refuses_a_step_and_loses_none(folder):
    told = folder / "acknowledged"

    def until_full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = (folder / "holdpoint.db").stat().st_size + ROOM
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        plant, place = open_plant(folder, HOME), 0
        try:
            while True:
                place += 1
                start(plant, f"F-{place}")
                told.write_text(str(place))
        except Unavailable:
            told.with_suffix(".refused").write_text("")

    _, status = os.waitpid(in_a_child(until_full), 0)
    assert status == 0
    assert told.with_suffix(".refused").exists()
    acknowledged = int(told.read_text())
    assert acknowledged > 3
    plant = open_plant(folder, HOME)
    assert steps(folder).total() == acknowledged
    assert plant.verify(replay=True) is None
    start(plant, "F-after")
    assert steps(folder).total() == acknowledged + 1
    plant.database.close()


def test_a_locked_database_is_waited_for_then_refused(folder, monkeypatch):
    monkeypatch.setattr(storage, "BUSY_MS", 150)
    plant = open_plant(folder, HOME)
    case = start(plant, "B-1")
    other = sqlite_driver.connect(str(folder / "holdpoint.db"), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        finish_round(plant, case, "walk_round")
    assert [task.element for task in open_tasks(plant, case.id)] == ["walk_round"]
    threading.Timer(0.05, other.execute, ["COMMIT"]).start()
    finish_round(plant, case, "walk_round")  # waits for the other and is done
    other.close()
    assert open_tasks(plant, case.id) == []
    assert plant.verify(replay=True) is None
    plant.database.close()


def test_a_clock_that_jumps_back_and_ahead_fires_each_timer_once(folder):
    clock = Clock(dt.datetime(2026, 6, 5, 7, tzinfo=dt.UTC))
    plant = open_plant(folder, HOME, clock)
    cases = [start(plant, f"C-{number}") for number in range(3)]
    finish_round(plant, cases[0], "walk_round")
    clock.now -= dt.timedelta(days=2)  # somebody set the clock right
    finish_round(plant, cases[1], "walk_round")
    assert plant.fire_due() == 0
    clock.now += dt.timedelta(days=800)
    finish_round(plant, cases[2], "walk_round")
    assert plant.fire_due() == 2
    clock.now -= dt.timedelta(days=700)
    assert plant.fire_due() == 0
    clock.now += dt.timedelta(days=701)
    assert plant.fire_due() == 1
    assert plant.fire_due() == 0
    assert rows(folder, "SELECT count(*) FROM work_item WHERE element = 'confirm_round'") == [(3,)]
    for case in cases:
        finish_round(plant, case, "confirm_round")
    assert plant.verify(replay=True) is None
    plant.database.close()
