import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.feel import (
    FeelError,
    FeelSyntaxError,
    Host,
    YearsMonths,
    compile_expression,
    compile_unary_tests,
    same_value,
    to_text,
    typed,
)
from engine.feel.far import between, join, shift, split
from engine.feel.values import NUMBERS

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
texts = st.text(max_size=20)
zones = st.sampled_from([None, UTC, timezone(timedelta(hours=8)), ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")])
moments = st.datetimes(datetime(1950, 1, 1), datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001
scalars = st.one_of(
    st.none(),
    st.booleans(),
    texts,
    numbers,
    st.dates(),
    moments,
    st.times(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=-3, minutes=-30))])),
    st.timedeltas(timedelta(days=-10_000), timedelta(days=10_000)),
    st.integers(-5000, 5000).map(YearsMonths),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc xyz", min_size=1), inner, max_size=4),
    max_leaves=12,
)

WORDS = [
    "if",
    "then",
    "else",
    "for",
    "in",
    "return",
    "some",
    "every",
    "satisfies",
    "and",
    "or",
    "not",
    "between",
    "instance",
    "of",
    "function",
    "true",
    "false",
    "null",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ".",
    "..",
    "?",
    "@",
    "->",
    "item",
    "partial",
    "list",
    "date",
    "number",
    "string",
    "date and time",
    "1",
    "2.5",
    '"a"',
    '@"2026-01-01"',
    "x",
    "y",
    "lines",
    "quantity",
    "sum",
    "count",
    "a.b",
    "`a b`",
    "sort",
    "replace",
    "matches",
    "substring",
    "distinct values",
    "get value",
    "string",
    "0",
    "-1",
    "1e400",
    "//",
    "/*",
]
soup = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
SCOPE = {
    "x": Decimal(3),
    "y": "a",
    "lines": [{"quantity": Decimal(1)}, {"quantity": None}, None],
    "date": date(2026, 1, 1),
}


def value_or_refusal(evaluate):
    try:
        return evaluate()
    except FeelError as exc:
        return exc


@settings(max_examples=300, deadline=None)
@given(st.one_of(soup, st.text(max_size=40)))
def test_any_text_is_evaluated_or_refused_and_never_crashes(text):
    value = value_or_refusal(lambda: compile_expression(text).evaluate(SCOPE, Host(lambda: datetime.now(UTC), {}, [])))
    if isinstance(value, FeelSyntaxError):
        assert value.line >= 1
        assert value.column >= 1
    elif not isinstance(value, FeelError):
        assert isinstance(to_text(value), str)


@settings(max_examples=300, deadline=None)
@given(soup, values)
def test_any_cell_says_true_false_or_nothing(text, value):
    answer = value_or_refusal(lambda: compile_unary_tests(text).matches(typed(value), SCOPE))
    assert answer in (True, False, None) or isinstance(answer, FeelError)


@settings(max_examples=300, deadline=None)
@given(values, st.sampled_from(["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in"]), values)
def test_every_operator_takes_every_pair_of_values(left, operator, right):
    scope = {"l": typed(left), "r": typed(right)}
    value = value_or_refusal(lambda: compile_expression(f"l {operator} r").evaluate(scope))
    assert isinstance(value, FeelError) or isinstance(to_text(value), str)


@given(numbers, numbers)
def test_numbers_are_calculated_as_decimals_are(left, right):
    scope = {"l": left, "r": right}
    assert compile_expression("l + r").evaluate(scope) == NUMBERS.add(left, right)
    assert compile_expression("l * r - r").evaluate(scope) == NUMBERS.subtract(NUMBERS.multiply(left, right), right)
    assert compile_expression("l < r").evaluate(scope) == (left < right)
    if right:
        rest = compile_expression("modulo(l, r)").evaluate(scope)
        assert rest == left - right * (left / right).to_integral_value("ROUND_FLOOR")


@given(numbers)
def test_a_number_written_and_read_is_the_same(number):
    assert compile_expression(to_text(number)).evaluate({}) == number


@given(texts)
def test_a_text_written_as_a_literal_and_read_is_the_same(text):
    written = to_text([text])
    if not re.search(r'[^"\\]*\\[^"\\]', written):
        assert compile_expression(written).evaluate({}) == [text]


@given(st.one_of(st.dates(), moments, st.timedeltas(timedelta(days=-9999), timedelta(days=9999))))
def test_dates_and_durations_written_and_read_are_the_same(value):
    found = compile_expression(f'@"{to_text(value)}"').evaluate({})
    if isinstance(value, datetime) and value.tzinfo is not None and not same_value(found, value):
        assert value.fold == 1  # the second of two same clock times when summer time ends cannot be written
    else:
        assert same_value(found, value)


@given(values)
def test_a_value_equals_itself_and_its_copy(value):
    value = typed(value)
    assert same_value(value, value)
    assert same_value([value], [typed(value)])


@given(st.lists(numbers, max_size=12))
def test_sorting_sums_and_extremes(items):
    scope = {"items": items}
    assert compile_expression("sort(items)").evaluate(scope) == sorted(items)
    assert compile_expression("count(items)").evaluate(scope) == len(items)
    if items:
        assert compile_expression("[min(items), max(items)]").evaluate(scope) == [min(items), max(items)]
        assert compile_expression("sum(items)").evaluate(scope) == sum(items)


@given(st.dates(date(1, 1, 1), date(9999, 1, 1)), st.timedeltas(timedelta(days=-4_000_000), timedelta(days=4_000_000)))
def test_far_dates_move_there_and_back(day, by):
    start = datetime(day.year, day.month, day.day, 12, 30)  # noqa: DTZ001
    moved = shift(start, by)
    assert shift(moved, -by) == start
    assert between(moved, start) == by
    try:
        assert start + by == moved
    except OverflowError:
        assert moved.year < 1 or moved.year > 9999


@given(st.dates())
def test_every_date_is_a_near_one_and_eras(day):
    eras, near = split(day)
    assert 2000 <= near.year < 2400
    assert near.weekday() == day.weekday()
    assert join(eras, near) == day


THREE = {"true": True, "false": False, "null": None}


@pytest.mark.parametrize("left", THREE)
@pytest.mark.parametrize("right", THREE)
def test_three_valued_logic(left, right):
    one, other = THREE[left], THREE[right]
    both = False if False in (one, other) else None if None in (one, other) else True
    either = True if True in (one, other) else None if None in (one, other) else False
    assert compile_expression(f"{left} and {right}").evaluate({}) is both
    assert compile_expression(f"{left} or {right}").evaluate({}) is either


@given(st.times())
def test_a_time_of_day_turned_by_a_whole_day_is_the_same(clock):
    assert compile_expression('t + @"P1D"').evaluate({"t": clock}) == time.fromisoformat(clock.isoformat())
