"""A clause named in a diagram, form, decision table or register stands in processes/clauses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for place in subject.described:
        for clause in place.extensions.clauses:
            if clause not in subject.plant.clauses:
                yield subject.spot(place, clause=clause, guess=nearest(clause, subject.plant.clauses))
    for form in subject.forms.values():
        for _, field in form.all_fields():
            for clause in field.clauses:
                if clause not in subject.plant.clauses:
                    guess = nearest(clause, subject.plant.clauses)
                    yield Spot(form.file, field.id, {"name": field.label, "clause": clause, "guess": guess})
