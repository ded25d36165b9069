"""A part that starts by itself on an event is not carried out: put the event on the border of a task."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    yield from map(subject.spot, subject.of_kind(ElementKind.EVENT_SUB_PROCESS))
