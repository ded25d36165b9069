"""A step that no arrow leads to is never done."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.graph import scopes
from engine.checks.subject import Spot, Subject
from engine.procedures import Element, ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for scope in scopes(subject.processes):
        reached = scope.reached_from(scope.starts)
        if scope.starts:
            yield from (subject.spot(each) for each in scope.elements.values() if _is_lost(each, reached))


def _is_lost(element: Element, reached: set[str]) -> bool:
    return element.id not in reached and element.kind is not ElementKind.EVENT_SUB_PROCESS
