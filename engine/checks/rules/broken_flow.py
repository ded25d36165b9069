"""An arrow begins and ends at steps of the same process."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for flow in process.flows.values():
            source, target = process.elements.get(flow.source), process.elements.get(flow.target)
            if source is None or target is None or source.parent != target.parent:
                yield subject.spot(flow)
