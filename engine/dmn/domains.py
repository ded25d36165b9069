"""Which values of its variables a table can tell apart: one example of each, from the constants it compares with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from engine.feel import Value, YearsMonths, kind, same_value
from engine.feel.compiler import compile_tree
from engine.feel.errors import FeelError
from engine.feel.free import reads
from engine.feel.run import Run
from engine.feel.tree import (
    And,
    Between,
    Call,
    Compare,
    If,
    In,
    Interval,
    Literal,
    Name,
    Or,
    Path,
    Test,
    Tests,
    Tree,
    children,
)

EQUALITY: Final = frozenset({"=", "!="})
CLOCKS: Final = frozenset({"now", "today"})
DAY: Final = timedelta(days=1)
NOT_CONSTANT: Final = object()


@dataclass(slots=True)
class Reading:
    """What a table compares its variables with.

    constants: by variable, `lot.class` for a property. exact: nothing else is done with them, so that values which
    no constant tells apart are treated alike.
    """

    constants: dict[str, list[Value]] = field(default_factory=dict)
    exact: bool = True

    def compared(self, variable: str, *constants: Value) -> None:
        """Note constants that a variable is compared with."""
        known = self.constants.setdefault(variable, [])
        known += [constant for constant in constants if not any(_identical(constant, other) for other in known)]

    def condition(self, node: Tree) -> None:
        """Take in an expression that is true or false."""
        variable = reference(node)
        if variable is not None:
            self.compared(variable, True, False)
        elif isinstance(node, And | Or):
            for part in node.parts:
                self.condition(part)
        elif isinstance(node, If):
            for part in (node.condition, node.yes, node.no):
                self.condition(part)
        elif isinstance(node, Compare):
            self._compare(node)
        elif isinstance(node, In):
            self._tested(node.value, node.tests)
        elif isinstance(node, Between):
            for end in (node.low, node.high):
                self._pair(node.value, end)
                self._ordered("<", end)
        elif isinstance(node, Call):
            self._call(node)
        else:
            self._unknown(node)

    def _compare(self, node: Compare) -> None:
        value, other = (node.left, node.right) if reference(node.left) is not None else (node.right, node.left)
        self._pair(value, other)
        self._ordered(node.operator, other)

    def _ordered(self, operator: str, other: Tree) -> None:
        """Texts are told apart by being equal; where they come in the alphabet is not looked into."""
        if operator not in EQUALITY and type(constant_of(other)) is str:
            self.exact = False

    def _pair(self, value: Tree, other: Tree) -> None:
        variable, constant = reference(value), constant_of(other)
        if variable is None or constant is NOT_CONSTANT:
            self._unknown(value)
            self._unknown(other)
        else:
            self.compared(variable, *_scalars(constant))

    def _call(self, node: Call) -> None:
        called = node.function.name if isinstance(node.function, Name) else ""
        if called == "not" and len(node.positional) == 1:
            self.condition(node.positional[0])
        elif called == "list contains" and len(node.positional) == 2:  # noqa: PLR2004 - list and element
            self._pair(node.positional[1], node.positional[0])
        else:
            self._unknown(node)

    def _tested(self, value: Tree, tests: Iterable[Tree]) -> None:
        variable = reference(value)
        if variable is None:
            self._unknown(value)
        for test in tests:
            self.test(variable, test)

    def test(self, variable: str | None, test: Tree) -> None:
        """Take in a test of a variable (or of something computed, when None)."""
        if isinstance(test, Test):
            parts: tuple[Tree, ...] = (test.operand,)
            self._ordered(test.operator, test.operand)
        elif isinstance(test, Interval):
            parts = (test.low, test.high)
            self._ordered("<" if test.operator not in EQUALITY else "=", test.low)
            self._ordered("<" if test.operator not in EQUALITY else "=", test.high)
        else:
            parts = (test,)
        for part in parts:
            constant = constant_of(part)
            if constant is NOT_CONSTANT or kind(constant) in {"context", "function"}:
                self._unknown(part)
            elif variable is not None:
                self.compared(variable, *_scalars(constant))

    def cell(self, variable: str | None, tests: Tests) -> None:
        """Take in the cell of a column that tests a variable."""
        for test in tests.tests:
            self.test(variable, test)

    def _unknown(self, node: Tree) -> None:
        """Take in something whose outcome constants do not tell; a constant by itself does no harm."""
        variable = reference(node)
        if variable is not None:
            self.compared(variable)
            self.exact = False
        elif constant_of(node) is NOT_CONSTANT:
            self.exact = False
            for child in children(node):
                self._unknown(child)


def reference(node: Tree) -> str | None:
    """Give the variable, or property of one, that a node reads; None for anything else."""
    if isinstance(node, Name):
        return node.name if node.name != "?" else None
    if isinstance(node, Path):
        inner = reference(node.value)
        return None if inner is None else f"{inner}.{node.name}"
    return None


def constant_of(node: Tree) -> Value:
    """Give the value of an expression that reads nothing, or NOT_CONSTANT."""
    if isinstance(node, Literal):
        return node.value
    found = reads(node)
    if found.names or found.in_filters or found.called & CLOCKS or _asks(node):
        return NOT_CONSTANT
    try:
        return compile_tree(node)({}, Run(None, strict=False))
    except FeelError:
        return NOT_CONSTANT


def _asks(node: Tree) -> bool:
    return (isinstance(node, Name) and node.name == "?") or any(_asks(child) for child in children(node))


def _scalars(constant: Value) -> Iterator[Value]:
    """Give the values that tell others apart: a list's items, an interval's ends."""
    if isinstance(constant, list):
        for item in constant:
            yield from _scalars(item)
    elif kind(constant) == "range":
        yield from (constant.low, constant.high)
    else:
        yield constant


def _identical(one: Value, other: Value) -> bool:
    return type(one) is type(other) and same_value(one, other)


# ------------------------------------------------------------ one example of each
def examples(
    constants: list[Value], allowed: Iterable[Value] | None = None, type_name: str = ""
) -> tuple[list[Value], bool]:
    """Give one value for each class that the constants tell apart, without null, and whether that is all of them.

    allowed: the only values there are, if that is known. type_name: the declared type, if any.
    """
    if allowed is not None:
        return list(allowed), True
    known = [constant for constant in constants if constant is not None]
    if constants and not known:
        return [SOME.get(type_name, "other")], True  # something that is not null
    kinds = {kind(constant) for constant in known}
    found: list[Value] = []
    for one in sorted(kinds):
        same = [constant for constant in known if kind(constant) == one]
        if one == "boolean":
            found += [True, False]
        elif one == "string":
            found += [*same, _other_text(same)]
        elif one in STEPS:
            try:
                found += _around(sorted(same, key=_key), STEPS[one])
            except (TypeError, OverflowError):
                return [*found, *same], False
        else:
            return [*found, *same], False
    return found, len(kinds) <= 1


def _other_text(known: list[str]) -> str:
    other = "other"
    while other in known:
        other += " other"
    return other


def _key(value: Value) -> Value:
    return value.months if isinstance(value, YearsMonths) else value


def _around(ordered: list[Value], step: Value) -> list[Value]:
    """Give a value below all, each one, one between each two, and one above all."""
    found = [*_moved(ordered[0], step, -1), ordered[0]]
    for left, right in pairwise(ordered):
        found += [*_between(left, right), right]
    return found + _moved(ordered[-1], step, 1)


def _moved(value: Value, step: Value, sign: int) -> list[Value]:
    if isinstance(value, time):
        end = time.min if sign < 0 else time.max
        return [] if value.replace(tzinfo=None) == end else [end.replace(tzinfo=value.tzinfo)]
    if isinstance(value, YearsMonths):
        return [YearsMonths(value.months + sign)]
    return [value + step * sign]


def _between(left: Value, right: Value) -> list[Value]:
    if isinstance(left, time):
        day = date(2000, 1, 1)
        first, last = (datetime.combine(day, clock.replace(tzinfo=None)) for clock in (left, right))
        return [(first + (last - first) / 2).time().replace(tzinfo=left.tzinfo)]
    if isinstance(left, YearsMonths):
        middle = (left.months + right.months) // 2
        return [YearsMonths(middle)] if left.months < middle < right.months else []
    if type(left) is date:
        days = (right - left).days // 2
        return [left + DAY * days] if days else []
    return [left + (right - left) / 2]


SOME: Final[Mapping[str, Value]] = {
    "number": Decimal(1),
    "boolean": True,
    "date": date(2000, 1, 1),
    "dateTime": datetime(2000, 1, 1, tzinfo=UTC),
    "time": time(12),
}

STEPS: Final[Mapping[str, Value]] = {
    "number": Decimal(1),
    "date": DAY,
    "date and time": DAY,
    "time": None,
    "days and time duration": DAY,
    "years and months duration": None,
}
