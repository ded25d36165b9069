"""From each clause to what carries it out and what proves it."""

from engine.trace.coverage import Covered, coverage
from engine.trace.evidence import Evidence, Ground, Term, survey
from engine.trace.library import ground_at
from engine.trace.proof import Gap, Outcome, Traced, trace

__all__ = [
    "Covered",
    "Evidence",
    "Gap",
    "Ground",
    "Outcome",
    "Term",
    "Traced",
    "coverage",
    "ground_at",
    "survey",
    "trace",
]
