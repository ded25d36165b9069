"""Lots and where their pieces stand; movements between quantity statuses are only ever added."""

from engine.lots.genealogy import KnownLot, Relative, Shipment, Trace, relatives
from engine.lots.movements import Move, NotEnough, after, plan_hold, plan_move, plan_split
from engine.lots.policies import (
    lot_is_not_made_from_itself,
    lot_keeps_its_unit,
    nothing_is_shipped_tomorrow,
    only_free_pieces_leave,
)
from engine.lots.shipping import FREE, Returned, ShipmentMove, free_quantity, plan_shipment, split_return

__all__ = [
    "FREE",
    "KnownLot",
    "Move",
    "NotEnough",
    "Relative",
    "Returned",
    "Shipment",
    "ShipmentMove",
    "Trace",
    "after",
    "free_quantity",
    "lot_is_not_made_from_itself",
    "lot_keeps_its_unit",
    "nothing_is_shipped_tomorrow",
    "only_free_pieces_leave",
    "plan_hold",
    "plan_move",
    "plan_shipment",
    "plan_split",
    "relatives",
    "split_return",
]
