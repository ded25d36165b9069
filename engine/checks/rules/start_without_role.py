"""Who may open a case is the role of the lane in which the start event stands."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        start = process.start()
        if process.prefix and start and not start.lane and not start.extensions.candidate_groups:
            yield subject.spot(start)
