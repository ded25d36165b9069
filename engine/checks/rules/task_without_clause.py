"""Every user task says which clause it carries out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.USER_TASK):
        if not element.extensions.clauses:
            yield subject.spot(element)
