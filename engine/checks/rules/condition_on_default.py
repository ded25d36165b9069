"""The arrow taken when nothing else holds has no condition."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for element in process.elements.values():
            flow = process.flows.get(element.default or "")
            if flow is not None and flow.condition:
                yield subject.spot(flow)
