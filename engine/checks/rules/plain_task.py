"""A task of no kind would wait for nobody: make it a user task, a service task or a decision."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    yield from map(subject.spot, subject.of_kind(ElementKind.TASK, ElementKind.MANUAL_TASK))
