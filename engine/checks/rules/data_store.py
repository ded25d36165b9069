"""A data store keeps nothing here: registers and services keep data."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for diagram in subject.diagrams:
        for artifact in diagram.artifacts.values():
            if artifact.kind == "data_store":
                yield Spot(diagram.file, artifact.id, {"name": artifact.names})
