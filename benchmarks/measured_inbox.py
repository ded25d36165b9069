"""The inbox with 1 000 to 1 000 000 open tasks: first page, one far behind, a role with nothing to do, counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.floors import PAGE, ROLES
from benchmarks.measuring import Figure, Series
from benchmarks.plants import PRODUCT, SITE, furnish, person
from engine.commands import Plant
from engine.identity import Actor, Membership
from engine.inbox.tasks import Tab, counts, tasks
from engine.storage import Work, micros

SIZES = (1_000, 10_000, 100_000)
LARGEST = 1_000_000
TIMES = 300

_LOTS = f"""INSERT INTO lot (id, site, product, lot, unit, created_at)
 WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
 SELECT i, '{SITE}', '{PRODUCT}', 'B-' || i, 'kilogram', :now FROM n"""  # noqa: S608 - names of our own
_BALANCES = "INSERT INTO lot_balance SELECT id, 'on_hold', '1200' FROM lot WHERE id BETWEEN :first AND :last"
_CASES = f"""INSERT INTO "case" (id, number, procedure, bundle_id, site, status, version, state, walked, entries, head,
 title, product, lot, started_at) WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
 SELECT i, 'RF-2020-' || i, 'reference', :bundle, '{SITE}', 'open', 1, zeroblob(240), zeroblob(6), 3, zeroblob(32),
 'Deviation of B-' || i, '{PRODUCT}', 'B-' || i, :now FROM n"""  # noqa: S608
_ITEMS = f"""INSERT INTO work_item (case_id, task, element, path, role, site, status, due_at, due_order, priority,
 opened_at)
 WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)
 SELECT i, 1, 'review_finding', '', CASE i % 3 WHEN 0 THEN '{ROLES[0]}' WHEN 1 THEN '{ROLES[1]}' ELSE '{ROLES[2]}' END,
 '{SITE}', 'open', :now + (i * 7919 % 1000003) * 1000000,
 :now + (i * 7919 % 1000003) * 1000000, 50, :now FROM n"""  # noqa: S608


def fill(plant: Plant, first: int, last: int) -> None:
    """Write open cases `first` to `last` with one open task each, as fast as the database takes them."""
    bundle, now = plant.procedure("reference").bundle_id, plant.clock() - timedelta(days=3)
    values = {"first": first, "last": last, "bundle": bundle, "now": micros(now)}
    with plant.database.transaction() as work:
        for text in (_LOTS, _BALANCES, _CASES, _ITEMS):
            names = {name: value for name, value in values.items() if f":{name}" in text}
            work.run_text(text, names)
    with plant.database.reading() as work:
        work.run_text("PRAGMA optimize")


def measure(folder: Path, *, largest: bool) -> Iterator[Figure]:
    """Yield the figures. The plants take turns, so that whatever else the machine does falls on all of them alike."""
    sizes = (*SIZES, LARGEST) if largest else SIZES
    readings = {size: Reading(folder, size) for size in sizes}
    series = {(name, size): Series() for name in Reading.KINDS for size in sizes}
    for _ in range(TIMES):
        for (name, size), one in series.items():
            with readings[size].plant.database.reading() as work, one.one():
                readings[size].read(work, name)
    for (name, size), one in series.items():
        base = series[name, sizes[0]]
        yield Figure(
            f"inbox, {name}, {size} open",
            one.median_ms,
            "ms",
            one.median_ms / base.median_ms,
            f"with {sizes[0]} open",
            at_most=1.5 if size > sizes[0] else None,
            note=f"processor {one.cpu_ms:.3f} ms; at most 1 ms: " + ("met" if one.median_ms <= 1 else "not met"),
        )
    for reading in readings.values():
        reading.plant.database.close()


class Reading:
    """A plant with so many open tasks, and how each of its pages is read."""

    KINDS = ("first page", "page 20", "nothing to do", "counts of the tabs")

    def __init__(self, folder: Path, size: int) -> None:
        self.plant = furnish(folder, name=f"inbox-{size}.db")
        self._reader = person(self.plant, "reader", *ROLES[:2])
        self._idle = Actor(0, "idle", "Idle", "en", (Membership("storekeeper", SITE),))
        fill(self.plant, 1, size)
        self._now = self.plant.clock()
        self._far: str | None = None
        with self.plant.database.reading() as work:
            for _ in range(20):
                self._far = self._page(work, self._reader, self._far) or self._far

    def read(self, work: Work, kind: str) -> None:
        """Read one of the pages."""
        if kind == "counts of the tabs":
            counts(work, self._reader, now=self._now)
        else:
            actor = self._idle if kind == "nothing to do" else self._reader
            self._page(work, actor, self._far if kind == "page 20" else None)

    def _page(self, work: Work, actor: Actor, cursor: str | None = None) -> str | None:
        return tasks(work, actor, Tab.ROLES, now=self._now, limit=PAGE, cursor=cursor).next
