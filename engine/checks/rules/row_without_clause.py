"""A row of a decision table says in its annotation which clause it carries out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for file in subject.tables:
        for decision in file:
            for row in decision.table.rows if decision.table else ():
                if not row.annotation:
                    yield Spot(file.file, row.id, {"name": decision.name, "row": row.index})
