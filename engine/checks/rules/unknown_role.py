"""Who acts is a role of roles.yaml: in the lane, in the panel, and in every value that an expression can give."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bundles.collecting import ROLES
from engine.checks.domains import values_of
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.procedures import Element, ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    if subject.is_unread(ROLES):
        return
    for element in subject.elements:
        for text in _named(subject, element):
            if "," not in text and not subject.roles.key_of(text):
                yield subject.spot(element, role=text, guess=nearest(text, subject.role_texts))


def _named(subject: Subject, element: Element) -> Iterator[str]:
    groups = element.extensions.candidate_groups
    if groups:
        found = values_of(subject, groups) or ()
        yield from sorted(value for value in found if isinstance(value, str))
    elif element.lane and (element.kind is ElementKind.USER_TASK or _opens_cases(subject, element)):
        yield element.lane


def _opens_cases(subject: Subject, element: Element) -> bool:
    process = subject.process(element.process)
    return element.kind is ElementKind.START_EVENT and process is not None and process.prefix is not None
