"""Lots and where their pieces stand; movements between quantity statuses are only ever added."""

from engine.lots.movements import Move, NotEnough, after, plan_hold, plan_move, plan_split

__all__ = ["Move", "NotEnough", "after", "plan_hold", "plan_move", "plan_split"]
