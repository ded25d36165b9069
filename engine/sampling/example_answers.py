"""What the engine answers to each kind of worked example, in the words of the examples' files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from engine.sampling import curves, fractional
from engine.sampling.distributions import Hypergeometric
from engine.sampling.judging import judge_stages
from engine.sampling.process_average import FirstSample, process_average
from engine.sampling.selection import Plan, plan_for
from engine.sampling.switching import LotResult, Relaxation, SwitchingRules, after_lot, begin, score_after
from engine.sampling.tables import Stage, code_letter, stages_of
from engine.sampling.words import Level, Measure, PlanType, Severity, Verdict

_SINGLE_IN_PLACE: Final = "single (use corresponding single plan)"
_DOUBLE_IN_PLACE: Final = "double (use corresponding double plan)"
_PLAN_TEXT: Final = re.compile(r"(?P<size>\d+)\s*:\s*(?P<numbers>[#\d/; ]+)$")
_POINTS_OF_PLAIN_ACCEPTANCE: Final = 2
_STAGES_OF_DOUBLE: Final = 2
_MEASURES: Final = {"binomial": Measure.PERCENT_NONCONFORMING, "poisson": Measure.PER_100_UNITS}


def letter_answer(given: Mapping[str, Any]) -> str:
    """Return the code letter of a lot at a level."""
    return code_letter(int(given["lot"]), Level(given["level"]))


def single_answer(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the single plan of a lot."""
    return _plan_values(_plan(given, PlanType.SINGLE))


def double_answer(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the double plan of a lot, or the single plan where the table prints `*`."""
    plan = _plan(given, PlanType.DOUBLE)
    kind = "double" if plan.plan_type is PlanType.DOUBLE else _SINGLE_IN_PLACE
    return {**_plan_values(plan), "type": kind}


def multiple_answer(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the multiple plan of a lot, or the plan that `*` and `++` stand for."""
    plan = _plan(given, PlanType.MULTIPLE)
    kinds = {PlanType.SINGLE: _SINGLE_IN_PLACE, PlanType.DOUBLE: _DOUBLE_IN_PLACE, PlanType.MULTIPLE: "multiple"}
    return {**_plan_values(plan), "type": kinds[plan.plan_type]}


def _plan(given: Mapping[str, Any], plan_type: PlanType) -> Plan:
    return plan_for(
        int(given["lot"]),
        given["aql"],
        level=Level(given["level"]),
        severity=Severity(given["severity"]),
        plan_type=plan_type,
    )


def _plan_values(plan: Plan) -> dict[str, Any]:
    values: dict[str, Any] = {
        "code_letter": plan.code_letter,
        "plan_letter": plan.plan_letter,
        "full_inspection": plan.full_inspection,
        "AcRe": plan.numbers,
        "n": plan.sample_size,
        "n_each": plan.sample_size,
        "Ac": plan.acceptance_number,
        "Re": plan.rejection_number,
    }
    for number, stage in enumerate(plan.stages, start=1):
        values[f"n{number}"] = stage.sample_size
        values[f"Ac{number}"] = "#" if stage.acceptance_number is None else stage.acceptance_number
        values[f"Re{number}"] = stage.rejection_number
    return values


def decision_answer(given: Mapping[str, Any]) -> str:
    """Return what is decided from the counts `d1`, `d2` … or the list `d` under a plan written `… 50: 0/3;3/4`."""
    written = _PLAN_TEXT.search(given["plan"])
    if written is None:
        raise ValueError(given["plan"])
    found = given["d"] if "d" in given else [given[key] for key in sorted(given) if re.fullmatch(r"d\d", key)]
    stages = stages_of(int(written["size"]), written["numbers"])
    judgement = judge_stages(stages, [found] if isinstance(found, int) else found, Measure.PER_100_UNITS)
    if judgement.verdict is Verdict.ACCEPT:
        return "accept"
    if judgement.verdict is Verdict.REJECT:
        return "not accept"
    if not judgement.acceptance_permitted:
        return f"continue (acceptance not permitted at stage {judgement.stage})"
    return "second sample" if len(stages) == _STAGES_OF_DOUBLE else "continue"


def switching_answer(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return severities and scores over a series of lots `A`, `R` or `[A, points]`."""
    rules = SwitchingRules(Severity(given.get("start", "normal")), to_reduced=Relaxation.AUTOMATIC)
    steady = bool(given.get("steady", True))
    state = begin(rules)
    severities: list[str] = []
    scores: list[int | None] = []
    for number, lot in enumerate(given["lots"], start=1):
        severities.append(state.severity.value)
        if state.severity is Severity.DISCONTINUED:
            scores.append(None)
            continue
        result = _lot_result(number, lot, steady=steady)
        scores.append(score_after(state, result))
        state, _ = after_lot(state, result)
    return {"per_lot_severity": severities, "score_after": scores, "next": state.severity.value}


def _lot_result(number: int, lot: Any, *, steady: bool) -> LotResult:
    outcome, points = (lot, _POINTS_OF_PLAIN_ACCEPTANCE) if isinstance(lot, str) else (lot[0], int(lot[1]))
    accepted = {"A": True, "R": False}[outcome]
    return LotResult(str(number), accepted, points, production_steady=steady)


def probability_answer(given: Mapping[str, Any]) -> float:
    """Return Pa of a plan at the share `p` (binomial, Poisson), or of a lot `N` with `D` nonconforming units."""
    return _operation(given).acceptance_probability


def operation_answer(given: Mapping[str, Any]) -> dict[str, float]:
    """Return Pa and ASN of a double or multiple plan, uncurtailed."""
    operation = _operation(given)
    return {"Pa": operation.acceptance_probability, "ASN": operation.average_sample_number}


def _operation(given: Mapping[str, Any]) -> curves.Operation:
    if given.get("dist") == "hypergeometric":
        return curves.operate(_stages(given), Hypergeometric(int(given["N"]), int(given["D"])))
    return curves.operate(_stages(given), curves.law_of(_measure(given), 100 * float(given["p"])))


def quality_answer(given: Mapping[str, Any]) -> dict[str, float]:
    """Return the quality at which lots are accepted with probability `Pa`."""
    quality = curves.quality_at(_stages(given), float(given["Pa"]), _measure(given))
    return {"p_percent": quality, "per100": quality}


def outgoing_answer(given: Mapping[str, Any]) -> dict[str, float]:
    """Return the AOQL; with `N`, corrected for the lot."""
    lot_size = int(given["N"]) if "N" in given else None
    limit, quality = curves.average_outgoing_quality_limit(_stages(given), _measure(given), lot_size)
    return {"aoql_pct": limit, "at_pct": quality}


def _stages(given: Mapping[str, Any]) -> tuple[Stage, ...]:
    plan = given["plan"] if isinstance(given.get("plan"), Mapping) else given
    size = int(plan["n"])
    if "AcRe" in plan:
        return stages_of(size, plan["AcRe"])
    return (Stage(size, int(plan["Ac"]), int(plan["Ac"]) + 1),)


def _measure(given: Mapping[str, Any]) -> Measure:
    return _MEASURES[given.get("dist", "binomial")]


def average_answer(given: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """Return the process average of lots `[n, d]`."""
    value = process_average(FirstSample(size, found) for size, found in given["lots"]).value
    return {"percent": None if value is None else Decimal(value.numerator) / Decimal(value.denominator)}


def fractional_answer(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return, lot by lot, what Annex A lists for a series of lots `[N, d]` under fractional plans that vary."""
    lots = [_lot_and_count(lot) for lot in given["lots"]]
    rules = SwitchingRules(Severity(given.get("start", "normal")), to_reduced=Relaxation.AUTOMATIC)
    series = fractional.inspect_series(
        lots,
        given["aql"],
        level=Level(given.get("level", "II")),
        rules=rules,
        production_steady=bool(given.get("steady", True)),
    )
    return {
        "per_lot_severity": [line.severity.value for line in series],
        "code_letter": [line.plan.code_letter for line in series],
        "plan_letter": [line.plan.plan_letter for line in series],
        "n": [line.plan.sample_size for line in series],
        "Ac": [_fraction_text(line.plan.acceptance_number) for line in series],
        "applied_Ac": [line.applied_acceptance_number for line in series],
        "acceptance_score_before": [line.acceptance_score_before for line in series],
        "acceptance_score_after": [line.acceptance_score_after for line in series],
        "accepted": [line.accepted for line in series],
        "decision": ["A" if line.accepted else "R" for line in series],
        "score_after": [line.switching_score for line in series],
        "switching_score": [line.switching_score for line in series],
        "next": series[-1].next_severity.value if series else rules.start.value,
    }


def _lot_and_count(lot: Any) -> tuple[int, int]:
    if isinstance(lot, Mapping):
        return int(lot["N"] if "N" in lot else lot["lot"]), int(lot["d"])
    size, found = lot
    return int(size), int(found)


def _fraction_text(number: Fraction) -> str | int:
    return str(number) if number.denominator > 1 else int(number)


ANSWERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {
    "code_letter": letter_answer,
    "single_plan": single_answer,
    "double_plan": double_answer,
    "multiple_plan": multiple_answer,
    "decision": decision_answer,
    "switching": switching_answer,
    "oc_pa": probability_answer,
    "oc_double": operation_answer,
    "oc_multiple": operation_answer,
    "oc_quality": quality_answer,
    "aoql": outgoing_answer,
    "process_average": average_answer,
    "fractional_annexA": fractional_answer,
}
"""The kinds of worked examples and who answers them."""
