"""A user task without a due date is never late."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity
from engine.procedures import ElementKind

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.USER_TASK):
        if not element.extensions.due_date:
            yield subject.spot(element)
