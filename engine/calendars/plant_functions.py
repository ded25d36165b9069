"""What a calendar adds to FEEL: working days added and counted, and the end of working time on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.feel import Function, Value, WrongArgument, kind

if TYPE_CHECKING:
    from engine.calendars.site_calendar import SiteCalendar


def plant_functions(calendar: SiteCalendar) -> Mapping[str, Function]:
    """Give the functions of a site's calendar, for Host.functions."""

    def add_working_days(start: Value, days: Value) -> date:
        day = _day(start, "date")
        if type(days) is not Decimal or days != days.to_integral_value():
            raise WrongArgument("not_a_whole_number", parameter="n", given=kind(days))
        try:
            return calendar.add_working_days(day, int(days))
        except OverflowError as exc:
            raise WrongArgument("out_of_range", parameter="n") from exc

    def working_days_between(first: Value, last: Value) -> Decimal:
        try:
            return Decimal(calendar.working_days_between(_day(first, "a"), _day(last, "b")))
        except OverflowError as exc:
            raise WrongArgument("out_of_range", parameter="b") from exc

    def end_of_working_day(day: Value) -> datetime:
        return calendar.end_of_day(calendar.day_of(_day(day, "date")))

    return {
        "add working days": Function(("date", "n"), add_working_days),
        "end of working day": Function(("date",), end_of_working_day),
        "working days between": Function(("a", "b"), working_days_between),
    }


def _day(value: Value, parameter: str) -> date:
    if type(value) is datetime or type(value) is date:
        return value
    raise WrongArgument("wrong_argument", parameter=parameter, given=kind(value))
