"""Decision tables together with the values that their inputs can have in the procedure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from engine.checks.domains import domain
from engine.checks.subject import Subject
from engine.dmn import Decision
from engine.feel import Value, to_text

_COMPUTES = re.compile(r"[<>]|\b(?!not\b|in\b|and\b|or\b)\w+\s*\(")
"""Comparisons by order, and functions: they tell more texts apart than they name."""


def tables(subject: Subject) -> Iterator[tuple[str, Decision, Mapping[str, Sequence[Value]]]]:
    """Yield file, decision and the values of its variables that forms and other decisions list, without null."""
    for file in subject.tables:
        for decision in file:
            if decision.table is not None:
                yield file.file, decision, _known_values(subject, decision)


def _known_values(subject: Subject, decision: Decision) -> Mapping[str, Sequence[Value]]:
    renamed = {
        target
        for element in subject.elements
        if element.extensions.decision_id == decision.id
        for target, _ in element.extensions.inputs
    }
    found: dict[str, Sequence[Value]] = {}
    for name in decision.free_names - renamed:
        values = domain(subject, name)
        if values is not None and values - {None}:
            found[name] = _told_apart(sorted(values - {None}, key=repr), decision)
    return found


def _told_apart(values: Sequence[Value], decision: Decision) -> Sequence[Value]:
    """Return the values that the table names, and one for all those it does not: it treats them alike."""
    texts = _texts(decision)
    if any(_COMPUTES.search(text) for text in texts):
        return values
    named = [value for value in values if not isinstance(value, str) or any(f'"{value}"' in text for text in texts)]
    return [*named, *[value for value in values if value not in named][:1]]


def _texts(decision: Decision) -> list[str]:
    table = decision.table
    if table is None:
        return []
    texts = [column.text for column in table.inputs] + [cell.text for row in table.rows for cell in row.cells if cell]
    return [text.replace("list contains(", "in (") for text in texts]


def shown(example: Mapping[str, Value]) -> str:
    """Return an example as a sentence shows it: `source = "stock", quantity = 5`."""
    return ", ".join(f"{name} = {to_text(value)}" for name, value in example.items())
