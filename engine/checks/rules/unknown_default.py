"""The default arrow of a gateway leaves that gateway."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if element.default and element.default not in element.outgoing:
            yield subject.spot(element, flow=element.default)
