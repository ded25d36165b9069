"""Who acts is a role of roles.yaml: in the lane, in the panel, and in every value that an expression can give."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.domains import values_of
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.procedures import Element, ElementKind

_DONE_BY_PEOPLE = frozenset({ElementKind.USER_TASK, ElementKind.START_EVENT})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        for text in _named(subject, element):
            if not subject.roles.key_of(text):
                yield subject.spot(element, role=text, guess=nearest(text, subject.role_texts))


def _named(subject: Subject, element: Element) -> Iterator[str]:
    groups = element.extensions.candidate_groups
    if groups:
        found = values_of(subject, groups) or ()
        yield from sorted(value for value in found if isinstance(value, str))
    elif element.lane and element.kind in _DONE_BY_PEOPLE:
        yield element.lane
