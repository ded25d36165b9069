"""Arithmetic of shipments: which pieces may leave, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from engine.lots.movements import Move, NotEnough
from engine.vocabulary import QuantityStatus

#: Statuses of pieces that may be delivered, in the order in which they are taken. Source: NCO-4.2.1.1, NCO-4.2.1.4.
FREE = (QuantityStatus.RELEASED, QuantityStatus.CONCEDED, QuantityStatus.REGRADED)


class ShipmentMove(StrEnum):
    """How a movement of a lot belongs to a shipment; surplus: more came back than was shipped."""

    SHIPPED = "shipped"
    RETURNED = "returned"
    SURPLUS = "surplus"


@dataclass(frozen=True, slots=True)
class Returned:
    """How pieces that came back are counted: `returned` fits the shipment, `surplus` does not."""

    returned: Decimal
    surplus: Decimal


def free_quantity(balance: Mapping[str, Decimal]) -> Decimal:
    """Return how much of a lot may be delivered: all that has a disposition which allows it. Source: NCO-4.2.1.1."""
    return sum((max(balance.get(status, Decimal(0)), Decimal(0)) for status in FREE), Decimal(0))


def plan_shipment(quantity: Decimal, balance: Mapping[str, Decimal]) -> tuple[Move, ...]:
    """Take `quantity` out of what is released, then conceded, then regraded.

    Raises NotEnough for zero or less and when less is free. Source: NCO-4.2.1.1.
    """
    free = free_quantity(balance)
    if not quantity.is_finite() or quantity <= 0 or quantity > free:
        raise NotEnough(status=QuantityStatus.RELEASED.value, quantity=str(quantity), there=str(free))
    moves, left = [], quantity
    for status in FREE:
        part = min(left, max(balance.get(status, Decimal(0)), Decimal(0)))
        if part > 0:
            moves.append(Move(status, None, part))
            left -= part
    return tuple(moves)


def split_return(quantity: Decimal, outstanding: Decimal) -> Returned:
    """Return how much of `quantity` fits what is still outstanding; the rest is surplus. Source: NCO-6.4.1.

    Raises NotEnough for zero or less.
    """
    if not quantity.is_finite() or quantity <= 0:
        raise NotEnough(status="", quantity=str(quantity), there=str(outstanding))
    fits = min(quantity, max(outstanding, Decimal(0)))
    return Returned(fits, quantity - fits)
