"""Plans with fractional acceptance numbers (clause 13)."""

from fractions import Fraction

import pytest

from engine.sampling import Level, Severity, aqls, fractional_plan_for, inspect_series, plan_at_letter
from engine.sampling.fractional import (
    FractionalPlan,
    acceptance_score_before,
    applied_acceptance_number,
    constant_plan_accepts,
    fractional_plan_at_letter,
)
from engine.sampling.process_average import FirstSample, process_average
from engine.sampling.refusals import CountsWrong
from engine.sampling.words import PlanType

FIFTH, THIRD, HALF = Fraction(1, 5), Fraction(1, 3), Fraction(1, 2)
SEVERITIES = (Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED)


def numbers_down(aql, severity, letters):
    return [fractional_plan_at_letter(letter, aql, severity).acceptance_number for letter in letters]


@pytest.mark.parametrize(
    ("severity", "letters", "numbers"),
    [
        (Severity.NORMAL, "EFGHJ", [0, THIRD, HALF, 1, 2]),
        (Severity.TIGHTENED, "FGHJK", [0, THIRD, HALF, 1, 2]),
        (Severity.REDUCED, "EFGHJK", [0, FIFTH, THIRD, HALF, 1, 2]),
    ],
)
def test_fractions_take_the_place_of_the_arrows_at_aql_1(severity, letters, numbers):
    assert numbers_down("1.0", severity, letters) == numbers


def test_fractions_at_the_edges_of_the_tables():
    assert numbers_down("10", Severity.NORMAL, "ABC") == [THIRD, HALF, 1]
    assert numbers_down("0.010", Severity.NORMAL, "QR") == [0, THIRD]
    assert numbers_down("0.015", Severity.NORMAL, "PQR") == [0, THIRD, HALF]
    assert numbers_down("0.025", Severity.TIGHTENED, "PQRS") == [0, THIRD, HALF, 1]
    assert numbers_down("10", Severity.REDUCED, "ABCD") == [FIFTH, THIRD, HALF, 1]
    assert numbers_down("15", Severity.REDUCED, "ABC") == [THIRD, HALF, 1]


@pytest.mark.parametrize("severity", SEVERITIES)
def test_a_fraction_keeps_the_sample_of_its_own_letter_and_whole_numbers_are_the_single_plans(severity):
    for letter in "ABCDEFGHJKLMNPQR":
        for aql in aqls():
            plan = fractional_plan_at_letter(letter, aql, severity)
            if not plan.fractional:
                single = plan_at_letter(plan.plan_letter, aql, severity=severity, plan_type=PlanType.SINGLE)
                assert (single.plan_letter, single.sample_size) == (plan.plan_letter, plan.sample_size)
                assert single.acceptance_number == plan.acceptance_number


@pytest.mark.parametrize("severity", SEVERITIES)
def test_acceptance_numbers_never_fall_as_the_aql_rises(severity):
    for letter in "ABCDEFGHJKLMNPQR":
        numbers = [fractional_plan_at_letter(letter, aql, severity).acceptance_number for aql in aqls()]
        assert numbers == sorted(numbers)


def a_plan(number):
    return FractionalPlan(Severity.NORMAL, aqls()[0], "G", "G", 32, Fraction(number))


@pytest.mark.parametrize(
    ("number", "found", "before", "accepted"),
    [
        (HALF, 0, [], True),
        (HALF, 1, [], False),
        (HALF, 1, [0], True),
        (HALF, 1, [0, 1], False),
        (HALF, 1, [1, 0], True),
        (THIRD, 1, [0], False),
        (THIRD, 1, [1, 0, 0], True),
        (FIFTH, 1, [0, 0, 0], False),
        (FIFTH, 1, [0, 0, 0, 0], True),
        (FIFTH, 2, [0, 0, 0, 0], False),
        (1, 1, [5], True),
        (0, 1, [0, 0, 0, 0], False),
    ],
)
def test_one_nonconforming_item_is_accepted_after_enough_clean_lots(number, found, before, accepted):
    assert constant_plan_accepts(a_plan(number), found, before) is accepted


def test_a_negative_count_is_refused():
    with pytest.raises(CountsWrong):
        constant_plan_accepts(a_plan(HALF), -1, [])


def test_points_before_a_lot_depend_on_its_acceptance_number():
    assert [acceptance_score_before(a_plan(n), 1) for n in (0, FIFTH, THIRD, HALF, 1, 3)] == [1, 3, 4, 6, 8, 8]


def test_a_fraction_counts_as_one_from_a_score_of_9():
    assert [applied_acceptance_number(a_plan(THIRD), score) for score in (8, 9)] == [0, 1]
    assert applied_acceptance_number(a_plan(3), 0) == 3


def test_a_series_of_varying_lots_at_aql_1():
    series = inspect_series([(180, 0), (200, 1), (250, 1), (450, 1), (300, 1), (80, 1), (800, 1)], "1.0")
    seen = [
        (
            line.plan.code_letter,
            line.plan.acceptance_number,
            line.acceptance_score_before,
            line.applied_acceptance_number,
        )
        for line in series
    ]
    assert seen == [
        ("G", HALF, 5, 0),
        ("G", HALF, 10, 1),
        ("G", HALF, 5, 0),
        ("H", 1, 7, 1),
        ("H", 1, 7, 1),
        ("E", 0, 0, 0),
        ("J", 1, 7, 1),
    ]
    assert [line.accepted for line in series] == [True, True, False, True, True, False, True]
    assert [line.acceptance_score_after for line in series] == [5, 0, 0, 0, 0, 0, 0]
    assert [line.switching_score for line in series] == [2, 4, 0, 2, 4, 0, None]
    assert series[5].next_severity is Severity.TIGHTENED


def test_the_acceptance_score_is_reset_when_severity_changes():
    lots = [(180, 2), (180, 2), (180, 0), (180, 0)]
    series = inspect_series(lots, "1.0")
    assert [line.severity for line in series] == ["normal", "normal", "tightened", "tightened"]
    assert [line.acceptance_score_before for line in series] == [5, 5, 3, 6]


def test_a_series_ends_when_acceptance_is_discontinued():
    series = inspect_series([(180, 3)] * 12, "1.0")
    assert len(series) == 7
    assert series[-1].next_severity is Severity.DISCONTINUED


def test_a_lot_has_a_fractional_plan_by_its_size_and_level():
    plan = fractional_plan_for(250, "1.0", level=Level.II)
    assert (plan.code_letter, plan.sample_size, plan.acceptance_number) == ("G", 32, HALF)


def test_the_process_average_counts_original_uncurtailed_first_samples():
    samples = [
        FirstSample(125, 2),
        FirstSample(125, 0),
        FirstSample(125, 1),
        FirstSample(125, 3),
        FirstSample(125, 9, original=False),
        FirstSample(40, 4, curtailed=True),
    ]
    average = process_average(samples)
    assert (average.value, average.lots, average.units, average.left_out) == (Fraction(6, 5), 4, 500, 2)


def test_no_usable_sample_gives_no_process_average():
    assert process_average([]).value is None
    with pytest.raises(CountsWrong):
        process_average([FirstSample(0, 0)])
