"""What samples say about a lot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sampling import (
    Measure,
    NonconformityClass,
    PlanType,
    Severity,
    UnitFindings,
    Verdict,
    aqls,
    class_of_unit,
    count_nonconformities,
    count_units,
    judge,
    judge_classes,
    plan_at_letter,
    plan_for,
    score_of,
)
from engine.sampling.refusals import CountsWrong
from engine.sampling.scores import acceptance_number_one_aql_tighter, next_tighter_aql

MAJOR, MINOR = NonconformityClass.MAJOR, NonconformityClass.MINOR


def a_plan(aql="1.0", lot=1000, severity=Severity.NORMAL, plan_type=PlanType.DOUBLE, **terms):
    return plan_for(lot, aql, severity=severity, plan_type=plan_type, **terms)


@pytest.mark.parametrize(
    ("found", "verdict"), [(0, "accept"), (1, "accept"), (2, "accept"), (3, "reject"), (9, "reject")]
)
def test_a_single_plan_decides_at_acceptance_and_rejection_number(found, verdict):
    plan = a_plan(plan_type=PlanType.SINGLE)
    assert (plan.acceptance_number, plan.rejection_number) == (2, 3)
    assert judge(plan, [found]).verdict == verdict


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([0], "accept"),
        ([1], "further_sample"),
        ([2], "further_sample"),
        ([3], "reject"),
        ([2, 1], "accept"),
        ([2, 2], "reject"),
        ([1, 2], "accept"),
    ],
)
def test_a_double_plan_holds_the_sum_against_the_second_numbers(found, verdict):
    assert judge(a_plan(), found).verdict == verdict


def test_a_further_sample_is_asked_for_with_its_size():
    judgement = judge(a_plan(), [1])
    assert (judgement.next_sample_size, judgement.inspected, judgement.stage) == (50, 50, 1)
    assert judge(a_plan(), [0]).next_sample_size is None


def test_a_multiple_plan_cannot_accept_where_the_table_prints_a_hash():
    judgement = judge(a_plan(plan_type=PlanType.MULTIPLE), [0])
    assert judgement.verdict is Verdict.FURTHER_SAMPLE
    assert not judgement.acceptance_permitted
    assert judge(a_plan(plan_type=PlanType.MULTIPLE), [0, 0]).verdict is Verdict.ACCEPT


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ([], "none"),
        ([-1], "negative"),
        ([51], "above_sample"),
        ([0, 0], "after_decision"),
        ([1, 1, 0], "after_decision"),
    ],
)
def test_counts_that_do_not_fit_are_refused(found, reason):
    with pytest.raises(CountsWrong) as refused:
        judge(a_plan(), found)
    assert refused.value.data["reason"] == reason
    assert "[" not in refused.value.sentence("zh")


def test_nonconformities_per_100_units_may_outnumber_the_units():
    plan = a_plan(aql="250", lot=10)
    assert plan.measure is Measure.PER_100_UNITS
    assert judge(plan, [plan.sample_size * 10]).verdict is Verdict.REJECT


def test_a_unit_with_any_major_nonconformity_is_a_major_nonconforming_unit():
    assert class_of_unit(UnitFindings(major=1, minor=3)) is MAJOR
    assert class_of_unit(UnitFindings(minor=2)) is MINOR
    assert class_of_unit(UnitFindings()) is None


def test_units_are_counted_once_and_nonconformities_every_time():
    units = [UnitFindings(major=1, minor=3), UnitFindings(minor=2), UnitFindings()]
    assert count_units(units) == {MAJOR: 1, MINOR: 1}
    assert count_nonconformities(units) == {MAJOR: 1, MINOR: 5}


@pytest.mark.parametrize(
    ("major", "minor", "verdict"),
    [
        ([0], [0], "accept"),
        ([0], [3], "reject"),
        ([2], [0], "reject"),
        ([1], [0], "further_sample"),
        ([1], [3], "reject"),
        ([1, 0], [0], "accept"),
    ],
)
def test_a_lot_is_accepted_only_if_every_class_accepts(major, minor, verdict):
    plans = {MAJOR: a_plan("0.4", severity=Severity.TIGHTENED), MINOR: a_plan("1.0", severity=Severity.TIGHTENED)}
    assert judge_classes(plans, {MAJOR: major, MINOR: minor}).verdict == verdict


def test_the_largest_open_sample_is_drawn_next():
    plans = {MAJOR: a_plan("0.4", severity=Severity.TIGHTENED), MINOR: a_plan("1.0", severity=Severity.TIGHTENED)}
    assert judge_classes(plans, {MAJOR: [1], MINOR: [1]}).next_sample_size == 125
    assert judge_classes(plans, {MAJOR: [0], MINOR: [1]}).next_sample_size == 50
    assert judge_classes(plans, {MAJOR: [0], MINOR: [0]}).next_sample_size is None


def test_a_class_without_counts_is_refused():
    plans = {MAJOR: a_plan(), MINOR: a_plan()}
    with pytest.raises(CountsWrong):
        judge_classes(plans, {MAJOR: [0]})
    with pytest.raises(CountsWrong):
        judge_classes({}, {})


@given(
    st.sampled_from("ABCDEFGHJKLMNPQR"),
    st.sampled_from(aqls()),
    st.sampled_from([Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED]),
    st.sampled_from([PlanType.DOUBLE, PlanType.MULTIPLE]),
    st.lists(st.integers(0, 60), min_size=5, max_size=5),
)
def test_double_and_multiple_plans_end_in_a_decision(letter, aql, severity, plan_type, counts):
    plan = plan_at_letter(letter, aql, severity=severity, plan_type=plan_type, measure=Measure.PER_100_UNITS)
    for drawn in range(1, len(plan.stages) + 1):
        judgement = judge(plan, counts[:drawn])
        if judgement.verdict is not Verdict.FURTHER_SAMPLE:
            break
    if judgement.verdict is Verdict.ACCEPT:
        assert judgement.found <= judgement.acceptance_number
    else:
        assert judgement.verdict is Verdict.REJECT
        assert judgement.found >= judgement.rejection_number


def points(plan, *found):
    return score_of(plan, judge(plan, found))


def test_a_single_plan_with_small_acceptance_number_earns_2():
    assert points(a_plan("0.65", plan_type=PlanType.SINGLE), 1) == 2
    assert points(a_plan("0.65", plan_type=PlanType.SINGLE), 2) == 0
    assert points(a_plan("0.15", plan_type=PlanType.SINGLE), 0) == 2


@pytest.mark.parametrize(("found", "earned"), [(0, 3), (1, 3), (2, 0), (3, 0)])
def test_a_single_plan_with_ac_2_earns_3_if_the_next_tighter_aql_accepts_too(found, earned):
    plan = a_plan("1.0", plan_type=PlanType.SINGLE)
    assert acceptance_number_one_aql_tighter(plan) == 1
    assert points(plan, found) == earned


def test_a_double_plan_earns_3_on_the_first_sample_only():
    assert points(a_plan(), 0) == 3
    assert points(a_plan(), 1, 0) == 0


def test_a_multiple_plan_earns_3_by_the_third_sample():
    plan = a_plan(plan_type=PlanType.MULTIPLE)
    assert points(plan, 0, 0) == 3
    assert points(plan, 1, 1, 0, 0, 0) == 0
    assert points(a_plan("1.5", plan_type=PlanType.MULTIPLE), 1, 0, 0) == 3


def test_the_single_plan_in_place_of_a_double_one_earns_as_a_single_plan():
    plan = a_plan("0.15")
    assert plan.plan_type is PlanType.SINGLE
    assert points(plan, 0) == 2


def test_only_normal_inspection_earns():
    assert points(a_plan(severity=Severity.TIGHTENED), 0) == 0
    assert points(a_plan(severity=Severity.REDUCED), 0) == 0


def test_the_plan_one_aql_tighter_has_the_same_sample_wherever_it_is_asked_for():
    for letter in "ABCDEFGHJKLMNPQR":
        for aql in aqls():
            plan = plan_at_letter(letter, aql, severity=Severity.NORMAL, plan_type=PlanType.SINGLE)
            if plan.acceptance_number >= 2:
                tighter = plan_at_letter(
                    plan.plan_letter, next_tighter_aql(aql), severity=Severity.NORMAL, plan_type=PlanType.SINGLE
                )
                assert tighter.acceptance_number < plan.acceptance_number or tighter.plan_letter == plan.plan_letter
                assert acceptance_number_one_aql_tighter(plan) == tighter.acceptance_number


def test_there_is_no_aql_tighter_than_the_first():
    assert next_tighter_aql(aqls()[0]) is None
