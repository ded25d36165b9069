"""Functions of lists. Source: DMN 1.5, 10.3.4.4 (table 75)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.feel import limits
from engine.feel.builtin import Body, builtin
from engine.feel.calls import invoke
from engine.feel.comparison import compare, equal
from engine.feel.errors import FeelLimit, WrongArgument
from engine.feel.functions.numeric import whole
from engine.feel.functions.strings import position
from engine.feel.run import check_size
from engine.feel.values import Value, shallow

if TYPE_CHECKING:
    from engine.feel.run import Run

Values = list[Any]


@builtin("count", "list: list")
def count(_: Run, items: Values) -> Decimal:
    """Count the items."""
    return Decimal(len(items))


@builtin("is empty", "list: list")
def is_empty(_: Run, items: Values) -> bool:
    """Tell whether a list has no items."""
    return not items


@builtin("list contains", "list: list", "element: any")
def list_contains(run: Run, items: Values, element: Value) -> bool:
    """Tell whether an item equals the element."""
    return any(equal(shallow(item), element, run) is True for item in items)


@builtin("sublist", "list: list", "start position: number", "length?: number | null")
def sublist(_: Run, items: Values, start: Decimal, length: Decimal | None) -> Values:
    """Cut out a part of a list."""
    first = position(start, len(items))
    if length is None:
        return list(items[first:])
    last = first + whole(length)
    if length < 1 or last > len(items):
        raise WrongArgument("out_of_range")
    return items[first:last]


@builtin("append", "list: list", "item: any")
def append(_: Run, items: Values, item: Value) -> Values:
    """Put an item at the end."""
    return [*items, item]


@builtin("append", "list: any", variadic=True)
def append_all(_: Run, *values: Value) -> Values:
    """Put several items at the end."""
    if not values or values[0] is None:
        raise WrongArgument("null_argument", parameter="list")
    first = values[0] if type(values[0]) is list else [values[0]]
    return [*first, *values[1:]]


@builtin("concatenate", "list: list", variadic=True)
def concatenate(_: Run, *lists: Values) -> Values:
    """Join lists."""
    if not lists:
        raise WrongArgument("wrong_number_of_arguments", given=0)
    check_size(range(sum(map(len, lists))))
    return [item for items in lists for item in items]


@builtin("insert before", "list: list", "position: number", "newItem: any")
def insert_before(_: Run, items: Values, place: Decimal, item: Value) -> Values:
    """Put an item before a position."""
    at = position(place, len(items))
    return [*items[:at], item, *items[at:]]


@builtin("remove", "list: list", "position: number")
def remove(_: Run, items: Values, place: Decimal) -> Values:
    """Take out the item at a position."""
    at = position(place, len(items))
    return [*items[:at], *items[at + 1 :]]


@builtin("list replace", "list: list", "position: number", "newItem: any")
def list_replace(_: Run, items: Values, place: Decimal, item: Value) -> Values:
    """Put another item at a position."""
    at = position(place, len(items))
    return [*items[:at], item, *items[at + 1 :]]


@builtin("list replace", "list: list", "match: function", "newItem: any")
def list_replace_matching(run: Run, items: Values, match: Value, item: Value) -> Values:
    """Put another item wherever a function of (item, new item) is true."""
    replaced: Values = []
    for old in items:
        hit = invoke(match, [shallow(old), item], {}, run, 0)
        if type(hit) is not bool:
            raise WrongArgument("not_boolean", parameter="match")
        replaced.append(item if hit else old)
    return replaced


@builtin("reverse", "list: list")
def reverse(_: Run, items: Values) -> Values:
    """Turn the order around."""
    return items[::-1]


@builtin("index of", "list: list", "match: any")
def index_of(run: Run, items: Values, match: Value) -> Values:
    """Give all positions of a value, from 1."""
    return [Decimal(at) for at, item in enumerate(items, 1) if equal(shallow(item), match, run) is True]


@builtin("distinct values", "list: list")
def distinct_values(run: Run, items: Values) -> Values:
    """Leave out what came before."""
    seen: Values = []
    for item in items:
        run.spend(1 + len(seen))
        if not any(equal(item, other, run) is True for other in seen):
            seen.append(item)
    return seen


@builtin("duplicate values", "list: list")
def duplicate_values(run: Run, items: Values) -> Values:
    """Give once each what occurs more than once."""
    run.spend(len(items) ** 2)
    return distinct_values(run, [x for x in items if sum(equal(x, y, run) is True for y in items) > 1])


@builtin("union", "list: list", variadic=True)
def union(run: Run, *lists: Values) -> Values:
    """Join lists and leave out what came before."""
    return distinct_values(run, concatenate(run, *lists))


@builtin("flatten", "list: list")
def flatten(run: Run, items: Values) -> Values:
    """Take lists inside lists apart."""
    flat: Values = []
    _flatten(run, items, flat, 0)
    return flat


def _flatten(run: Run, items: Values, into: Values, depth: int) -> None:
    if depth > limits.MAX_NESTING:
        raise FeelLimit("value_too_deep", limit=limits.MAX_NESTING)
    run.spend(1 + len(items))
    for item in items:
        if type(item) is list:
            _flatten(run, item, into, depth + 1)
        else:
            into.append(item)


@builtin("partition", "list: list", "size: number")
def partition(_: Run, items: Values, size: Decimal) -> Values:
    """Cut a list into lists of a size."""
    if size < 1:
        raise WrongArgument("out_of_range")
    return [items[at : at + whole(size)] for at in range(0, len(items), whole(size))]


@builtin("sort", "list: list", "precedes?: function | null")
def sort(run: Run, items: Values, precedes: Value) -> Values:
    """Sort, stably; `precedes` is a function of two items, otherwise they are compared."""

    def before(one: Value, other: Value) -> bool:
        run.spend(1)
        answer = compare("<", one, other) if precedes is None else invoke(precedes, [one, other], {}, run, 0)
        if type(answer) is not bool:
            raise WrongArgument("not_comparable", parameter="list")
        return answer

    return _merge_sorted([shallow(item) for item in items], before)


def _merge_sorted(items: Values, before: Body) -> Values:
    if len(items) < 2:  # noqa: PLR2004 - one item is sorted
        return items
    middle = len(items) // 2
    left, right = _merge_sorted(items[:middle], before), _merge_sorted(items[middle:], before)
    merged: Values = []
    i = j = 0
    while i < len(left) and j < len(right):
        if before(right[j], left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]
