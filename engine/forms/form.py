"""A form, read once and never changed: what it asks, how it checks what comes back, how it describes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from datetime import UTC, tzinfo
from typing import Any

from engine.errors import Finding
from engine.feel import Expression, Host, Value
from engine.forms.description import describe
from engine.forms.fields import Choices, Field, FieldType
from engine.forms.file_rules import KnownFiles
from engine.forms.plain import PlainField, check_plain, plain_fields
from engine.forms.prefill import prefill
from engine.forms.scope import Surroundings
from engine.forms.templating import expressions_in
from engine.forms.validation import Checked, Extra, Reading, blank, check
from engine.vocabulary import Names

_NONE: Choices = {}
_NO_FILES: KnownFiles = {}


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its id, its name, its fields as a tree in the order shown, the file it came from, warnings about it."""

    id: str
    names: Names
    fields: tuple[Field, ...]
    file: str = ""
    findings: tuple[Finding, ...] = ()
    keys: tuple[str, ...] = _field(init=False)  # the top-level variables that a submitted form writes
    fields_stand_alone: bool = _field(init=False)
    asks_for_files: bool = _field(init=False)
    _plain: Mapping[str, PlainField] | None = _field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note what the form writes, and whether its fields stand alone: none of them asks what another one holds."""
        keys, fields = tuple(blank(self.fields)), [field for _, field in self.all_fields()]
        chosen = any(field.options_key in keys for field in fields if field.options_key)
        alone = not chosen and next(self.expressions(), None) is None
        found = {
            "keys": keys,
            "fields_stand_alone": alone,
            "asks_for_files": any(field.type is FieldType.FILEPICKER for field in fields),
            "_plain": plain_fields(self.fields) if alone else None,
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def all_fields(self) -> Iterator[tuple[str, Field]]:
        """Walk all components with their paths (`dispositions.quantity`), outer before inner."""
        yield from _walk(self.fields, "")

    def expressions(self) -> Iterator[tuple[str, str, Expression]]:
        """List all expressions with the id of their component and what they decide, for the checker."""
        for _, field in self.all_fields():
            yield from ((field.id, name, expression) for name, expression in _expressions(field))

    def around(
        self,
        values: Mapping[str, Value],
        scope: Mapping[str, Value],
        choices: Choices = _NONE,
        host: Host | None = None,
    ) -> Surroundings:
        """Give what the expressions of the form see while it holds `values` (typed)."""
        return Surroundings({**scope, **blank(self.fields), **values}, choices, host)

    def validate(
        self,
        data: Mapping[str, object],
        scope: Mapping[str, Value],
        choices: Choices = _NONE,
        host: Host | None = None,
        *,
        zone: tzinfo = UTC,
        extra: Extra = "refuse",
        language: str | None = None,
        files: KnownFiles = _NO_FILES,
    ) -> Checked:
        """Check what was filled in.

        data: entries by key, typed JSON or text. scope: variables of the task. zone: of the site, for clock times.
        extra: "refuse" unknown keys (API) or "ignore" them (a page). language: how numbers were typed, None for a
        program. files: those the person may attach, by hash.
        Raises ServiceFailed when an expression of the form cannot be evaluated.
        """
        around = Surroundings(scope, choices, host)
        if self._plain is not None and (extra == "ignore" or data.keys() <= self._plain.keys()):
            values, refusals = check_plain(self._plain, data, around, zone, language)
            return Checked(values, tuple(refusals))
        reading = Reading(zone, language, extra, files)
        return check(self.fields, data, around, reading, alone=self.fields_stand_alone)

    def prefill(self, scope: Mapping[str, Value], host: Host | None = None, *, zone: tzinfo = UTC) -> dict[str, Value]:
        """Give the values a fresh form shows: those the case already has, else the form's defaults."""
        return prefill(self.fields, scope, Surroundings(scope, _NONE, host), zone)

    def describe(
        self, language: str, scope: Mapping[str, Value], choices: Choices = _NONE, host: Host | None = None
    ) -> list[dict[str, Any]]:
        """Describe the fields for a program: key, type, label, required, options, limits, one dict a field."""
        return describe(self.fields, language, Surroundings({**blank(self.fields), **scope}, choices, host))


def _walk(fields: Iterable[Field], path: str) -> Iterator[tuple[str, Field]]:
    for field in fields:
        here = f"{path}{field.key}"
        yield here, field
        yield from _walk(field.fields, f"{here}." if field.key else path)


def _expressions(field: Field) -> Iterator[tuple[str, Expression]]:
    limits = field.limits
    found = {
        "hide": field.hidden_if,
        "required": field.required,
        "readonly": field.readonly,
        "min": limits.minimum,
        "max": limits.maximum,
        "minLength": limits.min_length,
        "maxLength": limits.max_length,
        "multiple": field.files.multiple,
        "unit": field.unit,
        "default": field.default,
        "valuesExpression": field.options_from,
        "expression": field.expression,
        "source": field.display.source,
    }
    yield from ((name, value) for name, value in found.items() if isinstance(value, Expression))
    yield from (("text", expression) for expression in expressions_in(field.display.text))
