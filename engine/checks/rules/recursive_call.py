"""A process that calls itself, also through others, never ends."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    calls = {
        process.id: {each.extensions.called_process or "" for each in process.elements.values()} - {""}
        for process in subject.processes
    }
    for element in subject.of_kind(ElementKind.CALL_ACTIVITY):
        if element.process in _called_from(element.extensions.called_process or "", calls):
            yield subject.spot(element)


def _called_from(start: str, calls: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        process = waiting.pop()
        if process not in reached:
            reached.add(process)
            waiting.extend(calls.get(process, ()))
    return reached
