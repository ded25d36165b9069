"""Values to text, as FEEL's string() writes them. Source: DMN 1.5, 10.3.4.1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.feel import limits
from engine.feel.errors import FeelLimit
from engine.feel.temporal import date_text, date_time_text, duration_text, months_text, time_text
from engine.feel.values import Range, Value, kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

_PLAIN_KEY: Final = re.compile(r'[^{}:,"]+')


def to_text(value: Value) -> str:
    """Write a value as FEEL's string() does; texts inside lists and contexts stand in quotes.

    Raises FeelLimit for a result too long or nested too deeply.
    """
    return value if type(value) is str else _Writer().write(value)


def number_text(number: Decimal) -> str:
    """Write a number without exponent and without needless zeros."""
    if not number:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Writer:
    """Writes nested values and counts the characters as they come."""

    def __init__(self) -> None:
        self.length = 0
        self.depth = 0

    def write(self, value: Value) -> str:
        shared = kind(value)
        if shared not in {"list", "context", "range"}:
            return self._count(_SIMPLE[shared](value))
        self.depth += 1
        if self.depth > limits.MAX_NESTING:
            raise FeelLimit("value_too_deep", limit=limits.MAX_NESTING)
        self.length += 6  # brackets, and a nested value takes longer than a text of its length
        text = self._nested(value, shared)
        self.depth -= 1
        return text

    def _nested(self, value: Value, shared: str) -> str:
        if shared == "list":
            return self._list(value)
        return self._context(value) if shared == "context" else self._range(value)

    def _count(self, text: str) -> str:
        self.length += len(text) + 2
        if self.length > limits.MAX_SIZE:
            raise FeelLimit("value_too_large", limit=limits.MAX_SIZE)
        return text

    def _inner(self, value: Value) -> str:
        return self._count(quoted(value)) if type(value) is str else self.write(value)

    def _list(self, items: list[Value]) -> str:
        return "[" + ", ".join([self._inner(item) for item in items]) + "]"

    def _context(self, entries: dict[str, Value]) -> str:
        parts = [
            f"{self._count(name if _PLAIN_KEY.fullmatch(name) else quoted(name))}: {self._inner(value)}"
            for name, value in entries.items()
        ]
        return "{" + ", ".join(parts) + "}"

    def _range(self, value: Range) -> str:
        if value.operator or value.low is None or value.high is None:
            end = value.high if value.low is None else value.low
            return f"({value.operator or ('<=' if value.high_included else '<')} {self._inner(end)})"
        opening, closing = "[" if value.low_included else "(", "]" if value.high_included else ")"
        return f"{opening}{self._inner(value.low)}..{self._inner(value.high)}{closing}"


def quoted(text: str) -> str:
    """Write a text as a literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_SIMPLE: Final[dict[str, Callable[[Value], str]]] = {
    "null": lambda _: "null",
    "boolean": lambda value: "true" if value else "false",
    "string": str,
    "number": lambda value: number_text(value) if type(value) is not int else str(value),
    "date": date_text,
    "time": time_text,
    "date and time": date_time_text,
    "days and time duration": duration_text,
    "years and months duration": months_text,
    "function": lambda _: "function",
    "unknown": lambda _: "unknown",
}
