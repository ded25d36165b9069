"""Four eyes name steps that people do in this procedure."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    doers = {element.id for element in subject.of_kind(ElementKind.USER_TASK, ElementKind.START_EVENT)}
    for element in subject.elements:
        for other in element.extensions.four_eyes:
            if other not in doers or other == element.id:
                yield subject.spot(element, other=other, guess=nearest(other, doers - {element.id}))
