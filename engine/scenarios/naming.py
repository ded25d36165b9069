"""Understand the words of a scenario: steps, statuses, documents and answers by the names that people see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import Any

from engine.bundles import Bundle
from engine.forms import Field, Form
from engine.registers import Register, read_registers
from engine.scenarios import lookup
from engine.scenarios.vocabulary import plain
from engine.scenarios.world import World, nearest
from engine.vocabulary import LANGUAGES, texts

_YES_OR_NO = {True: ("yes", "是", "да", "true"), False: ("no", "否", "нет", "false")}


def element(world: World, name: str) -> str:
    """Return the id of the step of that name in the procedure of the case. Raises AssertionError."""
    bundle = world.plant.bundle(lookup.facts(world.plant, world.case_id).bundle_id)
    wanted = _plain(name)
    spellings: list[str] = []
    for each in bundle.elements.values():
        names = [_plain(text) for text in (each.names.en, each.names.zh, each.names.ru) if text]
        if wanted in {each.id, *names}:
            return each.id
        spellings += names
    raise AssertionError(f"no step {name!r} in the diagrams; {nearest(wanted, spellings)}")


def form_of(world: World, step: str) -> Form | None:
    """Return the form of a step."""
    bundle = world.plant.bundle(lookup.facts(world.plant, world.case_id).bundle_id)
    return bundle.forms.get(bundle.elements[step].extensions.form_id or "")


def status(kind: str, values: type[StrEnum], word: str) -> str:
    """Return the status that `word` means in any language; `kind` is case or quantity. Raises AssertionError."""
    wanted = _plain(word)
    for value in values:
        key = f"{kind}-{value.value.replace('_', '-')}"
        known = {value.value, value.value.replace("_", " "), *(_plain(texts.say(each, key)) for each in LANGUAGES)}
        if wanted in known:
            return value.value
    raise AssertionError(f"{word!r} is no status of a {kind}; known are {', '.join(values)}")


def document(world: World, text: str) -> str:
    """Return the code of a document or register by code or by title in any language. Raises AssertionError."""
    bundle = world.plant.bundle(lookup.facts(world.plant, world.case_id).bundle_id)
    titles: list[str] = []
    for register in _registers(bundle):
        spellings = [register.code, register.names.en, register.names.zh, register.names.ru]
        if _plain(text) in {_plain(each) for each in spellings if each}:
            return register.code
        titles.append(register.names.en)
    raise AssertionError(f"no document or register {text!r}; {nearest(text, titles)}")


@lru_cache(64)
def _registers(bundle: Bundle) -> tuple[Register, ...]:
    return tuple(
        register
        for name, content in bundle.files.items()
        if name.endswith("registers.yaml")
        for register in read_registers(content, name)
    )


def says(form: Form | None, values: Mapping[str, Any], wanted: Iterable[tuple[str, str]]) -> None:
    """Compare values with what a table says of them. Raises AssertionError naming the first that differs."""
    for label, answer in wanted:
        field = _field(form, label)
        key = field.key if field is not None else label
        assert key in values, f"no {label!r} among {', '.join(sorted(values))}"
        found = _shown(field, values[key])
        assert _plain(answer) in {_plain(each) for each in found} or _same_number(values[key], answer), (
            f"{label}: {found[0]}"
        )


def _field(form: Form | None, label: str) -> Field | None:
    fields = list(_all(form.fields)) if form is not None else []
    for field in fields:
        if _plain(label) in {_plain(text) for text in (field.key, field.label.en, field.label.zh, field.label.ru)}:
            return field
    return None


def _all(fields: Sequence[Field]) -> Iterable[Field]:
    for field in fields:
        if field.fields and not field.key:
            yield from _all(field.fields)
        else:
            yield field


def _shown(field: Field | None, value: Any) -> list[str]:
    """Return how a value may be written: as a scenario writes it, and by the names of its option."""
    if isinstance(value, list):
        written = "; ".join(" ".join(plain(v) for v in _parts(line) if v is not None) for line in value)
        return [written or "-", *_chosen(field, value)]
    if isinstance(value, bool):
        return list(_YES_OR_NO[value])
    names = [option.names for option in field.options if option.value == value] if field is not None else []
    return [plain(value), *(text for each in names for text in (each.en, each.zh, each.ru) if text)]


def _chosen(field: Field | None, values: list[Any]) -> list[str]:
    """Return several choices by the names of their options, in each language."""
    names = {option.value: option.names for option in field.options} if field is not None else {}
    if not names or not all(value in names for value in values):
        return []
    return [
        ("、" if language == "zh" else ", ").join(names[value].text(language) for value in values)
        for language in LANGUAGES
    ]


def _parts(line: Any) -> Iterable[Any]:
    return line.values() if isinstance(line, Mapping) else (line,)


def _same_number(value: Any, answer: str) -> bool:
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        return False
    try:
        return Decimal(value) == Decimal(answer)
    except InvalidOperation:
        return False


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip("?？:：")
