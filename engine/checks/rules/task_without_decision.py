"""A decision step names a decision table and the variable for its result."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.BUSINESS_RULE_TASK):
        if not element.extensions.decision_id or not element.extensions.result_variable:
            yield subject.spot(element)
