"""Rules about lots and shipments that answer with a refusal and its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal

from engine.errors import Refusal
from engine.lots.shipping import free_quantity
from engine.vocabulary import QuantityStatus


def lot_keeps_its_unit(lot: str, unit: str, known: str | None) -> Refusal | None:
    """A lot is counted in one unit; quantities in two units do not add up. `known`: its unit, None for a new lot."""
    if known is None or known == unit:
        return None
    return Refusal("other-unit", "unit", {"lot": lot})


def only_free_pieces_leave(lot: str, quantity: Decimal, balance: Mapping[str, Decimal]) -> Refusal | None:
    """Nothing is delivered before it has a disposition that allows it. Source: NCO-4.2.1.1."""
    free = free_quantity(balance)
    if quantity <= free:
        return None
    held = balance.get(QuantityStatus.ON_HOLD, Decimal(0))
    code = "lot-on-hold" if held > 0 else "lot-not-enough"
    return Refusal(code, "quantity", {"lot": lot, "quantity": quantity, "free": free, "held": held})


def nothing_is_shipped_tomorrow(day: dt.date, today: dt.date) -> Refusal | None:
    """A shipment is entered when it has left, not before; `today` at the site."""
    return Refusal("shipped-in-future", "shipped_on", {"day": day.isoformat()}) if day > today else None


def lot_is_not_made_from_itself(
    lot: int, made_from: int, descendants: Collection[int], name: str, of: str
) -> Refusal | None:
    """A lot comes neither from itself nor from what it went into; `descendants` of `lot`."""
    if made_from != lot and made_from not in descendants:
        return None
    return Refusal("made-from-itself", "made_from", {"lot": name, "of": of})
