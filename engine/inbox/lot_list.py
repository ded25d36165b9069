"""The list of lots at the reader's sites, newest first; by default those with something on hold."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engine.identity import Actor
from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_item
from engine.inbox.lots import LotRow, lots
from engine.inbox.paging import MOST_EXAMINED, USUAL_LIMIT, Page, clamped, cursor_of, place_of
from engine.inbox.tasks import sites_of
from engine.storage import plant as masters
from engine.storage import search
from engine.storage.database import Statement, Work

#: A search looks at the lots of so many cases, the newest first.
MOST_CASES = 1_000
_CHUNK = 400


@dataclass(frozen=True, slots=True)
class LotFilters:
    """What the list is narrowed to: lots with pieces of a status, lots found by number, product or case."""

    status: str | None = None
    q: str | None = None


def lot_list(
    work: Work,
    actor: Actor,
    filters: LotFilters = LotFilters(),
    *,
    limit: int = USUAL_LIMIT,
    cursor: str | None = None,
) -> Page[LotRow]:
    """Return a page of the lots at the person's sites, newest first. Raises CommandRefused for a bad cursor."""
    before = place_of(cursor, 1)[0] if cursor else search.NO_LIMIT
    sites, most = frozenset(sites_of(work, actor)), clamped(limit)
    if filters.q is not None and search.is_searchable(filters.q):
        found = {*_of_cases(work, search.newest(work, filters.q, most=MOST_CASES)), *_named(work, filters.q)}
        ids = sorted((each for each in found if each < before), reverse=True)
        return _page(_passing(work, ids, filters, sites), most, None)
    kept: list[LotRow] = []
    examined = 0
    while examined < MOST_EXAMINED:
        ids = [int(row[0]) for row in work.run(_NEWEST, before=before, most=_CHUNK).fetchall()]
        kept += _passing(work, ids, filters, sites)
        if len(kept) > most or len(ids) < _CHUNK:
            return _page(kept, most, None)
        before, examined = ids[-1], examined + len(ids)
    return _page(kept, most, before)


def _page(kept: Sequence[LotRow], most: int, rest: int | None) -> Page[LotRow]:
    if len(kept) > most:
        return Page(tuple(kept[:most]), cursor_of(kept[most - 1].id))
    return Page(tuple(kept), None if rest is None else cursor_of(rest))


def _passing(work: Work, ids: Sequence[int], filters: LotFilters, sites: frozenset[str]) -> list[LotRow]:
    """Return the lots of `ids` that the reader may see and the filter keeps, newest first."""
    found = [row for row in lots(work, ids) if row.site in sites]
    if filters.status is not None:
        found = [row for row in found if row.quantities.get(filters.status)]
    return sorted(found, key=lambda row: -row.id)


def _named(work: Work, q: str) -> list[int]:
    """Return the newest lots whose number holds `q`, or whose product is called so."""
    text = " ".join(q.split())
    products = [
        key
        for key, names in masters.masters(work)["products"]
        if any(text.casefold() in each.casefold() for each in (key, names.en, names.zh, names.ru))
    ]
    like = "%" + re.sub(r"([\\%_])", r"\\\1", text.lower()) + "%"
    rows = work.run(_NAMED, text=like, products=json.dumps(products), most=MOST_CASES).fetchall()
    return [int(row[0]) for row in rows]


def _of_cases(work: Work, cases: Sequence[int]) -> list[int]:
    if not cases:
        return []
    rows = work.run(_OF_CASES, cases=json.dumps(list(cases))).fetchall()
    return [int(row[0]) for row in rows]


_NEWEST = Statement(sa.text("SELECT id FROM lot WHERE id < :before ORDER BY id DESC LIMIT :most"))
_PRODUCTS = listed("wanted", "products")
_PRODUCT = {"sqlite": "wanted.value", "postgresql": "wanted.value #>> '{}'"}
_NAMED = Statement(
    {
        dialect: sa.text(
            "SELECT id FROM lot WHERE lower(lot) LIKE :text ESCAPE '\\'"  # noqa: S608
            f" OR product IN (SELECT {_PRODUCT[dialect]} FROM {_PRODUCTS[dialect]}) ORDER BY id DESC LIMIT :most"
        )
        for dialect in DIALECTS
    }
)
_LISTED, _ID = listed("found", "cases"), number_item("found")
_OF_CASES = Statement(
    {
        dialect: sa.text(
            f"SELECT DISTINCT l.lot_id FROM {_LISTED[dialect]} {JOINS[dialect]} lot_movement l"  # noqa: S608
            f" ON l.case_id = {_ID[dialect]} ORDER BY 1 DESC"
        )
        for dialect in DIALECTS
    }
)
