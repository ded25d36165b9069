"""Services that move goods between quantity statuses."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.lots import plan_hold, plan_move, plan_split
from engine.lots.movements import Move
from engine.services.registry import Effect, Outcome, View, service
from engine.vocabulary import Names, QuantityStatus

_PRODUCT = Names("Product", "产品", "Продукция")
_LOT = Names("Lot", "批号", "Партия")
_QUANTITY = Names("Quantity", "数量", "Количество")
_STATUS = {status.value: status for status in QuantityStatus}


@dataclass(frozen=True, slots=True)
class MoveGoods(Effect):
    """Movements of one lot; `unit` is given when the lot may be registered by them."""

    product: str
    lot: str
    moves: tuple[Move, ...]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class LinkLots(Effect):
    """The lot `to_lot` comes from `from_lot`; kind: split, rework, made_from."""

    product: str
    from_lot: str
    to_lot: str
    kind: str


@service(
    "lot.hold",
    Names("Put goods on hold", "冻结货物", "Заблокировать продукцию"),
    {
        "product": _PRODUCT,
        "lot": _LOT,
        "quantity": _QUANTITY,
        "unit": Names("Unit", "单位", "Единица измерения"),
    },
    results=("held_quantity",),
)
def hold(view: View, *, product: str, lot: str, quantity: Decimal, unit: str | None = None) -> Outcome:
    """Put `quantity` of a lot on hold; a lot not yet known is registered.

    Pieces that another case holds and hands over are taken over, those that count as released are taken back, the
    rest becomes known with this hold. Source: NCO-1, NCO-4.2.1.1.
    """
    moves = plan_hold(
        quantity,
        released=view.quantity(product, lot, QuantityStatus.RELEASED),
        handed_over=view.handed_over(product, lot),
    )
    return Outcome({"held_quantity": quantity}, (MoveGoods(product, lot, moves, unit or "pcs"),))


@service(
    "lot.move",
    Names("Move goods to another status", "变更货物状态", "Изменить статус продукции"),
    {
        "product": _PRODUCT,
        "lot": _LOT,
        "quantity": _QUANTITY,
        "from_status": Names("From status", "原状态", "Из статуса"),
        "to_status": Names("To status", "新状态", "В статус"),
    },
    results=("moved_quantity",),
)
def move(
    view: View, *, product: str, lot: str, quantity: Decimal, from_status: QuantityStatus, to_status: QuantityStatus
) -> Outcome:
    """Move `quantity` of a lot; raises NotEnough when fewer pieces have the status. Source: NCO-1, NCO-4.2.1.4."""
    there = view.quantity(product, lot, from_status)
    moves = plan_move(quantity, _STATUS[from_status], _STATUS[to_status], there=there)
    return Outcome({"moved_quantity": quantity}, (MoveGoods(product, lot, moves),))


@service(
    "lot.split",
    Names("Split a lot on hold", "拆分冻结批", "Разделить заблокированную партию"),
    {
        "product": _PRODUCT,
        "lot": _LOT,
        "lots": Names("Lots with their quantities", "各批及数量", "Партии и их количества"),
        "unit": Names("Unit", "单位", "Единица измерения"),
    },
)
def split(view: View, *, product: str, lot: str, lots: list[dict[str, Any]], unit: str | None = None) -> Outcome:
    """Let pieces on hold go on as the lots listed, each with `lot` and `quantity`; the old number may be one of them.

    Raises NotEnough when fewer pieces are on hold. Source: SMP-6.2.2.5.
    """
    parts = {str(line["lot"]): Decimal(line["quantity"]) for line in lots}
    there = view.quantity(product, lot, QuantityStatus.ON_HOLD)
    moves = plan_split(lot, parts, QuantityStatus.ON_HOLD, there=there)
    effects: list[Effect] = [MoveGoods(product, number, made, unit or "pcs") for number, made in moves.items()]
    effects += [LinkLots(product, lot, number, "split") for number in moves if number != lot]
    return Outcome({}, tuple(effects))
