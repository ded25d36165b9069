"""Answers to the questions of the command line and the pages: plain dicts, ready for JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from engine.sampling import curves
from engine.sampling.examples import Example, mismatches
from engine.sampling.explanation import explain, letter_sample_size
from engine.sampling.judging import judge_classes
from engine.sampling.refusals import InspectionDiscontinued, WordUnknown
from engine.sampling.selection import Plan
from engine.sampling.serial import lot_judgement_as_dict, plan_as_dict, state_as_dict, switch_as_dict
from engine.sampling.switching import (
    Approval,
    LotResult,
    Outcome,
    SeriesState,
    after_lot,
    approve,
    return_to_normal,
    score_after,
)
from engine.sampling.words import NonconformityClass, Severity

EVENTS: Final = ("A", "A+3", "A+0", "R", "irregular", *(approval.value for approval in Approval))
"""What may happen to a series: a lot accepted (earning points, 2 when not said), not accepted, production irregular,
an approval."""
_LOT: Final = re.compile(r"(?P<outcome>[AR])(?:\+(?P<points>\d+))?", re.IGNORECASE)
_POINTS: Final = 2
_DIGITS: Final = 10


def plan_answer(plan: Plan, language: str = "en") -> dict[str, Any]:
    """Return a plan with the sentences that explain it."""
    return {
        **plan_as_dict(plan),
        "letter_sample_size": letter_sample_size(plan),
        "largest_sample_size": plan.largest_sample_size,
        "explanation": explain(plan, language),
    }


def judge_answer(
    plans: Mapping[NonconformityClass, Plan], found: Mapping[NonconformityClass, Sequence[int]]
) -> dict[str, Any]:
    """Return what is decided about a lot, class by class, with the plans it was judged under."""
    judgement = lot_judgement_as_dict(judge_classes(plans, found))
    return {**judgement, "plans": {kind.value: plan_as_dict(plan) for kind, plan in plans.items()}}


def switch_answer(state: SeriesState, events: Sequence[str], *, production_steady: bool = True) -> dict[str, Any]:
    """Carry a series through `events` (see EVENTS); returns each lot's severity and score, switches, and the end.

    Raises WordUnknown for another event, InspectionDiscontinued for a lot while acceptance is discontinued,
    ApprovalNotAwaited. Source: GB/T 2828.1-2003 clause 9.
    """
    lots: list[dict[str, Any]] = []
    switches: list[dict[str, Any]] = []
    for event in events:
        lot = _LOT.fullmatch(event)
        if lot is None:
            state, made = _other_event(state, event)
        else:
            result = _lot_result(len(lots) + 1, lot, production_steady=production_steady)
            lots.append(_lot_line(state, result))
            state, made = after_lot(state, result)
        switches.extend(switch_as_dict(switch) for switch in made)
    return {"lots": lots, "switches": switches, "next": state.severity.value, "state": state_as_dict(state)}


def _other_event(state: SeriesState, event: str) -> Outcome:
    if event == "irregular":
        return return_to_normal(state)
    if event not in set(Approval):
        raise WordUnknown("event", event, EVENTS)
    return approve(state, Approval(event))


def _lot_result(number: int, lot: re.Match[str], *, production_steady: bool) -> LotResult:
    accepted = lot["outcome"].upper() == "A"
    points = _POINTS if lot["points"] is None else int(lot["points"])
    return LotResult(str(number), accepted, points if accepted else 0, production_steady=production_steady)


def _lot_line(state: SeriesState, result: LotResult) -> dict[str, Any]:
    if state.severity is Severity.DISCONTINUED:
        raise InspectionDiscontinued
    return {
        "lot": result.lot,
        "severity": state.severity.value,
        "accepted": result.accepted,
        "score_after": score_after(state, result),
    }


def curve_answer(plan: Plan, points: int = 20, highest: float | None = None) -> dict[str, Any]:
    """Return the curves of a plan and its risks. Source: GB/T 2828.1-2003 tables 5 to 10, SMP-4.15."""
    limit, limit_at = curves.average_outgoing_quality_limit(plan.stages, plan.measure, plan.lot_size)
    largest, largest_at = curves.largest_average_sample_number(plan.stages, plan.measure)
    return {
        "plan": plan_as_dict(plan),
        "measure": plan.measure.value,
        "points": [_rounded(asdict(point)) for point in curves.curve(plan, points, highest)],
        **_rounded(
            {
                "producers_risk": curves.producers_risk(plan),
                "consumers_risk": curves.CONSUMERS_RISK,
                "consumers_risk_quality": curves.consumers_risk_quality(plan),
                "indifference_quality": curves.quality_at(plan.stages, 0.5, plan.measure),
                "average_outgoing_quality_limit": limit,
                "average_outgoing_quality_limit_at": limit_at,
                "largest_average_sample_number": largest,
                "largest_average_sample_number_at": largest_at,
            }
        ),
    }


def isolated_lot_answer(plan: Plan, lot_size: int) -> dict[str, Any]:
    """Return what the plan does for one lot that belongs to no series, exactly. Source: clause 12.6, SMP-4.14."""
    fewest = curves.isolated_lot_limiting_quality(plan, lot_size)
    return {
        "lot_size": lot_size,
        "consumers_risk": curves.CONSUMERS_RISK,
        "limiting_nonconforming": fewest if fewest <= lot_size else None,
        "limiting_quality": round(100 * fewest / lot_size, _DIGITS) if fewest <= lot_size else None,
    }


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in values.items()}


def verify_answer(examples: Sequence[Example]) -> dict[str, Any]:
    """Return how many worked examples were checked and agree, and every value that differs."""
    differing = mismatches(examples)
    return {
        "checked": len(examples),
        "agreeing": len(examples) - len({mismatch.id for mismatch in differing}),
        "mismatches": [asdict(mismatch) for mismatch in differing],
    }
