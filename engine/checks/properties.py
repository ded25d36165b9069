"""Names that are parts of values: columns of a list, entries of a context, outputs of a decision."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.expressions import compiled, written
from engine.checks.subject import Subject
from engine.feel import tree

_OF_VALUES = frozenset(
    {
        *("year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone"),
        *("years", "months", "days", "hours", "minutes", "seconds", "start", "end", "start included", "end included"),
    }
)


def known_properties(subject: Subject) -> frozenset[str]:
    """Return all names that a value of the procedure may have as a part, found once."""
    return subject.remember("properties", lambda: frozenset({*_OF_VALUES, *_parts(subject)}))


def _parts(subject: Subject) -> Iterator[str]:
    for form in subject.forms.values():
        yield from (field.key for _, field in form.all_fields() if field.key)
    for element in subject.elements:
        for target, _ in (*element.extensions.inputs, *element.extensions.outputs):
            yield from target.split(".")
    for each in written(subject):
        expression = compiled(each.text)
        for node, _ in tree.walk(expression.tree) if expression else ():
            if isinstance(node, tree.Context):
                yield from (key for key, _ in node.entries)
    for decision in subject.decisions.values():
        yield from (output.name for output in decision.table.outputs) if decision.table else ()
