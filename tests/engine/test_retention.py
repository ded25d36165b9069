"""How long a record is kept. Source: DPR-6.1 to DPR-6.4."""

import datetime as dt

import pytest

from engine.registers import EndsWith, Retention, kept
from engine.vocabulary import Names

QC, ARCHIVE = Names("QC department"), Names("Company archive")
MADE = dt.date(2026, 3, 2)


def a_rule(keep="P3Y", archive="P10Y", archive_place=ARCHIVE):
    return Retention(keep, QC, archive, archive_place)


def test_a_protocol_is_kept_three_years_and_ten_in_the_archive():
    found = kept(a_rule(), MADE)
    assert (found.since, found.place, found.until) == (MADE, QC, dt.date(2029, 3, 2))
    assert (found.archive_place, found.archive_until) == (ARCHIVE, dt.date(2039, 3, 2))
    assert not found.is_over(dt.date(2039, 3, 2))
    assert found.is_over(dt.date(2039, 3, 3))


def test_a_register_is_kept_until_its_book_is_replaced():
    rule = a_rule("until_replaced", "", Names(""))
    open_book = kept(rule, MADE)
    assert (open_book.until, open_book.awaits, open_book.is_over(dt.date(2099, 1, 1))) == (
        None,
        EndsWith.REPLACED,
        False,
    )
    assert kept(rule, MADE, dt.date(2027, 1, 4)).is_over(dt.date(2027, 1, 5))


def test_the_yearly_plan_goes_to_the_archive_for_good():
    found = kept(a_rule("until_replaced", ""), MADE, dt.date(2027, 2, 1))
    assert (found.until, found.archive_place, found.last_day) == (dt.date(2027, 2, 1), ARCHIVE, None)


def test_a_release_permit_is_kept_until_the_report():
    rule = a_rule("until_report", "", Names(""))
    assert kept(rule, MADE).awaits is EndsWith.REPORT
    assert kept(rule, MADE, dt.date(2026, 7, 1)).last_day == dt.date(2026, 7, 1)


def test_changes_of_the_procedure_are_kept_as_long_as_the_system_exists():
    found = kept(a_rule("while_qms_exists", "", Names("")), MADE, dt.date(2027, 1, 1))
    assert (found.until, found.last_day) == (None, None)


@pytest.mark.parametrize(
    ("made", "keep", "until"),
    [
        (dt.date(2024, 2, 29), "P3Y", dt.date(2027, 2, 28)),
        (dt.date(2024, 2, 29), "P4Y", dt.date(2028, 2, 29)),
        (dt.date(2026, 8, 31), "P6M", dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 1), "P1Y1M", dt.date(2028, 1, 1)),
        (dt.date(2026, 11, 30), "P1M", dt.date(2026, 12, 30)),
    ],
)
def test_a_period_ends_on_the_same_day_or_the_last_of_a_shorter_month(made, keep, until):
    assert kept(a_rule(keep), made).until == until
