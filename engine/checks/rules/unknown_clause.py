"""A clause named in a diagram, form, decision table or register stands in processes/clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.vocabulary import Names

_CLAUSE = re.compile(r"[A-Z]{2,6}-[A-Za-z0-9.]*[A-Za-z0-9]")


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    known = subject.plant.clauses
    for file, element, name, clause in _named(subject):
        if clause not in known and clause.partition("-")[0] not in subject.plant.unread:
            yield Spot(file, element, {"name": name, "clause": clause, "guess": nearest(clause, known)})


def _named(subject: Subject) -> Iterator[tuple[str, str, Names, str]]:
    """Yield file, element, its name and the clause that it names."""
    for place in subject.described:
        file = subject.spot(place).file
        yield from ((file, place.id, place.names or Names(place.id), clause) for clause in place.extensions.clauses)
    for form in subject.forms.values():
        for _, field in form.all_fields():
            name = field.label or Names(field.id)
            yield from ((form.file, field.id, name, clause) for clause in field.clauses)
    for tables in subject.tables:
        for decision in tables:
            for row in decision.table.rows if decision.table else ():
                name = Names(f"{decision.name}, {row.index}")
                yield from ((tables.file, row.id, name, clause) for clause in _CLAUSE.findall(row.annotation))
    for register in subject.registers:
        yield from ((register.file, register.code, Names(register.code), clause) for clause in register.clauses)
