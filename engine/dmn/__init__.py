"""Decision tables and other decisions of DMN 1.1 to 1.5 files, with FEEL in their cells.

Source: OMG Decision Model and Notation 1.5.
"""

from engine.dmn.analysis import Gap, Overlap, gaps, overlaps, unreachable_rows
from engine.dmn.decisions import Decision, DecisionFile, DecisionOutcome, read_decisions
from engine.dmn.errors import DecisionFailed, Problem
from engine.dmn.hit_policies import HitPolicy
from engine.dmn.run import FiredRow
from engine.dmn.table import DecisionTable

__all__ = [
    "Decision",
    "DecisionFailed",
    "DecisionFile",
    "DecisionOutcome",
    "DecisionTable",
    "FiredRow",
    "Gap",
    "HitPolicy",
    "Overlap",
    "Problem",
    "gaps",
    "overlaps",
    "read_decisions",
    "unreachable_rows",
]
