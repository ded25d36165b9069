"""Statements of shipments: what customers were sent, what came back, and where a lot and its relatives went."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from engine.lots import KnownLot, Relative, Shipment, ShipmentMove, Trace, relatives
from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding

#: What a trace follows at most; a plant whose lots branch further asks generation by generation.
MOST_LINKS = 50_000

_ADD = Statement(adding(t.shipment, without=("id",)).returning(t.shipment.c.id))
#: Columns and joins of a shipment `s`, and of what came back of it; the read side uses them too.
SHIPMENT = (
    "SELECT s.id, s.site, s.document, s.lot_id, l.product, l.lot, l.unit, s.quantity, s.customer, c.name, s.contact,"
    " s.address, s.country, s.shipped_on, s.weight_kg"
)
NAMED = "JOIN lot l ON l.id = s.lot_id LEFT JOIN customer c ON c.key = s.customer"
BACK = "SELECT s.id, b.kind, m.quantity"
BACK_ROWS = "JOIN shipment_movement b ON b.shipment_id = s.id JOIN lot_movement m ON m.id = b.movement_id"
CAME = "b.kind <> 'shipped'"
_ONE = Statement(sa.text(f"{SHIPMENT} FROM shipment s {NAMED} WHERE s.id = :shipment_id"))
_ONE_BACK = Statement(sa.text(f"{BACK} FROM shipment s {BACK_ROWS} WHERE s.id = :shipment_id AND {CAME}"))
_OF_DOCUMENTS = Statement(
    {
        dialect: sa.text(
            "SELECT id, document, lot_id, customer, quantity, shipped_on FROM shipment"  # noqa: S608
            f" WHERE document IN ({listed}) AND site = :site"
        )
        for dialect, listed in (
            ("sqlite", "SELECT value FROM json_each(:documents)"),
            ("postgresql", "SELECT value FROM json_array_elements_text(CAST(:documents AS json))"),
        )
    }
)
_LOT = Statement(
    sa.text("SELECT id FROM lot WHERE site = :site AND product = :product AND lot = :lot"),
)
# Lots reached from one: `went` by what it went into, `came` by what it was made from. CROSS JOIN: SQLite reads the
# reached lots first; to PostgreSQL it is a plain join.
_WENT = (
    "WITH RECURSIVE reached(id) AS (SELECT CAST(:lot_id AS BIGINT)"
    " UNION SELECT k.to_lot FROM reached r CROSS JOIN lot_link k WHERE k.from_lot = r.id)"
)
_CAME_FROM = (
    "WITH RECURSIVE reached(id) AS (SELECT CAST(:lot_id AS BIGINT)"
    " UNION SELECT k.from_lot FROM reached r CROSS JOIN lot_link k WHERE k.to_lot = r.id)"
)
_LINKS_DOWN = Statement(
    sa.text(
        f"{_WENT} SELECT k.from_lot, k.to_lot, k.kind FROM reached r CROSS JOIN lot_link k"  # noqa: S608
        " WHERE k.from_lot = r.id ORDER BY k.id LIMIT :most"
    )
)
_LINKS_UP = Statement(
    sa.text(
        f"{_CAME_FROM} SELECT k.to_lot, k.from_lot, k.kind FROM reached r CROSS JOIN lot_link k"  # noqa: S608
        " WHERE k.to_lot = r.id ORDER BY k.id LIMIT :most"
    )
)
_LOTS = (
    " SELECT l.id, l.site, l.product, l.lot, l.unit, b.status, b.quantity FROM reached r CROSS JOIN lot l"
    " LEFT JOIN lot_balance b ON b.lot_id = l.id WHERE l.id = r.id"
)
_LOTS_DOWN, _LOTS_UP = Statement(sa.text(_WENT + _LOTS)), Statement(sa.text(_CAME_FROM + _LOTS))
_SHIPPED = Statement(
    sa.text(
        f"{_WENT} {SHIPMENT} FROM reached r CROSS JOIN shipment s {NAMED} WHERE s.lot_id = r.id"
        " ORDER BY s.shipped_on, s.id"
    )
)
_SHIPPED_BACK = Statement(
    sa.text(f"{_WENT} {BACK} FROM reached r CROSS JOIN shipment s {BACK_ROWS} WHERE s.lot_id = r.id AND {CAME}")
)


class TooManyLinks(RuntimeError):
    """A lot went into more lots than one trace follows; part of it would be missing."""


@dataclass(frozen=True, slots=True)
class NewShipment:
    """A shipment to be written; `at` in microseconds."""

    site: str
    document: str
    lot_id: int
    quantity: str
    customer: str
    contact: str
    address: str
    country: str
    shipped_on: str
    weight_kg: str | None
    import_id: int | None
    at: int
    by: int | None


def add(work: Work, new: NewShipment) -> int:
    """Write a shipment and return its id; its movements are written by `goods.move`."""
    values = {name: getattr(new, name) for name in NewShipment.__slots__}
    return int(work.run(_ADD, **values).fetchone()[0])


@dataclass(frozen=True, slots=True)
class Kept:
    """What a shipment that is known says."""

    id: int
    quantity: Decimal
    shipped_on: str


def of_documents(work: Work, site: str, documents: Iterable[str]) -> dict[tuple[str, int, str], Kept]:
    """Return the shipments of these documents, by document, lot and customer."""
    rows = work.run(_OF_DOCUMENTS, site=site, documents=json.dumps(sorted(set(documents)))).fetchall()
    return {(row[1], int(row[2]), row[3]): Kept(int(row[0]), Decimal(row[4]), row[5]) for row in rows}


def one(work: Work, shipment_id: int) -> Shipment | None:
    """Return a shipment with what came back of it."""
    row = work.run(_ONE, shipment_id=shipment_id).fetchone()
    if row is None:
        return None
    return made(row, returns(work.run(_ONE_BACK, shipment_id=shipment_id).fetchall()))


def trace(work: Work, site: str, product: str, lot: str, depth: int | None = None) -> Trace | None:
    """Return where a lot comes from, what it went into and where all of it was shipped; None for an unknown lot.

    depth: number of generations that are followed; None for all. Raises TooManyLinks. Source: NCO-6.3.1.
    """
    found = work.run(_LOT, site=site, product=product, lot=lot).fetchone()
    return None if found is None else trace_of(work, int(found[0]), depth)


def trace_of(work: Work, lot_id: int, depth: int | None = None) -> Trace:
    """Return the trace of a registered lot; see `trace`."""
    went = relatives(lot_id, _links(work, _LINKS_DOWN, lot_id), depth)
    came = relatives(lot_id, _links(work, _LINKS_UP, lot_id), depth)
    lots = {**_lots(work, _LOTS_UP, lot_id), **_lots(work, _LOTS_DOWN, lot_id)}
    kept = {lot_id, *(each.id for each in went)}
    back = returns(work.run(_SHIPPED_BACK, lot_id=lot_id).fetchall())
    rows = work.run(_SHIPPED, lot_id=lot_id).fetchall()
    return Trace(lots[lot_id], lots, came, went, tuple(made(row, back) for row in rows if row[3] in kept))


def descendants(work: Work, lot_id: int) -> tuple[Relative, ...]:
    """Return the lots that a lot went into, nearest first."""
    return relatives(lot_id, _links(work, _LINKS_DOWN, lot_id))


def returns(rows: Iterable[Sequence[Any]]) -> dict[int, dict[str, Decimal]]:
    """Return what came back, by shipment and kind, from rows of (shipment, kind, quantity)."""
    found: dict[int, dict[str, Decimal]] = {}
    for shipment, kind, quantity in rows:
        kinds = found.setdefault(int(shipment), {})
        kinds[kind] = kinds.get(kind, Decimal(0)) + Decimal(quantity)
    return found


def made(row: Sequence[Any], back: Mapping[int, Mapping[str, Decimal]]) -> Shipment:
    """Return a shipment from its row and from what came back."""
    kinds = back.get(int(row[0]), {})
    return Shipment(
        id=int(row[0]),
        site=row[1],
        document=row[2],
        lot_id=int(row[3]),
        product=row[4],
        lot=row[5],
        unit=row[6],
        quantity=Decimal(row[7]),
        returned=kinds.get(ShipmentMove.RETURNED, Decimal(0)),
        surplus=kinds.get(ShipmentMove.SURPLUS, Decimal(0)),
        customer=row[8],
        customer_name=row[9] or row[8],
        contact=row[10],
        address=row[11],
        country=row[12],
        shipped_on=dt.date.fromisoformat(row[13]),
        weight_kg=None if row[14] is None else Decimal(row[14]),
    )


def _links(work: Work, statement: Statement, lot_id: int) -> list[tuple[int, int, str]]:
    rows = work.run(statement, lot_id=lot_id, most=MOST_LINKS + 1).fetchall()
    if len(rows) > MOST_LINKS:
        raise TooManyLinks(lot_id)
    return [(int(row[0]), int(row[1]), str(row[2])) for row in rows]


def _lots(work: Work, statement: Statement, lot_id: int) -> dict[int, KnownLot]:
    found: dict[int, tuple[Sequence[Any], dict[str, Decimal]]] = {}
    for row in work.run(statement, lot_id=lot_id).fetchall():
        _, quantities = found.setdefault(int(row[0]), (row, {}))
        if row[5] is not None and Decimal(row[6]):
            quantities[row[5]] = Decimal(row[6])
    return {each: KnownLot(each, row[1], row[2], row[3], row[4], held) for each, (row, held) in found.items()}
