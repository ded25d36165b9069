"""Lots and where their pieces stand; movements between quantity statuses are only ever added."""

from engine.lots.movements import Move, NotEnough, after, plan_hold, plan_move, plan_split
from engine.lots.policies import lot_keeps_its_unit

__all__ = ["Move", "NotEnough", "after", "lot_keeps_its_unit", "plan_hold", "plan_move", "plan_split"]
