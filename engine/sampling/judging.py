"""Judging a lot from what its samples hold, for one class of nonconformity and for several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.sampling.refusals import CountsWrong
from engine.sampling.selection import Plan
from engine.sampling.tables import Stage
from engine.sampling.words import Measure, NonconformityClass, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the samples so far say under one plan.

    `stage` is the last stage inspected (1 is the first sample), `found` the cumulative count, `inspected` the
    cumulative number of units, `next_sample_size` the units to draw when the verdict is further_sample.
    """

    verdict: Verdict
    stage: int
    found: int
    inspected: int
    acceptance_number: int | None
    rejection_number: int
    next_sample_size: int | None = None

    @property
    def acceptance_permitted(self) -> bool:
        """Whether the table lets a lot be accepted at this stage (no `#`)."""
        return self.acceptance_number is not None


@dataclass(frozen=True, slots=True)
class LotJudgement:
    """What all classes together say: accepted only if every class accepts. Source: GB/T 2828.1-2003 clause 11.1."""

    verdict: Verdict
    classes: Mapping[NonconformityClass, Judgement]

    @property
    def next_sample_size(self) -> int | None:
        """Units to draw next for the classes still open: the largest that one of them asks for."""
        sizes = [j.next_sample_size for j in self.classes.values() if j.next_sample_size is not None]
        return max(sizes) if self.verdict is Verdict.FURTHER_SAMPLE else None


@dataclass(frozen=True, slots=True)
class UnitFindings:
    """Nonconformities found on one unit, by class."""

    major: int = 0
    minor: int = 0


def judge(plan: Plan, found: Sequence[int]) -> Judgement:
    """Judge a lot under `plan` from `found`, the count of each sample in the order drawn (not cumulative).

    A count is nonconforming units for percent nonconforming, nonconformities for nonconformities per 100 units.
    Raises CountsWrong for no count, a negative one, more nonconforming units than the sample holds, or a sample drawn
    after the lot was decided. Source: SMP-5.1, SMP-5.2, GB/T 2828.1-2003 clauses 11.1.1 to 11.1.3.
    """
    return judge_stages(plan.stages, found, plan.measure)


def judge_stages(stages: Sequence[Stage], found: Sequence[int], measure: Measure) -> Judgement:
    """Judge as `judge` does, from the stages alone."""
    if not found:
        raise CountsWrong("none")
    total = inspected = 0
    for number, (stage, count) in enumerate(zip(stages, found, strict=False), start=1):
        _check_count(stage, number, count, measure)
        total += count
        inspected += stage.sample_size
        judgement = _at_stage(stages, number, total, inspected)
        if judgement.verdict is not Verdict.FURTHER_SAMPLE:
            break
    if len(found) > judgement.stage:
        raise CountsWrong("after_decision", stage=judgement.stage + 1, found=found[judgement.stage])
    return judgement


def _check_count(stage: Stage, number: int, count: int, measure: Measure) -> None:
    if count < 0:
        raise CountsWrong("negative", stage=number, found=count)
    if count > stage.sample_size and measure is Measure.PERCENT_NONCONFORMING:
        raise CountsWrong("above_sample", stage=number, found=count, sample_size=stage.sample_size)


def _at_stage(stages: Sequence[Stage], number: int, total: int, inspected: int) -> Judgement:
    stage = stages[number - 1]
    verdict, following = Verdict.FURTHER_SAMPLE, None
    if stage.acceptance_number is not None and total <= stage.acceptance_number:
        verdict = Verdict.ACCEPT
    elif total >= stage.rejection_number:
        verdict = Verdict.REJECT
    else:
        following = stages[number].sample_size
    return Judgement(
        verdict, number, total, inspected, stage.acceptance_number, stage.rejection_number, next_sample_size=following
    )


def judge_classes(
    plans: Mapping[NonconformityClass, Plan], found: Mapping[NonconformityClass, Sequence[int]]
) -> LotJudgement:
    """Judge a lot whose classes of nonconformity are judged separately, each under its own plan.

    One class that rejects decides the lot; otherwise a class still open asks for its further sample. Raises CountsWrong
    when a class has no counts or no plan. Source: SMP-6.2.2.2, GB/T 2828.1-2003 clause 11.1.
    """
    if not plans or set(plans) != set(found):
        raise CountsWrong("class")
    judged = {kind: judge(plan, found[kind]) for kind, plan in plans.items()}
    verdicts = {judgement.verdict for judgement in judged.values()}
    for verdict in (Verdict.REJECT, Verdict.FURTHER_SAMPLE):
        if verdict in verdicts:
            return LotJudgement(verdict, judged)
    return LotJudgement(Verdict.ACCEPT, judged)


def class_of_unit(unit: UnitFindings) -> NonconformityClass | None:
    """Return the class of a nonconforming unit: major with any major nonconformity, minor with only minor ones.

    Returns None for a conforming unit. Source: SMP-6.2.2.2.
    """
    if unit.major:
        return NonconformityClass.MAJOR
    return NonconformityClass.MINOR if unit.minor else None


def count_units(units: Iterable[UnitFindings]) -> dict[NonconformityClass, int]:
    """Count the nonconforming units of each class; a major nonconforming unit is not counted as minor too.

    Source: SMP-6.2.2.2.
    """
    classes = [class_of_unit(unit) for unit in units]
    return {kind: classes.count(kind) for kind in NonconformityClass}


def count_nonconformities(units: Iterable[UnitFindings]) -> dict[NonconformityClass, int]:
    """Count the nonconformities of each class, of which a unit may carry several. Source: SMP-4.7."""
    found = list(units)
    return {
        NonconformityClass.MAJOR: sum(unit.major for unit in found),
        NonconformityClass.MINOR: sum(unit.minor for unit in found),
    }
