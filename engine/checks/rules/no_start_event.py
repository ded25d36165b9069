"""A process begins at exactly one start event."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.graph import Scope, scopes
from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for scope in scopes(subject.processes):
        if len(scope.starts) != 1 and not _is_refused_anyway(scope):
            yield subject.spot(scope.parent or scope.process, count=len(scope.starts))


def _is_refused_anyway(scope: Scope) -> bool:
    return scope.parent is not None and scope.parent.kind is not ElementKind.SUB_PROCESS
