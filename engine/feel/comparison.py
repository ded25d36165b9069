"""When values are equal, and which comes first: three-valued. Source: DMN 1.5, 10.3.2.13 (tables 53 and 54)."""

from __future__ import annotations

from decimal import Decimal
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, cast

from engine.feel import limits
from engine.feel.errors import FeelLimit
from engine.feel.far import FarDate, FarDateTime, split
from engine.feel.run import Run
from engine.feel.temporal import microsecond_of_day
from engine.feel.values import Range, Value, kind, shallow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_UNORDERED = frozenset({"null", "boolean", "list", "context", "range", "function", "unknown"})


def equal(left: Value, right: Value, run: Run, depth: int = 0) -> bool | None:
    """Tell whether two values are equal; None when their types differ. null equals only null."""
    if left is None or right is None:
        return left is right
    if type(left) is type(right) and type(left) in {str, Decimal, bool}:
        return bool(left == right)
    first, second = kind(left), kind(right)
    if first != second:
        if type(left) is list and len(left) == 1:
            return equal(left[0], right, run, depth)
        if type(right) is list and len(right) == 1:
            return equal(left, right[0], run, depth)
        return None
    if first in {"list", "context"}:
        return _equal_parts(left, right, run, depth + 1)
    return _equal_simple(left, right, first, run, depth)


def _equal_simple(left: Value, right: Value, shared: str, run: Run, depth: int) -> bool:
    if shared == "time":
        return (left.tzinfo is None) == (right.tzinfo is None) and microsecond_of_day(left) == microsecond_of_day(right)
    if shared == "date and time":
        return (left.tzinfo is None) == (right.tzinfo is None) and bool(left == right)
    if shared == "range":
        return (
            (left.low_included, left.high_included, left.operator)
            == (right.low_included, right.high_included, right.operator)
            and equal(left.low, right.low, run, depth) is True
            and equal(left.high, right.high, run, depth) is True
        )
    if shared == "function":
        return left is right
    return bool(left == right)


def _equal_parts(left: Value, right: Value, run: Run, depth: int) -> bool:
    if depth > limits.MAX_NESTING:
        raise FeelLimit("value_too_deep", limit=limits.MAX_NESTING)
    run.spend(10 + len(left))
    if len(left) != len(right):
        return False
    if type(left) is list:
        return all(equal(one, other, run, depth) is True for one, other in zip(left, right, strict=True))
    return all(name in right and equal(value, right[name], run, depth) is True for name, value in left.items())


def same_value(left: Value, right: Value) -> bool:
    """Tell whether two values are the same for FEEL's `=`; lists and contexts by their contents."""
    return equal(left, right, Run(None, strict=False)) is True


def compare(operator: str, left: Value, right: Value) -> bool | None:
    """Compare two values by < <= > or >=; None when they cannot be compared."""
    shared = kind(left)
    if shared != kind(right):
        if type(left) is list and len(left) == 1:
            return compare(operator, left[0], right)
        if type(right) is list and len(right) == 1:
            return compare(operator, left, right[0])
        return None
    if shared in _UNORDERED:
        return None
    if shared == "date and time" and (left.tzinfo is None) != (right.tzinfo is None):
        return None
    left, right = _ordered(left, right, shared)
    return ORDERS[operator](left, right)


def _ordered(left: Value, right: Value, shared: str) -> tuple[Value, Value]:
    """Give two things that Python orders as FEEL orders the two values."""
    if shared == "time":
        return microsecond_of_day(left), microsecond_of_day(right)
    if shared == "years and months duration":
        return left.months, right.months
    if FarDate in (type(left), type(right)):
        return split(left), split(right)
    if FarDateTime in (type(left), type(right)):
        return _far(left), _far(right)
    return left, right


def _far(moment: datetime | FarDateTime) -> FarDateTime:
    eras, near = split(moment)
    return FarDateTime(eras, cast("datetime", near))


def both(left: bool | None, right: bool | None) -> bool | None:
    """Three-valued `and`."""
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def negate(value: bool | None) -> bool | None:
    """Three-valued `not`."""
    return None if value is None else not value


def within(value: Value, interval: Range, run: Run) -> bool | None:
    """Tell whether a value lies in an interval; None when that cannot be said."""
    if value is None:
        return None
    if interval.operator == "=":
        return equal(value, interval.low, run)
    if interval.operator == "!=":
        return negate(equal(value, interval.low, run))
    if interval.operator is None and (interval.low is None or interval.high is None):
        return None
    above = True if interval.low is None else compare(">=" if interval.low_included else ">", value, interval.low)
    below = True if interval.high is None else compare("<=" if interval.high_included else "<", value, interval.high)
    return both(above, below)


def member(value: Value, of: Value, run: Run) -> bool | None:
    """Tell whether a value meets what stands right of `in` or in a cell: a list, an interval, or a value."""
    if type(of) is list:
        if type(value) is list and equal(value, of, run) is True:
            return True
        run.spend(len(of))
        return any(
            (within(value, item, run) if type(item) is Range else equal(value, shallow(item), run)) is True
            for item in of
        )
    if type(of) is Range and type(value) is not Range:
        return within(value, of, run)
    return equal(value, of, run)


ORDERS: dict[str, Callable[[Value, Value], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
