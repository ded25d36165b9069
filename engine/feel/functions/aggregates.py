"""Functions that make one value of a list: sums, extremes, statistics, all, any. Source: DMN 1.5, table 75."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.feel.arithmetic import DURATION, MONTHS, calculate
from engine.feel.builtin import builtin
from engine.feel.comparison import compare
from engine.feel.errors import WrongArgument
from engine.feel.values import NUMBERS, Value, kind, shallow

if TYPE_CHECKING:
    from collections.abc import Callable


Values = list[Any]


def aggregate(name: str) -> Callable[[Callable[[Values], Value]], Callable[[Values], Value]]:
    """Declare a function that takes one list, or its items as arguments."""

    def register(body: Callable[[Values], Value]) -> Callable[[Values], Value]:
        builtin(name, "list: list")(lambda _, items: body([shallow(item) for item in items]))
        builtin(name, "list: any", variadic=True)(lambda _, *items: body(list(items)) if items else _none(name))
        return body

    return register


def _none(name: str) -> Value:
    raise WrongArgument("wrong_number_of_arguments", given=0, of=name)


def _numbers(items: Values) -> list[Decimal]:
    if not all(type(item) is Decimal for item in items):
        raise WrongArgument("not_a_number", parameter="list")
    return items


def _extreme(operator: str, items: Values) -> Value:
    if not items:
        return None
    best = items[0]
    if kind(best) in {"list", "boolean", "null", "context"}:
        raise WrongArgument("not_comparable", parameter="list")
    for item in items[1:]:
        better = compare(operator, item, best)
        if better is None:
            raise WrongArgument("not_comparable", parameter="list")
        best = item if better else best
    return best


@aggregate("min")
def minimum(items: Values) -> Value:
    """Give the least item."""
    return _extreme("<", items)


@aggregate("max")
def maximum(items: Values) -> Value:
    """Give the greatest item."""
    return _extreme(">", items)


@aggregate("sum")
def total(items: Values) -> Value:
    """Add up numbers or durations; null for an empty list."""
    if not items:
        return None
    if kind(items[0]) not in {"number", MONTHS, DURATION}:
        raise WrongArgument("not_a_number", parameter="list")
    result = items[0]
    for item in items[1:]:
        result = calculate("+", result, item)
    return result


@aggregate("mean")
def mean(items: Values) -> Value:
    """Give the average."""
    return calculate("/", total(items), Decimal(len(items))) if items else None


@aggregate("median")
def median(items: Values) -> Value:
    """Give the middle number, or the average of the two in the middle."""
    ordered = sorted(_numbers(items))
    middle = len(ordered) // 2
    if not ordered:
        return None
    if len(ordered) % 2:
        return ordered[middle]
    return NUMBERS.divide(NUMBERS.add(ordered[middle - 1], ordered[middle]), Decimal(2))


@aggregate("product")
def product(items: Values) -> Value:
    """Multiply numbers; null for an empty list."""
    result = Decimal(1)
    for number in _numbers(items):
        result = NUMBERS.multiply(result, number)
    return result if items else None


@aggregate("stddev")
def standard_deviation(items: Values) -> Value:
    """Give the sample standard deviation; null for fewer than two numbers."""
    numbers = _numbers(items)
    if len(numbers) < 2:  # noqa: PLR2004 - one number does not deviate
        return None
    average = mean(numbers)
    squares = Decimal(0)
    for number in numbers:
        distance = NUMBERS.subtract(number, average)
        squares = NUMBERS.fma(distance, distance, squares)
    return NUMBERS.sqrt(NUMBERS.divide(squares, Decimal(len(numbers) - 1)))


@aggregate("mode")
def mode(items: Values) -> Value:
    """Give the most frequent numbers, in order."""
    counted = Counter(_numbers(items))
    most = max(counted.values(), default=0)
    return sorted(number for number, times in counted.items() if times == most)


def all_true(items: Values) -> bool | None:
    """Tell whether all are true; null when that hangs on one that is no boolean."""
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


def any_true(items: Values) -> bool | None:
    """Tell whether one is true; null when that hangs on one that is no boolean."""
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None


for _name in ("all", "and"):
    aggregate(_name)(all_true)
for _name in ("any", "or"):
    aggregate(_name)(any_true)
