"""A step that is repeated says how long."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if element.loop is not None and element.loop.standard:
            yield subject.spot(element)
