"""Plans for several classes of nonconformity, which are judged separately. Source: SMP-6.2.1, SMP-6.2.2.2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from engine.sampling.selection import (
    RECOMMENDED_LEVEL,
    RECOMMENDED_PLAN_TYPE,
    RECOMMENDED_SEVERITY,
    Plan,
    plan_at_letter,
    plan_for,
    stages_within_lot,
)
from engine.sampling.words import CODE_LETTERS, GB_2003, Edition, Level, NonconformityClass, PlanType, Severity


def plans_for_classes(
    lot_size: int,
    aqls: Mapping[NonconformityClass, Decimal | str | float],
    *,
    level: Level = RECOMMENDED_LEVEL,
    severities: Mapping[NonconformityClass, Severity] | None = None,
    plan_type: PlanType = RECOMMENDED_PLAN_TYPE,
    largest_sample_agreed: bool = False,
    edition: Edition = GB_2003,
) -> dict[NonconformityClass, Plan]:
    """Return one plan for each class of nonconformity, each with its own AQL and severity.

    `largest_sample_agreed`: the authority agreed that all classes use the code letter of the largest sample; a class
    without a plan printed at that letter keeps its own. Source: SMP-6.2.1, GB/T 2828.1-2003 clauses 9.2 and 10.3.
    """
    chosen = severities or {}
    plans = {
        kind: plan_for(
            lot_size,
            aql,
            level=level,
            severity=chosen.get(kind, RECOMMENDED_SEVERITY),
            plan_type=plan_type,
            edition=edition,
        )
        for kind, aql in aqls.items()
    }
    if not largest_sample_agreed or not plans:
        return plans
    letter = max(plans.values(), key=lambda plan: CODE_LETTERS.index(plan.plan_letter)).plan_letter
    return {kind: _at_common_letter(plan, letter) for kind, plan in plans.items()}


def _at_common_letter(plan: Plan, letter: str) -> Plan:
    if plan.plan_letter == letter or plan.lot_size is None:
        return plan
    moved = plan_at_letter(
        letter,
        plan.aql,
        severity=plan.severity,
        plan_type=plan.requested_type,
        measure=plan.measure,
        edition=plan.edition,
    )
    if moved.plan_letter != letter:
        return plan
    return replace(
        moved,
        code_letter=plan.code_letter,
        lot_size=plan.lot_size,
        level=plan.level,
        stages=stages_within_lot(moved.printed_stages, plan.lot_size),
    )
