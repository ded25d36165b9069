"""Forms whose fields stand alone: how to check each is decided once, when the form is read.

What a field allows is said in `entries` and `limits`; here is only the short way there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import tzinfo
from decimal import Decimal
from functools import partial
from typing import NamedTuple, TypeAlias

from engine.errors import Refusal
from engine.feel import Expression, Value
from engine.forms.entries import Unreadable, read_text
from engine.forms.fields import ASKED, CHOSEN, DEFAULT_MAX_LENGTH, MANY, Field, FieldType
from engine.forms.limits import MAX_LENGTH, Broken, broken_limits, reader_of, strange_options
from engine.forms.scope import Surroundings

Read: TypeAlias = Callable[[object, tzinfo, str | None], Value]
Limit: TypeAlias = Callable[[Value, Surroundings, tzinfo], Iterable[Broken]]
Quick: TypeAlias = Callable[[str], str | None]

_PLAIN = ASKED - {FieldType.FILEPICKER}
_TEXTS = frozenset({FieldType.TEXTFIELD, FieldType.TEXTAREA})


class PlainField(NamedTuple):
    """How one field is read and what its value may break; `missing` is the refusal of an empty one, if any.

    quick: gives the value of a text that is plainly right; None sends it the long way.
    """

    key: str
    quick: Quick | None
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
            limit = _own_options(field) or _own_range(field) or partial(broken_limits, field)
            quick = _quick_choice(field) or _quick_text(field)
            read = reader_of(field)
            found[field.key] = PlainField(field.key, quick, read, missing if field.required else None, limit)
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
    for key, quick, read, missing, broken in fields.values():
        raw = data.get(key)
        value: Value = quick(raw) if quick is not None and type(raw) is str else None
        if value is None:
            try:
                value = read(raw, zone, language)
            except Unreadable as error:
                refusals.append(Refusal(error.code, key, error.data))
            else:
                if value is None or value is False or (type(value) is list and not value):
                    if missing:
                        refusals.append(Refusal(missing, key, {}))
                else:
                    for code, told in broken(value, around, zone):
                        refusals.append(Refusal(code, key, told))
        values[key] = value
    return values, refusals


def _own_options(field: Field) -> Limit | None:
    """Give the check of a choice among options that the form itself lists; None for any other field."""
    known = _options_of(field)
    return None if known is None else lambda value, _around, _zone: strange_options(field, value, known)


def _options_of(field: Field) -> frozenset[str] | None:
    if field.type not in CHOSEN or field.options_key or field.options_from is not None:
        return None
    return frozenset(option.value for option in field.options)


def _quick_choice(field: Field) -> Quick | None:
    """Take one of the form's own options as it stands."""
    known = _options_of(field)
    if known is None or field.type in MANY:
        return None
    return {value: value for value in known if value == read_text(value, lines=False)}.get


def _quick_text(field: Field) -> Quick | None:
    """Take a text in which nothing is to be cleaned, and which is neither too short nor too long."""
    limits = field.limits
    least, most = limits.min_length or 0, limits.max_length or DEFAULT_MAX_LENGTH
    if field.type not in _TEXTS or limits.pattern is not None or limits.kind:
        return None
    if not isinstance(least, Decimal | int) or not isinstance(most, Decimal | int):
        return None
    shortest, longest = least, min(int(most), MAX_LENGTH)

    def quick(raw: str) -> str | None:
        text = raw.strip()
        fits = shortest <= len(text) and len(raw) <= longest and raw.isascii() and raw.isprintable()
        return text if fits and text else None

    return quick


def _own_range(field: Field) -> Limit | None:
    """Give the check of a number whose limits are numbers; None for any other field."""
    least, most, digits = field.limits.minimum, field.limits.maximum, field.limits.decimal_digits
    step = field.limits.increment
    if field.type is not FieldType.NUMBER or isinstance(least, Expression) or isinstance(most, Expression):
        return None

    def broken(value: Value, around: Surroundings, zone: tzinfo) -> Iterable[Broken]:
        within = (least is None or value >= least) and (most is None or value <= most)
        if within and (digits is None or value == round(value, digits)) and (step is None or not value % step):
            return ()
        return broken_limits(field, value, around, zone)

    return broken
