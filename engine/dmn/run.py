"""One decision being made: the run of its expressions, and what it leaves behind for the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.dmn.errors import DecisionFailed
from engine.feel.errors import FeelWarning
from engine.feel.run import Run, Scope

if TYPE_CHECKING:
    from engine.feel import Host, Value


@dataclass(frozen=True, slots=True)
class FiredRow:
    """A row of a table that made the result: its id, its number from 1, its annotation, and whose table it is.

    The annotation column holds the clause the row carries out.
    """

    id: str
    index: int
    annotation: str
    decision: str = ""


class DecisionRun(Run):
    """A run that remembers the rows that fired and which element is at work."""

    __slots__ = ("decision", "element", "fired")

    def __init__(self, host: Host | None, strict: bool) -> None:
        super().__init__(host, strict)
        self.element = ""
        self.decision = ""
        self.fired: list[FiredRow] = []

    def warn(self, code: str, at: int, **data: Any) -> None:
        """Report as any run does, with the element."""
        super().warn(code, at, element=self.element, **data)

    def broken(self, code: str, element: str, **data: Any) -> Value:
        """Report what the file has wrong; strict, raise DecisionFailed."""
        if self.strict:
            raise DecisionFailed(code, element=element, decision=self.decision, **data)
        if self.warnings is not None:
            self.warnings.append(FeelWarning(code, 1, 1, {"element": element, **data}))


Logic: TypeAlias = Callable[[Scope, DecisionRun], Any]
"""A compiled part of a decision."""
