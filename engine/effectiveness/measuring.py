"""Level of nonconforming product and share of nonconformities found by consumers, of one half-year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_TENTH = Decimal("0.1")
#: Units of mass are counted together, in kilograms.
_KILOGRAMS: Mapping[str, Decimal] = {"gram": Decimal("0.001"), "kilogram": Decimal(1), "tonne": Decimal(1000)}


class Half(StrEnum):
    """A half of a calendar year."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Nonconformity:
    """One registered nonconformity: how much was found, in which unit, and whether a consumer found it."""

    quantity: Decimal
    unit: str
    by_consumer: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """The criteria of a half-year; percentages are rounded to one decimal.

    `left_out` are quantities by unit that cannot be told in the unit of production; their cases count.
    """

    nonconforming_quantity: Decimal
    level_percent: Decimal
    nonconformities: int
    found_by_consumers: int
    share_percent: Decimal
    left_out: Mapping[str, Decimal]


def days_of(year: int, half: Half) -> tuple[dt.date, dt.date]:
    """Return the first day of a half-year and the first day after it."""
    if half is Half.FIRST:
        return dt.date(year, 1, 1), dt.date(year, 7, 1)
    return dt.date(year, 7, 1), dt.date(year + 1, 1, 1)


def measure(found: Iterable[Nonconformity], produced_quantity: Decimal, unit: str) -> Measured:
    """Compute both criteria of effectiveness.

    found: the nonconformities of the half-year; produced_quantity: what was produced and received in it, above 0, in
    `unit`. Without nonconformities the share found by consumers is 0. Source: DPR-S16.
    """
    quantity, left_out, count, at_consumers = Decimal(0), dict[str, Decimal](), 0, 0
    for each in found:
        count += 1
        at_consumers += each.by_consumer
        factor = _factor(each.unit, unit)
        if factor is None:
            left_out[each.unit] = left_out.get(each.unit, Decimal(0)) + each.quantity
        else:
            quantity += each.quantity * factor
    level, share = _percent(quantity, produced_quantity), share_of(at_consumers, count)
    return Measured(quantity, level, count, at_consumers, share, left_out)


def share_of(by_consumers: int, all_found: int) -> Decimal:
    """Return the share of nonconformities that consumers found, in percent; 0 when there are none. Source: DPR-S16."""
    return _percent(Decimal(by_consumers), Decimal(all_found))


def _factor(unit: str, to: str) -> Decimal | None:
    if unit == to:
        return Decimal(1)
    if unit in _KILOGRAMS and to in _KILOGRAMS:
        return _KILOGRAMS[unit] / _KILOGRAMS[to]
    return None


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole if whole else Decimal(0)).quantize(_TENTH, ROUND_HALF_UP)
