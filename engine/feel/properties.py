"""Properties of values: `date.year`, `duration.hours`, `context.entry`. Source: DMN 1.5, 10.3.2.5 and table 68."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from engine.feel.far import FarDate, FarDateTime, split
from engine.feel.temporal import offset_seconds
from engine.feel.values import NUMBERS, Range, Value, YearsMonths, shallow

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.feel.run import Run

_MILLION: Final = Decimal(1_000_000)


def property_of(value: Value, name: str, run: Run, at: int) -> Value:
    """Give a property of a value; of a list, the property of every item. null and a warning when there is none."""
    if isinstance(value, dict):
        if name in value:
            return shallow(value[name])
    elif type(value) is list:
        run.spend(len(value))
        return [property_of(item, name, run, at) for item in value]
    elif value is None:
        run.warn("null_has_no_properties", at, name=name)
        return None
    else:
        read = PROPERTIES.get(type(value), {}).get(name)
        if read is not None:
            return read(value)
    run.warn("unknown_property", at, name=name)
    return None


def _number(read: Callable[[Any], int]) -> Callable[[Any], Decimal]:
    return lambda value: Decimal(read(value))


def _seconds(clock: time | datetime) -> Decimal:
    return _with_fraction(clock.second, clock.microsecond)


def _with_fraction(seconds: int, microseconds: int) -> Decimal:
    if not microseconds:
        return Decimal(seconds)
    return NUMBERS.add(Decimal(seconds), NUMBERS.divide(Decimal(microseconds), _MILLION))


def _offset(moment: time | datetime | FarDateTime) -> timedelta | None:
    seconds = offset_seconds(moment)
    return None if seconds is None else timedelta(seconds=seconds)


def _timezone(moment: time | datetime | FarDateTime) -> str | None:
    return moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else None


def _sign(length: timedelta) -> int:
    return -1 if length < timedelta(0) else 1


_DATE: Final[dict[str, Callable[[Any], Value]]] = {
    "year": _number(lambda day: day.year),
    "month": _number(lambda day: day.month),
    "day": _number(lambda day: day.day),
    "weekday": _number(lambda day: split(day)[1].isoweekday()),
}
_CLOCK: Final[dict[str, Callable[[Any], Value]]] = {
    "hour": _number(lambda clock: clock.hour),
    "minute": _number(lambda clock: clock.minute),
    "second": _seconds,
    "time offset": _offset,
    "timezone": _timezone,
}


def _of_near(read: Callable[[Any], Value]) -> Callable[[Any], Value]:
    return lambda moment: read(moment.near)


_FAR: Final = {name: _of_near(read) for name, read in (_DATE | _CLOCK).items() if name != "year"}

PROPERTIES: Final[dict[type, dict[str, Callable[[Any], Value]]]] = {
    date: _DATE,
    FarDate: _DATE,
    datetime: _DATE | _CLOCK,
    FarDateTime: _FAR | {"year": _DATE["year"]},
    time: _CLOCK,
    YearsMonths: {
        "years": _number(lambda length: abs(length.months) // 12 * (1 if length.months >= 0 else -1)),
        "months": _number(lambda length: abs(length.months) % 12 * (1 if length.months >= 0 else -1)),
    },
    timedelta: {
        "days": _number(lambda length: abs(length).days * _sign(length)),
        "hours": _number(lambda length: abs(length).seconds // 3600 * _sign(length)),
        "minutes": _number(lambda length: abs(length).seconds // 60 % 60 * _sign(length)),
        "seconds": lambda length: NUMBERS.multiply(
            _with_fraction(abs(length).seconds % 60, abs(length).microseconds), Decimal(_sign(length))
        ),
    },
    Range: {
        "start": lambda interval: interval.low,
        "end": lambda interval: interval.high,
        "start included": lambda interval: interval.low_included,
        "end included": lambda interval: interval.high_included,
    },
}
