"""A gateway that waits for several branches gets all of them: after a choice only one would ever come."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.graph import scopes
from engine.checks.subject import Spot, Subject
from engine.checks.tokens import stuck_at
from engine.procedures import ElementKind

_WAITING = frozenset({ElementKind.PARALLEL_GATEWAY, ElementKind.INCLUSIVE_GATEWAY})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for scope in scopes(subject.processes):
        for key in sorted(stuck_at(scope)):
            if scope.elements[key].kind in _WAITING:
                yield subject.spot(scope.elements[key])
