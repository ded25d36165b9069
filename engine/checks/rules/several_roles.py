"""A task has one role; who stands in for a role holds it as a deputy."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.USER_TASK):
        if not (element.extensions.candidate_groups or "").startswith("=") and "," in (
            element.extensions.candidate_groups or ""
        ):
            yield subject.spot(element, roles=element.extensions.candidate_groups)
