"""What a fresh form shows: values the case already has, else the form's defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import tzinfo

from engine.feel import Expression, Value
from engine.forms.entries import Unreadable
from engine.forms.fields import Field, FieldType
from engine.forms.limits import read_entry
from engine.forms.scope import Surroundings


def prefill(
    fields: Iterable[Field], given: Mapping[str, Value], around: Surroundings, zone: tzinfo
) -> dict[str, Value]:
    """Give a value for each key: the one `given`, else the default, else null; a list gets its first lines."""
    values: dict[str, Value] = {}
    for field in fields:
        if field.type is FieldType.GROUP and not field.key:
            values |= prefill(field.fields, given, around, zone)
        elif field.writes:
            values[field.key] = _value(field, given.get(field.key), around, zone)
    return values


def _value(field: Field, given: Value, around: Surroundings, zone: tzinfo) -> Value:
    if field.type is FieldType.GROUP:
        return prefill(field.fields, given if isinstance(given, Mapping) else {}, around, zone)
    if field.type is FieldType.DYNAMICLIST:
        rows = given if isinstance(given, list) and given else [{}] * field.first_rows
        return [prefill(field.fields, row if isinstance(row, Mapping) else {}, around, zone) for row in rows]
    if given is not None or field.default is None or field.type is FieldType.FILEPICKER:
        return given
    if isinstance(field.default, Expression):
        return around.value_of(field.default)
    try:
        return read_entry(field, field.default, zone, None)
    except Unreadable:  # a default that its own field refuses is no default; the checker names it
        return None
