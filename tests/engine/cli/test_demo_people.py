"""The people and the calendar of the demo's confectionery factory."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

from engine.calendars import SiteCalendar
from engine.cli import demo_zarya as zarya
from engine.cli.demo_story import SITES


def test_names_of_the_factory_differ_from_one_another():
    names = [f"{surname}.{given}".lower() for surname, given, _ in itertools.islice(zarya.people(), 100)]
    assert len(set(names)) == 100


def test_names_of_women_have_the_ending_of_women():
    assert next(zarya.people()) == ("Ivanova", "olga", "Иванова Ольга")


def test_the_factory_is_called_differently_from_the_branches():
    assert zarya.SITE.key not in {site.key for site in SITES}


def test_the_factory_keeps_the_holidays_of_russia():
    calendar = SiteCalendar(ZoneInfo(zarya.SITE.zone), zarya.SITE.country)
    assert not calendar.is_working_day(dt.date(2026, 6, 12))  # Russia Day, a Friday
    assert calendar.is_working_day(dt.date(2026, 6, 11))
