"""Curves and risks, against scipy and against published points."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from engine.sampling import (
    Measure,
    PlanType,
    Severity,
    aqls,
    curves,
    judge,
    plan_at_letter,
    plan_for,
)
from engine.sampling.answers import curve_answer, isolated_lot_answer
from engine.sampling.distributions import Binomial, Hypergeometric, Poisson
from engine.sampling.refusals import QualityWrong
from engine.sampling.tables import Stage, stages_of
from engine.sampling.words import CODE_LETTERS

REFERENCE = Path(os.environ.get("HOLDPOINT_SAMPLING_REFERENCE", Path(__file__).parents[4] / "shared" / "sampling"))
PERCENT, PER_100 = Measure.PERCENT_NONCONFORMING, Measure.PER_100_UNITS
SEVERITIES = [Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED]

plans = st.builds(
    plan_at_letter,
    st.sampled_from("BCDEFGHJKLMN"),
    st.sampled_from(aqls()),
    severity=st.sampled_from(SEVERITIES),
    plan_type=st.sampled_from(list(PlanType)),
)


def reference(name):
    file = REFERENCE / name
    if not file.exists():
        pytest.skip(f"{name} is not beside the checkout: computed tables were not compared")
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def single(n, acceptance_number):
    return (Stage(n, acceptance_number, acceptance_number + 1),)


@given(st.integers(1, 3150), st.integers(0, 56), st.floats(0, 1))
def test_the_binomial_law_is_scipys(n, most, share):
    ours = sum(Binomial(share).probabilities(n, most))
    assert ours == pytest.approx(stats.binom.cdf(most, n, share), abs=1e-10)


@given(st.integers(1, 3150), st.integers(0, 56), st.floats(0, 20))
def test_the_poisson_law_is_scipys(n, most, per_unit):
    ours = sum(Poisson(per_unit).probabilities(n, most))
    assert ours == pytest.approx(stats.poisson.cdf(most, n * per_unit), abs=1e-10)


@given(st.data())
def test_the_hypergeometric_law_is_scipys(data):
    lot = data.draw(st.integers(2, 5000))
    bad, n = data.draw(st.integers(0, lot)), data.draw(st.integers(1, min(lot, 500)))
    ours = sum(Hypergeometric(lot, bad).probabilities(n, 20))
    assert ours == pytest.approx(stats.hypergeom.cdf(20, lot, bad, n), abs=1e-9)


def test_the_laws_refuse_what_cannot_be():
    for law in (
        lambda: Binomial(1.1),
        lambda: Binomial(-0.1),
        lambda: Poisson(-1),
        lambda: Hypergeometric(10, 11),
        lambda: Hypergeometric(10, 2).probabilities(11, 1),
    ):
        with pytest.raises(QualityWrong):
            law()


@pytest.mark.parametrize(
    ("n", "acceptance_number", "share", "published"),
    [(10, 3, 0.05, 0.9989715), (20, 0, 0.05, 0.3584859), (65, 2, 0.012, 0.9564398), (125, 2, 0.1, 0.0002108)],
)
def test_published_points_of_single_plans(n, acceptance_number, share, published):
    assert curves.operate(single(n, acceptance_number), Binomial(share)).acceptance_probability == pytest.approx(
        published, abs=1e-7
    )


def test_a_double_plan_adds_what_its_second_sample_accepts():
    n, share = 50, 0.01
    first = stats.binom.pmf(range(4), n, share)
    second = stats.binom.cdf(range(4), n, share)
    expected = first[0] + first[1] * second[2] + first[2] * second[1]
    operation = curves.operate(stages_of(n, "0/3;3/4"), Binomial(share))
    assert operation.acceptance_probability == pytest.approx(expected)
    assert operation.average_sample_number == pytest.approx(n + n * (first[1] + first[2]))


def test_a_multiple_plan_agrees_with_drawing_lots_by_hand():
    plan = plan_at_letter("J", "1.0", severity=Severity.NORMAL, plan_type=PlanType.MULTIPLE)
    share, total = 0.03, 0.0
    pmf = stats.binom.pmf(range(4), 20, share)

    def follow(counts, weight):
        nonlocal total
        for count in range(4):
            verdict = judge(plan, [*counts, count]).verdict
            if verdict == "accept":
                total += weight * pmf[count]
            elif verdict == "further_sample":
                follow([*counts, count], weight * pmf[count])

    follow([], 1.0)
    assert curves.acceptance_probability(plan, 100 * share) == pytest.approx(total)


@settings(deadline=None)
@given(plans, st.lists(st.floats(0, 60), min_size=2, max_size=2))
def test_worse_quality_is_never_accepted_more_often(plan, qualities):
    better, worse = sorted(qualities)
    assert curves.acceptance_probability(plan, worse) <= curves.acceptance_probability(plan, better) + 1e-12


@settings(deadline=None)
@given(plans, st.floats(0, 60))
def test_the_average_sample_lies_between_the_first_and_all(plan, quality):
    average = curves.average_sample_number(plan, quality)
    assert plan.sample_size - 1e-9 <= average <= plan.largest_sample_size + 1e-9


@settings(deadline=None)
@given(plans, st.floats(0.01, 0.99))
def test_quality_at_a_probability_gives_that_probability(plan, probability):
    quality = curves.quality_at(plan.stages, probability, plan.measure)
    assert curves.acceptance_probability(plan, quality) == pytest.approx(probability, abs=1e-9)


def test_a_perfect_process_is_always_accepted():
    for letter in CODE_LETTERS[:-1]:
        plan = plan_at_letter(letter, "1.0", plan_type=PlanType.MULTIPLE)
        assert curves.acceptance_probability(plan, 0) == 1
        assert curves.producers_risk(plan) < 1


@pytest.mark.parametrize("probability", [0, 1, -0.5, 2])
def test_a_probability_outside_0_and_1_is_refused(probability):
    with pytest.raises(QualityWrong):
        curves.quality_at(single(80, 2), probability, PERCENT)


def test_the_isolated_lot_is_judged_exactly():
    plan = plan_for(100, "1.0", severity=Severity.NORMAL, plan_type=PlanType.SINGLE)
    assert curves.isolated_lot_acceptance(plan, 100, 7) == pytest.approx(
        stats.hypergeom.cdf(plan.acceptance_number, 100, 7, plan.sample_size)
    )
    fewest = curves.isolated_lot_limiting_quality(plan, 100)
    assert curves.isolated_lot_acceptance(plan, 100, fewest) <= 0.10
    assert curves.isolated_lot_acceptance(plan, 100, fewest - 1) > 0.10


def test_a_double_plan_on_an_isolated_lot_draws_its_second_sample_from_the_rest():
    plan = plan_for(60, "6.5", severity=Severity.NORMAL)
    n, lot, bad = plan.sample_size, 60, 9
    one, two = plan.stages
    expected = 0.0
    for found in range(one.rejection_number):
        weight = stats.hypergeom.pmf(found, lot, bad, n)
        if found > one.acceptance_number:
            weight *= stats.hypergeom.cdf(two.acceptance_number - found, lot - n, bad - found, n)
        expected += weight
    assert curves.isolated_lot_acceptance(plan, lot, bad) == pytest.approx(expected)


def test_inspecting_every_unit_accepts_exactly_the_lots_it_should():
    plan = plan_for(20, "0.40", plan_type=PlanType.SINGLE)
    assert plan.full_inspection
    assert [curves.isolated_lot_acceptance(plan, 20, bad) for bad in (0, 1)] == [1, 0]
    assert isolated_lot_answer(plan, 20)["limiting_nonconforming"] == 1


@pytest.mark.parametrize(("acceptance_number", "published"), [(0, 0.46), (3, 2.4), (5, 4.0)])
def test_published_outgoing_quality_limits_of_letter_j(acceptance_number, published):
    limit, _ = curves.average_outgoing_quality_limit(single(80, acceptance_number), PERCENT)
    assert round(limit, 2 if published < 1 else 1) == published


def test_the_outgoing_quality_limit_is_smaller_for_a_small_lot():
    large, _ = curves.average_outgoing_quality_limit(single(80, 2), PERCENT)
    small, _ = curves.average_outgoing_quality_limit(single(80, 2), PERCENT, lot_size=800)
    assert small == pytest.approx(large * 0.9)


def test_a_lot_inspected_in_full_goes_out_without_nonconforming_units():
    assert curves.average_outgoing_quality(single(20, 0), 5.0, PERCENT, lot_size=20) == 0


def test_producers_risks_of_table_5():
    rows = reference("table5_producers_risk_computed.csv")
    for row in rows:
        aql, stages = float(row["aql"]), single(int(row["n"]), int(row["Ac"]))
        for column, measure in (("risk_pct_binomial", PERCENT), ("risk_pct_poisson", PER_100)):
            if row[column]:
                risk = 100 * (1 - curves.operate(stages, curves.law_of(measure, aql)).acceptance_probability)
                assert risk == pytest.approx(float(row[column]), abs=6e-4)
    assert len(rows) > 400


def test_consumers_risk_qualities_of_tables_6_and_7():
    rows = reference("table6_7_consumers_risk_quality_computed.csv")
    for row in rows:
        stages = single(int(row["n"]), int(row["Ac"]))
        columns = (("crq10_pct_nonconforming_binomial_T6", PERCENT), ("crq10_per100_poisson_T7", PER_100))
        for column, measure in columns:
            if row[column]:
                quality = curves.quality_at(stages, curves.CONSUMERS_RISK, measure)
                assert quality == pytest.approx(float(row[column]), rel=6e-4)
    assert len(rows) > 400


def test_outgoing_quality_limits_of_table_8():
    rows = [row for row in reference("table8_aoql_computed.csv") if row["code_letter"] in "ADJQ"]
    for row in rows:
        stages = single(int(row["n"]), int(row["Ac"]))
        columns = (("aoql_pct_binomial_no_lot_correction", PERCENT), ("aoql_per100_poisson_no_lot_correction", PER_100))
        for column, measure in columns:
            if row[column]:
                limit, _ = curves.average_outgoing_quality_limit(stages, measure)
                assert limit == pytest.approx(float(row[column]), rel=6e-4)
    assert len(rows) > 50


def test_oc_points_of_table_10():
    rows = [row for row in reference("table10_oc_normal_computed.csv") if row["code_letter"] in "AFKR"]
    for row in rows:
        stages, accepted = single(int(row["n"]), int(row["Ac"])), float(row["Pa"])
        for column, measure in (("p_pct_binomial", PERCENT), ("per100_poisson", PER_100)):
            if row[column]:
                assert curves.quality_at(stages, accepted, measure) == pytest.approx(float(row[column]), rel=6e-4)
    assert len(rows) > 100


def test_double_plans_have_the_computed_curves_and_samples():
    rows = reference("double_oc_asn_computed.csv")
    for row in rows:
        stages = stages_of(int(row["n1=n2"]), row["plan"])
        measure = PERCENT if float(row["aql"]) <= 10 else PER_100
        at_aql = curves.operate(stages, curves.law_of(measure, float(row["aql"])))
        assert at_aql.acceptance_probability == pytest.approx(float(row["Pa_at_AQL"]), abs=6e-5)
        assert at_aql.average_sample_number == pytest.approx(float(row["ASN_at_AQL_uncurtailed"]), abs=6e-3)
        largest, _ = curves.largest_average_sample_number(stages, measure)
        assert largest == pytest.approx(float(row["max_ASN"]), abs=0.06, rel=3e-4)
    assert len(rows) > 100


def test_a_curve_runs_from_certain_acceptance_to_almost_none():
    plan = plan_for(1000, "1.0", severity=Severity.NORMAL)
    answer = curve_answer(plan, points=10)
    accepted = [point["acceptance_probability"] for point in answer["points"]]
    assert accepted == sorted(accepted, reverse=True)
    assert (accepted[0], len(accepted)) == (1, 11)
    assert accepted[-1] == pytest.approx(0.001)
    assert answer["producers_risk"] == pytest.approx(1 - 0.975198, abs=1e-6)
    with pytest.raises(QualityWrong):
        curves.curve(plan, points=0)
