"""What grows with a case: turns of rework, parts, members of a vote, long texts. No curve may bend upward."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks import floors
from benchmarks.measuring import Figure, Series
from benchmarks.plants import SITE
from benchmarks.reference import Reference
from engine.inbox.tasks import open_of_case
from engine.storage.database import Statement

TURNS = (50, 1_000)
PARTS = (1, 2, 5, 10, 20, 50)
MEMBERS = 200
LONG_TEXT = 100_000
_STATE = Statement(sa.text('SELECT length(state) FROM "case" WHERE id = :case_id'))


class Grown(Reference):
    """A plant whose cases are driven one by one."""

    def open_tasks(self, case: int) -> list[tuple[str, str, str]]:
        """Return id, element and role of each open task of a case."""
        with self.plant.database.reading() as work:
            return [(row.id, row.element, row.role) for row in open_of_case(work, case)]

    def state(self, case: int) -> int:
        """Return the size of the state in bytes."""
        with self.plant.database.reading() as work:
            return int(work.run(_STATE, case_id=case).fetchone()[0])

    def do(self, case: int, data: Mapping[str, Any], series: Series | None = None) -> str:
        """Complete the first open task of a case and return its element."""
        task_id, element, role = self.open_tasks(case)[0]
        with (series or Series()).one():
            self.plant.complete_task(self.people[role], task_id, data)
        return element

    def begin(self, procedure: str, data: Mapping[str, Any]) -> int:
        """Start a case of another procedure."""
        return self.plant.start_case(self.people["quality_engineer"], procedure, SITE, data).id


def measure(folder: Path) -> Iterator[Figure]:
    """Yield the figures of each curve, beside its first point."""
    grown = Grown(folder, "growth.db")
    floors.Drive(grown, 10)()  # warm
    yield from _turns(grown)
    yield from _parts(grown)
    yield from _vote(grown)
    yield from _long_text(grown)
    broken = grown.plant.verify(replay=True)
    yield Figure("rows not as they were written", float(broken is not None), "", at_most=0)
    grown.plant.database.close()


def _turns(grown: Grown) -> Iterator[Figure]:
    """Let one case go through rework again and again; beside it, in the same minutes, fresh cases."""
    case = grown.start()
    grown.do(case, floors.FORMS["record_finding"])
    late, fresh = Series(), Series()
    for turn in range(1, TURNS[-1] + 1):
        near = any(end - 15 < turn <= end for end in TURNS)
        late = Series() if turn in {end - 14 for end in TURNS} else late
        fresh = Series() if not late.wall else fresh
        _turn(grown, case, late if near else None)
        if near:
            other = grown.start()
            grown.do(other, floors.FORMS["record_finding"])
            _turn(grown, other, fresh)
        if turn in TURNS:
            yield Figure(
                f"completion at {turn} turns of rework",
                late.median_ms,
                "ms",
                late.cpu_ms / fresh.cpu_ms,
                "the first turn",
                at_most=1.3,
                note=f"processor {late.cpu_ms:.2f} against {fresh.cpu_ms:.2f} ms, state {grown.state(case)} bytes",
            )


def _turn(grown: Grown, case: int, series: Series | None) -> None:
    for element in ("review_finding", "carry_out_rework", "reinspect"):
        data = {**floors.FORMS[element]}
        if element == "reinspect":
            data["reinspection_result"] = "fail"
        grown.do(case, data, series)


def _parts(grown: Grown) -> Iterator[Figure]:
    """Measure a step of a case with so many parts under way; the sizes take turns."""
    series = {size: Series() for size in PARTS}
    states: dict[int, int] = {}
    for _ in range(8):
        for size in PARTS:
            line = {"quantity": 10, "disposition": "rework"}
            case = grown.begin("parts", {"lines": [line] * size})
            states[size] = grown.state(case)
            for _ in range(3):
                grown.do(case, {"done_quantity": 10}, series[size])
                _inspect(grown, case, series[size])
    for size in PARTS:
        one = series[size]
        each = (states[size] - states[1]) / (size - 1) if size > 1 else 0
        yield Figure(
            f"a step with {size} parts",
            one.median_ms,
            "ms",
            one.cpu_ms / series[1].cpu_ms,
            "one part",
            at_most=3.0 if size == PARTS[-1] else None,
            note=f"processor {one.cpu_ms:.2f} ms, state {states[size]} bytes",
        )
        if size == PARTS[-1]:
            yield Figure("state for each further part", each, "bytes", at_most=200)


def _inspect(grown: Grown, case: int, series: Series) -> None:
    """Answer the inspection that is open."""
    task_id, role = next((i, r) for i, element, r in grown.open_tasks(case) if element == "inspect_line")
    with series.one():
        grown.plant.complete_task(grown.people[role], task_id, {"reinspection_result": "fail"})


def _vote(grown: Grown) -> Iterator[Figure]:
    """Let 200 members vote; compare the last votes with the first."""
    case = grown.begin("vote", {"members": [{"name": f"member {place}"} for place in range(1, MEMBERS + 1)]})
    state = grown.state(case)
    series = Series()
    for _ in range(MEMBERS):
        grown.do(case, {"vote": "yes"}, series)
    first, last = (statistics.median(series.cpu[part]) for part in (slice(5, 45), slice(-45, -5)))
    yield Figure(
        f"a vote of {MEMBERS}, last votes",
        last * 1000,
        "ms",
        last / first,
        "the first votes",
        at_most=1.5,
        note=f"processor time; state at most {state} bytes",
    )


def _long_text(grown: Grown) -> Iterator[Figure]:
    """Complete a form with a text of 100 KB, and the steps of the case after it, beside cases without."""
    plain, long, after, after_plain = Series(), Series(), Series(), Series()
    for _ in range(12):
        for series, later, text in ((plain, after_plain, "short"), (long, after, "long text " * (LONG_TEXT // 10))):
            case = grown.start()
            grown.do(case, {**floors.FORMS["record_finding"], "description": text}, series)
            grown.do(case, floors.FORMS["review_finding"], later)
            grown.do(case, floors.FORMS["carry_out_rework"], later)
    yield Figure("a form with a text of 100 KB", long.median_ms, "ms", long.cpu_ms / plain.cpu_ms, "a short text")
    yield Figure("the steps after it", after.median_ms, "ms", after.cpu_ms / after_plain.cpu_ms, "a short text")
