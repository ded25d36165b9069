"""Lots as pages show them: the bar of quantities, and whether anything is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from engine.inbox.lots import LotRow, Movement
from engine.vocabulary import QuantityStatus
from web.wording import Speech

#: pattern of the bar for each status; the order is that of the bar
PATTERNS = {
    QuantityStatus.ON_HOLD: "hold",
    QuantityStatus.RELEASED: "ok",
    QuantityStatus.CONCEDED: "ok",
    QuantityStatus.REGRADED: "ok",
    QuantityStatus.IN_REWORK: "move",
    QuantityStatus.SORTED: "move",
    QuantityStatus.REJECTED: "out",
    QuantityStatus.RETURNED: "out",
    QuantityStatus.RECALLED: "out",
    QuantityStatus.SCRAPPED: "dead",
}
_ALWAYS = (QuantityStatus.ON_HOLD, QuantityStatus.RELEASED)


@dataclass(frozen=True, slots=True)
class Part:
    """One segment of the bar; `x` and `width` in percent, empty for a status without pieces."""

    kind: str
    name: str
    number: str
    unit: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The quantities of one lot as a bar with its legend."""

    lot: str
    title: str
    parts: tuple[Part, ...]


def lot_bar(lot: LotRow, words: Speech) -> Bar:
    """Return the bar of a lot: what is on hold first, then what is free, moving, out and scrap."""
    whole = sum(lot.quantities.values(), Decimal(0))
    parts, left = [], Decimal(0)
    for status, kind in PATTERNS.items():
        quantity = lot.quantities.get(status.value, Decimal(0))
        if not quantity and status not in _ALWAYS:
            continue
        width = quantity / whole * 100 if whole else Decimal(0)
        parts.append(
            Part(
                kind,
                words.lead(words.word("lot-status", status.value)),
                words.number(quantity),
                words.unit(lot.unit),
                f"{left:.2f}",
                f"{width:.2f}" if quantity else "",
            )
        )
        left += width
    return Bar(lot.lot, words.say("lot-where", quantity=words.quantity(whole, lot.unit)), tuple(parts))


def edge_of(lots: tuple[LotRow, ...]) -> str:
    """Return the edge of a case's header: held while anything is on hold, released when everything is free."""
    held = any(lot.quantities.get(QuantityStatus.ON_HOLD) for lot in lots)
    if held:
        return "held"
    free = {QuantityStatus.RELEASED, QuantityStatus.CONCEDED, QuantityStatus.REGRADED}
    known = [status for lot in lots for status in lot.quantities]
    return "released" if known and all(status in free for status in known) else ""


def total(lots: tuple[LotRow, ...], status: QuantityStatus, words: Speech) -> str:
    """Return how much of all lots has a status, by unit."""
    sums: dict[str, Decimal] = {}
    for lot in lots:
        sums[lot.unit] = sums.get(lot.unit, Decimal(0)) + lot.quantities.get(status, Decimal(0))
    return ", ".join(words.quantity(quantity, unit) for unit, quantity in sums.items())


def movement_in_words(moved: Movement, units: Mapping[int, str], words: Speech) -> str:
    """Return what moved: 560 pcs: on hold → released."""
    quantity = words.quantity(moved.quantity, units.get(moved.lot_id, ""))
    return f"{quantity}: {moved_from(moved, words)} → {moved_to(moved, words)}"


def moved_from(moved: Movement, words: Speech) -> str:
    """Return the status that pieces had, that they became known, or who sent them back."""
    if moved.from_status:
        return words.word("lot-status", moved.from_status)
    if moved.shipment:
        return words.say(f"came-{moved.shipment}", customer=moved.customer or "", document=moved.document or "")
    return words.say("became-known")


def moved_to(moved: Movement, words: Speech) -> str:
    """Return the status that pieces have now, that another case holds them, or where they went."""
    if moved.to_status is None and moved.shipment:
        return words.say("went-to-customer", customer=moved.customer or "", document=moved.document or "")
    if moved.to_status is None:
        return words.say("went-on")
    return (
        words.say("taken-over") if moved.to_status == moved.from_status else words.word("lot-status", moved.to_status)
    )
