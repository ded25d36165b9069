"""A message, signal, error or escalation that is waited for or told exists in the diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.checks.subject import Spot, Subject
from engine.procedures import Event, EventKind

_NAMED = frozenset({EventKind.MESSAGE, EventKind.SIGNAL})
_OPTIONAL = frozenset({EventKind.ERROR, EventKind.ESCALATION})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for diagram in subject.diagrams:
        known = {**diagram.messages, **diagram.errors, **diagram.signals, **diagram.escalations}
        for element in diagram.elements:
            for event in element.events:
                if event.kind in _NAMED and not _is_there(event, known):
                    yield subject.spot(element, reference=event.reference or "")


def _is_there(event: Event, known: Mapping[str, object]) -> bool:
    return event.reference in known
