"""A row of a decision table that no case meets, or that earlier rows hide, is never used."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.checks.tables import tables
from engine.dmn import unreachable_rows
from engine.errors import Severity

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for file, decision, values in tables(subject):
        for row in unreachable_rows(decision, values):
            yield Spot(file, row.id, {"name": decision.name, "row": row.index})
