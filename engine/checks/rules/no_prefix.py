"""Exactly one process of a procedure has a prefix: the one that people start."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    folder = f"processes/{subject.procedure}"
    started = [
        process
        for process in subject.processes
        if process.prefix and subject.file_of(process.id).startswith(f"{folder}/")
    ]
    if len(started) != 1 and not subject.has_unread_diagrams:
        yield Spot(folder, "", {"name": subject.procedure, "count": len(started)})
