"""Statements of how the scenarios went."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding

_r = t.scenario_result.c
INSERT = Statement(adding(t.scenario_result))
_LAST = Statement(sa.select(sa.func.max(_r.run)))
_OF_RUN = Statement(
    sa.select(_r.file, _r.line, _r.name, _r.ground, _r.at, _r.passed, _r.message, _r.places, _r.fired)
    .where(_r.run == given("run"))
    .order_by(_r.file, _r.line)
)
_FORGET = Statement(sa.delete(t.scenario_result).where(_r.run <= given("run")))
#: Runs kept for looking back.
KEPT_RUNS = 10


class ResultRow(NamedTuple):
    """How a scenario went; `at` in microseconds, `places` and `fired` JSON lists."""

    file: str
    line: int
    name: str
    ground: str
    at: int
    passed: bool
    message: str
    places: str
    fired: str


def last_run(work: Work) -> int:
    """Return the number of the last run, 0 before the first."""
    row = work.run(_LAST).fetchone()
    return int(row[0] or 0)


def of_last_run(work: Work) -> list[ResultRow]:
    """Return how the scenarios went last."""
    return [ResultRow(*row) for row in work.run(_OF_RUN, run=last_run(work)).fetchall()]


def forget_old(work: Work, run: int) -> None:
    """Forget the runs before the last few."""
    work.run(_FORGET, run=run - KEPT_RUNS)
