"""What a plan does at a given quality: OC curve, ASN, AOQ, AOQL and the risks of producer and consumer.

Qualities are in percent nonconforming or nonconformities per 100 units, as the plan measures; no curtailment.
Source: GB/T 2828.1-2003 clause 12, tables 5 to 10; SMP-4.15.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from engine.sampling.distributions import Binomial, Hypergeometric, Law, Poisson
from engine.sampling.refusals import QualityWrong
from engine.sampling.selection import Plan
from engine.sampling.tables import Stage
from engine.sampling.words import Measure

CONSUMERS_RISK: Final = 0.10
"""Source: GB/T 2828.1-2003 tables 6 and 7."""
_HUNDRED: Final = 100.0
_HALVINGS: Final = 200
_GRID: Final = 240
_NEGLIGIBLE: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Operation:
    """What a plan does under a law: `reached` and `accepted` give each stage's probability."""

    reached: tuple[float, ...]
    accepted: tuple[float, ...]
    average_sample_number: float

    @property
    def acceptance_probability(self) -> float:
        """Probability that the lot is accepted at any stage."""
        return min(1.0, math.fsum(self.accepted))


def operate(stages: Sequence[Stage], law: Law) -> Operation:
    """Follow the stages through: what is reached, accepted, and inspected on average (uncurtailed)."""
    still_open = {0: 1.0}
    reached: list[float] = []
    accepted: list[float] = []
    drawn = 0
    for stage in stages:
        reached.append(math.fsum(still_open.values()))
        acceptance = -1 if stage.acceptance_number is None else stage.acceptance_number
        taken: list[float] = []
        following: dict[int, list[float]] = {}
        for found, weight in still_open.items():
            most = stage.rejection_number - 1 - found
            for count, share in enumerate(law.probabilities(stage.sample_size, most, drawn, found)):
                total = found + count
                (taken if total <= acceptance else following.setdefault(total, [])).append(weight * share)
        accepted.append(math.fsum(taken))
        still_open = {total: math.fsum(weights) for total, weights in following.items()}
        drawn += stage.sample_size
    average = math.fsum(stage.sample_size * share for stage, share in zip(stages, reached, strict=True))
    return Operation(tuple(reached), tuple(accepted), average)


def law_of(measure: Measure, quality: float) -> Law:
    """Return the law of a process of `quality`: binomial for percent nonconforming, Poisson for per 100 units."""
    if measure is Measure.PER_100_UNITS:
        return Poisson(quality / _HUNDRED)
    return Binomial(quality / _HUNDRED)


def acceptance_probability(plan: Plan, quality: float) -> float:
    """Return Pa, the share of lots accepted, at `quality`. Source: GB/T 2828.1-2003 table 10."""
    return operate(plan.stages, law_of(plan.measure, quality)).acceptance_probability


def average_sample_number(plan: Plan, quality: float) -> float:
    """Return the units inspected per lot on average at `quality`. Source: GB/T 2828.1-2003 table 9."""
    return operate(plan.stages, law_of(plan.measure, quality)).average_sample_number


def quality_at(stages: Sequence[Stage], probability: float, measure: Measure) -> float:
    """Return the quality at which lots are accepted with `probability` (between 0 and 1, both excluded)."""
    if not 0 < probability < 1:
        raise QualityWrong("probability", probability, 0, 1)

    def accepted(quality: float) -> float:
        return operate(stages, law_of(measure, quality)).acceptance_probability

    low, high = 0.0, _HUNDRED
    while measure is Measure.PER_100_UNITS and accepted(high) > probability:
        low, high = high, high * 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if accepted(middle) > probability else (low, middle)
    return (low + high) / 2


def producers_risk(plan: Plan) -> float:
    """Return the share of lots not accepted at a quality equal to the AQL. Source: GB/T 2828.1-2003 table 5."""
    return 1 - acceptance_probability(plan, float(plan.aql))


def consumers_risk(plan: Plan, limiting_quality: float) -> float:
    """Return the share of lots accepted at `limiting_quality`. Source: SMP-4.15 (LQ), GB/T 2828.1-2003 clause 12.6."""
    return acceptance_probability(plan, limiting_quality)


def consumers_risk_quality(plan: Plan, risk: float = CONSUMERS_RISK) -> float:
    """Return the quality of which only `risk` of the lots is accepted. Source: GB/T 2828.1-2003 tables 6 and 7."""
    return quality_at(plan.stages, risk, plan.measure)


def isolated_lot_acceptance(plan: Plan, lot_size: int, nonconforming: int) -> float:
    """Return Pa of one lot that holds `nonconforming` units, exactly. Source: GB/T 2828.1-2003 clause 12.6."""
    return operate(plan.stages, Hypergeometric(lot_size, nonconforming)).acceptance_probability


def isolated_lot_limiting_quality(plan: Plan, lot_size: int, risk: float = CONSUMERS_RISK) -> int:
    """Return the fewest nonconforming units of an isolated lot with which it is accepted with at most `risk`.

    Returns `lot_size` + 1 when even a lot of nonconforming units only is accepted more often.
    """
    low, high = 0, lot_size + 1
    while low < high:
        middle = (low + high) // 2
        if isolated_lot_acceptance(plan, lot_size, middle) <= risk:
            high = middle
        else:
            low = middle + 1
    return low


def average_outgoing_quality(
    stages: Sequence[Stage], quality: float, measure: Measure, lot_size: int | None = None
) -> float:
    """Return the quality that leaves inspection when lots not accepted are sorted and made good.

    Without `lot_size` the lot counts as large against the sample. Source: GB/T 2828.1-2003 clause 12.4, SMP-4.15.
    """
    operation = operate(stages, law_of(measure, quality))
    passed, drawn = [], 0
    for stage, accepted in zip(stages, operation.accepted, strict=True):
        drawn += stage.sample_size
        passed.append(accepted * (1 - drawn / lot_size if lot_size else 1))
    return quality * math.fsum(passed)


def average_outgoing_quality_limit(
    stages: Sequence[Stage], measure: Measure, lot_size: int | None = None
) -> tuple[float, float]:
    """Return the AOQL, the worst average outgoing quality, and the incoming quality at which it comes.

    Source: GB/T 2828.1-2003 clause 12.4 and table 8.
    """
    highest = quality_at(stages, _NEGLIGIBLE, measure)
    return _largest(lambda quality: average_outgoing_quality(stages, quality, measure, lot_size), highest)


def largest_average_sample_number(stages: Sequence[Stage], measure: Measure) -> tuple[float, float]:
    """Return the largest average sample number and the quality at which it comes. Source: table 9."""
    highest = quality_at(stages, _NEGLIGIBLE, measure)
    return _largest(lambda quality: operate(stages, law_of(measure, quality)).average_sample_number, highest)


def _largest(value_at: Callable[[float], float], highest: float) -> tuple[float, float]:
    """Return the largest value on 0 … `highest` and where: best of a grid, then thirds around it."""
    step = highest / _GRID
    best = max(range(_GRID + 1), key=lambda index: value_at(index * step))
    low, high = max(0.0, (best - 1) * step), min(highest, (best + 1) * step)
    for _ in range(_HALVINGS):
        third = (high - low) / 3
        if value_at(low + third) < value_at(high - third):
            low += third
        else:
            high -= third
        if high - low <= highest * 1e-12:
            break
    where = (low + high) / 2
    return value_at(where), where


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One quality on the curves of a plan."""

    quality: float
    acceptance_probability: float
    average_sample_number: float
    average_outgoing_quality: float


def curve(plan: Plan, points: int = 50, highest: float | None = None) -> tuple[CurvePoint, ...]:
    """Return `points` + 1 evenly spaced points from 0 to `highest` (default: where one lot in a thousand passes)."""
    if points < 1:
        raise QualityWrong("points", points, 1, "")
    end = highest if highest is not None else quality_at(plan.stages, 0.001, plan.measure)
    return tuple(curve_point(plan, end * index / points) for index in range(points + 1))


def curve_point(plan: Plan, quality: float) -> CurvePoint:
    """Return Pa, ASN and AOQ of `plan` at one quality."""
    operation = operate(plan.stages, law_of(plan.measure, quality))
    outgoing = average_outgoing_quality(plan.stages, quality, plan.measure, plan.lot_size)
    return CurvePoint(quality, operation.acceptance_probability, operation.average_sample_number, outgoing)
