"""Functions of dates and the clock. Source: DMN 1.5, 10.3.4.7, 10.3.4.10 (tables 78, 81)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.feel.arithmetic import days_in_month
from engine.feel.builtin import builtin
from engine.feel.errors import WrongArgument
from engine.feel.far import AnyDate, AnyDateTime, split

if TYPE_CHECKING:
    from datetime import datetime

    from engine.feel.run import Run

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@builtin("now")
def now(run: Run) -> datetime:
    """Give the host's time."""
    if run.host.now is None:
        raise WrongArgument("no_clock")
    return run.host.now()


@builtin("today")
def today(run: Run) -> date:
    """Give the host's day."""
    return now(run).date()


def _near(moment: AnyDate | AnyDateTime) -> date:
    """Give a plain date with the same month, day, week day and week."""
    return split(moment)[1]


@builtin("day of year", "date: date | date and time")
def day_of_year(_: Run, moment: AnyDate | AnyDateTime) -> Decimal:
    """Number the day within its year."""
    return Decimal(_near(moment).timetuple().tm_yday)


@builtin("day of week", "date: date | date and time")
def day_of_week(_: Run, moment: AnyDate | AnyDateTime) -> str:
    """Name the day of the week."""
    return DAYS[_near(moment).weekday()]


@builtin("month of year", "date: date | date and time")
def month_of_year(_: Run, moment: AnyDate | AnyDateTime) -> str:
    """Name the month."""
    return MONTHS[_near(moment).month - 1]


@builtin("week of year", "date: date | date and time")
def week_of_year(_: Run, moment: AnyDate | AnyDateTime) -> Decimal:
    """Number the week as ISO 8601 counts them."""
    return Decimal(_near(moment).isocalendar()[1])


@builtin("last day of month", "date: date | date and time")
def last_day_of_month(_: Run, moment: AnyDate | AnyDateTime) -> Decimal:
    """Give the number of the month's last day."""
    near = _near(moment)
    return Decimal(days_in_month(near.year, near.month))
