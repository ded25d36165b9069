"""A step done several times says over which list."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        loop = element.loop
        if loop is not None and not loop.standard and not (loop.collection or "").startswith("="):
            yield subject.spot(element)
