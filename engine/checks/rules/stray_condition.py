"""A condition on an arrow counts only after an exclusive or inclusive gateway."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind

_CHOOSING = frozenset({ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for flow in process.flows.values():
            source = process.elements.get(flow.source)
            if flow.condition and source and source.kind not in _CHOOSING:
                yield subject.spot(flow)
