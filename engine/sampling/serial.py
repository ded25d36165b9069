"""Plans and series as plain dicts of strings, numbers and lists, and back: what is stored and sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.sampling.judging import Judgement, LotJudgement
from engine.sampling.refusals import WordUnknown
from engine.sampling.selection import Plan, Step
from engine.sampling.switching import Approval, RecentLot, Relaxation, SeriesState, Switch, SwitchingRules
from engine.sampling.tables import Doubt, Stage, aql_of
from engine.sampling.words import EDITIONS, Edition, Level, Mark, Measure, PlanType, Severity


def plan_as_dict(plan: Plan) -> dict[str, Any]:
    """Return `plan` with everything that explains it, ready for JSON."""
    return {
        "edition": plan.edition.name,
        "identical_to": plan.edition.identical_to,
        "table": plan.table,
        "lot_size": plan.lot_size,
        "level": None if plan.level is None else plan.level.value,
        "aql": str(plan.aql),
        "measure": plan.measure.value,
        "severity": plan.severity.value,
        "requested_type": plan.requested_type.value,
        "plan_type": plan.plan_type.value,
        "code_letter": plan.code_letter,
        "plan_letter": plan.plan_letter,
        "sample_size": plan.sample_size,
        "acceptance_number": plan.acceptance_number,
        "rejection_number": plan.rejection_number,
        "full_inspection": plan.full_inspection,
        "limited_by_lot": plan.limited_by_lot,
        "stages": _stages(plan.stages),
        "printed_stages": _stages(plan.printed_stages),
        "path": [
            {
                "table": step.table,
                "code_letter": step.code_letter,
                "mark": step.mark.value,
                "sample_size": step.sample_size,
            }
            for step in plan.path
        ],
        "doubts": [{"name": d.name, "table": d.table, "alternative": d.alternative} for d in plan.doubts],
    }


def _stages(stages: Sequence[Stage]) -> list[dict[str, Any]]:
    return [
        {
            "sample_size": stage.sample_size,
            "acceptance_number": stage.acceptance_number,
            "rejection_number": stage.rejection_number,
        }
        for stage in stages
    ]


def plan_from_dict(data: Mapping[str, Any]) -> Plan:
    """Return the plan that `plan_as_dict` wrote, as it was issued: no table is read again."""
    return Plan(
        edition=edition_named(data["edition"]),
        severity=Severity(data["severity"]),
        requested_type=PlanType(data["requested_type"]),
        plan_type=PlanType(data["plan_type"]),
        aql=aql_of(data["aql"]),
        measure=Measure(data["measure"]),
        code_letter=data["code_letter"],
        plan_letter=data["plan_letter"],
        table=data["table"],
        path=tuple(
            Step(step["table"], step["code_letter"], Mark(step["mark"]), step["sample_size"]) for step in data["path"]
        ),
        printed_stages=_stages_from(data["printed_stages"]),
        stages=_stages_from(data["stages"]),
        doubts=tuple(Doubt(**doubt) for doubt in data["doubts"]),
        lot_size=data["lot_size"],
        level=None if data["level"] is None else Level(data["level"]),
    )


def _stages_from(stages: Sequence[Mapping[str, Any]]) -> tuple[Stage, ...]:
    return tuple(Stage(s["sample_size"], s["acceptance_number"], s["rejection_number"]) for s in stages)


def edition_named(name: str) -> Edition:
    """Return the edition of that name; raises WordUnknown."""
    try:
        return EDITIONS[name]
    except KeyError:
        raise WordUnknown("edition", name, tuple(EDITIONS)) from None


def judgement_as_dict(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement under one plan, ready for JSON."""
    return {
        "verdict": judgement.verdict.value,
        "stage": judgement.stage,
        "found": judgement.found,
        "inspected": judgement.inspected,
        "acceptance_number": judgement.acceptance_number,
        "rejection_number": judgement.rejection_number,
        "acceptance_permitted": judgement.acceptance_permitted,
        "next_sample_size": judgement.next_sample_size,
    }


def lot_judgement_as_dict(judgement: LotJudgement) -> dict[str, Any]:
    """Return the judgement of all classes, ready for JSON."""
    return {
        "verdict": judgement.verdict.value,
        "next_sample_size": judgement.next_sample_size,
        "classes": {kind.value: judgement_as_dict(one) for kind, one in judgement.classes.items()},
    }


def state_as_dict(state: SeriesState) -> dict[str, Any]:
    """Return where a series stands, ready for JSON."""
    return {
        "severity": state.severity.value,
        "score": state.score,
        "recent_lots": [{"lot": lot.lot, "accepted": lot.accepted} for lot in state.recent_lots],
        "not_accepted_on_tightened": state.not_accepted_on_tightened,
        "approvals_waiting": [approval.value for approval in state.approvals_waiting],
        "rules": {
            "start": state.rules.start.value,
            "to_normal": state.rules.to_normal.value,
            "to_reduced": state.rules.to_reduced.value,
        },
    }


def state_from_dict(data: Mapping[str, Any]) -> SeriesState:
    """Return the state that `state_as_dict` wrote."""
    rules = data["rules"]
    return SeriesState(
        severity=Severity(data["severity"]),
        score=data["score"],
        recent_lots=tuple(RecentLot(lot["lot"], lot["accepted"]) for lot in data["recent_lots"]),
        not_accepted_on_tightened=data["not_accepted_on_tightened"],
        approvals_waiting=tuple(Approval(approval) for approval in data["approvals_waiting"]),
        rules=SwitchingRules(Severity(rules["start"]), Relaxation(rules["to_normal"]), Relaxation(rules["to_reduced"])),
    )


def switch_as_dict(switch: Switch) -> dict[str, Any]:
    """Return a change of severity, ready for JSON."""
    return {
        "before": switch.before.value,
        "after": switch.after.value,
        "reason": switch.reason.value,
        "clause": switch.clause,
        "lot": switch.lot,
    }
