"""Dates outside the years 1 to 9999, which Python's own dates cannot hold.

The Gregorian calendar repeats every 400 years, week days included (146 097 days). So a far date is a near date in the
years 2000 to 2399 and the number of 400-year eras it lies away. Source: DMN 1.5, 10.3.2.3.4 (years up to 999 999 999).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta, tzinfo
from functools import total_ordering

ERA_YEARS = 400
ERA_DAYS = 146_097
BASE_YEAR = 2000
MAX_FAR_YEAR = 999_999_999


def era_of(year: int) -> tuple[int, int]:
    """Split a year into eras and a year between 2000 and 2399."""
    eras, rest = divmod(year - BASE_YEAR, ERA_YEARS)
    return eras, rest + BASE_YEAR


@total_ordering
@dataclass(frozen=True, slots=True)
class FarDate:
    """A date of a year below 1 or above 9999."""

    eras: int
    near: date

    @property
    def year(self) -> int:
        """The astronomical year: 0 is 1 BC."""
        return self.near.year + self.eras * ERA_YEARS

    @property
    def month(self) -> int:
        """Month, 1 to 12."""
        return self.near.month

    @property
    def day(self) -> int:
        """Day of the month."""
        return self.near.day

    def __lt__(self, other: FarDate) -> bool:
        return (self.eras, self.near) < (other.eras, other.near)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class FarDateTime:
    """A date and time of a year below 1 or above 9999."""

    eras: int
    near: datetime

    @property
    def year(self) -> int:
        """The astronomical year: 0 is 1 BC."""
        return self.near.year + self.eras * ERA_YEARS

    @property
    def tzinfo(self) -> tzinfo | None:
        """The zone, as datetime has it."""
        return self.near.tzinfo

    def _order(self) -> tuple[int, datetime]:
        if self.near.tzinfo is None:
            return self.eras, self.near
        moment = self.near.astimezone(UTC)
        eras, year = era_of(moment.year)
        return self.eras + eras, moment.replace(year=year)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FarDateTime) and self._order() == other._order()

    def __hash__(self) -> int:
        return hash(self._order())

    def __lt__(self, other: FarDateTime) -> bool:
        return self._order() < other._order()


AnyDate = date | FarDate
AnyDateTime = datetime | FarDateTime


def make_date(year: int, month: int, day: int) -> AnyDate:
    """Make a date of any year up to 999 999 999 either way; raises ValueError for a day that does not exist."""
    if MINYEAR <= year <= MAXYEAR:
        return date(year, month, day)
    if abs(year) > MAX_FAR_YEAR:
        raise ValueError(f"year {year} is out of range")
    eras, near = era_of(year)
    return FarDate(eras, date(near, month, day))


def split(moment: date | FarDate | FarDateTime) -> tuple[int, date]:
    """Give any date, with or without a time, as eras and a near date between 2000 and 2399."""
    if isinstance(moment, FarDate | FarDateTime):
        eras, near = moment.eras, moment.near
    else:
        eras, near = 0, moment
    more, year = era_of(near.year)
    return eras + more, near.replace(year=year)


def join(eras: int, near: date) -> date | FarDate | FarDateTime:
    """Put eras and a near date together: a plain date or datetime where Python can hold it, else a far one."""
    more, year = era_of(near.year)
    eras, full = eras + more, year + (eras + more) * ERA_YEARS
    if MINYEAR <= full <= MAXYEAR:
        return near.replace(year=full)
    if abs(full) > MAX_FAR_YEAR:
        raise OverflowError(f"year {full} is out of range")
    near = near.replace(year=year)
    return FarDateTime(eras, near) if isinstance(near, datetime) else FarDate(eras, near)


def shift(moment: date | FarDate | FarDateTime, by: timedelta) -> date | FarDate | FarDateTime:
    """Move any date, with or without a time, by a duration of any length."""
    eras, near = split(moment)
    whole, days = divmod(by.days, ERA_DAYS)
    return join(eras + whole, near + timedelta(days, by.seconds, by.microseconds))


def between(later: date | FarDate | FarDateTime, earlier: date | FarDate | FarDateTime) -> timedelta:
    """Measure the time from one date to another of the same type; raises OverflowError past 2.7 million years."""
    eras, near = split(later)
    other_eras, other_near = split(earlier)
    return (near - other_near) + timedelta(days=(eras - other_eras) * ERA_DAYS)
