"""An event on a border belongs to a task or a called process."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for element in process.elements.values():
            if element.kind is ElementKind.BOUNDARY_EVENT:
                host = process.elements.get(element.attached_to or "")
                if host is None or not host.kind.is_activity or not element.events:
                    yield subject.spot(element)
