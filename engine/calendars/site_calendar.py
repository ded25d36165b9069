"""The calendar of a site: which days people work there, and how deadlines are counted.

Days are days of the site's zone. A deadline in working days keeps the clock time of its start. A start on a day off
counts from the beginning of the next working day, so that the whole working days that follow are there to act in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple, overload
from zoneinfo import ZoneInfo

from engine.calendars.public_holidays import holiday_year

MAX_DAYS: Final = 10_000
"""Working days a deadline may lie away: some 40 years."""

DAY: Final = timedelta(days=1)
_MOST_COUNTED: Final = 1_000
OFFICE_HOURS: Final = ((time(8), time(12)), (time(13), time(17)))

WorkingTime = tuple[tuple[time, time], ...]


class _Deadline(NamedTuple):
    """Where a deadline lies that begins on one day: its day, and its moment (None: at the clock time of its start).

    quiet: nobody moves the clocks on that day, so every clock time is there once.
    """

    day: date
    moment: datetime | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class SiteCalendar:
    """Working days and working time of a site.

    zone: whose days count. country: ISO 3166 code whose public holidays hold, or empty. working_time: from-to on a
    working day, in order; one that ends at or before its start ends the next day. overrides: days that are
    (True) or are not (False) worked, whatever the country does.
    """

    zone: ZoneInfo
    country: str = ""
    working_time: WorkingTime = OFFICE_HOURS
    overrides: Mapping[date, bool] = field(default_factory=dict)
    _counted: dict[tuple[date, int], _Deadline] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on a day."""
        override = self.overrides.get(day)
        return holiday_year(self.country, day.year).is_working_day(day) if override is None else override

    def provisional(self, day: date) -> bool:
        """Tell whether the government has yet to announce the year's holidays, so that this day may change."""
        return day not in self.overrides and not holiday_year(self.country, day.year).announced

    def next_working_day(self, day: date, step: timedelta = DAY) -> date:
        """Give the day itself if worked, else the next one (or the previous one, for a step back)."""
        for _ in range(MAX_DAYS):
            if self.is_working_day(day):
                return day
            day += step
        raise OverflowError("no working day in sight")

    @overload
    def add_working_days(self, start: datetime, days: int) -> datetime: ...
    @overload
    def add_working_days(self, start: date, days: int) -> date: ...
    def add_working_days(self, start: date, days: int) -> date:
        """Give the moment some working days after (or before, if negative) a start.

        A date gives a date; a moment gives an aware one in the site's zone with the same clock time. A moment without
        a zone is one of the site's. From a day off, counting begins with the next working day and its first working
        hour; backwards, with the previous one and its last hour. Raises OverflowError beyond 10 000 days.
        """
        if not isinstance(start, datetime):
            return (self._counted.get((start, days)) or self._count(start, days)).day
        local = self.local(start)
        first = local.date()
        day, moment, quiet = self._counted.get((first, days)) or self._count(first, days)
        if moment is not None:
            return moment
        if quiet:
            return local.replace(day.year, day.month, day.day, fold=0)
        return self.at(day, local.timetz().replace(tzinfo=None))

    def _count(self, start: date, days: int) -> _Deadline:
        """Count working days on from a day, and remember: most deadlines of a day are the same few."""
        if abs(days) > MAX_DAYS:
            raise OverflowError(f"{days} working days")
        step = -DAY if days < 0 else DAY
        day = self.next_working_day(start, step)
        for _ in range(abs(days)):
            day = self.next_working_day(day + step, step)
        moment = None
        if not self.is_working_day(start):
            moment = self.at(day, self.working_time[-1][1] if days < 0 else self.working_time[0][0])
        if len(self._counted) >= _MOST_COUNTED:
            self._counted.clear()
        found = self._counted[start, days] = _Deadline(day, moment, _is_quiet(self.zone, day))
        return found

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days from one day or moment to another: the `n` that add_working_days takes for it.

        Negative when the last lies before the first. A first day off counts as the next working day.
        """
        start, end = self.day_of(first), self.day_of(last)
        if end < start:
            return -self.working_days_between(end, start)
        if (end - start).days > 2 * MAX_DAYS:
            raise OverflowError(f"{(end - start).days} days")
        start = self.next_working_day(start)
        return sum(self.is_working_day(start + DAY * ahead) for ahead in range(1, (end - start).days + 1))

    def working_time_left(self, now: datetime, due: datetime) -> timedelta:
        """Measure the working time until a moment is due; negative once it is overdue."""
        if due < now:
            return -self.working_time_left(due, now)
        if (due - now).days > 2 * MAX_DAYS:
            raise OverflowError(f"{(due - now).days} days")
        now, due = now.astimezone(UTC), due.astimezone(UTC)
        left = timedelta()
        for begin, end in self._shifts(self.day_of(now) - DAY, self.day_of(due)):
            left += max(min(end, due) - max(begin, now), timedelta())
        return left

    def _shifts(self, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
        """Give the working times of all days from one to another, in UTC."""
        day = first
        while day <= last:
            if self.is_working_day(day):
                yield from _shifts_of(self.zone, self.working_time, day)
            day += DAY

    def end_of_day(self, day: date) -> datetime:
        """Give the moment working time ends on a day."""
        begin, end = self.working_time[-1]
        return self.at(day if end > begin else day + DAY, end)

    def at(self, day: date, clock: time) -> datetime:
        """Give an aware moment of the site; a clock time that summer time skips is moved on."""
        return _in_utc(self.zone, day, clock).astimezone(self.zone)

    def local(self, moment: datetime) -> datetime:
        """Give a moment as the site's clocks show it; one without a zone is the site's already."""
        return moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment.astimezone(self.zone)

    def day_of(self, moment: date) -> date:
        """Give the site's day of a moment, or the day itself."""
        return self.local(moment).date() if isinstance(moment, datetime) else moment


def _is_quiet(zone: ZoneInfo, day: date) -> bool:
    clocks = [time(hour, 59, fold=fold) for hour in range(24) for fold in (0, 1)]
    return len({datetime.combine(day, clock, zone).utcoffset() for clock in (time(), *clocks)}) == 1


def _in_utc(zone: ZoneInfo, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


@lru_cache(4096)
def _shifts_of(zone: ZoneInfo, working_time: WorkingTime, day: date) -> tuple[tuple[datetime, datetime], ...]:
    """Give the working times of one day in UTC; one that ends at or before its start ends the next day."""
    return tuple(
        (_in_utc(zone, day, begin), _in_utc(zone, day if end > begin else day + DAY, end))
        for begin, end in working_time
    )


def due_date(start: date, days: int, calendar: SiteCalendar) -> datetime:
    """Give when something is due that has to be done within some working days of a start, as an aware moment.

    From a moment, the same clock time; from a date, the end of working time. Source: NCO-4.2.2.2.
    """
    if isinstance(start, datetime):
        return calendar.add_working_days(start, days)
    return calendar.end_of_day(calendar.add_working_days(start, days))
