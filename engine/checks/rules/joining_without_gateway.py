"""Two arrows into one step would do it twice after a parallel split: join them in a gateway."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if len(element.incoming) > 1 and not element.kind.is_gateway:
            yield subject.spot(element, count=len(element.incoming))
