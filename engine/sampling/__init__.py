"""Acceptance sampling by attributes: plans, judging, switching and what plans do.

Pure functions over frozen values. Source: GB/T 2828.1-2003 (identical to ISO 2859-1:1999), SMP.
"""

from engine.sampling.classes import plans_for_classes
from engine.sampling.fractional import FractionalPlan, fractional_plan_for, inspect_series
from engine.sampling.judging import (
    Judgement,
    LotJudgement,
    UnitFindings,
    class_of_unit,
    count_nonconformities,
    count_units,
    judge,
    judge_classes,
)
from engine.sampling.process_average import FirstSample, ProcessAverage, process_average
from engine.sampling.refusals import SamplingRefused
from engine.sampling.scores import score_of
from engine.sampling.selection import Plan, Step, plan_at_letter, plan_for
from engine.sampling.serial import plan_as_dict, plan_from_dict, state_as_dict, state_from_dict, switch_as_dict
from engine.sampling.splitting import lots_of, may_be_split
from engine.sampling.switching import (
    INCOMING_RULES,
    STANDARD_RULES,
    Approval,
    LotResult,
    Relaxation,
    SeriesState,
    Switch,
    SwitchingRules,
    SwitchReason,
    after_lot,
    approve,
    begin,
    decline,
    lay_down,
    return_to_normal,
)
from engine.sampling.tables import Doubt, Stage, aql_of, aqls, code_letter
from engine.sampling.words import (
    EDITIONS,
    GB_2003,
    Edition,
    Level,
    Measure,
    NonconformityClass,
    PlanType,
    Severity,
    Verdict,
)

__all__ = [
    "EDITIONS",
    "GB_2003",
    "INCOMING_RULES",
    "STANDARD_RULES",
    "Approval",
    "Doubt",
    "Edition",
    "FirstSample",
    "FractionalPlan",
    "Judgement",
    "Level",
    "LotJudgement",
    "LotResult",
    "Measure",
    "NonconformityClass",
    "Plan",
    "PlanType",
    "ProcessAverage",
    "Relaxation",
    "SamplingRefused",
    "SeriesState",
    "Severity",
    "Stage",
    "Step",
    "Switch",
    "SwitchReason",
    "SwitchingRules",
    "UnitFindings",
    "Verdict",
    "after_lot",
    "approve",
    "aql_of",
    "aqls",
    "begin",
    "class_of_unit",
    "code_letter",
    "count_nonconformities",
    "count_units",
    "decline",
    "fractional_plan_for",
    "inspect_series",
    "judge",
    "judge_classes",
    "lay_down",
    "lots_of",
    "may_be_split",
    "plan_as_dict",
    "plan_at_letter",
    "plan_for",
    "plan_from_dict",
    "plans_for_classes",
    "process_average",
    "return_to_normal",
    "score_of",
    "state_as_dict",
    "state_from_dict",
    "switch_as_dict",
]
