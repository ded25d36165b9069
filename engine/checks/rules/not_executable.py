"""A process is marked executable, else editors and other engines ignore it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        if not process.executable:
            yield subject.spot(process)
