"""From lot and AQL to the plan in use."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sampling import (
    EDITIONS,
    Level,
    Measure,
    NonconformityClass,
    PlanType,
    Severity,
    Stage,
    aqls,
    lots_of,
    may_be_split,
    plan_as_dict,
    plan_at_letter,
    plan_for,
    plan_from_dict,
    plans_for_classes,
)
from engine.sampling.explanation import explain
from engine.sampling.refusals import NoPlan, PercentNotPossible, QualityWrong
from engine.sampling.selection import stages_within_lot
from engine.sampling.tables import stages_of
from engine.sampling.words import Mark

MAJOR, MINOR = NonconformityClass.MAJOR, NonconformityClass.MINOR
lots = st.integers(2, 600_000)
levels = st.sampled_from(list(Level))
severities = st.sampled_from([Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED])
plan_types = st.sampled_from(list(PlanType))
limits = st.sampled_from(aqls())


def test_the_specification_recommends_double_tightened_level_ii():
    plan = plan_for(1000, "1.0")
    assert (plan.plan_type, plan.severity, plan.level) == (PlanType.DOUBLE, Severity.TIGHTENED, Level.II)


def test_letter_j_asks_for_80_but_two_arrows_lead_to_the_double_plan_of_letter_l():
    plan = plan_for(1000, "0.4")
    assert (plan.code_letter, plan.plan_letter, plan.table) == ("J", "L", "3-B")
    assert [(step.code_letter, step.mark) for step in plan.path] == [
        ("J", Mark.DOWN),
        ("K", Mark.DOWN),
        ("L", Mark.PLAN),
    ]
    assert plan.stages == (Stage(125, 0, 2), Stage(125, 1, 2))
    assert explain(plan)[1] == "Letter J asks for a sample of 80 (table 2-B)."


def test_an_asterisk_leads_to_the_single_plan_of_the_same_letter():
    plan = plan_for(500, "0.4")
    assert (plan.requested_type, plan.plan_type, plan.table) == (PlanType.DOUBLE, PlanType.SINGLE, "2-B")
    assert (plan.sample_size, plan.acceptance_number, plan.rejection_number) == (50, 0, 1)


def test_plusplus_leads_to_the_double_plan_of_the_same_letter():
    plan = plan_at_letter("B", "25", severity=Severity.NORMAL, plan_type=PlanType.MULTIPLE)
    assert (plan.plan_type, plan.table, plan.numbers) == (PlanType.DOUBLE, "3-A", "0/3;3/4")


def test_multiple_plan_does_not_permit_acceptance_at_the_first_stage():
    plan = plan_for(1000, "1.0", severity=Severity.NORMAL, plan_type=PlanType.MULTIPLE)
    assert plan.numbers == "#/2;0/3;0/3;1/3;3/4"
    assert plan.stages[0].acceptance_number is None


def test_a_sample_that_reaches_the_lot_is_inspection_of_every_unit():
    plan = plan_for(25, "0.40", severity=Severity.NORMAL, plan_type=PlanType.SINGLE)
    assert (plan.plan_letter, plan.sample_size, plan.full_inspection) == ("G", 25, True)
    assert plan.printed_stages == (Stage(32, 0, 1),)


def test_the_second_sample_takes_what_the_first_left():
    assert stages_within_lot(stages_of(5, "0/2;1/2"), 8) == (Stage(5, 0, 2), Stage(3, 1, 2))


def test_a_lot_of_just_the_two_samples_is_not_limited():
    assert stages_within_lot(stages_of(5, "0/2;1/2"), 10) == stages_of(5, "0/2;1/2")


@pytest.mark.parametrize(("numbers", "acceptance_number"), [("0/2;1/2", 1), ("0/3;3/4", 2), ("2/5;6/7", 4)])
def test_a_lot_used_up_by_the_first_sample_is_judged_as_if_the_second_held_nothing(numbers, acceptance_number):
    (stage,) = stages_within_lot(stages_of(5, numbers), 4)
    assert stage == Stage(4, acceptance_number, acceptance_number + 1)


def test_percent_nonconforming_ends_at_an_aql_of_10():
    assert plan_for(100, "10").measure is Measure.PERCENT_NONCONFORMING
    assert plan_for(100, "15").measure is Measure.PER_100_UNITS
    assert plan_for(100, "1.0", measure=Measure.PER_100_UNITS).measure is Measure.PER_100_UNITS
    with pytest.raises(PercentNotPossible):
        plan_for(100, "15", measure=Measure.PERCENT_NONCONFORMING)


def test_acceptance_number_1_may_be_agreed_in_place_of_0():
    plan = plan_for(500, "0.40", plan_type=PlanType.SINGLE, acceptance_number_1_agreed=True)
    assert (plan.code_letter, plan.plan_letter, plan.sample_size, plan.acceptance_number) == ("H", "L", 200, 1)
    assert "By agreement" in " ".join(explain(plan))


def test_the_agreement_changes_nothing_where_the_acceptance_number_is_not_0():
    agreed = plan_for(1000, "1.0", acceptance_number_1_agreed=True)
    assert agreed == plan_for(1000, "1.0")


def test_no_acceptance_number_1_plan_exists_at_the_finest_aql_of_normal_inspection():
    with pytest.raises(NoPlan):
        plan_for(1000, "0.010", severity=Severity.NORMAL, acceptance_number_1_agreed=True)


def test_critical_components_have_a_plan_for_major_and_one_for_minor():
    plans = plans_for_classes(1000, {MAJOR: "0.4", MINOR: "1.0"})
    assert {kind: (plan.sample_size, plan.numbers) for kind, plan in plans.items()} == {
        MAJOR: (125, "0/2;1/2"),
        MINOR: (50, "0/2;1/2"),
    }


def test_all_classes_may_use_the_largest_sample_when_agreed():
    plans = plans_for_classes(1000, {MAJOR: "0.4", MINOR: "1.0"}, largest_sample_agreed=True)
    assert {kind: (plan.plan_letter, plan.sample_size, plan.numbers) for kind, plan in plans.items()} == {
        MAJOR: ("L", 125, "0/2;1/2"),
        MINOR: ("L", 125, "1/3;4/5"),
    }


def test_a_class_without_a_plan_at_the_common_letter_keeps_its_own():
    plans = plans_for_classes(500, {MAJOR: "0.4", MINOR: "1.0"}, largest_sample_agreed=True)
    assert {kind: plan.plan_letter for kind, plan in plans.items()} == {MAJOR: "H", MINOR: "J"}


def test_classes_have_their_own_severity():
    plans = plans_for_classes(
        1000, {MAJOR: "1.0", MINOR: "1.0"}, severities={MINOR: Severity.NORMAL}, plan_type=PlanType.SINGLE
    )
    assert (plans[MAJOR].acceptance_number, plans[MINOR].acceptance_number) == (1, 2)


@pytest.mark.parametrize(
    ("letter", "aql", "plan_type", "names"),
    [
        ("J", "4.0", PlanType.SINGLE, ["D1"]),
        ("J", "4.0", PlanType.DOUBLE, ["D1"]),
        ("J", "4.0", PlanType.MULTIPLE, ["D1", "D4"]),
        ("C", "65", PlanType.DOUBLE, ["D1"]),
        ("D", "40", PlanType.MULTIPLE, ["D1"]),
        ("J", "2.5", PlanType.SINGLE, []),
        ("J", "2.5", PlanType.MULTIPLE, ["D4"]),
        ("R", "0.15", PlanType.SINGLE, ["D1"]),
    ],
)
def test_a_doubtful_cell_of_reduced_inspection_marks_the_plan(letter, aql, plan_type, names):
    plan = plan_at_letter(letter, aql, severity=Severity.REDUCED, plan_type=plan_type)
    assert [doubt.name for doubt in plan.doubts] == names


def test_every_plan_after_acceptance_number_3_of_reduced_inspection_from_letter_c_is_doubtful():
    doubtful = 0
    for letter in "CDEFGHJKLMNPQR":
        for aql in aqls():
            plan = plan_at_letter(letter, aql, severity=Severity.REDUCED, plan_type=PlanType.SINGLE)
            marked = "D1" in {doubt.name for doubt in plan.doubts}
            assert marked == (plan.acceptance_number == 5 and plan.plan_letter not in "AB")
            doubtful += marked and plan.plan_letter == letter
    assert doubtful == 14


def test_the_other_doubts_mark_their_cells():
    assert [d.name for d in plan_at_letter("A", "10", plan_type=PlanType.SINGLE).doubts] == ["D2"]
    assert [d.name for d in plan_at_letter("A", "10", plan_type=PlanType.DOUBLE).doubts] == ["D2"]
    multiple = plan_at_letter("B", "15", severity=Severity.NORMAL, plan_type=PlanType.MULTIPLE)
    assert [d.name for d in multiple.doubts] == ["D6"]


def test_a_plan_names_its_edition():
    plan = plan_for(1000, "0.4", edition=EDITIONS["GB/T 2828.1-2012"])
    assert plan_as_dict(plan)["edition"] == "GB/T 2828.1-2012"
    assert plan_for(1000, "0.4").edition.identical_to == "ISO 2859-1:1999"


def test_a_plan_cannot_be_changed():
    plan = plan_for(1000, "0.4")
    with pytest.raises(FrozenInstanceError):
        plan.table = "2-A"


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_every_plan_is_explained_without_a_missing_word(language):
    for severity in (Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED):
        for plan_type in PlanType:
            for aql in ("0.010", "0.40", "4.0", "10", "65", "1000"):
                sentences = explain(plan_for(40, aql, severity=severity, plan_type=plan_type), language)
                assert sentences
                assert not [sentence for sentence in sentences if "[" in sentence or "{" in sentence]


@given(lots, levels, severities, plan_types, limits)
def test_a_stored_plan_is_the_plan_that_was_issued(lot, level, severity, plan_type, aql):
    plan = plan_for(lot, aql, level=level, severity=severity, plan_type=plan_type)
    assert plan_from_dict(plan_as_dict(plan)) == plan


@given(lots, levels, severities, plan_types, limits)
def test_every_lot_has_a_plan_whose_numbers_leave_no_gap_at_the_end(lot, level, severity, plan_type, aql):
    plan = plan_for(lot, aql, level=level, severity=severity, plan_type=plan_type)
    assert plan.largest_sample_size <= lot
    for stage in plan.stages:
        assert stage.acceptance_number is None or stage.acceptance_number < stage.rejection_number
    assert plan.stages[-1].acceptance_number == plan.rejection_number - 1
    assert all(stage.sample_size > 0 for stage in plan.stages)


@given(st.sampled_from("ABCDEFGHJKLMNPQR"), severities, st.integers(0, 24))
def test_a_tighter_aql_never_has_a_larger_acceptance_number(letter, severity, position):
    tighter, looser = (
        plan_at_letter(letter, aql, severity=severity, plan_type=PlanType.SINGLE)
        for aql in aqls()[position : position + 2]
    )
    assert tighter.acceptance_number <= looser.acceptance_number


@given(st.sampled_from("ABCDEFGHJKLMNPQR"), limits)
def test_tightened_inspection_never_accepts_more_of_the_same_sample_than_normal(letter, aql):
    normal, tightened = (
        plan_at_letter(letter, aql, severity=severity, plan_type=PlanType.SINGLE)
        for severity in (Severity.NORMAL, Severity.TIGHTENED)
    )
    if normal.sample_size == tightened.sample_size:
        assert tightened.acceptance_number <= normal.acceptance_number


@given(lots, severities, limits)
def test_a_higher_general_level_never_draws_fewer_units_of_the_same_acceptance_number(lot, severity, aql):
    one, two, three = (
        plan_for(lot, aql, level=level, severity=severity, plan_type=PlanType.SINGLE)
        for level in (Level.I, Level.II, Level.III)
    )
    for lower, higher in ((one, two), (two, three)):
        if lower.acceptance_number == higher.acceptance_number:
            assert lower.sample_size <= higher.sample_size


@pytest.mark.parametrize(
    ("quantity", "lots_expected"),
    [
        (40_000, (20_000, 20_000)),
        (35_000, (35_000,)),
        (35_001, (17_501, 17_500)),
        (105_001, (26_251, 26_250, 26_250, 26_250)),
    ],
)
def test_a_large_delivery_splits_into_even_lots(quantity, lots_expected):
    assert lots_of(quantity) == lots_expected


def test_only_a_delivery_above_35000_may_be_split():
    assert [may_be_split(quantity) for quantity in (35_000, 35_001)] == [False, True]
    with pytest.raises(QualityWrong):
        lots_of(0)


def test_lots_of_40000_draw_the_larger_sample_only_when_not_split():
    whole, half = (plan_for(n, "0.40", severity=Severity.NORMAL, plan_type=PlanType.SINGLE) for n in (40_000, 20_000))
    assert (whole.code_letter, half.code_letter) == ("N", "M")


def test_an_aql_keeps_the_spelling_of_the_tables():
    assert str(plan_for(1000, Decimal("0.4")).aql) == "0.40"
