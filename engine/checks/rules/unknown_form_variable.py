"""An expression in a form reads fields of the form, or variables that are there when a task shows it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.dataflow import flowing
from engine.checks.guessing import nearest
from engine.checks.properties import known_properties
from engine.checks.states import State, either
from engine.checks.subject import Spot, Subject
from engine.forms import Field, FieldType, Form
from engine.procedures import Element

_OF_A_ROW = frozenset({"this", "parent", "i"})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for form in subject.forms.values():
        state = _state(subject, form)
        if state is None or state.anything:
            continue
        labels = {field.id: field.label for _, field in form.all_fields()}
        rows = _names_in_rows(form.fields)
        for field, _, expression in form.expressions():
            known = state.maybe | set(form.keys) | rows.get(field, frozenset())
            unsure = expression.filter_names - known - known_properties(subject)
            for name in sorted((expression.free_names - known) | unsure):
                guess = nearest(name, known)
                data = {"name": labels[field] or field, "variable": name, "expression": expression.text, "guess": guess}
                yield Spot(form.file, field, data)


def _state(subject: Subject, form: Form) -> State | None:
    """Return what is there when the form is shown: with several tasks, what one of them may have."""
    before = flowing(subject).before
    shown = [
        before[element.process, element.id].plus(_own(element))
        for element in subject.elements
        if element.extensions.form_id == form.id and (element.process, element.id) in before
    ]
    return either(shown)


def _own(element: Element) -> list[str]:
    """Return what only this task has: its inputs, and the line in hand when it is done for each line of a list."""
    line = element.loop.element if element.loop is not None else None
    return [*([line] if line else []), *(target for target, _ in element.extensions.inputs)]


def _names_in_rows(fields: tuple[Field, ...], around: frozenset[str] = frozenset()) -> dict[str, frozenset[str]]:
    """Return for each field inside a list or group the names that its row adds."""
    found: dict[str, frozenset[str]] = {}
    for field in fields:
        found[field.id] = around
        if field.fields:
            inner = around | {each.key for each in field.fields if each.key}
            if field.type is FieldType.DYNAMICLIST:
                inner |= _OF_A_ROW
            found |= _names_in_rows(field.fields, inner)
    return found
