"""Read the components of a `.form` file one by one: types, keys, labels, limits, conditions, options."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from engine.errors import Finding
from engine.feel import Expression, FeelError, compile_expression
from engine.forms.fields import (
    ASKED,
    CHOSEN,
    MANY,
    MAX_ROWS,
    MAX_TABLE_ROWS,
    Amount,
    Column,
    Display,
    Field,
    FieldType,
    Layout,
    Limits,
    Option,
    Switch,
)
from engine.forms.file_rules import MAX_FILES, MEGABYTE, MOST_FILES, FileRules, read_accept
from engine.forms.patterns import Pattern, compile_pattern
from engine.forms.templating import expressions_in
from engine.vocabulary import Names

MAX_DEPTH = 12
MAX_FIELDS = 500
IGNORED = frozenset({"button"})
_KEY = re.compile(r"[^\W\d]\w*\Z")
_LABEL_OF = {"date": "dateLabel", "datetime": "dateLabel", "time": "timeLabel"}

Component = Mapping[str, Any]


class ComponentReader:
    """Reads components and gathers what is wrong with them; one reader a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._ids: set[str] = set()
        self._keys: set[str] = set()

    def report(self, element: str, rule: str, **data: Any) -> None:
        """Note an error of a component."""
        self.findings.append(Finding(self.file, element, rule, data=data))

    def components(self, raw: object, path: str, depth: int = 0) -> tuple[Field, ...]:
        """Read a list of components; `path` is that of the group or list that holds them."""
        if not isinstance(raw, list):
            return ()
        if depth > MAX_DEPTH:
            self.report(path or "form", "form_too_deep", limit=MAX_DEPTH)
            return ()
        found = (self._component(item, path, depth) for item in raw)
        return tuple(field for field in found if field is not None)

    def _component(self, raw: object, path: str, depth: int) -> Field | None:
        if not isinstance(raw, dict):
            self.report(path or "form", "form_unreadable", reason="a component is not an object")
            return None
        identifier = str(raw.get("id") or raw.get("key") or raw.get("path") or raw.get("type"))
        if raw.get("type") in IGNORED:
            return None
        try:
            kind = FieldType(str(raw.get("type")))
        except ValueError:
            self.report(identifier, "form_field_unsupported", type=str(raw.get("type")))
            return None
        self._count(identifier)
        key = self._key(raw, kind, identifier, path)
        return self._field(raw, kind, identifier, key, f"{path}.{key}" if path and key else key or path, depth)

    def _count(self, identifier: str) -> None:
        if identifier in self._ids:
            self.report(identifier, "form_id_twice")
        self._ids.add(identifier)
        if len(self._ids) == MAX_FIELDS + 1:
            self.report(identifier, "form_too_many_fields", limit=MAX_FIELDS)

    def _key(self, raw: Component, kind: FieldType, identifier: str, path: str) -> str:
        if kind not in ASKED | {FieldType.EXPRESSION, FieldType.DYNAMICLIST, FieldType.GROUP}:
            return ""
        holds_others = kind in {FieldType.DYNAMICLIST, FieldType.GROUP}
        key = str(raw.get("path" if holds_others else "key") or "")
        if not key:
            if kind is not FieldType.GROUP:
                self.report(identifier, "form_key_missing")
            return ""
        if not _KEY.match(key):
            self.report(identifier, "form_key_unusable", name=key)
        full = f"{path}.{key}" if path else key
        if full in self._keys:
            self.report(identifier, "form_key_twice", name=full)
        self._keys.add(full)
        return key

    def _field(self, raw: Component, kind: FieldType, identifier: str, key: str, path: str, depth: int) -> Field:
        checks, properties = _mapping(raw, "validate"), _texts(raw, "properties")
        label = str(raw.get("label") or raw.get(_LABEL_OF.get(str(raw.get("subtype") or "date"), "")) or "")
        if not label and kind in ASKED:
            self.report(identifier, "form_label_missing")
        return Field(
            id=identifier,
            type=kind,
            key=key,
            subtype=self._subtype(raw, kind, identifier),
            label=_names(label, "label", properties),
            description=_names(str(raw.get("description") or ""), "description", properties),
            required=self._switch(checks.get("required"), identifier),
            readonly=raw.get("disabled") is True or self._switch(raw.get("readonly"), identifier),
            hidden_if=self._expression(_mapping(raw, "conditional").get("hide"), identifier),
            default=self._default(raw, kind, properties, identifier),
            options=self._options(raw, kind, identifier, properties),
            options_key=str(raw.get("valuesKey") or "") if kind in CHOSEN else "",
            options_from=self._expression(raw.get("valuesExpression"), identifier) if kind in CHOSEN else None,
            limits=self._limits(raw, checks, identifier, properties),
            files=self._files(raw, kind, properties, identifier),
            unit=self._unit(properties, identifier),
            clauses=tuple(properties.get("clause", "").split()),
            expression=self._required_expression(raw.get("expression"), identifier)
            if kind is FieldType.EXPRESSION
            else None,
            display=self._display(raw, kind, identifier, properties),
            layout=_layout(raw),
            fields=self.components(raw.get("components"), path, depth + 1),
            first_rows=_first_rows(raw),
            rows_change=raw.get("isRepeating") is not False and raw.get("allowAddRemove") is not False,
            properties=properties,
        )

    def _subtype(self, raw: Component, kind: FieldType, identifier: str) -> str:
        if kind is not FieldType.DATETIME:
            return ""
        subtype = str(raw.get("subtype") or "date")
        if subtype not in _LABEL_OF:
            self.report(identifier, "form_field_unsupported", type=f"datetime {subtype}")
        return subtype

    def _default(self, raw: Component, kind: FieldType, properties: Mapping[str, str], identifier: str) -> object:
        """Read the form's default value, or the property `default`, an expression such as `=now()`."""
        if (text := properties.get("default", "")).startswith("="):
            return self._expression(text, identifier)
        default = raw.get("defaultValue")
        if kind in MANY:
            return [str(item) for item in default] if isinstance(default, list) else None
        return default if isinstance(default, bool | int | str) and default != "" else None

    def _switch(self, raw: object, identifier: str) -> Switch:
        if isinstance(raw, bool):
            return raw
        return self._expression(raw, identifier) or False

    def _amount(self, raw: object, identifier: str) -> Amount:
        if raw is None or raw == "":
            return None
        if isinstance(raw, str) and raw.startswith("="):
            return self._expression(raw, identifier)
        try:
            value = Decimal(str(raw))
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            self.report(identifier, "form_limit_not_a_number", text=str(raw))
            return None
        return value

    def _expression(self, raw: object, identifier: str) -> Expression | None:
        if not isinstance(raw, str) or not raw.strip():
            return None
        text = raw.strip()
        try:
            return compile_expression(text)
        except FeelError as error:
            self.report(identifier, "form_expression_unreadable", text=text, reason=str(error))
            return None

    def _required_expression(self, raw: object, identifier: str) -> Expression | None:
        if not isinstance(raw, str) or not raw.strip().removeprefix("="):
            self.report(identifier, "form_expression_missing")
            return None
        return self._expression(raw, identifier)

    def _unit(self, properties: Mapping[str, str], identifier: str) -> str | Expression:
        unit = properties.get("unit", "").strip()
        if unit.startswith("="):
            return self._expression(unit, identifier) or ""
        return unit

    def _options(
        self, raw: Component, kind: FieldType, identifier: str, properties: Mapping[str, str]
    ) -> tuple[Option, ...]:
        if kind not in CHOSEN:
            return ()
        listed = raw.get("values")
        if not isinstance(listed, list):
            if not raw.get("valuesKey") and not raw.get("valuesExpression"):
                self.report(identifier, "form_options_missing")
            return ()
        options: dict[str, Option] = {}
        for item in listed:
            value = item.get("value") if isinstance(item, dict) else item
            if not isinstance(value, str) or not value:
                self.report(identifier, "form_option_not_a_text", value=str(value))
                continue
            if value in options:
                self.report(identifier, "form_option_twice", value=value)
            label = str(item.get("label") or value) if isinstance(item, dict) else value
            options[value] = Option(
                value,
                _names(label, f"option.{value}", properties),
                _names(properties.get(f"help.{value}", ""), f"help.{value}", properties),
            )
        return tuple(options.values())

    def _limits(self, raw: Component, checks: Component, identifier: str, properties: Mapping[str, str]) -> Limits:
        increment = self._amount(raw.get("increment"), identifier)
        return Limits(
            minimum=self._amount(checks.get("min"), identifier),
            maximum=self._amount(checks.get("max"), identifier),
            decimal_digits=_whole(raw.get("decimalDigits")),
            increment=increment if isinstance(increment, Decimal) and increment > 0 else None,
            min_length=self._amount(checks.get("minLength"), identifier),
            max_length=self._amount(checks.get("maxLength"), identifier),
            pattern=self._pattern(checks.get("pattern"), identifier),
            pattern_message=_names(str(checks.get("patternErrorMessage") or ""), "pattern", properties),
            kind=str(checks.get("validationType") or "") if checks.get("validationType") in {"email", "phone"} else "",
            not_past=raw.get("disallowPassedDates") is True,
        )

    def _files(self, raw: Component, kind: FieldType, properties: Mapping[str, str], identifier: str) -> FileRules:
        """Read what a field for files takes; properties `max_files` and `max_size_mb` bound it."""
        if kind is not FieldType.FILEPICKER:
            return FileRules()
        accept: tuple[str, ...] = ()
        try:
            accept = read_accept(str(raw.get("accept") or ""))
        except ValueError as error:
            self.report(identifier, "form_accept_unreadable", text=str(error))
        most = self._bound(properties, "max_files", identifier, MOST_FILES)
        megabytes = self._bound(properties, "max_size_mb", identifier, None)
        return FileRules(
            accept=accept,
            multiple=self._switch(raw.get("multiple"), identifier),
            most=int(most) if most is not None else MAX_FILES,
            max_bytes=int(megabytes * MEGABYTE) if megabytes is not None else None,
        )

    def _bound(self, properties: Mapping[str, str], name: str, identifier: str, highest: int | None) -> Decimal | None:
        """Read a property that holds a number above 0; `highest`: whole, and no more than that."""
        text = properties.get(name, "").strip()
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite() and value > 0 and (highest is None or (value <= highest and value % 1 == 0)):
            return value
        self.report(identifier, "form_file_bound_unusable", name=name, text=text, limit=highest or 0)
        return None

    def _pattern(self, raw: object, identifier: str) -> Pattern | None:
        if not isinstance(raw, str) or not raw:
            return None
        try:
            return compile_pattern(raw)
        except ValueError as error:
            self.report(identifier, "form_pattern_unusable", pattern=raw, reason=str(error))
            return None

    def _display(self, raw: Component, kind: FieldType, identifier: str, properties: Mapping[str, str]) -> Display:
        if kind in {FieldType.TEXT, FieldType.HTML}:
            name = "text" if kind is FieldType.TEXT else "content"
            return Display(text=self._template(_names(str(raw.get(name) or ""), name, properties), identifier))
        if kind is FieldType.IMAGE:
            return Display(
                source=self._text_or_expression(raw.get("source"), identifier),
                alt=_names(str(raw.get("alt") or ""), "alt", properties),
            )
        if kind is FieldType.TABLE:
            return Display(
                source=self._required_expression(raw.get("dataSource"), identifier),
                columns=tuple(_columns(raw, properties)),
                row_count=_whole(raw.get("rowCount")) or MAX_TABLE_ROWS,
            )
        return Display(height=_whole(raw.get("height")) or 0) if kind is FieldType.SPACER else Display()

    def _template(self, text: Names, identifier: str) -> Names:
        try:
            list(expressions_in(text))
        except (FeelError, ValueError) as error:
            self.report(identifier, "form_expression_unreadable", text=text.en[:80], reason=str(error))
        return text

    def _text_or_expression(self, raw: object, identifier: str) -> str | Expression | None:
        if isinstance(raw, str) and raw.startswith("="):
            return self._expression(raw, identifier)
        return raw if isinstance(raw, str) and raw else None


def _columns(raw: Component, properties: Mapping[str, str]) -> list[Column]:
    listed = raw.get("columns")
    return [
        Column(str(item["key"]), _names(str(item.get("label") or item["key"]), f"column.{item['key']}", properties))
        for item in (listed if isinstance(listed, list) else [])
        if isinstance(item, dict) and item.get("key")
    ]


def _names(text: str, name: str, properties: Mapping[str, str]) -> Names:
    return Names(text, properties.get(f"{name}.zh", ""), properties.get(f"{name}.ru", ""))


def _mapping(raw: Component, name: str) -> Component:
    found = raw.get(name)
    return found if isinstance(found, dict) else {}


def _texts(raw: Component, name: str) -> Mapping[str, str]:
    return {str(key): str(value) for key, value in _mapping(raw, name).items() if value is not None}


def _first_rows(raw: Component) -> int:
    wanted = _whole(raw.get("defaultRepetitions"))
    return 1 if wanted is None or raw.get("isRepeating") is False else min(wanted, MAX_ROWS)


def _layout(raw: Component) -> Layout:
    layout = _mapping(raw, "layout")
    columns = layout.get("columns")
    return Layout(str(layout.get("row") or ""), columns if isinstance(columns, int) else None)


def _whole(raw: object) -> int | None:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return max(raw, 0)
    return int(raw) if isinstance(raw, str) and raw.isdecimal() else None
