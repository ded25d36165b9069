"""A plant that has run for years: completions and inbox pages beside cases that have ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from benchmarks import floors
from benchmarks.measuring import Figure, Series, joined
from benchmarks.reference import Reference
from engine.storage import Work
from engine.storage import tables as t

SIZE, LARGEST = 20_000, 1_000_000
ROUNDS, EACH = 8, 12
BATCH = 20_000
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)"
#: What differs from one ended case to the next; everything else is as in the one that is copied.
_OF_CASE = {
    "case": {"id": "n.i", "number": "'RF-2020-' || n.i", "lot": "'C-' || n.i", "title": "'Deviation of C-' || n.i"},
    "lot": {"id": "n.i", "lot": "'C-' || n.i"},
    "lot_balance": {"lot_id": "n.i"},
    "lot_movement": {"id": "NULL", "lot_id": "n.i", "case_id": "n.i"},
    "work_item": {"case_id": "n.i"},
    "history": {"case_id": "n.i"},
    "decision_result": {"case_id": "n.i"},
}


class Old(Reference):
    """A plant in which so many cases have ended."""

    def __init__(self, folder: Path, ended: int) -> None:
        super().__init__(folder, f"ended-{ended}.db")
        floors.Drive(self, floors.OPEN)()
        for first in range(BATCH, BATCH + ended, BATCH):
            with self.plant.database.transaction() as work:
                _copy(work, first, min(first + BATCH, BATCH + ended) - 1)
        if ended:
            with self.plant.database.reading() as work:
                work.run_text("PRAGMA optimize")


def measure(folder: Path, *, largest: bool) -> Iterator[Figure]:
    """Yield the figures. Both plants take turns, so that what else the machine does falls on both alike."""
    size = LARGEST if largest else SIZE
    drives = {ended: floors.Drive(Old(folder, ended), EACH) for ended in (0, size)}
    taken: dict[int, list[tuple[Series, Series]]] = {ended: [] for ended in drives}
    for _ in range(ROUNDS):
        for ended, drive in drives.items():
            taken[ended].append(drive())
    for place, name in enumerate(("completion", "completion with inbox")):
        base = joined(each[place] for each in taken[0])
        full = joined(each[place] for each in taken[size])
        yield Figure(
            f"{name} beside {size} ended cases",
            full.median_ms,
            "ms",
            full.median_ms / base.median_ms,
            "in a new plant",
            at_most=1.5,
            note=f"processor {full.cpu_ms:.2f} ms, {full.cpu_ms / base.cpu_ms:.2f} x",
        )


def _copy(work: Work, first: int, last: int) -> None:
    """Write ended cases with the numbers `first` to `last`, each like the first one that ended here."""
    (like,) = work.run_text("SELECT min(id) FROM \"case\" WHERE status = 'closed'").fetchone()
    (lot,) = work.run_text("SELECT min(lot_id) FROM lot_movement WHERE case_id = :like", {"like": like}).fetchone()
    for name, own in _OF_CASE.items():
        table: sa.Table = t.metadata.tables[name]
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        values = ", ".join(own.get(column.name, f'o."{column.name}"') for column in table.columns)
        key = next(each for each in ("case_id", "lot_id", "id") if each in table.columns)
        work.run_text(
            f'INSERT INTO "{name}" ({columns}) {_NUMBERS} SELECT {values} FROM n, "{name}" o WHERE o.{key} = :like',  # noqa: S608
            {"first": first, "last": last, "like": lot if name.startswith("lot") and key != "case_id" else like},
        )
    work.run_text(
        f"INSERT INTO case_search (rowid, text) {_NUMBERS} SELECT n.i, 'c ' || n.i || ' pa66 gf30' FROM n",  # noqa: S608
        {"first": first, "last": last},
    )
