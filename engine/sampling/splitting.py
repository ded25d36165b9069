"""Splitting a large delivery into lots, a rule of the incoming specification and not of the standard."""

from __future__ import annotations

from typing import Final

from engine.sampling.refusals import QualityWrong

LARGEST_LOT: Final = 35_000
"""Source: SMP-6.2.2.5 (N > 35 000 may be split)."""


def may_be_split(quantity: int) -> bool:
    """Tell whether a delivery of `quantity` units may be split into several lots. Source: SMP-6.2.2.5."""
    return quantity > LARGEST_LOT


def lots_of(quantity: int, largest: int = LARGEST_LOT) -> tuple[int, ...]:
    """Split `quantity` units into the fewest lots of at most `largest`, as even as possible, the larger ones first.

    Splitting lowers the sample of each decision and makes more decisions: keep the parent lot and who approved it.
    Source: SMP-6.2.2.5.
    """
    if quantity < 1 or largest < 1:
        raise QualityWrong("quantity", min(quantity, largest), 1, "")
    count = -(-quantity // largest)
    size, over = divmod(quantity, count)
    return (size + 1,) * over + (size,) * (count - over)
