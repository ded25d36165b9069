"""Cases that went through given elements, newest first, by what each case has walked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import sqlalchemy as sa

from engine.bundles import Bundle
from engine.identity import Actor
from engine.inbox import cases
from engine.inbox.cases import CaseRow
from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_item
from engine.inbox.paging import MOST_EXAMINED, Page, clamped, cursor_of, place_of
from engine.inbox.tasks import sites_of
from engine.storage import search
from engine.storage.database import Statement, Work

_CHUNK = 400
_LIST, _ID = listed("found", "ids"), number_item("found")
_WALKED = Statement(
    {
        dialect: sa.text(
            f'SELECT c.id, c.bundle_id, c.walked FROM {_LIST[dialect]} {JOINS[dialect]} "case" c'  # noqa: S608 - our own texts
            f" ON c.id = {_ID[dialect]} ORDER BY c.id DESC"
        )
        for dialect in DIALECTS
    }
)


def cases_through(
    work: Work,
    actor: Actor,
    elements: Mapping[str, frozenset[str]],
    bundle_of: Callable[[int], Bundle],
    *,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[CaseRow]:
    """Return the cases at the person's sites that entered one of `elements` (ids by procedure), newest first.

    A page may be short although `next` is given. Raises CommandRefused for a cursor that is none.
    """
    before = place_of(cursor, 1)[0] if cursor else search.NO_LIMIT
    lanes = [(site, procedure) for site in sites_of(work, actor) for procedure in sorted(elements)]
    most, kept, examined = clamped(limit), [], 0
    masks: dict[int, bytes] = {}
    wanted = frozenset(key for keys in elements.values() for key in keys)
    while lanes:
        ids = cases.ids_of_procedures(work, lanes, before, _CHUNK)
        for case_id, bundle_id, walked in work.run(_WALKED, ids=json.dumps(list(ids))).fetchall() if ids else ():
            if bundle_id not in masks:
                masks[bundle_id] = _mask(bundle_of(bundle_id), wanted)
            if any(one & other for one, other in zip(bytes(walked), masks[bundle_id], strict=False)):
                kept.append(int(case_id))
        if len(kept) > most:
            return Page(cases.rows(work, kept[:most]), cursor_of(kept[most - 1]))
        if len(ids) < _CHUNK:
            break
        before, examined = ids[-1], examined + len(ids)
        if examined >= MOST_EXAMINED:
            return Page(cases.rows(work, kept), cursor_of(before))
    return Page(cases.rows(work, kept) if kept else ())


def _mask(bundle: Bundle, wanted: frozenset[str]) -> bytes:
    """Return the bits that these elements have in the bitmap of a case of that bundle."""
    bits = bytearray((len(bundle.index) + 7) // 8)
    for key in wanted & bundle.elements.keys():
        place = bundle.positions[key]
        bits[place // 8] |= 1 << place % 8
    return bytes(bits)
