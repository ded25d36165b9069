"""Every node and arrow has an id."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for diagram in subject.diagrams:
        if "" in diagram.repeated:
            yield Spot(diagram.file, "", {"name": diagram.file})
