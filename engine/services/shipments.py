"""Service that takes back what customers were sent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from engine.lots import Shipment, ShipmentMove, split_return
from engine.services.registry import Effect, Foreseen, Outcome, View, service
from engine.vocabulary import Names


@dataclass(frozen=True, slots=True)
class TakeBack(Effect):
    """Pieces of a shipment are in house again, as recalled; `kind` returned or surplus."""

    shipment: Shipment
    quantity: Decimal
    kind: ShipmentMove


@service(
    "lot.return",
    Names("Take recalled goods back", "接收召回货物", "Принять отозванную продукцию"),
    {
        "shipment": Names("Shipment", "发货", "Отгрузка"),
        "quantity": Names("Quantity that came back", "退回数量", "Вернувшееся количество"),
        "surplus": Names("Record more than was shipped", "允许记录超出数量", "Учитывать излишек"),
    },
    results=("returned_quantity", "surplus_quantity", "outstanding_quantity"),
)
def take_back(view: View, *, shipment: str, quantity: Decimal, surplus: bool = False) -> Outcome:
    """Take pieces of a shipment back into house, with the status recalled.

    More than was shipped and has not come back yet is refused, or with `surplus` recorded apart. Foreseen:
    unknown_shipment, more_than_shipped (outstanding_quantity), no_quantity. Source: NCO-6.4.1, NCO-6.5.1.
    """
    found = view.shipment(shipment)
    if found is None:
        raise Foreseen("unknown_shipment", shipment=shipment)
    if quantity <= 0:
        raise Foreseen("no_quantity", shipment=shipment)
    split = split_return(quantity, found.outstanding)
    if split.surplus and not surplus:
        raise Foreseen("more_than_shipped", shipment=shipment, outstanding_quantity=found.outstanding)
    parts = ((split.returned, ShipmentMove.RETURNED), (split.surplus, ShipmentMove.SURPLUS))
    return Outcome(
        {
            "returned_quantity": split.returned,
            "surplus_quantity": split.surplus,
            "outstanding_quantity": found.outstanding - split.returned,
        },
        tuple(TakeBack(found, part, kind) for part, kind in parts if part),
    )
