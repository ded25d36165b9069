"""What the processes of `holdpoint serve` hold open: SQLite's notes of its locks must not be forked."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from engine.storage import Database
from tests.faults.servers import Server

HOME = Path(__file__).resolve().parents[2] / "benchmarks" / "plant"


def databases_of(process: int) -> set[str]:
    """The files of a database that a process has open."""
    found = set()
    for each in Path(f"/proc/{process}/fd").iterdir():
        try:
            found.add(each.readlink().name)
        except OSError:
            continue  # closed meanwhile
    return {name for name in found if name.startswith("holdpoint.db")}


def group_of(leader: int) -> list[int]:
    """The processes of a group but the one that leads it."""
    numbers = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
    return [number for number in numbers if number != leader and os.getpgid(number) == leader]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc to look into processes")
def test_who_forks_the_workers_has_no_database_open_and_a_worker_runs_the_timers(tmp_path):
    with Server(tmp_path, HOME) as server:
        leader = server.process.pid
        assert databases_of(leader) == set()
        assert any(databases_of(worker) for worker in group_of(leader))
        assert has_runner(Database(f"sqlite:///{tmp_path}/holdpoint.db"))


def has_runner(database: Database) -> bool:
    """Whether somebody holds the lease of the runner, within five seconds."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        with database.reading() as work:
            if work.run_text("SELECT 1 FROM lease WHERE name = 'runner'").fetchone():
                return True
        time.sleep(0.05)
    return False
