"""The decision table of a decision step exists."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.BUSINESS_RULE_TASK):
        key = element.extensions.decision_id
        if key and key not in subject.decisions and f"decision:{key}" not in subject.known:
            yield subject.spot(element, decision=key, guess=nearest(key, subject.decisions))
