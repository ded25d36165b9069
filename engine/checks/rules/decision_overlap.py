"""Where only one row of a decision table may apply, no case meets two."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.checks.tables import shown, tables
from engine.dmn import overlaps


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for file, decision, values in tables(subject):
        for overlap in overlaps(decision, values):
            rows = ", ".join(map(str, overlap.rows))
            yield Spot(file, decision.id, {"name": decision.name, "rows": rows, "case": shown(overlap.example)})
