"""After an event gateway the case waits: only timers and messages follow it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind

_WAITING = frozenset({ElementKind.CATCH_EVENT, ElementKind.RECEIVE_TASK})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for flow in process.flows.values():
            source, target = process.elements.get(flow.source), process.elements.get(flow.target)
            if source and target and source.kind is ElementKind.EVENT_BASED_GATEWAY and target.kind not in _WAITING:
                yield subject.spot(target)
