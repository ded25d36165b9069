"""Readings at a critical control point: limits, and what a reading means."""

from engine.monitoring.judging import Finding, Judgement, judge
from engine.monitoring.limits import Limit, LimitKind, LimitsRefused, Parameter, Verdict, limits_from

__all__ = [
    "Finding",
    "Judgement",
    "Limit",
    "LimitKind",
    "LimitsRefused",
    "Parameter",
    "Verdict",
    "judge",
    "limits_from",
]
