"""Conditional, cancel and unknown events never happen here."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import EventKind

_KINDS = frozenset({EventKind.CONDITIONAL, EventKind.CANCEL, EventKind.UNKNOWN})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if any(event.kind in _KINDS for event in element.events):
            yield subject.spot(element)
