"""A deadline on a step done several times drops what was given so far, unless a list of results keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import Element
from engine.vocabulary import Names


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for element in process.elements.values():
            host = process.elements.get(element.attached_to or "")
            if element.is_boundary_timer and element.interrupting and host and _forgets(host):
                yield subject.spot(element, task=host.names or Names(host.id))


def _forgets(element: Element) -> bool:
    return element.loop is not None and not element.loop.output_collection
