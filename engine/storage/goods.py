"""Statements of lots: their balances and the movements that make them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.lots import Move, after
from engine.storage import tables as t
from engine.storage.database import Insertion, Statement, Work, adding, putting

_l = t.lot.c
_THIS = (_l.site == given("site"), _l.product == given("product"), _l.lot == given("lot"))
_FIND = Statement(sa.select(_l.id).where(*_THIS).with_for_update())
_UNIT = Statement(
    sa.select(_l.unit).where(_l.site == given("site"), _l.product == given("product"), _l.lot == given("lot"))
)
_ADD: Statement = Statement(
    {
        name: insert(t.lot)
        .values({c.name: given(c.name) for c in t.lot.columns if c.name != "id"})
        .on_conflict_do_nothing()
        .returning(_l.id)
        for name, insert in (
            ("sqlite", sa.dialects.sqlite.insert),
            ("postgresql", sa.dialects.postgresql.insert),
        )
    }
)
_b = t.lot_balance.c
_BALANCE = Statement(
    sa.select(_l.id, _b.status, _b.quantity)
    .select_from(t.lot.outerjoin(t.lot_balance, _b.lot_id == _l.id))
    .where(*_THIS)
)
_GIVEN_NUMBERS = {
    "sqlite": "SELECT value FROM json_each(:numbers)",
    "postgresql": "SELECT value FROM json_array_elements_text(CAST(:numbers AS json))",
}
_NUMBERS = Statement(
    {
        dialect: sa.text(
            "SELECT l.id, l.product, l.lot, l.unit, b.status, b.quantity FROM lot l"  # noqa: S608
            f" LEFT JOIN lot_balance b ON b.lot_id = l.id WHERE l.lot IN ({listed}) AND l.site = :site"
        )
        for dialect, listed in _GIVEN_NUMBERS.items()
    }
)
_LOCK_NUMBERS = Statement(
    sa.text(
        f"SELECT id FROM lot WHERE lot IN ({_GIVEN_NUMBERS['postgresql']}) AND site = :site"  # noqa: S608
        " ORDER BY id FOR UPDATE"
    )
)
_PRODUCT_UNIT = Statement(sa.select(t.product.c.unit).where(t.product.c.key == given("product")))
_SITE = Statement(sa.select(t.site.c.key).where(t.site.c.key == given("site")).with_for_update())
_m, _k = t.lot_movement.c, t.lot_link.c
_FIRST = Statement(
    sa.select(_m.case_id, _m.from_status, _m.quantity).where(_m.lot_id == given("lot_id")).order_by(_m.id).limit(1)
)
_LINKED = Statement(
    sa.select(_k.id).where(_k.from_lot == given("from_lot"), _k.to_lot == given("to_lot"), _k.kind == given("kind"))
)
_PUT_BALANCE = putting(t.lot_balance)
_MOVEMENT = Insertion(t.lot_movement, without=("id",))
_MOVEMENT_ID = Insertion(t.lot_movement, without=("id",), returning=_m.id)
_OF_SHIPMENT = Statement(adding(t.shipment_movement))
_LINK = Statement(adding(t.lot_link, without=("id",)))


@dataclass(frozen=True, slots=True)
class LotState:
    """A lot as a step sees it; `id` is None while it is not registered."""

    id: int | None
    balance: dict[str, Decimal]


def find(work: Work, site: str, product: str, lot: str) -> LotState:
    """Lock and return a lot with its balance by quantity status; an unknown lot has no id and an empty balance."""
    if work.dialect == "postgresql":  # first lock, then look: a joined row would be seen as before the wait
        work.run(_FIND, site=site, product=product, lot=lot)
    lines = work.run(_BALANCE, site=site, product=product, lot=lot).fetchall()
    if not lines:
        return LotState(None, {})
    return LotState(int(lines[0][0]), {status: Decimal(quantity) for _, status, quantity in lines if status})


@dataclass(frozen=True, slots=True)
class NamedLot:
    """A registered lot by its names, with its unit and its balance."""

    product: str
    lot: str
    unit: str
    state: LotState


def find_numbers(work: Work, site: str, numbers: Iterable[str]) -> list[NamedLot]:
    """Lock and return all lots of a site that have one of the numbers, in two statements however many they are."""
    listed = json.dumps(sorted(set(numbers)))
    if work.dialect == "postgresql":
        work.run(_LOCK_NUMBERS, site=site, numbers=listed)
    found: dict[int, NamedLot] = {}
    for lot_id, product, lot, unit, status, quantity in work.run(_NUMBERS, site=site, numbers=listed).fetchall():
        named = found.setdefault(int(lot_id), NamedLot(product, lot, unit, LotState(int(lot_id), {})))
        if status is not None:
            named.state.balance[status] = Decimal(quantity)
    return list(found.values())


def unit_of(work: Work, site: str, product: str, lot: str) -> str | None:
    """Return the unit in which a lot is counted; None for a lot nobody knows."""
    row = work.run(_UNIT, site=site, product=product, lot=lot).fetchone()
    return str(row[0]) if row else None


def product_unit(work: Work, product: str) -> str | None:
    """Return the unit in which a product is counted; None for an unknown product."""
    row = work.run(_PRODUCT_UNIT, product=product).fetchone()
    return str(row[0]) if row else None


def lock_site(work: Work, site: str) -> None:
    """Let nobody else enter goods of the site until the transaction ends: two tables at once never wait crosswise."""
    if work.dialect == "postgresql":
        work.run(_SITE, site=site)


def entered_quantity(work: Work, lot_id: int) -> Decimal | None:
    """Return with how much a lot was entered as stock; None when a case made it known."""
    row = work.run(_FIRST, lot_id=lot_id).fetchone()
    return Decimal(row[2]) if row and row[0] is None and row[1] is None else None


def register(work: Work, site: str, product: str, lot: str, *, unit: str, at: int) -> int:
    """Register a lot if it is not known and return its id; `at` in microseconds."""
    row = work.run(_ADD, site=site, product=product, lot=lot, unit=unit, created_at=at).fetchone()
    row = row or work.run(_FIND, site=site, product=product, lot=lot).fetchone()
    return int(row[0])


class Cause(NamedTuple):
    """What a movement comes from: a step of a case, or no case when goods are entered or shipped. `at` in microseconds.

    shipment: (id, kind) of the shipment to which the movement belongs; kind: shipped, returned, surplus.
    """

    case_id: int | None
    entry: int | None
    element: str | None
    at: int
    by: int | None
    shipment: tuple[int, str] | None = None


def move(
    work: Work, lot_id: int, balance: dict[str, Decimal], moves: Iterable[Move], cause: Cause
) -> dict[str, Decimal]:
    """Write `moves` and the balances they change; return the new balance."""
    moves = tuple(moves)
    case_id, entry, element, at, by, shipment = cause
    rows = [
        (lot_id, case_id, entry, element, each.from_status, each.to_status, text_of(each.quantity), at, by)
        for each in moves
    ]
    if shipment is None:
        work.add(_MOVEMENT, rows)
    else:
        ids = [int(work.add(_MOVEMENT_ID, [row]).fetchone()[0]) for row in rows]
        work.run_many(
            _OF_SHIPMENT, [{"movement_id": each, "shipment_id": shipment[0], "kind": shipment[1]} for each in ids]
        )
    new = after(balance, moves)
    changed = [status for status in new if new[status] != balance.get(status)]
    work.run_many(
        _PUT_BALANCE, [{"lot_id": lot_id, "status": status, "quantity": text_of(new[status])} for status in changed]
    )
    return new


def link(work: Work, site: str, product: str, ends: tuple[str, str], kind: str, cause: Cause) -> None:
    """Write that the lot `ends[1]` comes from the lot `ends[0]`; both are registered."""
    start, end = (work.run(_FIND, site=site, product=product, lot=lot).fetchone()[0] for lot in ends)
    work.run(_LINK, from_lot=start, to_lot=end, kind=kind, case_id=cause.case_id, at=cause.at)


def is_linked(work: Work, from_lot: int, to_lot: int, kind: str) -> bool:
    """Tell whether it is written that a lot comes from another."""
    return work.run(_LINKED, from_lot=from_lot, to_lot=to_lot, kind=kind).fetchone() is not None


def link_once(work: Work, from_lot: int, to_lot: int, kind: str, at: int) -> bool:
    """Write that a lot comes from another, outside of any case; return False when that is written already."""
    if is_linked(work, from_lot, to_lot, kind):
        return False
    work.run(_LINK, from_lot=from_lot, to_lot=to_lot, kind=kind, case_id=None, at=at)
    return True


def text_of(quantity: Decimal) -> str:
    """Return a quantity as it is stored: exact, without exponent and without trailing zeros: 500, 12.5."""
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
