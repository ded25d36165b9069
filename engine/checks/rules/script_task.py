"""Scripts are not run: compute in an output mapping, a decision table or a service."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    yield from map(subject.spot, subject.of_kind(ElementKind.SCRIPT_TASK))
