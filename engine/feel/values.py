"""Values of FEEL and what Python type carries each.

null None, boolean bool, string str, number Decimal (34 digits), date and time datetime, date, time, days and time
duration timedelta, years and months duration YearsMonths, list list, context dict, range Range, function Function.
Dates outside the years 1 to 9999 are FarDate and FarDateTime of engine.feel.far.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.feel.far import FarDate, FarDateTime

if TYPE_CHECKING:
    from engine.feel.tree import Type

Value: TypeAlias = Any  # one of the types above; a union that refers to itself would make every caller cast

NUMBERS = decimal.Context(
    prec=34,
    rounding=decimal.ROUND_HALF_EVEN,
    Emax=6144,
    Emin=-6143,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
"""Arithmetic of FEEL numbers: IEEE 754 decimal128. Source: DMN 1.5, 10.3.2.3.1."""

PLAIN = frozenset({type(None), bool, str, Decimal, date, datetime, time, timedelta})


@dataclass(frozen=True, slots=True)
class YearsMonths:
    """A years and months duration, in months."""

    months: int

    def __neg__(self) -> YearsMonths:
        return YearsMonths(-self.months)


@dataclass(frozen=True, slots=True)
class Range:
    """An interval; an end that is None is open.

    `operator` is set for the form `(< 5)`: it keeps `=` and `!=` apart from intervals.
    """

    low: Value
    high: Value
    low_included: bool
    high_included: bool
    operator: str | None = None

    __hash__ = None  # type: ignore[assignment]  # its ends may be lists


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A function as a value: defined in FEEL, or given by the host.

    names: its parameters. call: takes the arguments in their order. types and result: declared types, if any.
    """

    names: tuple[str, ...]
    call: Callable[..., Value]
    types: tuple[Type | None, ...] = ()
    result: Type | None = None


KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    str: "string",
    Decimal: "number",
    int: "number",
    date: "date",
    FarDate: "date",
    datetime: "date and time",
    FarDateTime: "date and time",
    time: "time",
    timedelta: "days and time duration",
    YearsMonths: "years and months duration",
    list: "list",
    dict: "context",
    Range: "range",
    Function: "function",
}


def kind(value: Value) -> str:
    """Give the FEEL name of a value's type; "unknown" for what is no FEEL value."""
    found = KINDS.get(type(value))
    if found is not None:
        return found
    return "context" if isinstance(value, dict) else "unknown"


def shallow(value: Value) -> Value:
    """Make one value a FEEL value without looking into lists and contexts."""
    if type(value) is int:
        return Decimal(value)
    return list(value) if type(value) is tuple else value


def typed(value: object) -> Value:
    """Make a Python value a FEEL value, all the way down.

    int becomes Decimal, tuples become lists, mappings become dicts with text keys. Raises TypeError for float (a
    measured value is a Decimal from the start) and for what FEEL does not know.
    """
    if type(value) in PLAIN or isinstance(value, (YearsMonths, Function, FarDate, FarDateTime)):
        return value
    if isinstance(value, bool | str | Decimal | datetime | date | time | timedelta):
        return _base(value)
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Mapping):
        return {_key(key): typed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [typed(item) for item in value]
    if isinstance(value, Range):
        return Range(typed(value.low), typed(value.high), value.low_included, value.high_included, value.operator)
    if kind(value) == "function":
        return value
    raise TypeError(f"{type(value).__name__} is no FEEL value")


def _base(value: bool | str | Decimal | datetime | date | time | timedelta) -> Value:
    """Strip a subclass, such as a StrEnum's member, down to the plain type."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Decimal):
        return Decimal(value)
    if isinstance(value, timedelta):
        return timedelta(value.days, value.seconds, value.microseconds)
    if isinstance(value, datetime):
        return datetime.combine(value.date(), value.timetz())
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    return value


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the key {key!r} of a context is no text")
    return str.__str__(key)
