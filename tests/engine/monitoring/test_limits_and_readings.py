"""Limits of a point and what a reading means: bounds belong to the limits, a value that is no number is no reading."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.monitoring import Limit, LimitKind, LimitsRefused, Parameter, Verdict, judge, limits_from

STORE = [
    {"parameter": "temperature", "minimum": Decimal(15), "maximum": Decimal(21), "kind": "critical"},
    {"parameter": "humidity", "minimum": None, "maximum": Decimal(75), "kind": "critical"},
    {"parameter": "light", "minimum": None, "maximum": None, "kind": "critical"},
]
SYRUP = [{"parameter": "acidity", "minimum": Decimal(9), "maximum": Decimal(12), "kind": "process"}]


@pytest.mark.parametrize(
    ("temperature", "verdict"),
    [("15", "in_limits"), ("21", "in_limits"), ("14.9", "out"), ("21.001", "out"), ("18", "in_limits"), ("-4", "out")],
)
def test_the_limits_themselves_are_within(temperature, verdict):
    assert judge(limits_from(STORE), {"temperature": Decimal(temperature)}).verdict == verdict


@pytest.mark.parametrize(("humidity", "verdict"), [("75", "in_limits"), ("75.01", "out"), ("0", "in_limits")])
def test_a_side_without_a_limit_is_open(humidity, verdict):
    assert judge(limits_from(STORE), {"humidity": Decimal(humidity)}).verdict == verdict


@pytest.mark.parametrize(
    ("light", "verdict"), [(True, "in_limits"), ("yes", "in_limits"), (False, "out"), ("no", "out")]
)
def test_what_is_looked_at_is_in_order_or_out(light, verdict):
    assert judge(limits_from(STORE), {"light": light}).verdict == verdict


@pytest.mark.parametrize("value", ["12.1", "8.9"])
def test_a_process_limit_only_warns(value):
    assert judge(limits_from(SYRUP), {"acidity": value}).verdict is Verdict.WARNING


@pytest.mark.parametrize("value", ["", "warm", "NaN", "Infinity", "1e40", True])
def test_a_value_that_is_no_number_is_unreadable(value):
    assert judge(limits_from(STORE), {"temperature": value}).verdict is Verdict.UNREADABLE


def test_a_look_that_says_neither_yes_nor_no_is_unreadable():
    assert judge(limits_from(STORE), {"light": "maybe"}).verdict is Verdict.UNREADABLE


def test_a_reading_of_nothing_is_unreadable():
    assert judge(limits_from(STORE), {"temperature": None}).verdict is Verdict.UNREADABLE


def test_out_outweighs_what_could_not_be_read_and_every_finding_is_kept():
    judged = judge(limits_from(STORE), {"temperature": "cold", "humidity": "80", "light": True})
    assert judged.verdict is Verdict.OUT
    assert [each.verdict for each in judged.findings] == [Verdict.UNREADABLE, Verdict.OUT, Verdict.IN_LIMITS]
    assert [each.limit.parameter for each in judged.broken] == [Parameter.HUMIDITY]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([], "none"),
        ([{"parameter": "pressure"}], "unknown"),
        ([{"parameter": "temperature", "minimum": None, "maximum": None}], "without_bounds"),
        ([{"parameter": "temperature", "minimum": Decimal(22), "maximum": Decimal(21)}], "reversed"),
        ([*SYRUP, *SYRUP], "repeated"),
        ([{"parameter": "light", "kind": "vital"}], "unknown"),
    ],
)
def test_limits_that_say_nothing_are_refused(lines, problem):
    with pytest.raises(LimitsRefused) as refused:
        limits_from(lines)
    assert refused.value.data["problem"] == problem


def test_a_limit_is_critical_unless_told_otherwise():
    assert limits_from([{"parameter": "light"}]) == (Limit(Parameter.LIGHT, kind=LimitKind.CRITICAL),)


@given(st.decimals(-50, 150, places=2), st.decimals(-50, 150, places=2), st.decimals(-50, 150, places=2))
def test_a_value_is_within_exactly_when_it_lies_between(low, high, value):
    limit = Limit(Parameter.TEMPERATURE, min(low, high), max(low, high))
    assert (judge([limit], {"temperature": value}).verdict == "in_limits") == (
        min(low, high) <= value <= max(low, high)
    )
