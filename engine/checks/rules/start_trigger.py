"""A case is opened by a person, a service or a call, not by a message, signal or clock."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    by_itself = {element.id for element in subject.of_kind(ElementKind.EVENT_SUB_PROCESS)}
    for element in subject.of_kind(ElementKind.START_EVENT):
        if element.events and element.parent not in by_itself:
            yield subject.spot(element)
