"""Arithmetic of movements. Source: design of the product, movements of NCO-4.2.1.1 to NCO-4.2.1.4."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.errors import HoldpointError
from engine.vocabulary import QuantityStatus


class NotEnough(HoldpointError):
    """Fewer pieces have the status than are to be moved."""

    code = "not_enough"


@dataclass(frozen=True, slots=True)
class Move:
    """One movement; `from_status` None means that the pieces become known."""

    from_status: QuantityStatus | None
    to_status: QuantityStatus
    quantity: Decimal


def plan_hold(quantity: Decimal, *, released: Decimal) -> tuple[Move, ...]:
    """Put `quantity` on hold: released pieces first, the rest becomes known. Raises NotEnough for zero or less."""
    _is_positive(quantity)
    back = min(quantity, max(released, Decimal(0)))
    moves = []
    if back > 0:
        moves.append(Move(QuantityStatus.RELEASED, QuantityStatus.ON_HOLD, back))
    if quantity > back:
        moves.append(Move(None, QuantityStatus.ON_HOLD, quantity - back))
    return tuple(moves)


def plan_move(
    quantity: Decimal, from_status: QuantityStatus, to_status: QuantityStatus, *, there: Decimal
) -> tuple[Move, ...]:
    """Move `quantity`; raises NotEnough when only `there` pieces have `from_status`."""
    _is_positive(quantity)
    if quantity > there:
        raise NotEnough(status=str(from_status), quantity=str(quantity), there=str(there))
    return (Move(from_status, to_status, quantity),)


def after(balance: Mapping[str, Decimal], moves: Iterable[Move]) -> dict[str, Decimal]:
    """Return the balance by status after `moves`."""
    found = dict(balance)
    for move in moves:
        if move.from_status is not None:
            found[move.from_status] = found.get(move.from_status, Decimal(0)) - move.quantity
        found[move.to_status] = found.get(move.to_status, Decimal(0)) + move.quantity
    return found


def _is_positive(quantity: Decimal) -> None:
    if not quantity.is_finite() or quantity <= 0:
        raise NotEnough(status="", quantity=str(quantity), there="")
