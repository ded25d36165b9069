"""Service that finds where a lot went: customers, what it was made into, what is still in house."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from engine.lots import KnownLot, Relative, Shipment, Trace
from engine.services.registry import Foreseen, Outcome, View, service
from engine.vocabulary import Names

_NOTHING = Decimal(0)
_RESULTS = (
    "shipments",
    "in_house",
    "made_from",
    "went_into",
    "shipped_quantity",
    "returned_quantity",
    "planned_quantity",
    "in_house_quantity",
    "weight_kg",
    "weight_missing",
    "unit",
    "totals",
)


@service(
    "lot.trace",
    Names("Trace a lot", "追溯批次", "Проследить партию"),
    {
        "product": Names("Product", "产品", "Продукция"),
        "lot": Names("Lot", "批号", "Партия"),
        "depth": Names("Generations to follow, all when empty", "追溯层数，空为全部", "Поколений; пусто — все"),
    },
    results=_RESULTS,
)
def trace(view: View, *, product: str, lot: str, depth: Decimal | None = None) -> Outcome:
    """Find the shipments of a lot and of all it went into, what is in house, and what it was made from.

    Reads only. The quantities are sums over all units, `totals` has them by unit. Foreseen: unknown_lot.
    Source: NCO-6.2.1.2, NCO-6.3.1.
    """
    found = view.trace(product, lot, None if depth is None else int(depth))
    if found is None:
        raise Foreseen("unknown_lot", product=product, lot=lot)
    lots = [found.lot, *(found.lots[each.id] for each in found.went_into)]
    totals = _totals(found, lots)
    weights = [each.outstanding_weight_kg for each in found.shipments if each.outstanding]
    return Outcome(
        {
            "shipments": [_shipment(each) for each in found.shipments],
            "in_house": [line for each in lots for line in _in_house(each)],
            "made_from": [_relative(each, found) for each in found.made_from],
            "went_into": [_relative(each, found) for each in found.went_into],
            **{name: sum((line[name] for line in totals), _NOTHING) for name in _SUMS},
            "weight_kg": sum((each for each in weights if each is not None), _NOTHING),
            "weight_missing": Decimal(weights.count(None)),
            "unit": totals[0]["unit"] if len(totals) == 1 else None,
            "totals": totals,
        }
    )


_SUMS = ("shipped_quantity", "returned_quantity", "planned_quantity", "in_house_quantity")


def _totals(found: Trace, lots: Iterable[KnownLot]) -> list[dict[str, Any]]:
    """Return the sums by unit; the traced lot's own unit comes first."""
    lines: dict[str, dict[str, Any]] = {}

    def line(unit: str) -> dict[str, Any]:
        return lines.setdefault(unit, {"unit": unit, **dict.fromkeys(_SUMS, _NOTHING)})

    for lot in lots:
        line(lot.unit)["in_house_quantity"] += sum(lot.quantities.values(), _NOTHING)
    for each in found.shipments:
        of_unit = line(each.unit)
        of_unit["shipped_quantity"] += each.quantity
        of_unit["returned_quantity"] += each.returned
        of_unit["planned_quantity"] += each.outstanding
    return list(lines.values())


def _shipment(each: Shipment) -> dict[str, Any]:
    return {
        "shipment": str(each.id),
        "site": each.site,
        "document": each.document,
        "customer": each.customer,
        "customer_name": each.customer_name,
        "contact": each.contact,
        "address": each.address,
        "country": each.country,
        "product": each.product,
        "lot": each.lot,
        "unit": each.unit,
        "quantity": each.quantity,
        "returned_quantity": each.returned,
        "surplus_quantity": each.surplus,
        "outstanding_quantity": each.outstanding,
        "weight_kg": each.weight_kg,
        "shipped_on": each.shipped_on,
    }


def _in_house(lot: KnownLot) -> list[dict[str, Any]]:
    named = {"site": lot.site, "product": lot.product, "lot": lot.lot, "unit": lot.unit}
    return [{**named, "status": status, "quantity": quantity} for status, quantity in lot.quantities.items()]


def _relative(each: Relative, found: Trace) -> dict[str, Any]:
    lot = found.lots[each.id]
    named = {"site": lot.site, "product": lot.product, "lot": lot.lot, "unit": lot.unit}
    return {**named, "kind": each.kind, "generation": Decimal(each.generation)}
