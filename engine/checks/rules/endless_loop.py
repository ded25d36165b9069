"""A loop in which nobody acts and nothing is waited for never ends."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.graph import AUTOMATIC, Scope, scopes
from engine.checks.subject import Spot, Subject
from engine.procedures import Element, ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for scope in scopes(subject.processes):
        automatic = {key: each for key, each in scope.elements.items() if each.kind in AUTOMATIC}
        for element in automatic.values():
            if element.kind is ElementKind.EXCLUSIVE_GATEWAY and _comes_back(scope, automatic, element):
                yield subject.spot(element)
                break


def _comes_back(scope: Scope, automatic: dict[str, Element], start: Element) -> bool:
    waiting, seen = list(scope.following(start)), set[str]()
    while waiting:
        element = waiting.pop()
        if element.id == start.id:
            return True
        if element.id in automatic and element.id not in seen:
            seen.add(element.id)
            waiting.extend(scope.following(element))
    return False
