"""Expressions of a diagram: `=` marks FEEL, everything else is fixed text; compiled once a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from engine import feel
from engine.feel.tree import Name
from engine.feel.values import YearsMonths
from engine.workflow.host import Incident
from engine.workflow.values import SCALARS, settled

_READ = feel.compile_expression("date and time(text)")
_LENGTH = feel.compile_expression("duration(text)")
_LATER = feel.compile_expression("start + length")


class Expression:
    """A text of the diagram, compiled when it is FEEL."""

    __slots__ = ("_compiled", "_name", "is_feel", "text")

    def __init__(self, text: str) -> None:
        """Compile `text`; raises engine.feel.FeelError when it is FEEL that cannot be read."""
        self.text = text
        plain = text.strip()
        self.is_feel = plain.startswith("=")
        self._compiled = feel.compile_expression(plain[1:]) if self.is_feel else None
        tree = self._compiled.tree if self._compiled is not None else None
        self._name = tree.name if isinstance(tree, Name) else None

    def value(self, task: Any, local: Mapping[str, Any] | None = None) -> Any:
        """Evaluate in the data of `task`, over which `local` names go; raises Incident."""
        if self._compiled is None:
            return self.text
        scope = task.data
        if self._name is not None:  # most inputs are bare names, and need no run
            found = local[self._name] if local and self._name in local else scope.get(self._name)
            if found is not None and type(found) in SCALARS:
                return found
        if local:
            scope = {**scope, **local}
        try:
            value = self._compiled.evaluate(scope, task.workflow.top_workflow.host.feel, strict=True)
            return value if type(value) in SCALARS else settled(value)
        except Exception as exc:
            raise Incident(f"{self.text}: {exc}") from exc

    def holds(self, task: Any, local: Mapping[str, Any] | None = None) -> bool:
        """Evaluate a condition; raises Incident when it is neither true nor false."""
        answer = self.value(task, local)
        if answer is not True and answer is not False:
            raise Incident(f"{self.text} gives {shown(answer)}, neither true nor false")
        return answer


def read(text: str | None) -> Expression | None:
    """Compile a text that need not be there."""
    return Expression(text) if text else None


def shown(value: Any) -> str:
    """A value as a message shows it, shortened."""
    text = "null" if value is None else f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - one line of a screen


def moment(value: Any, now: datetime) -> datetime:
    """Read a point in time: a date and time with its zone, its text, or a date (its end where the clock is)."""
    if type(value) is datetime and value.tzinfo is not None:
        return value
    found = _READ.evaluate({"text": value}, None, strict=True) if isinstance(value, str) else value
    if type(found) is date:
        found = datetime.combine(found, time.max.replace(microsecond=0), now.tzinfo)
    if not isinstance(found, datetime) or found.tzinfo is None:
        raise Incident(f"{shown(value)} is no date and time with an offset")
    return found


def later(start: datetime, value: Any) -> datetime:
    """Add a duration, or its text such as PT2H, to `start`."""
    length = _LENGTH.evaluate({"text": value}, None, strict=True) if isinstance(value, str) else value
    if not isinstance(length, timedelta | YearsMonths):
        raise Incident(f"{shown(value)} is no duration")
    end = _LATER.evaluate({"start": start, "length": length}, None, strict=True)
    if not isinstance(end, datetime):
        raise Incident(f"{shown(value)} cannot be added to {start.isoformat()}")
    return end


def whole(value: Any) -> int:
    """Read a whole number."""
    try:
        found = Decimal(str(value))
        if found == found.to_integral_value():
            return int(found)
    except ArithmeticError:
        pass
    raise Incident(f"{shown(value)} is no whole number")
