"""An arrow whose condition no answer of a form and no result of a decision can meet is never taken."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.choices import choices
from engine.checks.dataflow import flowing
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    unknown = {read.place.id for read in flowing(subject).reads if read.names - read.state.maybe}
    for choice in choices(subject):
        for flow in choice.never:
            if flow.id not in unknown:
                yield subject.spot(flow, expression=flow.condition or "")
