"""A register of 10 000 entries: the first page, one far behind, narrowed, found by text, how long each is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import Figure, repeated
from benchmarks.plants import PRODUCT, SITE, furnish, person
from engine.commands import Plant
from engine.identity import Actor
from engine.inbox.registers import EntryFilters, entries
from engine.inbox.retention import Place, kept_of
from engine.registers import Register, Retention
from engine.storage import Work, micros, search
from engine.vocabulary import Names
from engine.workflow.values import pack

ENTRIES = 10_000
PAGE = 50
TIMES = 60
#: A page of a register may take so long in the engine.
AT_MOST_MS = 100
CODE = "measured_register"

_CASES = f"""INSERT INTO "case" (id, number, procedure, bundle_id, site, status, version, state, walked, entries, head,
 title, product, lot, started_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ENTRIES})
 SELECT i, 'RF-2020-' || i, 'reference', :bundle, '{SITE}', 'closed', 1, zeroblob(32), zeroblob(6), 3, zeroblob(32),
 'Deviation of B-' || i, CASE i % 50 WHEN 0 THEN '{PRODUCT}' ELSE 'OTHER' END, 'B-' || i, :now FROM n"""  # noqa: S608
_RECORDS = f"""INSERT INTO history (case_id, entry, kind, element, document, form, payload, hash, mac, at, role)
 WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ENTRIES})
 SELECT i, 1, 'form', 'record_finding', '{CODE}', 'finding',
 :data, zeroblob(32), zeroblob(32), :now + i * 3600000000, 'inspector' FROM n"""  # noqa: S608
_REGISTER = Register(CODE, "register", Names("Measured"), (), (), (), Retention("until_replaced", Names("QC")))


def fill(plant: Plant) -> None:
    """Write closed cases with one entry each, as fast as the database takes them."""
    begun = micros(plant.clock() - dt.timedelta(hours=ENTRIES))
    with plant.database.transaction() as work:
        work.run_text(_CASES, {"bundle": plant.procedure("reference").bundle_id, "now": begun})
        work.run_text(_RECORDS, {"data": pack({f"answer_{n}": "a few words" for n in range(20)}), "now": begun})
        for case_id in range(1, ENTRIES + 1):
            search.index_case(work, case_id, [f"RF-2020-{case_id}", f"B-{case_id}"])
    with plant.database.reading() as work:
        work.run_text("PRAGMA optimize")


def measure(folder: Path) -> Iterator[Figure]:
    """Yield the figures of each way to look at the register."""
    plant = furnish(folder, name="registers.db")
    reader = person(plant, "reader", "inspector")
    fill(plant)
    for name, look in _looks(plant, reader).items():
        with plant.database.reading() as work:
            look(work)
            series = repeated(TIMES, lambda work=work, look=look: look(work))  # type: ignore[misc]
        yield Figure(
            name, series.median_ms, "ms", at_most=AT_MOST_MS, note=f"p95 {series.p95_ms:.2f}, {ENTRIES} entries"
        )


def _looks(plant: Plant, reader: Actor) -> dict[str, Callable[[Work], object]]:
    zone, day = plant.zone(SITE), plant.clock() - dt.timedelta(days=30)
    with plant.database.reading() as work:
        cursor = None
        for _ in range(18):
            cursor = entries(work, reader, CODE, limit=500, cursor=cursor).next

    def kept(work: Work) -> object:
        page = entries(work, reader, CODE, limit=PAGE)
        return [kept_of(work, Place("reference", _REGISTER, SITE, zone, row.case_id), row.at) for row in page.items]

    def narrowed(filters: EntryFilters) -> Callable[[Work], object]:
        return lambda work: entries(work, reader, CODE, filters, limit=PAGE)

    return {
        "first page of 50": lambda work: entries(work, reader, CODE, limit=PAGE),
        "page far behind": lambda work: entries(work, reader, CODE, limit=PAGE, cursor=cursor),
        "one product of fifty": narrowed(EntryFilters(product=PRODUCT)),
        "days of a month ago": narrowed(EntryFilters(since=day, until=day + dt.timedelta(days=2))),
        "found by a lot": narrowed(EntryFilters(q="B-77")),
        "first page with how long each is kept": kept,
    }
