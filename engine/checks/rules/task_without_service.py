"""A service task names the service it runs."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.calls import SERVICE_TASKS
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(*SERVICE_TASKS):
        if not element.extensions.topic:
            yield subject.spot(element)
