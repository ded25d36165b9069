"""Sums and differences of numbers, texts, dates and durations. Source: DMN 1.5, 10.3.2.15 (table 57) and 10.3.2.3."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_DOWN, Decimal, DecimalException
from typing import TYPE_CHECKING, Final, cast

from engine.feel.far import AnyDate, AnyDateTime, FarDate, FarDateTime, between, era_of, join, shift, split
from engine.feel.run import check_size
from engine.feel.temporal import microsecond_of_day, midnight
from engine.feel.values import NUMBERS, Value, YearsMonths, kind, shallow

if TYPE_CHECKING:
    from collections.abc import Callable

MICROSECOND: Final = timedelta(microseconds=1)
DAY_MICROSECONDS: Final = 86_400_000_000
MONTHS: Final = "years and months duration"
DURATION: Final = "days and time duration"
MOMENTS: Final = frozenset({"date", "date and time"})


def calculate(operator: str, left: Value, right: Value) -> Value:
    """Apply + - * / or **; None when the types do not go together or the result is out of range.

    Raises FeelLimit for a text too long.
    """
    left, right = shallow(left), shallow(right)
    try:
        return OPERATORS[operator](left, right)
    except (DecimalException, OverflowError, ValueError):
        return None


def add(left: Value, right: Value) -> Value:
    """Left + right."""
    first, second = kind(left), kind(right)
    if first == second == "number":
        return NUMBERS.add(left, right)
    if first == second == "string":
        return check_size(left + right)
    if first in {MONTHS, DURATION} and second not in {MONTHS, DURATION}:
        left, right, first, second = right, left, second, first
    if second == MONTHS:
        if first == MONTHS:
            return YearsMonths(left.months + right.months)
        return add_months(left, right.months) if first in MOMENTS else None
    if second == DURATION:
        return _add_duration(left, right, first)
    return None


def _add_duration(left: Value, length: timedelta, first: str) -> Value:
    if first == DURATION:
        return left + length
    if first == "time":
        return _turn_clock(left, length)
    if first == "date":
        moved = shift(cast("date", midnight(left)), length)
        return join(*_without_time(moved))
    if first == "date and time":
        if type(left) is datetime:
            try:
                return left + length
            except OverflowError:
                pass  # the result lies outside the years 1 to 9999
        return shift(left, length)
    return None


def _without_time(moment: date | FarDate | FarDateTime) -> tuple[int, date]:
    eras, near = split(moment)
    return eras, date(near.year, near.month, near.day)


def subtract(left: Value, right: Value) -> Value:
    """Left - right."""
    first, second = kind(left), kind(right)
    if first == second == "number":
        return NUMBERS.subtract(left, right)
    if first in MOMENTS and second in MOMENTS:
        return _between(left, right, first, second)
    if first == second == "time":
        if (left.tzinfo is None) != (right.tzinfo is None):
            return None
        return timedelta(microseconds=microsecond_of_day(left) - microsecond_of_day(right))
    if second == MONTHS and first in MOMENTS | {MONTHS}:
        return add(left, -right)
    if second == DURATION and first in MOMENTS | {DURATION, "time"}:
        return add(left, -right)
    return None


def _between(left: Value, right: Value, first: str, second: str) -> timedelta | None:
    """Measure the time between two moments; a date beside a date and time is its midnight UTC."""
    if first == second == "date":
        return between(left, right)
    left = midnight(left, UTC) if first == "date" else left
    right = midnight(right, UTC) if second == "date" else right
    if (left.tzinfo is None) != (right.tzinfo is None):
        return None
    if left.tzinfo is not None:
        left, right = in_utc(left), in_utc(right)
    return between(left, right)


def in_utc(moment: AnyDateTime) -> AnyDateTime:
    """Give the same moment in UTC."""
    if isinstance(moment, FarDateTime):
        return cast("AnyDateTime", join(moment.eras, moment.near.astimezone(UTC)))
    return moment.astimezone(UTC)


def multiply(left: Value, right: Value) -> Value:
    """Left * right."""
    first, second = kind(left), kind(right)
    if first == second == "number":
        return NUMBERS.multiply(left, right)
    if first == "number":
        left, right, first, second = right, left, second, first
    if second == "number" and first in {MONTHS, DURATION}:
        return _duration(first, NUMBERS.multiply(length_of(left), right))
    return None


def divide(left: Value, right: Value) -> Value:
    """Left / right; None when right is 0."""
    first, second = kind(left), kind(right)
    if first == second == "number":
        return NUMBERS.divide(left, right)
    if first not in {MONTHS, DURATION}:
        return None
    if second == "number":
        return _duration(first, NUMBERS.divide(length_of(left), right))
    return NUMBERS.divide(length_of(left), length_of(right)) if first == second else None


def power(left: Value, right: Value) -> Value:
    """Left ** right."""
    return NUMBERS.power(left, right) if kind(left) == kind(right) == "number" else None


def length_of(duration: YearsMonths | timedelta) -> Decimal:
    """Give a duration's length in months or microseconds."""
    return Decimal(duration.months if isinstance(duration, YearsMonths) else duration // MICROSECOND)


def _duration(shared: str, length: Decimal) -> YearsMonths | timedelta:
    whole = int(length.to_integral_value(ROUND_DOWN))
    return YearsMonths(whole) if shared == MONTHS else timedelta(microseconds=whole)


def add_months(moment: AnyDate | AnyDateTime, months: int) -> AnyDate | AnyDateTime:
    """Move by months; the day is the month's last when it has no such day."""
    eras, near = split(moment)
    years, month = divmod(near.month - 1 + months, 12)
    more, year = era_of(near.year + years)
    day = min(near.day, days_in_month(year, month + 1))
    return join(eras + more, near.replace(year=year, month=month + 1, day=day))


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month."""
    if month == 2:  # noqa: PLR2004 - February
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _turn_clock(clock: time, length: timedelta) -> time:
    """Move a time of day, around midnight if need be."""
    local = (clock.hour * 3600 + clock.minute * 60 + clock.second) * 1_000_000 + clock.microsecond
    seconds, microseconds = divmod((local + length // MICROSECOND) % DAY_MICROSECONDS, 1_000_000)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60, microseconds, clock.tzinfo)


def minus(value: Value) -> Value:
    """Turn a number's or duration's sign; None for another type."""
    if type(value) is Decimal:
        return value.copy_negate() if value else value
    return -value if type(value) in {timedelta, YearsMonths} else None


OPERATORS: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}
