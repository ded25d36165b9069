"""Rules about lots that answer with a refusal and its reason."""

from __future__ import annotations

from engine.errors import Refusal


def lot_keeps_its_unit(lot: str, unit: str, known: str | None) -> Refusal | None:
    """A lot is counted in one unit; quantities in two units do not add up. `known`: its unit, None for a new lot."""
    if known is None or known == unit:
        return None
    return Refusal("other-unit", "unit", {"lot": lot})
