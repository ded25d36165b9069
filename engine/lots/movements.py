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
    """One movement.

    `from_status` None: the pieces become known; `to_status` None: they go on as another lot.
    """

    from_status: QuantityStatus | None
    to_status: QuantityStatus | None
    quantity: Decimal


def plan_hold(quantity: Decimal, *, released: Decimal, handed_over: Decimal = Decimal(0)) -> tuple[Move, ...]:
    """Put `quantity` on hold; raises NotEnough for zero or less.

    Pieces that another case holds and hands over stay held and are written down as taken over; then released pieces
    are taken back; the rest becomes known. Source: NCO-1, NCO-4.2.1.1.
    """
    _is_positive(quantity)
    over = min(quantity, handed_over)
    back = min(quantity - over, max(released, Decimal(0)))
    moves = []
    if over > 0:
        moves.append(Move(QuantityStatus.ON_HOLD, QuantityStatus.ON_HOLD, over))
    if back > 0:
        moves.append(Move(QuantityStatus.RELEASED, QuantityStatus.ON_HOLD, back))
    if quantity > over + back:
        moves.append(Move(None, QuantityStatus.ON_HOLD, quantity - over - back))
    return tuple(moves)


def plan_split(
    lot: str, parts: Mapping[str, Decimal], status: QuantityStatus, *, there: Decimal
) -> dict[str, tuple[Move, ...]]:
    """Let pieces of `lot` go on as the lots named in `parts`; what stays under the old number moves nowhere.

    parts: quantity by lot number, together all that `there` is. Returns the movements of each lot.
    Raises NotEnough when the parts are more than is there. Source: SMP-6.2.2.5.
    """
    moves: dict[str, tuple[Move, ...]] = {}
    leaving = Decimal(0)
    for number, quantity in parts.items():
        _is_positive(quantity)
        if number != lot:
            moves[number] = (Move(None, status, quantity),)
            leaving += quantity
    total = sum(parts.values(), Decimal(0))
    if total > there:
        raise NotEnough(status=str(status), quantity=str(total), there=str(there))
    return {lot: (Move(status, None, leaving),), **moves} if leaving else {}


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
        if move.to_status is not None:
            found[move.to_status] = found.get(move.to_status, Decimal(0)) + move.quantity
    return found


def _is_positive(quantity: Decimal) -> None:
    if not quantity.is_finite() or quantity <= 0:
        raise NotEnough(status="", quantity=str(quantity), there="")
