"""What a lot was made from and what it went into, and where all of it was shipped. Source: NCO-6.3.1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class KnownLot:
    """A lot with what is in house of it: quantity by status, without empty ones."""

    id: int
    site: str
    product: str
    lot: str
    unit: str
    quantities: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Relative:
    """A lot that another was made from or went into; `generation` counts from 1, the nearest way.

    kind: of the link that leads to it: split, rework, made_from. `beside`: the lot at the other end of that link.
    """

    id: int
    beside: int
    kind: str
    generation: int


@dataclass(frozen=True, slots=True)
class Shipment:
    """What a customer was sent of one lot with one document; quantities in the lot's unit."""

    id: int
    site: str
    document: str
    lot_id: int
    product: str
    lot: str
    unit: str
    quantity: Decimal
    returned: Decimal
    surplus: Decimal
    customer: str
    customer_name: str
    contact: str
    address: str
    country: str
    shipped_on: dt.date
    weight_kg: Decimal | None

    @property
    def outstanding(self) -> Decimal:
        """Return what the customer still has of it."""
        return max(self.quantity - self.returned, Decimal(0))

    @property
    def outstanding_weight_kg(self) -> Decimal | None:
        """Return the weight of what is outstanding, by its share of the quantity; None when it was not weighed."""
        if self.weight_kg is None or not self.quantity:
            return None
        return self.weight_kg if not self.returned else self.weight_kg * self.outstanding / self.quantity


@dataclass(frozen=True, slots=True)
class Trace:
    """All that is known of a lot: its relatives both ways, and the shipments of it and of what it went into."""

    lot: KnownLot
    lots: Mapping[int, KnownLot]
    made_from: tuple[Relative, ...]
    went_into: tuple[Relative, ...]
    shipments: tuple[Shipment, ...]


def relatives(start: int, edges: Iterable[tuple[int, int, str]], depth: int | None = None) -> tuple[Relative, ...]:
    """Follow links from `start`, nearest first, each lot once; `edges` are (lot, next lot, kind).

    depth: number of generations; None for all. A circle, which only a damaged table has, ends where it began.
    """
    following: dict[int, list[tuple[int, str]]] = {}
    for one, other, kind in edges:
        following.setdefault(one, []).append((other, kind))
    found: list[Relative] = []
    seen, level, generation = {start}, [start], 0
    while level and (depth is None or generation < depth):
        generation += 1
        nearest: list[int] = []
        for one in level:
            for other, kind in following.get(one, ()):
                if other not in seen:
                    seen.add(other)
                    nearest.append(other)
                    found.append(Relative(other, one, kind, generation))
        level = nearest
    return tuple(found)
