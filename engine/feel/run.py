"""One evaluation: the host that stands behind it, its budget of steps, and the scopes of names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from engine.feel import limits
from engine.feel.errors import FeelLimit, FeelWarning, UnknownName
from engine.feel.tokens import line_and_column
from engine.feel.values import Function, Value

Scope: TypeAlias = Mapping[str, Any]


@dataclass(slots=True)
class Host:
    """What an evaluation may see of the world; made for every step, so it is not frozen.

    now: the clock that now() and today() read, aware and in the zone whose days count. functions: the plant's own,
    by name. warnings: where warnings are put, if anywhere.
    """

    now: Callable[[], datetime] | None = None
    functions: Mapping[str, Function] = field(default_factory=dict)
    warnings: list[FeelWarning] | None = None


NO_HOST = Host()


class Run:
    """The running evaluation: what it may still spend, and where it reports."""

    __slots__ = ("calls", "host", "steps", "strict", "text", "types", "warnings")

    def __init__(self, host: Host | None, strict: bool) -> None:
        self.host = host if host is not None else NO_HOST
        self.strict = strict
        self.steps = 0
        self.calls = 0
        self.text = ""
        self.warnings = self.host.warnings
        self.types: Callable[[Value, str], bool | None] | None = None

    def spend(self, steps: int) -> None:
        """Count work done; raises FeelLimit when the budget is used up."""
        self.steps += steps
        if self.steps > limits.MAX_STEPS:
            raise FeelLimit("too_many_steps", limit=limits.MAX_STEPS)

    def warn(self, code: str, at: int, **data: Any) -> None:
        """Report that something gave null; gives None, to be returned."""
        if self.warnings is not None and len(self.warnings) < limits.MAX_WARNINGS:
            line, column = line_and_column(self.text, at)
            self.warnings.append(FeelWarning(code, line, column, data))

    def unknown(self, name: str, at: int) -> None:
        """Report a name that is not in the scope; raises UnknownName when strict."""
        if self.strict:
            raise UnknownName(name, *line_and_column(self.text, at))
        self.warn("unknown_name", at, name=name)

    def enter_call(self) -> None:
        """Count a function that begins; raises FeelLimit when too many are open."""
        self.calls += 1
        self.spend(1)
        if self.calls > limits.MAX_CALLS:
            raise FeelLimit("too_many_calls", limit=limits.MAX_CALLS)


class Frame(dict[str, Any]):
    """Names bound inside an expression; others are looked up in the scope around it."""

    __slots__ = ("outer",)

    def __init__(self, names: Mapping[str, Any], outer: Scope) -> None:
        dict.__init__(self, names)
        self.outer = outer

    def __missing__(self, name: str) -> Any:
        return self.outer[name]


class ItemFrame(Frame):
    """The scope of a filter over contexts: a name found nowhere is a property the item lacks, not an error."""

    __slots__ = ()


def check_size(value: Value) -> Value:
    """Give back a text or list unless it is larger than allowed; then raise FeelLimit."""
    if len(value) > limits.MAX_SIZE:
        raise FeelLimit("value_too_large", limit=limits.MAX_SIZE)
    return value
