"""Every user task belongs to a role: its lane, or candidate groups of its own."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.USER_TASK):
        if not element.lane and not element.extensions.candidate_groups:
            yield subject.spot(element)
