"""A variable is set on every way that leads to the expression, else the case stops there."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.dataflow import flowing
from engine.checks.subject import Spot, Subject
from engine.errors import Severity

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for read in flowing(subject).reads:
        for name in sorted((read.names & read.state.maybe) - read.state.surely):
            yield subject.spot(read.place, variable=name, expression=read.text)
