"""Entries of documents and registers, newest first; a page costs the same however long the register is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.identity import Actor
from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_part
from engine.inbox.paging import MOST_EXAMINED, USUAL_LIMIT, Page, clamped, cursor_of, place_of
from engine.inbox.tasks import sites_of
from engine.registers import BESIDE
from engine.storage import search
from engine.storage.database import Statement, Work, micros, moment
from engine.vocabulary import Names
from engine.workflow.values import unpack

_EVER = 2**62
_CHUNK = 400
#: So many cases that a search finds are looked at at once; a search that finds more fills a page soon anyway.
_FEW = 500

Key = tuple[int, int, int]  # at, case, entry


@dataclass(frozen=True, slots=True)
class EntryFilters:
    """What a register is narrowed to; times from `since` on and before `until`; None: no narrowing."""

    site: str | None = None
    product: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    q: str | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: the record, who made it (and for whom), its signature, and its values by column key.

    `corrects` is the entry of the case that this one supersedes, `corrected_by` the one that supersedes it. `values` is
    None when the payload was disposed of.
    """

    case_id: int
    entry: int
    case: str
    procedure: str
    site: str
    element: str
    names: Names
    at: datetime
    by: int | None
    by_name: str | None
    for_name: str | None
    role: str | None
    signed_by: str | None
    product: str | None
    product_names: Names
    lot: str | None
    values: Mapping[str, Any] | None
    hash: bytes
    corrects: int | None
    corrected_by: int | None


def entries(
    work: Work,
    actor: Actor,
    document: str,
    filters: EntryFilters = EntryFilters(),
    *,
    limit: int = USUAL_LIMIT,
    cursor: str | None = None,
) -> Page[EntryRow]:
    """Return a page of the entries of a document or register at the person's sites, newest first.

    Raises CommandRefused for a cursor that is none.
    """
    after = _place(cursor, filters)
    sites = frozenset(site for site in sites_of(work, actor) if filters.site in (None, site))
    most, kept, examined = clamped(limit), [], 0
    found_cases = _few_found(work, filters.q)
    wanted = most + 1 if filters == EntryFilters() else _CHUNK
    while sites:
        found = _keys(work, document, filters, after, wanted, found_cases)
        kept += _passing(work, found, filters if found_cases is None else replace(filters, q=None), sites)
        if len(kept) > most:
            return Page(_rows(work, kept[:most]), cursor_of(*kept[most - 1]))
        if len(found) < wanted:
            break
        after, examined, wanted = _key(found[-1]), examined + len(found), _CHUNK
        if examined >= MOST_EXAMINED:
            return Page(_rows(work, kept), cursor_of(*after))
    return Page(_rows(work, kept))


def _place(cursor: str | None, filters: EntryFilters) -> Key:
    if cursor is not None:
        at, case_id, entry = place_of(cursor, 3)
        return at, case_id, entry
    return (micros(filters.until) if filters.until else _EVER), 0, 0


def _few_found(work: Work, q: str | None) -> list[int] | None:
    """Return all cases that a search finds, None for no search and for one that finds many."""
    if q is None or not search.is_searchable(q):
        return None
    found = search.newest(work, q, most=_FEW)
    return found if len(found) < _FEW else None


def _keys(
    work: Work, document: str, filters: EntryFilters, after: Key, most: int, among: list[int] | None
) -> Sequence[Sequence[Any]]:
    since = micros(filters.since) if filters.since else 0
    at, case_id, entry = after
    place = {"at": at, "case_id": case_id, "entry": entry}
    asked = {"document": document, "since": since, "most": most, **place}
    if among is None:
        found: Sequence[Sequence[Any]] = work.run(_KEYS, **asked).fetchall()
    else:
        found = work.run(_KEYS_AMONG, **asked, cases=json.dumps(among)).fetchall()
    return found


def _passing(work: Work, found: Sequence[Sequence[Any]], filters: EntryFilters, sites: frozenset[str]) -> list[Key]:
    rows = [row for row in found if row[3] in sites and filters.product in (None, row[4])]
    if filters.q is not None and search.is_searchable(filters.q):
        passed = search.among(work, filters.q, sorted({row[1] for row in rows}))
        rows = [row for row in rows if row[1] in passed]
    return [_key(row) for row in rows]


def _key(row: Sequence[Any]) -> Key:
    return int(row[0]), int(row[1]), int(row[2])


def _rows(work: Work, keys: Sequence[Key]) -> tuple[EntryRow, ...]:
    if not keys:
        return ()
    found = work.run(_ROWS, keys=json.dumps([key[1:] for key in keys])).fetchall()
    return tuple(_row(row) for row in found)


def _row(row: Sequence[Any]) -> EntryRow:
    return EntryRow(
        case_id=row[0],
        entry=row[1],
        case=row[2],
        procedure=row[3],
        site=row[4],
        element=row[5],
        names=Names(row[6] or row[5], row[7] or "", row[8] or ""),
        at=moment(row[9]),
        by=row[10],
        by_name=row[11],
        for_name=row[12],
        role=row[13],
        signed_by=row[14],
        product=row[15],
        product_names=Names(row[16] or row[15] or "", row[17] or "", row[18] or ""),
        lot=row[19],
        values=None if row[20] is None else _values(unpack(bytes(row[20]))),
        hash=bytes(row[21]),
        corrects=row[22],
        corrected_by=row[23],
    )


def _values(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with what was kept beside them."""
    beside = data.get(BESIDE) or {}
    return {**beside, **{key: value for key, value in data.items() if key != BESIDE}}


_AFTER = (
    "SELECT r.at, r.case_id, r.entry, c.site, c.product"
    ' FROM record r JOIN "case" c ON c.id = r.case_id'
    " WHERE {document} = :document AND r.at >= :since AND (r.at < :at"
    " OR (r.at = :at AND (r.case_id < :case_id OR (r.case_id = :case_id AND r.entry < :entry)))){among}"
    " ORDER BY r.at DESC, r.case_id DESC, r.entry DESC LIMIT :most"
)
_KEYS = Statement(sa.text(_AFTER.format(document="r.document", among="")))
_KEYS_AMONG = Statement(
    {
        "sqlite": sa.text(  # +: by the cases, not through the whole register
            _AFTER.format(document="+r.document", among=" AND r.case_id IN (SELECT value FROM json_each(:cases))")
        ),
        "postgresql": sa.text(
            _AFTER.format(
                document="r.document",
                among=" AND r.case_id IN"
                " (SELECT CAST(k.value AS BIGINT) FROM json_array_elements_text(CAST(:cases AS json)) k)",
            )
        ),
    }
)
_LIST, _CASE, _ENTRY = listed("key", "keys"), number_part("key", 0), number_part("key", 1)
_ROWS = Statement(
    {
        dialect: sa.text(
            "SELECT r.case_id, r.entry, c.number, c.procedure, c.site, r.element, e.name_en, e.name_zh, e.name_ru,"  # noqa: S608 - our own texts
            " r.at, r.by, u.full_name, a.full_name, r.role, s.name, c.product, p.name_en, p.name_zh, p.name_ru, c.lot,"
            " r.data, r.hash, r.supersedes,"
            " (SELECT max(n.entry) FROM record n WHERE n.case_id = r.case_id AND n.supersedes = r.entry)"
            f" FROM {_LIST[dialect]} {JOINS[dialect]} record r ON r.case_id = {_CASE[dialect]}"
            f" AND r.entry = {_ENTRY[dialect]}"
            ' JOIN "case" c ON c.id = r.case_id'
            " LEFT JOIN history h ON h.case_id = r.case_id AND h.entry = r.entry"
            " LEFT JOIN element e ON e.bundle_id = c.bundle_id AND e.id = r.element"
            ' LEFT JOIN "user" u ON u.id = r.by LEFT JOIN "user" a ON a.id = h.on_behalf_of'
            " LEFT JOIN signature s ON s.case_id = r.case_id AND s.entry = r.entry"
            " LEFT JOIN product p ON p.key = c.product"
            " ORDER BY r.at DESC, r.case_id DESC, r.entry DESC"
        )
        for dialect in DIALECTS
    }
)
