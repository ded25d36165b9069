"""Shipments at the reader's sites, newest first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.identity import Actor
from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_item
from engine.inbox.paging import MOST_EXAMINED, USUAL_LIMIT, Page, clamped, cursor_of, place_of
from engine.inbox.tasks import sites_of
from engine.lots import Shipment
from engine.storage import search, shipments
from engine.storage.database import Statement, Work, moment

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """A shipment, who entered it and when."""

    shipment: Shipment
    at: datetime
    by_name: str | None


@dataclass(frozen=True, slots=True)
class ShipmentFilters:
    """What the list is narrowed to; `q`: part of a document, a customer or a lot number."""

    lot: str | None = None
    product: str | None = None
    customer: str | None = None
    document: str | None = None
    site: str | None = None
    q: str | None = None


def shipment_list(
    work: Work,
    actor: Actor,
    filters: ShipmentFilters = ShipmentFilters(),
    *,
    limit: int = USUAL_LIMIT,
    cursor: str | None = None,
) -> Page[ShipmentRow]:
    """Return a page of the shipments from the person's sites, entered last first. Raises CommandRefused (cursor)."""
    before = place_of(cursor, 1)[0] if cursor else search.NO_LIMIT
    sites = frozenset(each for each in sites_of(work, actor) if filters.site in (None, each))
    most, examined = clamped(limit), 0
    kept: list[ShipmentRow] = []
    while sites:
        ids = _ids(work, filters, before)
        kept += [row for row in rows(work, ids) if row.shipment.site in sites and _fits(row.shipment, filters)]
        if len(kept) > most:
            return Page(tuple(kept[:most]), cursor_of(kept[most - 1].shipment.id))
        examined += len(ids)
        if len(ids) < _CHUNK:
            break
        before = ids[-1]
        if examined >= MOST_EXAMINED:
            return Page(tuple(kept), cursor_of(before))
    return Page(tuple(kept))


def rows(work: Work, ids: Sequence[int]) -> tuple[ShipmentRow, ...]:
    """Return the shipments with these ids, entered last first."""
    if not ids:
        return ()
    given = json.dumps(list(ids))
    back = shipments.returns(work.run(_BACK, ids=given).fetchall())
    return tuple(_row(row, back) for row in work.run(_ROWS, ids=given).fetchall())


def _row(row: Sequence[Any], back: Any) -> ShipmentRow:
    return ShipmentRow(shipments.made(row, back), moment(row[15]), row[16])


def _ids(work: Work, filters: ShipmentFilters, before: int) -> list[int]:
    """Return the next ids in order, by the narrowest index that a filter has."""
    if filters.lot is not None:
        found = work.run(_OF_LOT, lot=filters.lot, before=before, most=_CHUNK)
    elif filters.customer is not None:
        found = work.run(_OF_CUSTOMER, customer=filters.customer, before=before, most=_CHUNK)
    else:
        found = work.run(_NEWEST, before=before, most=_CHUNK)
    return [int(row[0]) for row in found.fetchall()]


def _fits(each: Shipment, filters: ShipmentFilters) -> bool:
    wanted = (
        (filters.lot, each.lot),
        (filters.product, each.product),
        (filters.customer, each.customer),
        (filters.document, each.document),
    )
    if any(value is not None and value != found for value, found in wanted):
        return False
    if not filters.q:
        return True
    text = f"{each.document} {each.customer} {each.customer_name} {each.lot} {each.product} {each.contact}".casefold()
    return all(word in text for word in filters.q.casefold().split())


_NEWEST = Statement(sa.text("SELECT id FROM shipment WHERE id < :before ORDER BY id DESC LIMIT :most"))
_OF_CUSTOMER = Statement(
    sa.text("SELECT id FROM shipment WHERE customer = :customer AND id < :before ORDER BY id DESC LIMIT :most")
)
_OF_LOT = Statement(
    sa.text(
        "SELECT s.id FROM lot l JOIN shipment s ON s.lot_id = l.id WHERE l.lot = :lot AND s.id < :before"
        " ORDER BY s.id DESC LIMIT :most"
    )
)
_LISTED, _ID = listed("given", "ids"), number_item("given")
_ROWS = Statement(
    {
        dialect: sa.text(
            f"{shipments.SHIPMENT}, s.at, u.full_name FROM {_LISTED[dialect]}"
            f" {JOINS[dialect]} shipment s ON s.id = {_ID[dialect]} {shipments.NAMED}"
            ' LEFT JOIN "user" u ON u.id = s.by ORDER BY s.id DESC'
        )
        for dialect in DIALECTS
    }
)
_BACK = Statement(
    {
        dialect: sa.text(
            f"{shipments.BACK} FROM {_LISTED[dialect]} {JOINS[dialect]} shipment s ON s.id = {_ID[dialect]}"
            f" {shipments.BACK_ROWS} WHERE {shipments.CAME}"
        )
        for dialect in DIALECTS
    }
)
