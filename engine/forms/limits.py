"""The limits of a field: required, least and most, grain, length, pattern, options; each broken one has a code."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import TypeAlias

from engine.feel import Value
from engine.forms.entries import Unreadable, read_date, read_flag, read_moment, read_number, read_text, read_time
from engine.forms.fields import CHOSEN, DEFAULT_MAX_LENGTH, MANY, Field, FieldType
from engine.forms.scope import Surroundings

MAX_LENGTH = 100_000  # characters of a text, whatever the form says
_MAX_OPTION = 500  # characters of a choice
_MAX_NAMED = 80  # characters of a strange choice that a refusal repeats
_MAX_STRANGE = 5  # strange choices of one field that are named
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
_PHONE = re.compile(r"\+?[0-9](?:[ ()-]{0,2}[0-9]){5,14}\Z")

Broken: TypeAlias = tuple[str, Mapping[str, object]]


def read_entry(field: Field, raw: object, zone: tzinfo, language: str | None) -> Value:
    """Read one entry as the field's type wants it. Raises Unreadable."""
    return reader_of(field)(raw, zone, language)


def reader_of(field: Field) -> Callable[[object, tzinfo, str | None], Value]:
    """Return how an entry of the field is read, in the zone of the site and the manner of a language."""
    match field.type:
        case FieldType.TEXTFIELD | FieldType.TEXTAREA:
            return lambda raw, _zone, _language: _read_text(field, raw)
        case FieldType.NUMBER:
            return lambda raw, _zone, language: read_number(raw, language)
        case FieldType.DATETIME:
            read = _READERS[field.subtype]
            return lambda raw, zone, _language: read(raw, zone)
        case FieldType.CHECKBOX:
            return lambda raw, _zone, _language: read_flag(raw)
        case FieldType.CHECKLIST | FieldType.TAGLIST:
            return lambda raw, _zone, _language: _read_several(raw)
        case _:
            return lambda raw, _zone, _language: _read_choice(raw)


_READERS = {
    "date": lambda raw, _zone: read_date(raw),
    "time": lambda raw, _zone: read_time(raw),
    "datetime": read_moment,
}


def _read_text(field: Field, raw: object) -> str | None:
    if isinstance(raw, str) and len(raw) > 2 * MAX_LENGTH:  # not worth cleaning
        raise Unreadable("too_long", limit=_longest(field), length=len(raw))
    return read_text(raw, lines=field.type is FieldType.TEXTAREA)


def _read_choice(raw: object) -> str | None:
    if isinstance(raw, str) and len(raw) > _MAX_OPTION:
        raise Unreadable("unknown_option", value=f"{raw[:_MAX_NAMED]}…")
    return read_text(raw, lines=False)


def _longest(field: Field) -> int:
    limit = field.limits.max_length
    return int(limit) if isinstance(limit, Decimal) else DEFAULT_MAX_LENGTH


def _read_several(raw: object) -> list[Value]:
    if raw is None or raw == "":
        return []
    if isinstance(raw, str):
        raw = [raw]
    if not isinstance(raw, list | tuple):
        raise Unreadable("not_a_list")
    read = (_read_choice(item) for item in raw)
    return list(dict.fromkeys(item for item in read if item is not None))


def broken_limits(field: Field, value: Value, around: Surroundings, zone: tzinfo) -> Iterator[Broken]:
    """List what a read value breaks: code and data of each refusal."""
    if value is None or value == [] or value is False:
        if around.holds(field.required):
            yield "must_be_ticked" if field.type is FieldType.CHECKBOX else "required", {}
        return
    if field.type in CHOSEN:
        yield from strange_options(field, value, {option.value for option in around.options(field)})
    elif isinstance(value, Decimal):
        yield from _broken_by_number(field, value, around)
    elif isinstance(value, str):
        yield from _broken_by_text(field, value, around)
    elif isinstance(value, date) and field.limits.not_past:
        yield from _in_the_past(value, around, zone)


def strange_options(field: Field, value: Value, known: Collection[str]) -> Iterator[Broken]:
    """List what was chosen that is none of the `known` options."""
    strange = [chosen for chosen in (value if field.type in MANY else [value]) if chosen not in known]
    for chosen in strange[:_MAX_STRANGE]:
        yield "unknown_option", {"value": chosen[:_MAX_NAMED]}


def _broken_by_number(field: Field, value: Decimal, around: Surroundings) -> Iterator[Broken]:
    limits = field.limits
    least, most = around.amount(limits.minimum), around.amount(limits.maximum)
    if least is not None and value < least:
        yield "below_minimum", {"minimum": least}
    if most is not None and value > most:
        yield "above_maximum", {"maximum": most}
    if limits.decimal_digits is not None and value != round(value, limits.decimal_digits):
        yield "too_many_decimals", {"digits": limits.decimal_digits}
    if limits.increment is not None and value % limits.increment:
        yield "not_a_multiple", {"increment": limits.increment}


def _broken_by_text(field: Field, value: str, around: Surroundings) -> Iterator[Broken]:
    limits, length = field.limits, len(value)
    least, most = around.amount(limits.min_length), around.amount(limits.max_length)
    longest = min(int(most) if most is not None else DEFAULT_MAX_LENGTH, MAX_LENGTH)
    if length > longest:
        yield "too_long", {"limit": longest, "length": length}
        return
    if least is not None and length < least:
        yield "too_short", {"limit": int(least), "length": length}
    if limits.pattern is not None and not limits.pattern.is_found_in(value):
        yield "wrong_pattern", {"sentence": limits.pattern_message, "pattern": limits.pattern.text}
    if limits.kind == "email" and not _EMAIL.match(value):
        yield "not_an_email", {}
    if limits.kind == "phone" and not _PHONE.match(value):
        yield "not_a_phone_number", {}


def _in_the_past(value: date, around: Surroundings, zone: tzinfo) -> Iterator[Broken]:
    if around.host is None or around.host.now is None:
        return
    today = around.host.now().astimezone(zone).date()
    day = value.astimezone(zone).date() if isinstance(value, datetime) else value
    if day < today:
        yield "in_the_past", {"today": today.isoformat()}
