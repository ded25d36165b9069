"""Branches that run side by side write variables of their own: of one variable only the last value would stay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from engine.checks.graph import Scope, scopes
from engine.checks.subject import Spot, Subject
from engine.checks.writing import written_by
from engine.procedures import Element, ElementKind

_SPLITTING = frozenset({ElementKind.PARALLEL_GATEWAY, ElementKind.INCLUSIVE_GATEWAY})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for scope in scopes(subject.processes):
        for gateway in scope.elements.values():
            if gateway.kind in _SPLITTING and len(gateway.outgoing) > 1:
                shared = _shared(subject, scope, gateway.id)
                if shared:
                    yield subject.spot(gateway, variables=", ".join(sorted(shared)))


def _shared(subject: Subject, scope: Scope, gateway: str) -> set[str]:
    """Return what two branches write before they wait for each other."""
    branches = [scope.reached_from([target], without=gateway) for target in scope.following(scope.elements[gateway])]
    shared: set[str] = set()
    for first, second in combinations(branches, 2):
        if any(_waits(scope.elements[key]) for key in first & second):
            shared |= _written(subject, scope, first - second) & _written(subject, scope, second - first)
    return shared


def _waits(element: Element) -> bool:
    return element.kind in _SPLITTING and len(element.incoming) > 1


def _written(subject: Subject, scope: Scope, keys: set[str]) -> set[str]:
    return {name for key in keys for name in written_by(subject, scope.elements[key])}
