"""A message finds its case by a correlation key."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind, EventKind

_WAITING = frozenset({ElementKind.RECEIVE_TASK, ElementKind.CATCH_EVENT, ElementKind.BOUNDARY_EVENT})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for diagram in subject.diagrams:
        for element in diagram.elements:
            event = element.event
            if element.kind in _WAITING and event and event.kind is EventKind.MESSAGE:
                message = diagram.messages.get(event.reference or "")
                if message is not None and not (message.correlation_key and message.name):
                    yield subject.spot(element, message=message.name or message.id)
