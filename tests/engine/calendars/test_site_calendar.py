from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendars import SiteCalendar, due_date, plant_functions
from engine.feel import Host, compile_expression

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
SHIFTS = ((time(8), time(12)), (time(13), time(17)))


def a_calendar(zone=SHANGHAI, country="CN", working_time=SHIFTS, overrides=None):
    return SiteCalendar(zone, country, working_time, overrides or {})


def at(text, zone=SHANGHAI):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 1), False),  # New Year
        (date(2026, 1, 2), False),  # bridged
        (date(2026, 1, 4), True),  # the Sunday worked for it
        (date(2026, 2, 14), True),  # the Saturday before Spring Festival
        (date(2026, 2, 17), False),  # Spring Festival
        (date(2026, 3, 28), False),  # a Saturday
        (date(2026, 3, 30), True),  # a Monday
    ],
)
def test_chinese_holidays_and_make_up_days_are_known(day, worked):
    assert a_calendar().is_working_day(day) is worked


def test_an_override_of_the_site_beats_the_country():
    calendar = a_calendar(overrides={date(2026, 3, 28): True, date(2026, 3, 30): False})
    assert calendar.is_working_day(date(2026, 3, 28))
    assert not calendar.is_working_day(date(2026, 3, 30))


def test_a_year_without_make_up_days_is_provisional_in_china():
    calendar = a_calendar(overrides={date(2035, 1, 7): True})
    assert not calendar.provisional(date(2026, 10, 8))
    assert calendar.provisional(date(2035, 10, 8))
    assert not calendar.provisional(date(2035, 1, 7))
    assert not a_calendar(country="DE").provisional(date(2035, 10, 8))


def test_a_deadline_keeps_the_clock_time_of_its_start():
    assert a_calendar().add_working_days(at("2026-03-27T15:00"), 2) == at("2026-03-31T15:00")


def test_a_deadline_passes_over_a_long_holiday_and_its_make_up_day():
    # Friday 13 February; the 14th is worked, 15 to 23 are Spring Festival
    assert a_calendar().add_working_days(date(2026, 2, 13), 2) == date(2026, 2, 24)


def test_a_start_on_a_day_off_counts_from_the_next_working_days_first_hour():
    assert a_calendar().add_working_days(at("2026-03-28T15:00"), 0) == at("2026-03-30T08:00")
    assert a_calendar().add_working_days(at("2026-03-28T15:00"), 2) == at("2026-04-01T08:00")
    assert a_calendar().add_working_days(date(2026, 3, 28), 1) == date(2026, 3, 31)


def test_counting_backwards_starts_with_the_previous_working_days_last_hour():
    assert a_calendar().add_working_days(at("2026-03-30T09:00"), -1) == at("2026-03-27T09:00")
    assert a_calendar().add_working_days(at("2026-03-29T09:00"), -1) == at("2026-03-26T17:00")


def test_days_are_days_of_the_sites_zone():
    found = datetime(2026, 3, 29, 18, 30, tzinfo=UTC)  # already Monday 02:30 in Shanghai
    due = a_calendar().add_working_days(found, 1)
    assert due == at("2026-03-31T02:30")
    assert due.tzinfo is SHANGHAI


def test_a_moment_without_zone_is_the_sites():
    assert a_calendar().add_working_days(datetime(2026, 3, 30, 9), 1) == at("2026-03-31T09:00")  # noqa: DTZ001


def test_the_clock_time_holds_over_summer_time():
    calendar = a_calendar(BERLIN, "DE")
    assert calendar.add_working_days(at("2026-03-27T15:00", BERLIN), 1) == at("2026-03-30T15:00", BERLIN)


def test_a_clock_time_that_summer_time_skips_is_moved_on():
    calendar = a_calendar(BERLIN, "", overrides={date(2026, 3, 29): True})
    due = calendar.add_working_days(at("2026-03-27T02:30", BERLIN), 1)
    assert due.isoformat() == "2026-03-29T03:30:00+02:00"


def test_an_hour_that_comes_twice_stays_what_it_was():
    second_time = datetime(2026, 10, 29, 21, 27, tzinfo=UTC)  # 23:27 in Cairo, for the second time that night
    assert a_calendar(ZoneInfo("Africa/Cairo"), "").add_working_days(second_time, 0).astimezone(UTC) == second_time


def test_a_due_date_from_a_day_is_the_end_of_working_time():
    assert due_date(date(2026, 3, 27), 2, a_calendar()) == at("2026-03-31T17:00")
    assert due_date(at("2026-03-27T10:00"), 2, a_calendar()) == at("2026-03-31T10:00")


def test_working_days_between_counts_what_add_working_days_adds():
    calendar = a_calendar()
    assert calendar.working_days_between(date(2026, 3, 27), date(2026, 3, 31)) == 2
    assert calendar.working_days_between(date(2026, 3, 31), date(2026, 3, 27)) == -2
    assert calendar.working_days_between(date(2026, 3, 28), date(2026, 3, 29)) == 0


@given(st.dates(date(2020, 1, 1), date(2026, 6, 1)), st.integers(0, 60))
def test_working_days_between_is_the_inverse_of_add_working_days(start, days):
    calendar = a_calendar()
    assert calendar.working_days_between(start, calendar.add_working_days(start, days)) == days


@given(st.dates(date(2020, 1, 1), date(2026, 6, 1)), st.integers(-60, 60))
def test_a_deadline_in_working_days_is_a_working_day(start, days):
    assert a_calendar().is_working_day(a_calendar().add_working_days(start, days))


@pytest.mark.parametrize(
    ("now", "due", "left"),
    [
        ("2026-03-30T09:00", "2026-03-30T17:00", timedelta(hours=7)),  # lunch is no working time
        ("2026-03-27T16:00", "2026-03-30T09:00", timedelta(hours=2)),  # over a weekend
        ("2026-03-28T10:00", "2026-03-29T10:00", timedelta()),  # within one
        ("2026-03-30T10:00", "2026-03-27T16:00", timedelta(hours=-3)),  # overdue
        ("2026-03-30T06:00", "2026-03-30T20:00", timedelta(hours=8)),
    ],
)
def test_working_time_left(now, due, left):
    assert a_calendar().working_time_left(at(now), at(due)) == left


def test_a_night_shift_belongs_to_the_day_it_begins():
    nights = a_calendar(working_time=((time(22), time(6)),))
    assert nights.working_time_left(at("2026-03-27T20:00"), at("2026-03-30T07:00")) == timedelta(hours=8)


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 1)),  # noqa: DTZ001
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 1)),  # noqa: DTZ001
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 1)),  # noqa: DTZ001
)
def test_working_time_adds_up(one, two, three):
    calendar = a_calendar(BERLIN, "DE")
    one, two, three = sorted(moment.replace(tzinfo=UTC) for moment in (one, two, three))
    whole = calendar.working_time_left(one, three)
    assert whole == calendar.working_time_left(one, two) + calendar.working_time_left(two, three)


def test_an_unknown_country_is_refused():
    with pytest.raises(ValueError, match="no public holidays are known"):
        a_calendar(country="XX").is_working_day(date(2026, 3, 30))


def evaluate(text, **scope):
    warnings = []
    host = Host(lambda: at("2026-03-27T15:00"), plant_functions(a_calendar()), warnings)
    return compile_expression(text).evaluate(scope, host), [warning.code for warning in warnings]


def test_feel_knows_working_days():
    assert evaluate("=add working days(now(), 2)") == (at("2026-03-31T15:00"), [])
    assert evaluate("add working days(date: found, n: 2)", found=date(2026, 3, 27)) == (date(2026, 3, 31), [])
    assert evaluate('working days between(@"2026-03-27", @"2026-03-31")') == (Decimal(2), [])
    assert evaluate("end of working day(due)", due=date(2026, 3, 31)) == (at("2026-03-31T17:00"), [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("add working days(null, 2)", "wrong_argument"),
        ("add working days(now(), 1.5)", "not_a_whole_number"),
        ("add working days(now(), 1e9)", "out_of_range"),
        ('working days between(@"0001-01-01", @"9999-01-01")', "out_of_range"),
        ("add working days(now())", "wrong_number_of_arguments"),
        ("end of working day(null)", "wrong_argument"),
    ],
)
def test_wrong_arguments_give_null_and_a_warning(text, code):
    assert evaluate(text) == (None, [code])
