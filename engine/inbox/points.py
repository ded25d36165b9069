"""Monitored points: what is read there, between which limits, and what was read last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.errors import NotFound
from engine.identity import Actor
from engine.inbox import cases
from engine.inbox.case_page import find_case
from engine.inbox.cases import CaseFilters, CaseRow
from engine.inbox.tasks import TaskRow, open_of_case, sites_of
from engine.monitoring import Limit, LimitKind, LimitsRefused, Parameter, Verdict, limits_from
from engine.storage import tables as t
from engine.storage.database import Statement, Work, micros, moment
from engine.vocabulary import CaseStatus
from engine.workflow.values import unpack

PROCEDURE = "ccp_monitoring"
#: A list shows so many points; a chart takes so many readings, the newest of its range.
MOST_POINTS, MOST_READINGS = 60, 5000
_MOST_PARAMETERS = len(Parameter)
_GOING_ON = (CaseStatus.OPEN, CaseStatus.WAITING, CaseStatus.FAILED)
#: The tasks of a reading by hand.
READING_TASKS = frozenset({"check_raw_material", "measure_ingredients", "measure_store"})

_r = t.ccp_reading.c
_COLUMNS = (
    _r.id,
    _r.point,
    _r.parameter,
    _r.at,
    _r.value,
    _r.minimum,
    _r.maximum,
    _r.kind,
    _r.verdict,
    _r.source,
    _r.lots,
    t.case.c.number,
    t.user.c.full_name,
)
_FROM = t.ccp_reading.join(t.case, t.case.c.id == _r.case_id).outerjoin(t.user, t.user.c.id == _r.by)
_LAST = Statement(
    sa.select(*_COLUMNS)
    .select_from(_FROM)
    .where(_r.case_id == given("case_id"))
    .order_by(_r.at.desc(), _r.id.desc())
    .limit(given("most"))
)
_WITHIN = Statement(
    sa.select(*_COLUMNS)
    .select_from(_FROM)
    .where(_r.site == given("site"), _r.point == given("point"), _r.at >= given("since"), _r.at <= given("until"))
    .order_by(_r.at.desc(), _r.id.desc())
    .limit(given("most"))
)
_BEGUN = Statement(  # the plan stands before everything that was read
    sa.select(t.record.c.document, t.record.c.data)
    .where(t.record.c.case_id == given("case_id"))
    .order_by(t.record.c.entry)
    .limit(10)
)
_PLAN = "monitoring_plan"
_DUE = Statement(sa.select(sa.func.min(t.timer.c.due_at)).where(t.timer.c.case_id == given("case_id")))
_MONITORED = Statement(
    sa.select(t.site.c.key).where(
        sa.exists().where(t.case.c.site == t.site.c.key, t.case.c.procedure == sa.literal(PROCEDURE))
    )
)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One parameter of one reading; value 1 or 0 for what is looked at, None for what could not be read."""

    id: int
    point: str
    limit: Limit
    at: datetime
    value: Decimal | None
    verdict: Verdict
    source: str
    lots: str
    case_number: str
    by_name: str | None


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point that is monitored: its case, its newest reading of each parameter, what is open of it.

    role: who reads by hand. key: under which readings arrive as messages.
    """

    case: CaseRow
    point: str
    role: str
    key: str
    limits: tuple[Limit, ...]
    last: tuple[ReadingRow, ...]
    reading_task: TaskRow | None
    open_tasks: int
    next_at: datetime | None

    @property
    def verdict(self) -> Verdict | None:
        """Return the gravest of the newest verdicts; None when nothing was read."""
        found = {reading.verdict for reading in self.last}
        order = (Verdict.OUT, Verdict.WARNING, Verdict.UNREADABLE, Verdict.IN_LIMITS)
        return next((each for each in order if each in found), None)


@dataclass(frozen=True, slots=True)
class PointFacts:
    """A point with its readings in a range of time, oldest first, parameter by parameter."""

    row: PointRow
    since: datetime
    until: datetime
    readings: dict[Parameter, tuple[ReadingRow, ...]]
    is_cut: bool


def points(work: Work, actor: Actor, site: str) -> tuple[PointRow, ...]:
    """Return the points that are monitored at a site, newest case first."""
    if site not in sites_of(work, actor):
        return ()
    found = [
        row
        for status in _GOING_ON
        for row in cases.cases(work, actor, CaseFilters(status, PROCEDURE, None, site), limit=MOST_POINTS).items
    ]
    return tuple(_point(work, row) for row in sorted(found, key=lambda row: row.number, reverse=True)[:MOST_POINTS])


def sites_with_points(work: Work) -> frozenset[str]:
    """Return the sites where a point is or was monitored."""
    return frozenset(str(row[0]) for row in work.run(_MONITORED).fetchall())


def point_facts(work: Work, actor: Actor, number: str, since: datetime, until: datetime) -> PointFacts:
    """Return what was read at the point of a case; of a longer range than fits the newest. Raises NotFound."""
    row = find_point(work, actor, number)
    rows = work.run(
        _WITHIN,
        site=row.case.site,
        point=row.point,
        since=micros(since),
        until=micros(until),
        most=MOST_READINGS,
    ).fetchall()
    by_parameter: dict[Parameter, list[ReadingRow]] = {}
    for reading in map(_reading, reversed(rows)):
        by_parameter.setdefault(reading.limit.parameter, []).append(reading)
    readings = {key: tuple(by_parameter[key]) for key in Parameter if key in by_parameter}
    return PointFacts(row, since, until, readings, len(rows) == MOST_READINGS)


def find_point(work: Work, actor: Actor, number: str) -> PointRow:
    """Return the point that a case monitors. Raises NotFound."""
    found = find_case(work, actor, number)
    if found.procedure != PROCEDURE:
        raise NotFound("point", number)
    return _point(work, found)


def _point(work: Work, row: CaseRow) -> PointRow:
    newest: dict[Parameter, ReadingRow] = {}
    for reading in map(_reading, work.run(_LAST, case_id=row.id, most=3 * _MOST_PARAMETERS).fetchall()):
        newest.setdefault(reading.limit.parameter, reading)
    tasks = open_of_case(work, row.id)
    due = work.run(_DUE, case_id=row.id).fetchone()[0]
    plan = _plan_of(work, row.id)
    return PointRow(
        case=row,
        point=str(plan.get("point") or "")[:40],
        role=str(plan.get("monitoring_role") or ""),
        key=str(plan.get("logger") or row.number),
        limits=_limits_of(plan),
        last=tuple(newest[key] for key in Parameter if key in newest),
        reading_task=next((task for task in tasks if task.element in READING_TASKS), None),
        open_tasks=len(tasks),
        next_at=None if due is None else moment(due),
    )


def _plan_of(work: Work, case_id: int) -> dict[str, Any]:
    """Return the plan a point was begun with, with the limits as they were corrected."""
    found: dict[str, Any] = {}
    for document, data in work.run(_BEGUN, case_id=case_id).fetchall():
        if document == _PLAN and data:
            found |= unpack(bytes(data))
    return found


def _limits_of(plan: Mapping[str, Any]) -> tuple[Limit, ...]:
    try:
        return limits_from(plan.get("limits") or ())
    except LimitsRefused:
        return ()  # they wait to be corrected


def _reading(row: Sequence[Any]) -> ReadingRow:
    low, high = (None if each is None else Decimal(each) for each in (row[5], row[6]))
    return ReadingRow(
        id=int(row[0]),
        point=row[1],
        limit=Limit(Parameter(row[2]), low, high, LimitKind(row[7])),
        at=moment(row[3]),
        value=None if row[4] is None else Decimal(row[4]),
        verdict=Verdict(row[8]),
        source=row[9],
        lots=row[10],
        case_number=row[11],
        by_name=row[12],
    )
