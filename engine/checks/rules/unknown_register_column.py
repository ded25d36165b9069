"""A column of a register shows something that the procedure has: a field of a form or a variable of the case."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.dataflow import flowing
from engine.checks.guessing import nearest
from engine.checks.properties import known_properties
from engine.checks.subject import Spot, Subject
from engine.registers import OF_EVERY_RECORD


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    states = flowing(subject).before.values()
    known = OF_EVERY_RECORD | known_properties(subject) | {name for state in states for name in state.maybe}
    if subject.has_unread_diagrams or any(state.anything for state in states):
        return
    for register in subject.registers:
        for column in register.columns:
            if column not in known:
                guess = nearest(column, known)
                yield Spot(register.file, register.code, {"name": register.code, "column": column, "guess": guess})
