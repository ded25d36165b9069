"""A form described for a program: what the API answers as `fields`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from engine.forms.fields import CHOSEN, Amount, Field, FieldType
from engine.forms.scope import Surroundings

_SHOWN_ONLY = frozenset(
    {FieldType.SEPARATOR, FieldType.SPACER, FieldType.IMAGE, FieldType.TABLE, FieldType.TEXT, FieldType.HTML}
)


def describe(fields: Iterable[Field], language: str, around: Surroundings) -> list[dict[str, Any]]:
    """Describe fields in `language`: one dict each; a dynamic list's key is its path, its columns are `fields`."""
    return [entry for field in fields for entry in _entries(field, language, around)]


def _entries(field: Field, language: str, around: Surroundings) -> Iterator[dict[str, Any]]:
    if field.type in _SHOWN_ONLY:
        return
    if field.type is FieldType.GROUP and not field.key:
        yield from describe(field.fields, language, around)
        return
    yield {name: value for name, value in _entry(field, language, around) if value is not None}


def _entry(field: Field, language: str, around: Surroundings) -> Iterator[tuple[str, Any]]:
    yield "key", field.key
    yield "type", field.type.value
    yield "subtype", field.subtype or None
    yield "label", field.label.text(language)
    yield "description", field.description.text(language) or None
    yield "required", field.required is True or (field.required is not False and around.holds(field.required))
    if field.readonly is not False:
        yield "readonly", around.holds(field.readonly)
    yield "conditional", True if field.hidden_if is not None else None
    if field.type in CHOSEN:
        yield (
            "options",
            [{"value": option.value, "label": option.names.text(language)} for option in around.options(field)],
        )
    yield from _limits(field, around)
    yield from _files(field, around)
    yield "unit", around.unit(field) or None
    yield "clauses", list(field.clauses) or None
    if field.fields:
        inside = around.in_row(dict.fromkeys((inner.key for inner in field.fields if inner.key), None), 0)
        yield "fields", describe(field.fields, language, inside if field.type is FieldType.DYNAMICLIST else around)


def _limits(field: Field, around: Surroundings) -> Iterator[tuple[str, Any]]:
    limits = field.limits
    yield "min", _plain(limits.minimum, around)
    yield "max", _plain(limits.maximum, around)
    yield "decimal_digits", limits.decimal_digits
    yield "min_length", _plain(limits.min_length, around)
    yield "max_length", _plain(limits.max_length, around)
    yield "pattern", limits.pattern.text if limits.pattern else None


def _files(field: Field, around: Surroundings) -> Iterator[tuple[str, Any]]:
    if field.type is FieldType.FILEPICKER:
        yield "accept", ",".join(field.files.accept) or None
        yield "max_files", around.most_files(field)
        yield "max_bytes", field.files.max_bytes


def _plain(limit: Amount, around: Surroundings) -> str | int | None:
    """Give a limit for JSON: a whole number as such, others as text, so that no decimal is lost."""
    amount: Decimal | None = around.amount(limit)
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else str(amount)
