"""Turn a scenario's table of answers into the data of a form, by the labels people see."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.forms import Choices, Field, FieldType, Form, Option

_YES = {"yes", "true", "是", "да"}
_NO = {"no", "false", "否", "нет"}
_EMPTY = {"", "-", "nothing", "无", "нет ответа"}
_TEXTS = {FieldType.TEXTFIELD, FieldType.TEXTAREA}
_CHOICES = {FieldType.RADIO, FieldType.SELECT}
_LISTS = {FieldType.CHECKLIST, FieldType.TAGLIST}


def fill(
    form: Form, answers: Mapping[str, str], shown: Mapping[str, Any], choices: Choices, now: dt.datetime
) -> dict[str, Any]:
    """Return the form's data.

    `answers` go by label in any language or by key; what is not mentioned keeps what the form shows (`shown`), a
    required text gets a word, a required tick is set, a required time is `now`. A required choice must be mentioned.
    Raises AssertionError for an answer that fits no field or option.
    """
    fields = {field.key: field for field in _asked(form.fields)}
    data: dict[str, Any] = {key: _filled(value) for key, value in shown.items() if key in fields and value is not None}
    for label, text in answers.items():
        field = _field(fields.values(), label)
        data[field.key] = _value(field, text, choices, now)
    for field in fields.values():
        if field.required is True and data.get(field.key) in (None, "", []):
            standard = _standard(field, now)
            if standard is not None:
                data[field.key] = standard
    return data


def _filled(value: Any) -> Any:
    """Leave out the empty lines that a fresh list shows."""
    if isinstance(value, list):
        return [line for line in value if not isinstance(line, dict) or any(v is not None for v in line.values())]
    return value


def _asked(fields: Iterable[Field]) -> Iterable[Field]:
    for field in fields:
        if field.type is FieldType.GROUP and not field.key:
            yield from _asked(field.fields)
        elif field.is_asked or field.type is FieldType.DYNAMICLIST:
            yield field


def _field(fields: Iterable[Field], label: str) -> Field:
    wanted = _plain(label)
    known = list(fields)
    for field in known:
        if wanted in {_plain(text) for text in (field.key, field.label.en, field.label.zh, field.label.ru)}:
            return field
    raise AssertionError(f"no question {label!r} in the form; it asks {', '.join(f.label.en or f.key for f in known)}")


def _value(field: Field, text: str, choices: Choices, now: dt.datetime) -> Any:
    plain = text.strip()
    if field.type is FieldType.DYNAMICLIST:
        return [_line(field, part, choices, now) for part in re.split(r"[;,；，、]\s*", plain) if part]
    if plain.casefold() in _EMPTY and field.type is not FieldType.CHECKBOX:
        return None
    if field.type is FieldType.CHECKBOX:
        if plain.casefold() not in _YES | _NO:
            raise AssertionError(f"{field.label.en}: answer yes or no, not {text!r}")
        return plain.casefold() in _YES
    if field.type in _CHOICES:
        return _option(field, plain, choices)
    if field.type in _LISTS:
        return [_option(field, part, choices) for part in re.split(r"[,，、]\s*", plain)]
    if field.type is FieldType.DATETIME and plain.casefold() in {"now", "现在", "сейчас"}:
        return _moment(field, now)
    return plain


def _line(field: Field, text: str, choices: Choices, now: dt.datetime) -> dict[str, Any]:
    """Read `rework 30 model=M-12`: a choice, a number, and further answers by key."""
    line: dict[str, Any] = {}
    words = text.split()
    for word in words:
        key, equals, value = word.partition("=")
        if equals:
            inner = _field(_asked(field.fields), key)
            line[inner.key] = _value(inner, value, choices, now)
        else:
            inner = _first_free(field, line, word)
            line[inner.key] = _value(inner, word, choices, now)
    return line


def _first_free(field: Field, line: Mapping[str, Any], word: str) -> Field:
    is_number = bool(re.fullmatch(r"-?[\d.]+", word))
    for inner in _asked(field.fields):
        if inner.key not in line and (inner.type is FieldType.NUMBER) == is_number:
            return inner
    raise AssertionError(f"{word!r} fits nothing in a line of {field.label.en}")


def _option(field: Field, text: str, choices: Choices) -> str:
    options: Sequence[Option] = field.options or choices.get(field.options_key, ())
    wanted = _plain(text)
    for option in options:
        if wanted in {_plain(each) for each in (option.value, option.names.en, option.names.zh, option.names.ru)}:
            return option.value
    return text  # the form refuses it in its own words


def _standard(field: Field, now: dt.datetime) -> Any:
    if field.type in _TEXTS:
        return "as found"
    if field.type is FieldType.CHECKBOX:
        return True
    if field.type is FieldType.DATETIME:
        return _moment(field, now)
    return None


def _moment(field: Field, now: dt.datetime) -> str:
    if field.subtype == "date":
        return now.date().isoformat()
    if field.subtype == "time":
        return now.strftime("%H:%M")
    return now.isoformat()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip("?？:：")
