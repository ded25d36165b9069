"""What a lot on normal inspection earns towards reduced inspection. Source: GB/T 2828.1-2003 clause 9.3.3.2."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from engine.sampling import tables
from engine.sampling.judging import Judgement
from engine.sampling.selection import Plan, follow
from engine.sampling.words import PlanType, Severity, Verdict

SCORE_OF_SMALL_NUMBERS: Final = 2
SCORE_OF_LARGE_NUMBERS: Final = 3
_LAST_STAGE_SCORED: Final = {PlanType.DOUBLE: 1, PlanType.MULTIPLE: 3}


def score_of(plan: Plan, judgement: Judgement) -> int:
    """Return what the lot earns: 0 resets the score; only lots of normal inspection are scored.

    Single, Ac 0 or 1: 2 if accepted. Single, Ac 2 or more: 3 if it would also have been accepted at the next tighter
    AQL. Double: 3 if accepted on the first sample; multiple: by the third. Source: GB/T 2828.1-2003 clause 9.3.3.2.
    """
    if plan.severity is not Severity.NORMAL or judgement.verdict is not Verdict.ACCEPT:
        return 0
    if plan.plan_type is not PlanType.SINGLE:
        return SCORE_OF_LARGE_NUMBERS if judgement.stage <= _LAST_STAGE_SCORED[plan.plan_type] else 0
    if plan.acceptance_number <= 1:
        return SCORE_OF_SMALL_NUMBERS
    tighter = acceptance_number_one_aql_tighter(plan)
    return SCORE_OF_LARGE_NUMBERS if tighter is not None and judgement.found <= tighter else 0


def acceptance_number_one_aql_tighter(plan: Plan) -> int | None:
    """Return the acceptance number of a single plan at the next tighter AQL, None when there is no tighter one.

    Read at the letter of the plan in use, also when an arrow led there; the standard leaves this open.
    """
    aql = next_tighter_aql(plan.aql)
    if aql is None:
        return None
    return follow(plan.plan_letter, aql, PlanType.SINGLE, Severity.NORMAL)[-1].stages[0].acceptance_number


def next_tighter_aql(aql: Decimal) -> Decimal | None:
    """Return the tabulated AQL one step below `aql`, None below the first."""
    position = tables.aqls().index(tables.aql_of(aql))
    return tables.aqls()[position - 1] if position else None
