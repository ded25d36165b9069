"""A called process exists in the same procedure."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    if subject.has_unread_diagrams:
        return
    known = {process.id for process in subject.processes}
    for element in subject.of_kind(ElementKind.CALL_ACTIVITY):
        called = element.extensions.called_process
        if not called or called not in known:
            yield subject.spot(element, called=called or "", guess=nearest(called or "", known))
