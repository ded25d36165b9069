"""Turn a scenario's table of answers into the data of a form, by the labels people see."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.forms import Choices, Field, FieldType, Form, Option

_YES = {"yes", "true", "是", "да"}
_NO = {"no", "false", "否", "нет"}
_EMPTY = {"", "-", "nothing", "无", "нет ответа"}
_TEXTS = {FieldType.TEXTFIELD, FieldType.TEXTAREA}
_CHOICES = {FieldType.RADIO, FieldType.SELECT}
_FILES = re.compile(r"[,;，；、]\s*")
_LISTS = {FieldType.CHECKLIST, FieldType.TAGLIST}
_BETWEEN_LINES = re.compile(r"[;,；，、]\s*(?![^(（]*[)）])")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def fill(
    form: Form,
    answers: Mapping[str, str],
    shown: Mapping[str, Any],
    choices: Choices,
    now: dt.datetime,
    usual: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the form's data.

    `answers` go by label in any language or by key, and so do the `usual` ones that stand where `answers` are silent.
    What neither mentions keeps what the form shows (`shown`); a required text gets a word, a required tick is set,
    a required time is `now`. A required choice must be mentioned.
    Raises AssertionError for an answer that fits no field or option.
    """
    fields = {field.key: field for field in _asked(form.fields)}
    data = {
        key: _filled(value)
        for key, value in shown.items()
        if key in fields and value is not None and _is_offered(fields[key], value, choices)
    }
    for label, text in (*(usual or {}).items(), *answers.items()):
        field = _field(fields.values(), label)
        data[field.key] = _value(field, text, choices, now)
    for field in fields.values():
        if field.required is True and data.get(field.key) in (None, "", []):
            standard = _standard(field, now)
            if standard is not None and not _was_emptied(field, answers):
                data[field.key] = standard
    return data


def _was_emptied(field: Field, answers: Mapping[str, str]) -> bool:
    """Tell whether the scenario leaves a field empty on purpose (`-`), or unticked (`no`)."""
    return any(_is_of(field, label) for label in answers)


def _is_offered(field: Field, value: Any, choices: Choices) -> bool:
    """Tell whether the page could show the value: a choice that is no option of the form stays empty there."""
    if field.type not in _CHOICES or field.options_from is not None:
        return True
    return value in {option.value for option in field.options or choices.get(field.options_key, ())}


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
    known = list(fields)
    for field in known:
        if _is_of(field, label):
            return field
    raise AssertionError(f"no question {label!r} in the form; it asks {', '.join(f.label.en or f.key for f in known)}")


def _is_of(field: Field, label: str) -> bool:
    return _plain(label) in {_plain(text) for text in (field.key, field.label.en, field.label.zh, field.label.ru)}


def _value(field: Field, text: str, choices: Choices, now: dt.datetime) -> Any:
    plain = text.strip()
    if field.type is FieldType.DYNAMICLIST:
        if plain.casefold() in _EMPTY:
            return []
        return [_line(field, part, choices, now) for part in _BETWEEN_LINES.split(plain) if part]
    if plain.casefold() in _EMPTY and field.type is not FieldType.CHECKBOX:
        return None
    if field.type is FieldType.CHECKBOX:
        if plain.casefold() not in _YES | _NO:
            raise AssertionError(f"{field.label.en}: answer yes or no, not {text!r}")
        return plain.casefold() in _YES
    if field.type in _CHOICES:
        return _option(field, plain, choices)
    if field.type is FieldType.FILEPICKER:
        return [name for name in _FILES.split(plain) if name]
    if field.type in _LISTS:
        return [_option(field, part, choices) for part in re.split(r"[,，、]\s*", plain)]
    if field.type is FieldType.DATETIME and plain.casefold() in {"now", "现在", "сейчас"}:
        return _moment(field, now)
    return plain


def _line(field: Field, text: str, choices: Choices, now: dt.datetime) -> dict[str, Any]:
    """Read a line: a choice, a number, and in brackets what more is said: `rework 30 (Only for model: M-12)`."""
    line: dict[str, Any] = {}
    plain, _, more = text.replace("（", "(").replace("）", ")").partition("(")
    for _, words in itertools.groupby(plain.split(), key=lambda word: _NUMBER.fullmatch(word) is not None):
        answer = " ".join(words)
        inner = _first_free(field, line, answer)
        line[inner.key] = _value(inner, answer, choices, now)
    for part in filter(None, re.split(r"[,;，；]\s*", more.rstrip(") "))):
        label, colon, answer = part.replace("：", ":").partition(":")
        assert colon, f"in brackets stand a question, a colon and its answer, not {part!r}"
        inner = _field(_asked(field.fields), label)
        line[inner.key] = _value(inner, answer, choices, now)
    return line


def _first_free(field: Field, line: Mapping[str, Any], word: str) -> Field:
    is_number = _NUMBER.fullmatch(word) is not None
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
