"""A lane names elements that exist, without white space around their ids."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for lane in process.lanes:
            for key in lane.elements:
                if key in lane.padded or key not in process.elements:
                    yield Spot(subject.file_of(process.id), lane.id, {"name": lane.name, "target": key})
