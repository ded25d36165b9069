"""Dates, times and durations: from text, to text. Source: DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.feel.far import AnyDate, AnyDateTime, FarDate, FarDateTime, join, make_date, shift, split
from engine.feel.values import Value, YearsMonths

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

_DATE: Final = re.compile(r"(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)", re.ASCII)
_TIME: Final = re.compile(r"(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z][\w/+-]*)?", re.ASCII)
_YEARS_MONTHS: Final = re.compile(r"(-)?P(?=\d)(?:(\d{1,10})Y)?(?:(\d{1,11})M)?", re.ASCII)
_DAYS_TIME: Final = re.compile(
    r"(-)?P(?=\d|T\d)(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,14})H)?(?:(\d{1,16})M)?(?:(\d{1,18})(\.\d+)?S)?)?", re.ASCII
)
MIDNIGHT_AFTER: Final = "24:00:00"
MAX_OFFSET_HOURS: Final = 18


@lru_cache(256)
def zone(text: str) -> tzinfo:
    """Make a zone of `Z`, `+08:00` or `@Asia/Shanghai`; raises ValueError for one that does not exist."""
    if text == "Z":
        return UTC
    if text[0] == "@":
        try:
            return ZoneInfo(text[1:])
        except (ZoneInfoNotFoundError, OSError) as exc:
            raise ValueError(f"no zone {text[1:]}") from exc
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    if hours > MAX_OFFSET_HOURS or minutes > 59:  # noqa: PLR2004 - minutes of an hour
        raise ValueError(f"no offset {text}")
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0)
    return timezone(-offset if text[0] == "-" else offset)


def parse_date(text: str) -> AnyDate | None:
    """Read `2026-03-31`; None if it is no date. Raises ValueError for a day that does not exist."""
    found = _DATE.fullmatch(text)
    return make_date(int(found[1]), int(found[2]), int(found[3])) if found else None


def parse_time(text: str) -> time | None:
    """Read `08:30:00`, `08:30:00+08:00` or `08:30:00@Asia/Shanghai`; None if it is no time."""
    found = _TIME.fullmatch(text)
    if not found:
        return None
    at = zone(found[5]) if found[5] else None
    return time(int(found[1]), int(found[2]), int(found[3]), _microseconds(found[4]), at)


def parse_date_time(text: str) -> AnyDateTime | None:
    """Read a date and a time joined by `T`, or a date alone, which means its midnight."""
    day, joined, clock = text.partition("T")
    moment = parse_date(day)
    if moment is None:
        return None
    if not joined:
        return at_time(moment, time())
    if clock.startswith(MIDNIGHT_AFTER):
        moment = cast("AnyDate", shift(moment, timedelta(days=1)))
        clock = "00" + clock[2:]
    read = parse_time(clock)
    return None if read is None else at_time(moment, read)


def parse_duration(text: str) -> YearsMonths | timedelta | None:
    """Read `P1Y6M` or `P2DT12H`; None if it is no duration. Raises OverflowError for one too long."""
    found = _YEARS_MONTHS.fullmatch(text)
    if found:
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return YearsMonths(-months if found[1] else months)
    found = _DAYS_TIME.fullmatch(text)
    if not found:
        return None
    length = timedelta(
        days=int(found[2] or 0),
        hours=int(found[3] or 0),
        minutes=int(found[4] or 0),
        seconds=int(found[5] or 0),
        microseconds=_microseconds(found[6]),
    )
    return -length if found[1] else length


def parse_temporal(text: str) -> Value:
    """Read the text of an @"..." literal: date, date and time, time or duration; None if it is none of them."""
    readers: tuple[Callable[[str], Value], ...] = (parse_date, parse_date_time, parse_time, parse_duration)
    for read in readers:
        try:
            value = read(text)
        except (ValueError, OverflowError):
            value = None
        if value is not None:
            return value
    return None


def _microseconds(fraction: str | None) -> int:
    """Read `.5` as 500000; what is finer than a microsecond is cut off."""
    return int((fraction[1:] + "000000")[:6]) if fraction else 0


def at_time(day: AnyDate | AnyDateTime, clock: time) -> AnyDateTime:
    """Put a date and a time of day together."""
    eras, near = split(day)
    moment = datetime(
        near.year, near.month, near.day, clock.hour, clock.minute, clock.second, clock.microsecond, clock.tzinfo
    )
    return cast("AnyDateTime", join(eras, moment))


def offset_seconds(moment: time | datetime | FarDateTime) -> float | None:
    """Give the offset from UTC; None for local time. A time of day in a zone takes the zone's standard offset."""
    plain = moment.near if isinstance(moment, FarDateTime) else moment
    offset = plain.utcoffset()
    if offset is None and plain.tzinfo is not None and isinstance(plain, time):
        offset = datetime(BASE_WINTER_YEAR, 1, 1, plain.hour, plain.minute, tzinfo=plain.tzinfo).utcoffset()
    return None if offset is None else offset.total_seconds()


BASE_WINTER_YEAR: Final = 2020


def microsecond_of_day(clock: time) -> int:
    """Order times of day: microseconds since midnight UTC (or local, when there is no offset)."""
    local = (clock.hour * 3600 + clock.minute * 60 + clock.second) * 1_000_000 + clock.microsecond
    return local - int((offset_seconds(clock) or 0) * 1_000_000)


# ------------------------------------------------------------ to text
def date_text(day: AnyDate | AnyDateTime) -> str:
    """Write a date; years above 9999 as they are, years below 0 with a minus sign."""
    year = day.year
    if isinstance(day, FarDate | FarDateTime):
        day = day.near
    return f"{'-' if year < 0 else ''}{abs(year):04}-{day.month:02}-{day.day:02}"


def time_text(clock: time | datetime) -> str:
    """Write a time of day with its offset or zone."""
    seconds = f"{clock.hour:02}:{clock.minute:02}:{clock.second:02}{_fraction(clock.microsecond)}"
    return seconds + _zone_text(clock)


def date_time_text(moment: AnyDateTime) -> str:
    """Write a date and time."""
    near = moment.near if isinstance(moment, FarDateTime) else moment
    return f"{date_text(moment)}T{time_text(near)}"


def _zone_text(clock: time | datetime) -> str:
    if clock.tzinfo is None:
        return ""
    if isinstance(clock.tzinfo, ZoneInfo):
        return f"@{clock.tzinfo.key}"
    offset = int(offset_seconds(clock) or 0)
    if offset == 0:
        return "Z"
    minutes, seconds = divmod(abs(offset), 60)
    text = f"{'-' if offset < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def _fraction(microseconds: int) -> str:
    return f".{microseconds:06}".rstrip("0") if microseconds else ""


def months_text(length: YearsMonths) -> str:
    """Write a years and months duration."""
    years, months = divmod(abs(length.months), 12)
    text = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
    return ("-" if length.months < 0 else "") + "P" + (text or "0M")


def duration_text(length: timedelta) -> str:
    """Write a days and time duration."""
    size = abs(length)
    hours, rest = divmod(size.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if seconds or size.microseconds:
        clock += f"{seconds}{_fraction(size.microseconds)}S"
    text = (f"{size.days}D" if size.days else "") + (f"T{clock}" if clock else "")
    return ("-" if length < timedelta(0) else "") + "P" + (text or "T0S")


def midnight(day: AnyDate, at: tzinfo | None = None) -> AnyDateTime:
    """Give the beginning of a day."""
    return at_time(day, time(tzinfo=at))


def is_day(value: object) -> bool:
    """Tell whether a value is a date without a time."""
    return type(value) in {date, FarDate}
