"""A condition is true or false for every answer; compared with an empty field it may be neither, and the case stops."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.choices import choices
from engine.checks.subject import Spot, Subject
from engine.errors import Severity
from engine.feel import to_text

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for choice in choices(subject):
        for flow, values in choice.undecided:
            case = ", ".join(f"{name} = {to_text(value)}" for name, value in values.items())
            yield subject.spot(flow, expression=flow.condition or "", case=case)
