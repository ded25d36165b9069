"""A process with too many elements cannot be loaded, and nobody can read it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject

LIMIT = 300


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        if len(process.elements) > LIMIT:
            yield subject.spot(process, count=len(process.elements), limit=LIMIT)
