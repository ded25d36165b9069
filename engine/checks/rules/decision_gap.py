"""A decision table answers every case that forms and other decisions can give."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.checks.tables import shown, tables
from engine.dmn import gaps


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for file, decision, values in tables(subject):
        for gap in gaps(decision, values):
            yield Spot(file, decision.id, {"name": decision.name, "case": shown(gap.example)})
