"""A signature, four eyes, a record or a site belongs to a step that a person does."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind

_DONE_BY_PEOPLE = frozenset({ElementKind.USER_TASK, ElementKind.START_EVENT})
_FOR_PEOPLE = ("signature", "four_eyes", "record", "site")


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if element.kind not in _DONE_BY_PEOPLE:
            for name in _FOR_PEOPLE:
                if element.extensions.properties.get(name):
                    yield subject.spot(element, property=name)
