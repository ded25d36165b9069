"""Enter lots that are in stock, and what lots were made from. Source: NCO-6.3.1 (tracing needs both)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.commands.goods_lines import (
    Desk,
    Entered,
    Extent,
    LotLine,
    LotName,
    quantity_refusal,
    take_lines,
    text_refusals,
    unit_refusal,
)
from engine.commands.house import House
from engine.errors import Refusal
from engine.identity import Actor
from engine.lots import Move, lot_is_not_made_from_itself, lot_keeps_its_unit, only_free_pieces_leave, plan_shipment
from engine.lots.cells import one_unit
from engine.procedures.roles import GoodsTable
from engine.storage import goods, shipments
from engine.storage.goods import LotState
from engine.vocabulary import QuantityStatus

MADE_FROM = "made_from"
_USUAL_UNIT = "pcs"


@dataclass(frozen=True, slots=True)
class EnterLots:
    """Lots of one site; one refused line keeps all out unless `extent` says otherwise."""

    site: str
    lines: Sequence[LotLine]
    extent: Extent = Extent.ALL


@dataclass(frozen=True, slots=True)
class _Parent:
    """A registered lot that another was made from, and how much of it was used, if somebody said."""

    id: int
    product: str
    lot: str
    used: Decimal | None


def enter_lots(house: House, actor: Actor, command: EnterLots) -> tuple[Entered, ...]:
    """Enter lots in stock, released, and return what became of each line; the same line twice does nothing more.

    A line without quantity only adds what a known lot was made from. Raises NotAllowed, NotFound (site).
    """
    return take_lines(house, actor, command.site, GoodsTable.LOTS, command.lines, _enter, extent=command.extent)


def _enter(desk: Desk, line: LotLine) -> Entered:
    refusals = text_refusals({"product": line.product, "lot": line.lot}, {})
    if line.quantity is not None and (wrong := quantity_refusal("quantity", line.quantity)):
        refusals.append(wrong)
    product, unknown = desk.product_of(line.product, line.lot)
    if unknown is not None and line.product.strip():
        refusals.append(unknown)
    if product is None:
        return Entered(None, refusals=tuple(refusals))
    name = line.lot.strip()
    lot = desk.lot(product, name)
    usual = goods.product_unit(desk.work, product) or _USUAL_UNIT
    if odd := unit_refusal(line.unit, usual):
        refusals.append(odd)
    refusals += _contradictions(desk, line, product, lot)
    parents, lost = _parents(desk, line, lot, name)
    refusals += lost
    if refusals:
        return Entered(None, refusals=tuple(refusals))
    lot_id = lot.id
    if lot_id is None:
        unit = one_unit(line.unit or usual)
        lot_id = _register(desk, (product, name, unit), line.quantity or Decimal(0))
    linked = [_link(desk, each, lot_id) for each in parents]
    return Entered(lot_id, known=lot.id is not None and not any(linked))


def _link(desk: Desk, parent: _Parent, lot_id: int) -> bool:
    """Write that a lot was made from another, and take what was used out of it; False when it is written already."""
    if not goods.link_once(desk.work, parent.id, lot_id, MADE_FROM, desk.at):
        return False
    if parent.used is not None:
        state = desk.lot(parent.product, parent.lot)
        moves = plan_shipment(parent.used, state.balance)
        cause = goods.Cause(None, None, None, desk.at, desk.actor.id)
        left = goods.move(desk.work, parent.id, state.balance, moves, cause)
        desk.put_lot(parent.product, parent.lot, LotState(parent.id, left))
    return True


def _contradictions(desk: Desk, line: LotLine, product: str, lot: LotState) -> list[Refusal]:
    """Return what a line says else than is known of its lot."""
    name = line.lot.strip()
    if lot.id is None:
        return [Refusal("unknown-lot", "lot", {"lot": name})] if line.quantity is None else []
    found = []
    if line.unit and (other := lot_keeps_its_unit(name, one_unit(line.unit), desk.unit(product, name))):
        found.append(other)
    if line.quantity is not None and goods.entered_quantity(desk.work, lot.id) != line.quantity:
        found.append(Refusal("lot-known", "quantity", {"lot": name}))
    return found


def _parents(desk: Desk, line: LotLine, lot: LotState, name: str) -> tuple[list[_Parent], list[Refusal]]:
    """Return the lots a line was made from, and why one cannot be."""
    found: list[_Parent] = []
    refusals: list[Refusal] = []
    below = {each.id for each in shipments.descendants(desk.work, lot.id)} if lot.id and line.made_from else set()
    for each in line.made_from:
        parent, refusal = _parent(desk, each, lot.id)
        if parent is not None and lot.id is not None:
            refusal = lot_is_not_made_from_itself(lot.id, parent.id, below, name, parent.lot) or refusal
        if refusal is not None:
            refusals.append(refusal)
        elif parent is not None:
            found.append(parent)
    return found, refusals


def _parent(desk: Desk, named: LotName, child: int | None) -> tuple[_Parent | None, Refusal | None]:
    """Return a lot that another was made from, and why it cannot be."""
    product, unknown = desk.product_of(named.product, named.lot, MADE_FROM)
    if product is None:
        return None, unknown or Refusal("required", MADE_FROM)
    name = named.lot.strip()
    lot = desk.lot(product, name)
    if lot.id is None:
        return None, Refusal("unknown-lot", MADE_FROM, {"lot": name})
    parent = _Parent(lot.id, product, name, named.used)
    if named.used is None or (child is not None and goods.is_linked(desk.work, lot.id, child, MADE_FROM)):
        return parent, None
    wrong = quantity_refusal("used", named.used) or only_free_pieces_leave(name, named.used, lot.balance)
    return parent, wrong and Refusal(wrong.code, "used", wrong.data)


def _register(desk: Desk, named: tuple[str, str, str], quantity: Decimal) -> int:
    product, name, unit = named
    lot_id = goods.register(desk.work, desk.site, product, name, unit=unit, at=desk.at)
    found = goods.find(desk.work, desk.site, product, name)  # a sheet may have made it known meanwhile
    moves = [Move(None, QuantityStatus.RELEASED, quantity)]
    cause = goods.Cause(None, None, None, desk.at, desk.actor.id)
    balance = goods.move(desk.work, lot_id, found.balance, moves, cause)
    desk.put_lot(product, name, LotState(lot_id, balance), unit)
    return lot_id
