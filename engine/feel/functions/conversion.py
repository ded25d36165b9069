"""Functions that make a value of another: date("..."), number("..."), string(...). Source: DMN 1.5, 10.3.4.1."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from engine.feel.builtin import builtin
from engine.feel.comparison import equal
from engine.feel.errors import WrongArgument
from engine.feel.far import AnyDate, AnyDateTime, FarDate, FarDateTime, join, make_date, split
from engine.feel.functions.numeric import whole
from engine.feel.temporal import (
    at_time,
    is_day,
    midnight,
    offset_seconds,
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
    zone,
)
from engine.feel.text import to_text
from engine.feel.values import NUMBERS, Value, YearsMonths, kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from engine.feel.run import Run

_NUMBER: Final = re.compile(r"-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,5})?", re.ASCII)
MICROSECONDS: Final = 1_000_000


def _read(text: str, parse: Callable[[str], Value]) -> Value:
    value = parse(text)
    if value is None:
        raise WrongArgument("not_readable", text=text[:80])
    return value


@builtin("date", "from: string")
def date_of_text(_: Run, text: str) -> AnyDate:
    """Read a date."""
    return cast("AnyDate", _read(text, parse_date))


@builtin("date", "from: date | date and time")
def date_of(_: Run, moment: AnyDate | AnyDateTime) -> AnyDate:
    """Take the date of a date and time."""
    eras, near = split(moment)
    return cast("AnyDate", join(eras, date(near.year, near.month, near.day)))


@builtin("date", "year: number", "month: number", "day: number")
def date_of_parts(_: Run, year: Decimal, month: Decimal, day: Decimal) -> AnyDate:
    """Make a date of year, month and day."""
    return make_date(whole(year), whole(month), whole(day))


@builtin("date and time", "from: string")
def date_time_of_text(_: Run, text: str) -> AnyDateTime:
    """Read a date and time."""
    return cast("AnyDateTime", _read(text, parse_date_time))


@builtin("date and time", "from: date | date and time")
def date_time_of(_: Run, moment: AnyDate | AnyDateTime) -> AnyDateTime:
    """Take a date as its midnight UTC."""
    return midnight(cast("AnyDate", moment), UTC) if is_day(moment) else cast("AnyDateTime", moment)


@builtin("date and time", "date: date | date and time", "time: time")
def date_time_of_both(_: Run, day: AnyDate | AnyDateTime, clock: time) -> AnyDateTime:
    """Put a date and a time together."""
    return at_time(day, clock)


@builtin("date and time", "date: date | date and time", "timezone: string")
def date_time_in_zone(_: Run, moment: AnyDate | AnyDateTime, name: str) -> AnyDateTime:
    """Give a moment as the clocks of a zone show it; a local one is taken to be of that zone."""
    there = zone(f"@{name}")
    if is_day(moment):
        return midnight(cast("AnyDate", moment), there)
    eras, near = split(cast("AnyDateTime", moment))
    near = cast("datetime", near)
    moved = near.astimezone(there) if near.tzinfo else near.replace(tzinfo=there)
    return cast("AnyDateTime", join(eras, moved))


@builtin(
    "date and time",
    "year: number",
    "month: number",
    "day: number",
    "hour: number",
    "minute: number",
    "second: number",
    "offset?: duration | null",
)
def date_time_of_parts(
    run: Run,
    year: Decimal,
    month: Decimal,
    day: Decimal,
    hour: Decimal,
    minute: Decimal,
    second: Decimal,
    offset: timedelta | None,
) -> AnyDateTime:
    """Make a date and time of its parts."""
    return at_time(date_of_parts(run, year, month, day), time_of_parts(run, hour, minute, second, offset))


@builtin("time", "from: string")
def time_of_text(_: Run, text: str) -> time:
    """Read a time of day."""
    return cast("time", _read(text, parse_time))


@builtin("time", "from: time | date and time | date")
def time_of(_: Run, moment: time | AnyDate | AnyDateTime) -> time:
    """Take the time of day; a date's is midnight UTC."""
    if isinstance(moment, time):
        return moment
    if isinstance(moment, FarDateTime):
        return moment.near.timetz()
    return moment.timetz() if isinstance(moment, datetime) else time(tzinfo=UTC)


@builtin("time", "hour: number", "minute: number", "second: number", "offset?: duration | null")
def time_of_parts(_: Run, hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None) -> time:
    """Make a time of day of its parts."""
    micros = int(NUMBERS.multiply(NUMBERS.remainder(second, Decimal(1)), Decimal(MICROSECONDS)))
    at: tzinfo | None = None if offset is None else timezone(offset)
    return time(whole(hour), whole(minute), whole(second), micros, at)


@builtin("duration", "from: string")
def duration_of_text(_: Run, text: str) -> YearsMonths | timedelta:
    """Read a duration."""
    return cast("YearsMonths | timedelta", _read(text, parse_duration))


@builtin("duration", "from: duration | months")
def duration_of(_: Run, length: YearsMonths | timedelta) -> YearsMonths | timedelta:
    """Give a duration as it is."""
    return length


@builtin("years and months duration", "from: date | date and time", "to: date | date and time")
def months_between(_: Run, first: AnyDate | AnyDateTime, last: AnyDate | AnyDateTime) -> YearsMonths:
    """Count whole months between two dates."""
    (start, start_day), (end, end_day) = _month_and_day(first), _month_and_day(last)
    months = end - start
    if months > 0 and end_day < start_day:
        months -= 1
    elif months < 0 and end_day > start_day:
        months += 1
    return YearsMonths(months)


def _month_and_day(moment: AnyDate | AnyDateTime) -> tuple[int, int]:
    day = moment.near if isinstance(moment, FarDate | FarDateTime) else moment
    return moment.year * 12 + day.month, day.day


@builtin("number", "from: string")
def number_of_text(_: Run, text: str) -> Decimal:
    """Read a number."""
    return _number(text)


@builtin("number", "from: string", "grouping separator: string | null", "decimal separator: string | null")
def number_of_grouped_text(_: Run, text: str, grouping: str | None, point: str | None) -> Decimal:
    """Read a number with its own separators."""
    if grouping not in {None, " ", ",", "."} or point not in {None, ",", "."} or (point and grouping == point):
        raise WrongArgument("wrong_argument", parameter="grouping separator")
    text = text.replace(grouping, "") if grouping else text
    return _number(text.replace(point, ".") if point else text)


@builtin("number", "from: number")
def number_of(_: Run, number: Decimal) -> Decimal:
    """Give a number as it is."""
    return number


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise WrongArgument("not_readable", text=text[:80])
    return NUMBERS.create_decimal(text)


@builtin("string", "from: any")
def string_of(run: Run, value: Value) -> str | None:
    """Write a value as text; null stays null."""
    if value is None:
        return None
    text = to_text(value)
    run.spend(len(text) // 16)
    return text


@builtin("not", "negand: any")
def negated(_: Run, value: Value) -> bool:
    """Turn true and false around."""
    if type(value) is list and len(value) == 1:
        value = value[0]
    if type(value) is not bool:
        raise WrongArgument("not_boolean", parameter="negand")
    return not value


@builtin("is", "value1: any", "value2: any")
def is_same(run: Run, left: Value, right: Value) -> bool:
    """Tell whether two values are the same in every respect, zone included."""
    if kind(left) != kind(right):
        return False
    if kind(left) in {"time", "date and time"}:
        return _clock_parts(left) == _clock_parts(right)
    return equal(left, right, run) is True


def _clock_parts(moment: Any) -> tuple[Any, ...]:
    eras, near = (moment.eras, moment.near) if isinstance(moment, FarDateTime) else (0, moment)
    at = near.tzinfo
    return eras, near.replace(tzinfo=None), at is None, offset_seconds(near), type(at), str(at)


@builtin("get or else", "value: any", "default: any")
def get_or_else(_: Run, value: Value, default: Value) -> Value:
    """Give a value, or the other when it is null."""
    return default if value is None else value


@builtin("is defined", "value: any")
def is_defined(_: Run, value: Value) -> bool:
    """Tell whether a value is not null."""
    return value is not None
