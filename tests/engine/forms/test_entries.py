from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from engine.forms.entries import (
    Unreadable,
    clean_text,
    read_date,
    read_flag,
    read_moment,
    read_number,
    read_text,
    read_time,
)

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("entry", "language", "number"),
    [
        ("1200", "en", "1200"),
        ("1,200", "en", "1200"),
        ("1,200", "zh", "1200"),
        ("1,200", "ru", "1.200"),
        ("1,200.5", "en", "1200.5"),
        ("1,200.5", "ru", "1200.5"),
        ("1.200,5", "en", "1200.5"),
        ("1 200,5", "ru", "1200.5"),
        ("1 200,5", "en", "1200.5"),
        ("1\u00a0200,5", "ru", "1200.5"),
        ("1\u202f200,5", "ru", "1200.5"),
        ("1,200,000", "ru", "1200000"),
        ("1.200.000", "en", "1200000"),
        ("1'200", "en", "1200"),
        ("1,5", "en", "1.5"),
        ("0,125", "ru", "0.125"),
        ("1.200", "en", "1.200"),
        ("1.200", "ru", "1.200"),
        ("12,3456", "en", "12.3456"),
        ("\uff11\uff12\uff0e\uff15", "zh", "12.5"),
        ("\uff11\uff0c\uff12\uff10\uff10", "zh", "1200"),
        ("12\u30025", "zh", "12.5"),
        ("-3", "en", "-3"),
        ("\u22123", "ru", "-3"),
        (" 7 ", "en", "7"),
        (".5", "en", "0.5"),
        ("-0", "en", "0"),
    ],
)
def test_numbers_are_read_as_people_type_them(entry, language, number):
    assert read_number(entry, language) == Decimal(number)


@pytest.mark.parametrize(
    "entry",
    [
        "abc",
        "1 2",
        "1,20,0.5",
        "1.2.3",
        "5\u00b2",
        "\u00bd",
        "1e3",
        "NaN",
        "Infinity",
        "--3",
        "1,200,5",
        "12 pcs",
        "0x1F",
        "1_000",
    ],
)
def test_what_is_no_number_is_refused_and_not_guessed(entry):
    with pytest.raises(Unreadable) as refused:
        read_number(entry, "en")
    assert refused.value.code == "not_a_number"


@pytest.mark.parametrize("entry", ["1,200", "1 200", " 1", "1e3", "+1", ".5", ""])
def test_a_program_writes_plain_numbers(entry):
    if not entry:
        assert read_number(entry, None) is None
        return
    with pytest.raises(Unreadable):
        read_number(entry, None)


@pytest.mark.parametrize("entry", [1200, Decimal(1200), "1200", Decimal("1.2E+3"), "1200.0"])
def test_numbers_of_json_are_decimals(entry):
    number = read_number(entry, None)
    assert type(number) is Decimal
    assert number == 1200


def test_a_float_keeps_the_digits_it_was_written_with():
    assert read_number(0.1, None) == Decimal("0.1")


@pytest.mark.parametrize("entry", [True, [], {}, float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN")])
def test_other_json_is_no_number(entry):
    with pytest.raises(Unreadable):
        read_number(entry, None)


@pytest.mark.parametrize("entry", ["1" * 16, Decimal("1E+999999"), "0." + "1" * 13, 10**4000, Decimal("1E-999999")])
def test_a_number_of_too_many_digits_is_refused(entry):
    with pytest.raises(Unreadable) as refused:
        read_number(entry, None)
    assert refused.value.code == "too_many_digits"


def test_a_text_is_cleaned():
    assert clean_text(" a\x00b\u202ec\r\nd\te ", lines=False) == "abc d e"
    assert clean_text("a\r\nb\rc\td\x07", lines=True) == "a\nb\nc\td"


def test_a_text_is_composed_and_joiners_stay():
    assert clean_text("e\u0301", lines=False) == "\u00e9"
    assert clean_text("\u0438\u0306", lines=False) == "\u0439"
    assert clean_text("a\u200db", lines=False) == "a\u200db"


def test_half_a_surrogate_pair_cannot_be_stored():
    assert clean_text("a\ud800b", lines=False).encode() == b"ab"


def test_an_empty_text_is_null():
    assert read_text("  \n", lines=True) is None
    assert read_text(None, lines=True) is None


@pytest.mark.parametrize("entry", [5, True, ["a"], {"a": 1}])
def test_what_is_no_text_is_refused(entry):
    with pytest.raises(Unreadable) as refused:
        read_text(entry, lines=False)
    assert refused.value.code == "not_a_text"


@pytest.mark.parametrize(("entry", "flag"), [(True, True), ("true", True), ("on", True), (False, False), (None, False)])
def test_ticks_are_read(entry, flag):
    assert read_flag(entry) is flag


@pytest.mark.parametrize("entry", ["yes", 1, [True]])
def test_what_is_no_tick_is_refused(entry):
    with pytest.raises(Unreadable):
        read_flag(entry)


def test_a_day_is_a_date():
    assert read_date("2026-11-20") == date(2026, 11, 20)


@pytest.mark.parametrize(
    "entry", ["20.11.2026", "2026-02-30", "2026-11-20T10:00", "0026-11-20", "2026-W01-1", 20261120]
)
def test_what_is_no_day_is_refused(entry):
    with pytest.raises(Unreadable) as refused:
        read_date(entry)
    assert refused.value.code == "not_a_date"


def test_a_time_of_day_is_read():
    assert read_time("14:30") == time(14, 30)
    with pytest.raises(Unreadable):
        read_time("25:00")


@pytest.mark.parametrize(
    "entry", ["2026-11-20T14:30", "2026-11-20 14:30:00", "2026-11-20T06:30:00Z", "2026-11-20T07:30+01:00"]
)
def test_a_moment_is_aware_and_a_clock_time_is_that_of_the_site(entry):
    moment = read_moment(entry, SHANGHAI)
    assert moment == datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    assert moment.tzinfo is UTC


def test_a_clock_time_skipped_in_spring_is_refused():
    with pytest.raises(Unreadable) as refused:
        read_moment("2026-03-29T02:30", BERLIN)
    assert refused.value.code == "no_such_time"
    assert refused.value.data == {"time": "02:30"}


@pytest.mark.parametrize(
    "entry", ["2026-11-20", "tomorrow", "0001-01-01T00:00", "9999-12-31T23:59Z", "2026-13-01T00:00", 5]
)
def test_what_is_no_moment_is_refused(entry):
    with pytest.raises(Unreadable) as refused:
        read_moment(entry, SHANGHAI)
    assert refused.value.code == "not_a_moment"


@pytest.mark.parametrize("unseen", ["\u200b", "\u200e", "\u2060", "\u202e", "\ufeff", "\x00"])
def test_what_nobody_sees_makes_no_other_lot_of_it(unseen):
    assert clean_text(f"A-{unseen}0417{unseen}", lines=False) == "A-0417"
