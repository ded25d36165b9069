"""Forms whose fields stand alone: how to check each is decided once, when the form is read.

What a field allows is said in `entries` and `limits`; here is only the short way there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import tzinfo
from functools import partial
from typing import NamedTuple, TypeAlias

from engine.errors import Refusal
from engine.feel import Value
from engine.forms.entries import Unreadable
from engine.forms.fields import ASKED, CHOSEN, Field, FieldType
from engine.forms.limits import Broken, broken_limits, reader_of, strange_options
from engine.forms.scope import Surroundings

Read: TypeAlias = Callable[[object, tzinfo, str | None], Value]
Limit: TypeAlias = Callable[[Value, Surroundings, tzinfo], Iterable[Broken]]


_PLAIN = ASKED - {FieldType.FILEPICKER}


class PlainField(NamedTuple):
    """How one field is read and what its value may break; `missing` is the refusal of an empty one, if any."""

    key: str
    read: Read
    missing: str | None
    broken: Limit


def plain_fields(fields: Iterable[Field]) -> Mapping[str, PlainField] | None:
    """Return how to check the fields of a form that stand alone, by key; None when one of them is no plain question."""
    found = {}
    for field in fields:
        if field.type is FieldType.GROUP or (field.writes and (field.type not in _PLAIN or field.readonly)):
            return None
        if field.writes:
            missing = "must_be_ticked" if field.type is FieldType.CHECKBOX else "required"
            limit = _own_options(field) or partial(broken_limits, field)
            found[field.key] = PlainField(field.key, reader_of(field), missing if field.required else None, limit)
    return found


def check_plain(
    fields: Mapping[str, PlainField],
    data: Mapping[str, object],
    around: Surroundings,
    zone: tzinfo,
    language: str | None,
) -> tuple[dict[str, Value], list[Refusal]]:
    """Read every entry; give the values by key, null where empty, and all refusals."""
    values: dict[str, Value] = {}
    refusals: list[Refusal] = []
    for key, read, missing, broken in fields.values():
        value: Value = None
        try:
            value = read(data.get(key), zone, language)
        except Unreadable as error:
            refusals.append(Refusal(error.code, key, error.data))
        else:
            if value is None or value is False or value == []:
                if missing:
                    refusals.append(Refusal(missing, key, {}))
            else:
                refusals += [Refusal(code, key, told) for code, told in broken(value, around, zone)]
        values[key] = value
    return values, refusals


def _own_options(field: Field) -> Limit | None:
    """Give the check of a choice among options that the form itself lists; None for any other field."""
    if field.type not in CHOSEN or field.options_key or field.options_from is not None:
        return None
    known = frozenset(option.value for option in field.options)
    return lambda value, _around, _zone: strange_options(field, value, known)
