"""Technical incidents: where a case could not go on, for people who may retry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.identity import Actor
from engine.inbox.paging import MOST_EXAMINED, USUAL_LIMIT, Page, clamped, cursor_of, place_of
from engine.inbox.tasks import sites_of
from engine.storage.database import Statement, Work, moment
from engine.storage.search import NO_LIMIT
from engine.vocabulary import Names


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """What went wrong, in which case, at which element; `text` is the technical cause, in English."""

    id: int
    case_id: int
    case: str
    procedure: str
    site: str
    task: int
    element: str
    names: Names
    text: str
    at: datetime
    resolved_at: datetime | None
    resolved_by_name: str | None


def incidents(
    work: Work, actor: Actor, *, open_only: bool = True, limit: int = USUAL_LIMIT, cursor: str | None = None
) -> Page[IncidentRow]:
    """Return a page of the incidents at the person's sites, newest first. Raises CommandRefused for a bad cursor."""
    before = place_of(cursor, 1)[0] if cursor else NO_LIMIT
    sites, most = frozenset(sites_of(work, actor)), clamped(limit)
    statement = _OPEN if open_only else _ALL
    found = work.run(statement, before=before, most=MOST_EXAMINED).fetchall()
    kept = [_row(row) for row in found if row[4] in sites]
    if len(kept) > most:
        return Page(tuple(kept[:most]), cursor_of(kept[most - 1].id))
    return Page(tuple(kept), cursor_of(found[-1][0]) if len(found) == MOST_EXAMINED else None)


def incidents_of_case(work: Work, case_id: int) -> tuple[IncidentRow, ...]:
    """Return all incidents of a case, newest first."""
    return tuple(map(_row, work.run(_OF_CASE, case_id=case_id).fetchall()))


def is_visible(work: Work, actor: Actor, incident_id: int) -> bool:
    """Tell whether there is such an incident at one of the person's sites."""
    row = work.run(_SITE, incident_id=incident_id).fetchone()
    return row is not None and row[0] in sites_of(work, actor)


def _row(row: Sequence[Any]) -> IncidentRow:
    return IncidentRow(
        id=row[0],
        case_id=row[1],
        case=row[2],
        procedure=row[3],
        site=row[4],
        task=row[5],
        element=row[6],
        names=Names(row[7] or row[6], row[8] or "", row[9] or ""),
        text=row[10],
        at=moment(row[11]),
        resolved_at=None if row[12] is None else moment(row[12]),
        resolved_by_name=row[13],
    )


_INCIDENT = (
    "SELECT i.id, i.case_id, c.number, c.procedure, c.site, i.task, i.element, e.name_en, e.name_zh, e.name_ru, i.text,"
    ' i.at, i.resolved_at, u.full_name FROM incident i JOIN "case" c ON c.id = i.case_id'
    ' LEFT JOIN element e ON e.bundle_id = c.bundle_id AND e.id = i.element LEFT JOIN "user" u ON u.id = i.resolved_by'
)
_NEWEST = "ORDER BY i.id DESC"
_OPEN = Statement(
    sa.text(f"{_INCIDENT} WHERE i.resolved_at IS NULL AND i.id < :before {_NEWEST} LIMIT :most"),
)
_ALL = Statement(sa.text(f"{_INCIDENT} WHERE i.id < :before {_NEWEST} LIMIT :most"))
_OF_CASE = Statement(sa.text(f"{_INCIDENT} WHERE i.case_id = :case_id {_NEWEST}"))
_SITE = Statement(sa.text('SELECT c.site FROM incident i JOIN "case" c ON c.id = i.case_id WHERE i.id = :incident_id'))
