"""An event waits for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if element.kind.is_event and len(element.events) > 1:
            yield subject.spot(element)
