"""What FEEL says when an expression cannot be read, runs too long or reads what is not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engine.errors import HoldpointError


class FeelError(HoldpointError):
    """An expression cannot be used: `code` is stable, `data` holds the particulars."""

    code = "feel"

    def __init__(self, code: str, **data: Any) -> None:
        self.code = code  # type: ignore[misc]  # one class for what is said in the same breath
        super().__init__(**data)


class FeelSyntaxError(FeelError):
    """The text is no FEEL: where (line and column from 1), why, and the text itself."""

    def __init__(self, line: int, column: int, message_code: str, text: str, **data: Any) -> None:
        super().__init__(message_code, line=line, column=column, text=text, **data)
        self.line = line
        self.column = column
        self.message_code = message_code
        self.text = text

    def __str__(self) -> str:
        found = self.data.get("found")
        where = f"line {self.line}, column {self.column}: {self.code.replace('_', ' ')}"
        return f"{where}, found {found!r}" if found is not None else where


class UnknownName(FeelError):
    """A strict evaluation reads a variable that the scope does not hold."""

    def __init__(self, name: str, line: int = 1, column: int = 1) -> None:
        super().__init__("unknown_name", name=name, line=line, column=column)
        self.name = name


class FeelLimit(FeelError):
    """An expression is too long, too deep, takes too many steps or makes too large a value."""


class WrongArgument(FeelError):
    """A function cannot work with this argument; the call gives null and a warning."""

    def __init__(self, code: str = "wrong_argument", **data: Any) -> None:
        super().__init__(code, **data)


@dataclass(frozen=True, slots=True)
class FeelWarning:
    """Something in an evaluation gave null that the author may not have meant."""

    code: str
    line: int
    column: int
    data: dict[str, Any] = field(default_factory=dict)
