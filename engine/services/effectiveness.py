"""Service of the effectiveness review: the criteria of a half-year from the plant's cases."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from engine.effectiveness import Half, days_of, measure
from engine.services.registry import Outcome, View, service
from engine.vocabulary import Names


@service(
    "effectiveness.measure",
    Names("Measure effectiveness", "测量有效性", "Измерить результативность"),
    {
        "year": Names("Year", "年度", "Год"),
        "half": Names("Half-year", "半年度", "Полугодие"),
        "produced_quantity": Names("Produced and received", "产量及进货量", "Произведено и получено"),
        "unit": Names("Unit", "单位", "Единица"),
    },
    results=(
        "nonconforming_quantity",
        "level_percent",
        "nonconformities",
        "found_by_consumers",
        "share_percent",
        "left_out",
    ),
)
def measure_effectiveness(view: View, *, year: Decimal, half: Half, produced_quantity: Decimal, unit: str) -> Outcome:
    """Compute the criteria of effectiveness of a half-year from the nonconformities registered at the site.

    A nonconformity counts in the half-year in which it was reported, by days of the site; a consumer's claim that the
    check found unjustified does not count. Source: DPR-S16.
    """
    found = measure(view.nonconformities(*days_of(int(year), Half(half))), produced_quantity, unit)
    return Outcome(
        {
            "nonconforming_quantity": found.nonconforming_quantity,
            "level_percent": found.level_percent,
            "nonconformities": Decimal(found.nonconformities),
            "found_by_consumers": Decimal(found.found_by_consumers),
            "share_percent": found.share_percent,
            "left_out": _told(found.left_out),
        }
    )


def _told(left_out: Mapping[str, Decimal]) -> str | None:
    """Return what was left out as text: `12 piece; 3 box`; None when nothing was."""
    return "; ".join(f"{quantity.normalize():f} {unit}" for unit, quantity in sorted(left_out.items())) or None
