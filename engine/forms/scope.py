"""What a form's expressions see: the variables of the task, over them what the form holds, in a line its own fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from engine.errors import ServiceFailed
from engine.feel import Expression, FeelError, Host, Value
from engine.forms.fields import Choices, Field, Option, Switch
from engine.vocabulary import Names


@dataclass(slots=True)
class Surroundings:
    """Everything around one form at one moment; made for every form checked, so it is not frozen.

    scope: variables the expressions read. choices: options the plant brings. host: clock and plant functions of FEEL.
    """

    scope: Mapping[str, Value]
    choices: Choices
    host: Host | None = None

    def with_values(self, values: Mapping[str, Value]) -> Surroundings:
        """Lay the form's values over the variables; each of its keys hides an older one, also when it is null."""
        return replace(self, scope={**self.scope, **values})

    def in_row(self, row: Mapping[str, Value], number: int) -> Surroundings:
        """Enter line `number` (from 0) of a dynamic list: its fields, `this`, `parent` and `i`, as in form-js."""
        return replace(self, scope={**self.scope, **row, "this": row, "parent": self.scope, "i": [Decimal(number + 1)]})

    def value_of(self, expression: Expression, *, strict: bool = False) -> Value:
        """Evaluate an expression. Raises ServiceFailed when it cannot be, or reads an unknown name where `strict`."""
        try:
            return expression.evaluate(self.scope, self.host, strict=strict)
        except FeelError as error:
            raise ServiceFailed(expression.text, str(error)) from error

    def is_hidden(self, field: Field) -> bool:
        """Tell whether the field's condition hides it; what is neither true nor false does not hide."""
        return field.hidden_if is not None and self.value_of(field.hidden_if) is True

    def holds(self, switch: Switch) -> bool:
        """Tell whether a switch (required, readonly) is on."""
        return switch if isinstance(switch, bool) else self.value_of(switch) is True

    def amount(self, limit: Decimal | Expression | None) -> Decimal | None:
        """Give a limit as a number; an expression that gives none sets no limit."""
        if limit is None or isinstance(limit, Decimal):
            return limit
        value = self.value_of(limit)
        return value if isinstance(value, Decimal) else None

    def most_files(self, field: Field) -> int:
        """Give how many files a field takes now."""
        return field.files.most if self.holds(field.files.multiple) else 1

    def unit(self, field: Field) -> str:
        """Give the word of the field's unit (`piece`), empty when it has none or none is known yet."""
        if isinstance(field.unit, str):
            return field.unit
        try:
            value = self.value_of(field.unit)
        except ServiceFailed:  # a unit not yet chosen: the field reads well without
            return ""
        return value if isinstance(value, str) else ""

    def options(self, field: Field) -> Sequence[Option]:
        """List the options of a field: its own, the plant's, or those of the case."""
        if field.options_from is not None:
            return options_in(self.value_of(field.options_from))
        if field.options_key:
            found = self.choices.get(field.options_key)
            return found if found is not None else options_in(self.scope.get(field.options_key))
        return field.options


def options_in(value: Value) -> tuple[Option, ...]:
    """Read options out of a value: texts, or contexts with `value` and `label` (`label.zh`, `label.ru`)."""
    if not isinstance(value, list | tuple):
        return ()
    return tuple(option for option in map(_option, value) if option is not None)


def _option(item: Value) -> Option | None:
    if isinstance(item, str) and item:
        return Option(item, Names(item))
    if isinstance(item, Mapping) and isinstance(item.get("value"), str):
        label = str(item.get("label") or item["value"])
        return Option(item["value"], Names(label, str(item.get("label.zh") or ""), str(item.get("label.ru") or "")))
    return None
