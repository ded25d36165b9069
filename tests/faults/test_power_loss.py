"""The power goes at any moment: what was acknowledged is there, what was not is not there by half."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engine.scenarios.lookup import open_tasks
from engine.storage.database import sqlite_driver
from tests.faults.counting import rows, steps
from tests.faults.load import FORMS
from tests.faults.servers import furnish, open_plant

HOME = Path(__file__).resolve().parents[2] / "benchmarks" / "plant"
ROLES = ("inspector", "quality_engineer", "workshop_director", "storekeeper")
CUTS = 40
PAGE = 4096
pytestmark = pytest.mark.skipif(
    sqlite_driver.sqlite_version_info < (3, 51, 3), reason="without a safe write-ahead log another journal is used"
)


@dataclass
class Written:
    """The files of a plant, and how long its log was when each step was acknowledged."""

    folder: Path
    database: bytes = b""
    log: bytes = b""
    sizes: list[int] = field(default_factory=list)

    def after_power_loss(self, folder: Path, log: bytes, database: bytes | None = None) -> Path:
        """Lay the files down as a disk might have kept them; what was shared in memory is gone."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "holdpoint.db").write_bytes(self.database if database is None else database)
        (folder / "holdpoint.db-wal").write_bytes(log)
        return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Written:
    """Steps of three cases whose log was never brought back into the database file."""
    found = Written(tmp_path_factory.mktemp("power"))
    furnish(found.folder, HOME, {role: [role] for role in ROLES})
    plant = open_plant(found.folder, HOME)
    people = {role: plant.actor_named(role) for role in ROLES}
    connection = plant.database._cursor().connection
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # each commit is on the disk before it is told
    file, log = found.folder / "holdpoint.db", found.folder / "holdpoint.db-wal"
    found.database = file.read_bytes()
    for number in range(3):
        sheet = {"product": "VB-50", "lot": f"W-{number}", "source": "in_process"}
        case = plant.start_case(people["inspector"], "reference", "ningbo", sheet)
        found.sizes.append(log.stat().st_size)
        while tasks := open_tasks(plant, case.id):
            plant.complete_task(people[tasks[0].role], tasks[0].id, FORMS[tasks[0].element])
            found.sizes.append(log.stat().st_size)
    found.log = log.read_bytes()
    plant.database.close()
    return found


def is_whole(folder: Path) -> bool:
    plant = open_plant(folder, HOME)
    try:
        return plant.verify(replay=True) is None and rows(folder, "PRAGMA integrity_check") == [("ok",)]
    finally:
        plant.database.close()


def test_the_log_ends_anywhere(written, tmp_path):
    chance = random.Random(11)  # noqa: S311 - places, no secrets
    for _ in range(CUTS):
        acknowledged = chance.randrange(len(written.sizes))
        start = written.sizes[acknowledged]
        end = written.sizes[acknowledged + 1] if acknowledged + 1 < len(written.sizes) else len(written.log)
        cut = chance.randint(start, end)
        tail = chance.choice((b"", bytes(PAGE), chance.randbytes(PAGE), written.log[:PAGE]))
        folder = written.after_power_loss(tmp_path / "cut", written.log[:cut] + tail)
        there = steps(folder).total()
        assert acknowledged + 1 <= there <= acknowledged + 1 + (cut == end), (acknowledged, cut)
        assert is_whole(folder), (acknowledged, cut)


def test_the_log_is_brought_back_by_half(written, tmp_path):
    folder = written.after_power_loss(tmp_path / "whole", written.log)
    connection = sqlite_driver.connect(str(folder / "holdpoint.db"))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    after = (folder / "holdpoint.db").read_bytes()
    chance = random.Random(12)  # noqa: S311
    for _ in range(6):
        pages = range(0, len(after), PAGE)
        mixed = b"".join(chance.choice((written.database, after))[place : place + PAGE] for place in pages)
        half = written.after_power_loss(tmp_path / "half", written.log, mixed)
        assert steps(half).total() == len(written.sizes)
        assert is_whole(half)


def test_work_goes_on_after_it(written, tmp_path):
    cut = (written.sizes[3] + written.sizes[4]) // 2
    folder = written.after_power_loss(tmp_path / "on", written.log[:cut])
    plant = open_plant(folder, HOME)
    (task,) = open_tasks(plant, 1)
    plant.complete_task(plant.actor_named(task.role), task.id, FORMS[task.element])
    assert steps(folder).total() == 5
    assert plant.verify(replay=True) is None
    plant.database.close()
