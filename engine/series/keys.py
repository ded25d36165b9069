"""What a series is of."""

from __future__ import annotations

from dataclasses import dataclass

from engine.sampling import NonconformityClass


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """Lots of one product from one supplier, judged for one class of nonconformity; of one site.

    Source: GB/T 2828.1-2003 clauses 9.2 and 9.3, SMP-6.2.2.2.
    """

    supplier: str
    product: str
    nonconformity_class: NonconformityClass
