"""Two arrows out of one step do not say which is taken: put a gateway after it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if len(element.outgoing) > 1 and not element.kind.is_gateway:
            yield subject.spot(element, count=len(element.outgoing))
