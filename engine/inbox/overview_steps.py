"""The steps of one procedure: how many tasks wait there now, and how long they took lately."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from engine.inbox import overview_sql as sql
from engine.inbox.overview import MOST_CASES, MOST_OPEN, middle
from engine.storage.database import Work, micros, moment
from engine.vocabulary import CaseStatus, TaskStatus

_UNDER_WAY = (CaseStatus.OPEN, CaseStatus.FAILED)


@dataclass(frozen=True, slots=True)
class StepFigures:
    """One step: the cases with an open task there, how many are late, and the tasks done since the period began."""

    open: tuple[int, ...]
    late: int
    done: tuple[int, ...]
    median: dt.timedelta | None

    @property
    def cases(self) -> tuple[int, ...]:
        """Return all cases, those with an open task first."""
        return tuple(dict.fromkeys((*self.open, *self.done)))


def step_figures(
    work: Work, sites: Sequence[str], procedure: str, since: dt.datetime, now: dt.datetime
) -> tuple[dict[str, StepFigures], bool]:
    """Return the figures of every step by element, and whether the procedure has more cases than are read."""
    newest = work.run(
        sql.NEWEST_CASES, lanes=json.dumps([(site, procedure) for site in sites]), most=MOST_CASES
    ).fetchall()
    lanes = json.dumps([(site, status.value) for site in sites for status in _UNDER_WAY])
    under_way = work.run(sql.OPEN_CASES, lanes=lanes, now=micros(now), most=MOST_OPEN).fetchall()
    cases = {row[0] for row in newest} | {row[0] for row in under_way if row[1] == procedure}
    rows = work.run(sql.STEPS, cases=json.dumps(sorted(cases)), since=micros(since)).fetchall() if cases else ()
    waiting: dict[str, list[int]] = defaultdict(list)
    late: dict[str, int] = defaultdict(int)
    lengths: dict[str, list[tuple[int, dt.timedelta]]] = defaultdict(list)
    for case_id, element, status, opened_at, closed_at, due_order in rows:
        if closed_at is None:
            waiting[element].append(case_id)
            late[element] += due_order < micros(now)
        elif status == TaskStatus.DONE:
            lengths[element].append((case_id, moment(closed_at) - moment(opened_at)))
    figures = {
        element: StepFigures(
            tuple(waiting[element]),
            late[element],
            tuple(case_id for case_id, _ in lengths[element]),
            middle([each for _, each in lengths[element]]),
        )
        for element in waiting.keys() | lengths.keys()
    }
    return figures, len(newest) >= MOST_CASES or len(under_way) >= MOST_OPEN
