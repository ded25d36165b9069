"""Decision tables together with the values that their inputs can have in the procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.checks.domains import domain
from engine.checks.subject import Subject
from engine.dmn import Decision
from engine.feel import Value, to_text


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
            found[name] = sorted(values - {None}, key=repr)
    return found


def shown(example: Mapping[str, Value]) -> str:
    """Return an example as a sentence shows it: `source = "stock", quantity = 5`."""
    return ", ".join(f"{name} = {to_text(value)}" for name, value in example.items())
