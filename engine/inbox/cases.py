"""The list of cases, newest first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.identity import Actor
from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_item, text_part
from engine.inbox.paging import MOST_EXAMINED, USUAL_LIMIT, Page, clamped, cursor_of, place_of
from engine.inbox.tasks import sites_of
from engine.storage import search
from engine.storage.database import Statement, Work, moment
from engine.vocabulary import Names

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class CaseFilters:
    """What the list is narrowed to; None: no narrowing."""

    status: str | None = None
    procedure: str | None = None
    q: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case as lists show it; `bundle` and `version` are those of the bundle it runs on."""

    id: int
    number: str
    procedure: str
    procedure_names: Names
    bundle_id: int
    version: int
    site: str
    status: str
    title: str
    product: str | None
    product_names: Names
    lot: str | None
    started_at: datetime
    started_by: int | None
    started_by_username: str | None
    started_by_name: str | None
    closed_at: datetime | None
    bundle: str


def cases(
    work: Work,
    actor: Actor,
    filters: CaseFilters = CaseFilters(),
    *,
    limit: int = USUAL_LIMIT,
    cursor: str | None = None,
) -> Page[CaseRow]:
    """Return a page of the cases at the person's sites, newest first. Raises CommandRefused for a bad cursor."""
    before = place_of(cursor, 1)[0] if cursor else search.NO_LIMIT
    sites = [site for site in sites_of(work, actor) if filters.site in (None, site)]
    if not sites:
        return Page(())
    most = clamped(limit)
    kept: list[CaseRow] = []
    examined, wanted = 0, most + 1
    while True:
        ids = _ids(work, filters, sites, before, wanted)
        kept += _rows(work, ids, filters, sites)
        if len(kept) > most:
            return Page(tuple(kept[:most]), cursor_of(kept[most - 1].id))
        if len(ids) < wanted:
            return Page(tuple(kept))
        before, examined, wanted = ids[-1], examined + len(ids), max(wanted, _CHUNK)
        if examined >= MOST_EXAMINED:
            return Page(tuple(kept), cursor_of(before))


def rows(work: Work, ids: Sequence[int]) -> tuple[CaseRow, ...]:
    """Return the cases with these ids, newest first."""
    return tuple(map(_row, work.run(_ROWS, ids=json.dumps(list(ids)), status="", procedure="").fetchall()))


def _ids(work: Work, filters: CaseFilters, sites: Sequence[str], before: int, most: int) -> list[int]:
    """Return the next ids in order; where no index serves a filter, it is left to `_rows`."""
    if filters.q is not None and search.is_searchable(filters.q):
        return search.newest(work, filters.q, before=before, most=most)
    if filters.procedure is not None:
        statement, lanes = _OF_PROCEDURE, [(site, filters.procedure) for site in sites]
    elif filters.status is not None:
        statement, lanes = _OF_STATUS, [(site, filters.status) for site in sites]
    else:
        statement, lanes = _AT_SITES, [(site, "") for site in sites]
    found = work.run(statement, lanes=json.dumps(lanes), before=before, most=most).fetchall()
    return [int(row[0]) for row in found]


def ids_of_procedures(work: Work, lanes: Sequence[tuple[str, str]], before: int, most: int) -> list[int]:
    """Return the next case ids of (site, procedure) pairs, newest first."""
    found = work.run(_OF_PROCEDURE, lanes=json.dumps(lanes), before=before, most=most).fetchall()
    return [int(row[0]) for row in found]


def _rows(work: Work, ids: Sequence[int], filters: CaseFilters, sites: Sequence[str]) -> list[CaseRow]:
    if not ids:
        return []
    found = work.run(
        _ROWS, ids=json.dumps(list(ids)), status=filters.status or "", procedure=filters.procedure or ""
    ).fetchall()
    seen = frozenset(sites)
    return [row for row in map(_row, found) if row.site in seen]


def _row(row: Sequence[Any]) -> CaseRow:
    return CaseRow(
        id=row[0],
        number=row[1],
        procedure=row[2],
        procedure_names=Names(row[3] or row[2], row[4] or "", row[5] or ""),
        bundle_id=row[6],
        version=row[7],
        site=row[8],
        status=row[9],
        title=row[10],
        product=row[11],
        product_names=Names(row[12] or row[11] or "", row[13] or "", row[14] or ""),
        lot=row[15],
        started_at=moment(row[16]),
        started_by=row[17],
        started_by_username=row[20],
        started_by_name=row[18],
        closed_at=None if row[19] is None else moment(row[19]),
        bundle=row[21],
    )


_LANES, _SITE, _VALUE = listed("lane", "lanes"), text_part("lane", 0), text_part("lane", 1)


def _walk(condition: str) -> Statement:
    """Each lane gives at most a page of ids from its index."""
    texts = {}
    for dialect in DIALECTS:
        of_lane = f'SELECT i.id FROM "case" i WHERE i.site = {_SITE[dialect]}{condition} AND i.id < :before'  # noqa: S608
        of_lane = f"{of_lane} ORDER BY i.id DESC LIMIT :most".replace(":value", _VALUE[dialect])
        if dialect == "sqlite":
            source = f'{_LANES[dialect]} CROSS JOIN "case" c WHERE c.id IN ({of_lane})'
        else:
            source = f"{_LANES[dialect]} CROSS JOIN LATERAL ({of_lane}) c"
        texts[dialect] = sa.text(f"SELECT c.id FROM {source} ORDER BY 1 DESC LIMIT :most")  # noqa: S608
    return Statement(texts)


_AT_SITES = _walk("")
_OF_STATUS = _walk(" AND i.status = :value")
_OF_PROCEDURE = _walk(" AND i.procedure = :value")

_LISTED, _ID = listed("found", "ids"), number_item("found")
_ROWS = Statement(
    {
        dialect: sa.text(
            "SELECT c.id, c.number, c.procedure, q.name_en, q.name_zh, q.name_ru, c.bundle_id, b.version, c.site,"  # noqa: S608
            " c.status, c.title, c.product, p.name_en, p.name_zh, p.name_ru, c.lot, c.started_at, c.started_by,"
            f" u.full_name, c.closed_at, u.username, b.key FROM {_LISTED[dialect]}"
            f' {JOINS[dialect]} "case" c ON c.id = {_ID[dialect]}'
            " JOIN bundle b ON b.id = c.bundle_id LEFT JOIN procedure q ON q.key = c.procedure"
            ' LEFT JOIN product p ON p.key = c.product LEFT JOIN "user" u ON u.id = c.started_by'
            " WHERE :status IN ('', c.status) AND :procedure IN ('', c.procedure) ORDER BY c.id DESC"
        )
        for dialect in DIALECTS
    }
)
