"""Values as texts: as an input holds them, and as people read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

from engine.feel import kind, to_text
from engine.forms import Field, FieldType, Option
from engine.forms.fields import CHOSEN
from web.wording import Speech

_WRITABLE = frozenset({"string", "days and time duration", "years and months duration"})
"""Kinds of FEEL values that stand in a text as FEEL writes them; a function (a name that is no variable) does not."""


def entry_text(value: object, language: str, zone: tzinfo) -> str:
    """Write a value as its input holds it; a text that was typed stays as it was typed."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.replace(".", ",") if language == "ru" else text
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def reading_text(field: Field, value: Any, options: Sequence[Option], unit: str, speech: Speech) -> str:
    """Write a value as people read it in a record; an empty one is empty."""
    if value is None or value in ([], ""):
        return ""
    if field.type is FieldType.CHECKBOX:
        return speech.say("form-yes" if value else "form-no")
    if field.type in CHOSEN:
        chosen = value if isinstance(value, list) else [value]
        names = {option.value: option.names for option in options}
        return speech.say("form-list-comma").join(
            speech.name(names[item]) if item in names else str(item) for item in chosen
        )
    return plain_text(value, speech, unit)


def plain_text(value: Any, speech: Speech, unit: str = "") -> str:
    """Write any value of an expression as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return speech.say("form-yes" if value else "form-no")
    if isinstance(value, Decimal | int):
        return speech.quantity(Decimal(value), unit)
    if isinstance(value, datetime):
        return speech.exact(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return speech.say("form-list-comma").join(plain_text(item, speech) for item in value)
    if isinstance(value, Mapping):
        return plain_text(value.get("label") or value.get("value"), speech)
    return to_text(value) if kind(value) in _WRITABLE else ""
