"""Lots: where their pieces stand, what moved them, which cases they are in."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from engine.errors import Ambiguous, NotFound
from engine.identity import Actor
from engine.inbox import cases
from engine.inbox.cases import CaseRow
from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_item
from engine.inbox.tasks import sites_of
from engine.lots import Trace
from engine.storage import shipments
from engine.storage.database import Statement, Work, moment
from engine.vocabulary import Names

#: A lot's page shows so many of its newest cases and movements.
MOST_CASES = 200
MOST_MOVEMENTS = 500


@dataclass(frozen=True, slots=True)
class LotRow:
    """A lot and its quantities by status; a status without pieces is left out."""

    id: int
    lot: str
    product: str
    product_names: Names
    site: str
    unit: str
    created_at: datetime
    quantities: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Movement:
    """Some pieces changed their status.

    `from_status` is None where they became known or came back, `to_status` where they went on as another lot or to a
    customer. `shipment`: shipped, returned, surplus, where the movement is of a shipment to `customer` by `document`.
    """

    lot_id: int
    case_id: int | None
    entry: int | None
    element: str | None
    from_status: str | None
    to_status: str | None
    quantity: Decimal
    at: datetime
    by_name: str | None
    shipment: str | None = None
    document: str | None = None
    customer: str | None = None


@dataclass(frozen=True, slots=True)
class LotFacts:
    """A lot's page: the newest cases and movements come first.

    `trace`: what it was made from, what it went into and where all of it was shipped, at the person's sites.
    """

    lot: LotRow
    cases: tuple[CaseRow, ...]
    movements: tuple[Movement, ...]
    trace: Trace


def lot_facts(work: Work, actor: Actor, lot: str, product: str | None = None, site: str | None = None) -> LotFacts:
    """Return the lot of that number among the person's sites.

    Raises NotFound, and Ambiguous with the choices `product @ site` when several products or sites know the number.
    """
    sites = frozenset(sites_of(work, actor))
    found = [
        row
        for row in work.run(_NAMED, lot=lot).fetchall()
        if row[2] in sites and product in (None, row[1]) and site in (None, row[2])
    ]
    if not found:
        raise NotFound("lot", lot)
    if len(found) > 1:
        raise Ambiguous("lot", lot, [f"{row[1]} @ {row[2]}" for row in found])
    (row,) = lots(work, [found[0][0]])
    ids = [each[0] for each in work.run(_CASES, lot_id=row.id, most=MOST_CASES).fetchall()]
    seen = tuple(each for each in cases.rows(work, ids) if each.site in sites)
    moved = work.run(_MOVEMENTS, lot_id=row.id, most=MOST_MOVEMENTS).fetchall()
    return LotFacts(row, seen, tuple(map(_movement, moved)), _at(sites, shipments.trace_of(work, row.id)))


def _at(sites: Collection[str], trace: Trace) -> Trace:
    """Return a trace without the lots and shipments of other sites."""
    seen = {each for each, lot in trace.lots.items() if lot.site in sites}
    return replace(
        trace,
        made_from=tuple(each for each in trace.made_from if each.id in seen),
        went_into=tuple(each for each in trace.went_into if each.id in seen),
        shipments=tuple(each for each in trace.shipments if each.lot_id in seen),
    )


def lots(work: Work, ids: Sequence[int]) -> tuple[LotRow, ...]:
    """Return the lots with these ids, by number."""
    if not ids:
        return ()
    given = json.dumps(list(ids))
    quantities: dict[int, dict[str, Decimal]] = {}
    for lot_id, status, quantity in work.run(_BALANCES, ids=given).fetchall():
        value = Decimal(quantity)
        if value:
            quantities.setdefault(lot_id, {})[status] = value
    return tuple(
        LotRow(
            id=row[0],
            lot=row[1],
            product=row[2],
            product_names=Names(row[3] or row[2], row[4] or "", row[5] or ""),
            site=row[6],
            unit=row[7],
            created_at=moment(row[8]),
            quantities=quantities.get(row[0], {}),
        )
        for row in work.run(_LOTS, ids=given).fetchall()
    )


def lots_of_case(work: Work, case_id: int) -> tuple[LotRow, ...]:
    """Return the lots whose pieces a case moved."""
    return lots(work, [row[0] for row in work.run(_LOTS_OF_CASE, case_id=case_id).fetchall()])


def movements_of_case(work: Work, case_id: int) -> tuple[Movement, ...]:
    """Return what a case moved, first movement first."""
    return tuple(map(_movement, work.run(_MOVEMENTS_OF_CASE, case_id=case_id).fetchall()))


def _movement(row: Sequence[Any]) -> Movement:
    return Movement(row[0], row[1], row[2], row[3], row[4], row[5], Decimal(row[6]), moment(row[7]), *row[8:])


_NAMED = Statement(sa.text("SELECT id, product, site FROM lot WHERE lot = :lot ORDER BY product, site"))
_CASES = Statement(
    sa.text(
        "SELECT DISTINCT case_id FROM lot_movement WHERE lot_id = :lot_id AND case_id IS NOT NULL"
        " ORDER BY case_id DESC LIMIT :most"
    ),
)
_LOTS_OF_CASE = Statement(sa.text("SELECT DISTINCT lot_id FROM lot_movement WHERE case_id = :case_id"))
_MOVED = (
    "SELECT m.lot_id, m.case_id, m.entry, m.element, m.from_status, m.to_status, m.quantity, m.at, u.full_name,"
    " b.kind, s.document, COALESCE(c.name, s.customer)"
    ' FROM lot_movement m LEFT JOIN "user" u ON u.id = m.by LEFT JOIN shipment_movement b ON b.movement_id = m.id'
    " LEFT JOIN shipment s ON s.id = b.shipment_id LEFT JOIN customer c ON c.key = s.customer"
)
_MOVEMENTS = Statement(sa.text(f"{_MOVED} WHERE m.lot_id = :lot_id ORDER BY m.id DESC LIMIT :most"))
_MOVEMENTS_OF_CASE = Statement(sa.text(f"{_MOVED} WHERE m.case_id = :case_id ORDER BY m.id"))
_LISTED, _ID = listed("given", "ids"), number_item("given")
_LOTS = Statement(
    {
        dialect: sa.text(
            "SELECT l.id, l.lot, l.product, p.name_en, p.name_zh, p.name_ru, l.site, l.unit, l.created_at"  # noqa: S608
            f" FROM {_LISTED[dialect]} {JOINS[dialect]} lot l ON l.id = {_ID[dialect]}"
            " LEFT JOIN product p ON p.key = l.product ORDER BY l.lot, l.product, l.site"
        )
        for dialect in DIALECTS
    }
)
_BALANCES = Statement(
    {
        dialect: sa.text(
            f"SELECT b.lot_id, b.status, b.quantity FROM {_LISTED[dialect]}"  # noqa: S608
            f" {JOINS[dialect]} lot_balance b ON b.lot_id = {_ID[dialect]} ORDER BY b.lot_id, b.status"
        )
        for dialect in DIALECTS
    }
)
