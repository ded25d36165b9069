"""Deadlines as people read them: time left in working hours, the exact time below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from engine.calendars import SiteCalendar
from web.wording import Speech

SOON = timedelta(hours=4)
#: Beyond this a deadline is told in calendar days; nobody counts working hours of a quarter.
FAR = timedelta(days=60)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in words: `state` is late, soon, time or wait; `group` the heading of the inbox it falls under."""

    state: str
    group: str
    text: str
    exact: str = ""
    spent: int = 0
    iso: str = ""


def due_in_words(due_at: datetime | None, speech: Speech, calendar: SiteCalendar, since: datetime | None = None) -> Due:
    """Return the deadline `due_at` as the reader sees it now; `since` tells how much of the time is spent."""
    if due_at is None:
        return Due("wait", "open", speech.say("due-none"))
    now = speech.now
    late = due_at <= now
    span, day = _between(min(now, due_at), max(now, due_at), calendar)
    words = speech.span(int(span / _MINUTE), day)
    if late:
        state, group, text = "late", "late", speech.say("due-late", span=words)
        exact = speech.say("due-was", at=speech.moment(due_at))
    else:
        today = speech.local(due_at).date() <= speech.local(now).date()
        state, group = ("soon" if span <= SOON else "time"), ("today" if today else "later")
        text, exact = speech.say("due-in", span=words), speech.moment(due_at)
    spent = 100 if late else _spent(since, due_at, span, calendar)
    return Due(state, group, text, exact, spent, speech.iso(due_at))


def _between(start: datetime, end: datetime, calendar: SiteCalendar) -> tuple[timedelta, int]:
    """Return the time between, and the minutes of a day in it: working time when near, all time when far.

    Where nobody works in between, as at night or on a Sunday, "0 minutes" would say nothing: then it is all time, too.
    """
    working = calendar.working_time_left(start, end) if end - start <= FAR else timedelta()
    return (working, _day_minutes(calendar.working_time)) if working >= _MINUTE else (end - start, 24 * 60)


@lru_cache(maxsize=64)
def _day_minutes(shifts: tuple[tuple[object, object], ...]) -> int:
    day = date(2000, 1, 3)
    total = timedelta()
    for begin, end in shifts:
        from_, to = datetime.combine(day, begin), datetime.combine(day, end)  # type: ignore[arg-type]
        total += to - from_ if to > from_ else to + timedelta(days=1) - from_
    return max(60, int(total / _MINUTE))


def _spent(since: datetime | None, due_at: datetime, left: timedelta, calendar: SiteCalendar) -> int:
    """Return the percentage of the working time that is over."""
    if since is None or since >= due_at:
        return 0
    whole, _ = _between(since, due_at, calendar)
    return round(100 * (whole - left) / whole) if whole else 100
