"""What a filled form may not say about quantities and times; each rule is one sentence, it answers with refusals.

An empty answer allows. `form_policies` lists all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from engine.errors import Refusal

_ALLOWED: tuple[Refusal, ...] = ()
LONGEST_LOT = 120
#: Variables that some rule is about; a form that writes none of them breaks none.
_CONCERNED = frozenset({"quantity", "dispositions", "lot", "lots", "passed_quantity", "failed_quantity", "detected_at"})


def lines_balance_with_quantity(
    lines: Iterable[Mapping[str, Any]], quantity: Decimal, field: str = "dispositions"
) -> tuple[Refusal, ...]:
    """The lines of a partial disposition add up to the quantity on hold: no piece is forgotten, none invented.

    lines: each with its `quantity`, in the unit of the lot. quantity: on hold. Refusal `unbalanced` at `field` with
    `sum`, `quantity`, `missing` (negative when too many), `excess` and `side` (short, over).
    Source: NCO-4.2.1.4, NCO-4.2.1.1; of a delivery split into lots SMP-6.2.2.5.
    """
    total = sum((_number(line.get("quantity")) or Decimal(0) for line in lines), Decimal(0))
    missing = quantity - total
    if not missing:
        return _ALLOWED
    data = {
        "sum": total,
        "quantity": quantity,
        "missing": missing,
        "excess": -missing,
        "side": "short" if missing > 0 else "over",
    }
    return (Refusal("unbalanced", field, data),)


def lots_have_numbers_of_their_own(lots: Iterable[Mapping[str, Any]]) -> tuple[Refusal, ...]:
    """Lots into which a delivery is split are told apart by their numbers. Source: SMP-6.2.2.5."""
    seen: set[object] = set()
    refusals = []
    for place, line in enumerate(lots):
        if line.get("lot") in seen:
            refusals.append(Refusal("lot_twice", f"lots[{place}].lot", {"lot": line.get("lot")}))
        seen.add(line.get("lot"))
    return tuple(refusals)


def quantities_are_positive(values: Mapping[str, Any]) -> tuple[Refusal, ...]:
    """A quantity found nonconforming or disposed of is more than nothing. Source: NCO-4.2.1.1."""
    given = {"quantity": values.get("quantity")}
    for number, line in enumerate(_lines(values) or ()):
        given[f"dispositions[{number}].quantity"] = line.get("quantity")
    return tuple(
        Refusal("not_positive", path)
        for path, quantity in given.items()
        if (amount := _number(quantity)) is not None and amount <= 0
    )


def passed_and_failed_add_up(passed: Decimal | None, failed: Decimal | None, quantity: Decimal) -> tuple[Refusal, ...]:
    """What passed and what failed a re-inspection is what was re-inspected; one of them alone may be a part of it.

    passed, failed, quantity: in the unit of the lot; None where the inspector gave no figure. Source: NCO-4.2.3.
    """
    if passed is None and failed is None:
        return _ALLOWED
    total = (passed or Decimal(0)) + (failed or Decimal(0))
    both = passed is not None and failed is not None
    if total == quantity or (not both and total < quantity):
        return _ALLOWED
    field = "failed_quantity" if passed is None else "passed_quantity"
    return (Refusal("passed_and_failed_differ", field, {"sum": total, "quantity": quantity}),)


def nonconformity_is_not_found_in_the_future(detected_at: datetime, now: datetime) -> tuple[Refusal, ...]:
    """Nobody finds a nonconformity tomorrow: the two working days would begin too late. Source: NCO-4.2.2.2."""
    return (Refusal("in_the_future", "detected_at"),) if detected_at > now else _ALLOWED


def lot_numbers_fit_on_a_label(values: Mapping[str, Any], lots: Sequence[Mapping[str, Any]]) -> tuple[Refusal, ...]:
    """Refuse a lot number of more than LONGEST_LOT characters: no card holds it, and no database."""
    given = [("lot", values), *((f"lots[{place}].lot", line) for place, line in enumerate(lots))]
    return tuple(
        Refusal("too_long", path, {"limit": LONGEST_LOT, "length": len(lot)})
        for path, line in given
        if isinstance(lot := line.get("lot"), str) and len(lot) > LONGEST_LOT
    )


def form_policies(values: Mapping[str, Any], scope: Mapping[str, Any], now: datetime) -> tuple[Refusal, ...]:
    """Ask all rules about a checked form.

    values: what the form writes. scope: variables of the task before it. now: aware. Gives every refusal.
    """
    if _CONCERNED.isdisjoint(values):
        return _ALLOWED
    refusals = [
        *quantities_are_positive(values),
        *lot_numbers_fit_on_a_label(values, _lines(values, "lots") or ()),
    ]
    quantity = _number(values.get("quantity", scope.get("quantity")))
    lines, lots = _lines(values), _lines(values, "lots")
    if lines is not None and quantity is not None:
        refusals += lines_balance_with_quantity(lines, quantity)
    if lots is not None and quantity is not None:
        refusals += lines_balance_with_quantity(lots, quantity, "lots")
        refusals += lots_have_numbers_of_their_own(lots)
    if quantity is not None:
        passed, failed = _number(values.get("passed_quantity")), _number(values.get("failed_quantity"))
        refusals += passed_and_failed_add_up(passed, failed, quantity)
    detected_at = values.get("detected_at")
    if isinstance(detected_at, datetime):
        refusals += nonconformity_is_not_found_in_the_future(detected_at, now)
    return tuple(refusals)


def _lines(values: Mapping[str, Any], key: str = "dispositions") -> list[Mapping[str, Any]] | None:
    lines = values.get(key)
    return [line for line in lines if isinstance(line, Mapping)] if isinstance(lines, list) else None


def _number(value: object) -> Decimal | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, Decimal) else None
