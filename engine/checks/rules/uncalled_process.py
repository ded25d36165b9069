"""A process without a prefix is done only when another one calls it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity
from engine.procedures import ElementKind

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    called = {element.extensions.called_process for element in subject.of_kind(ElementKind.CALL_ACTIVITY)}
    for process in subject.processes:
        if not process.prefix and process.id not in called and not subject.has_unread_diagrams:
            yield subject.spot(process)
