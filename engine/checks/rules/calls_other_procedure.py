"""Another procedure is started as a linked case, not called."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.CALL_ACTIVITY):
        called = subject.process(element.extensions.called_process or "")
        if called is not None and called.prefix:
            yield subject.spot(element, called=called.names)
