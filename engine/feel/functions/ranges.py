"""Functions of intervals and points: before, meets, overlaps … Source: DMN 1.5, 10.3.4.8 (table 79)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel import tree
from engine.feel.builtin import Body, builtin
from engine.feel.comparison import compare, equal, within
from engine.feel.errors import FeelError, WrongArgument
from engine.feel.names import KnownNames
from engine.feel.values import Range, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.feel.run import Run


def _relation(name: str, first: str, second: str) -> Callable[[Body], Body]:
    """Declare a relation of two points or intervals; null for a null argument."""

    def register(body: Body) -> Body:
        def checked(run: Run, one: Value, other: Value) -> bool | None:
            if one is None or other is None:
                raise WrongArgument("null_argument", parameter=first if one is None else second)
            answer: bool | None = body(run, one, other)
            if answer is None:
                raise WrongArgument("not_comparable", parameter=second)
            return answer

        builtin(name, f"{first}: any", f"{second}: any")(checked)
        return body

    return register


def _converse(name: str, first: str, second: str, of: Body) -> None:
    _relation(name, first, second)(lambda run, one, other: of(run, other, one))


def _less(left: Value, right: Value) -> bool:
    return compare("<", left, right) is True


def _same(run: Run, left: Value, right: Value) -> bool:
    return equal(left, right, run) is True


def _is_point(value: Value) -> bool:
    return type(value) is not Range


@_relation("before", "a", "b")
def before(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether the first ends before the second begins."""
    end, end_in = (one, True) if _is_point(one) else (one.high, one.high_included)
    start, start_in = (other, True) if _is_point(other) else (other.low, other.low_included)
    earlier = compare("<", end, start)
    if earlier or (_same(run, end, start) and not (end_in and start_in)):
        return True
    return earlier


_converse("after", "a", "b", before)


@_relation("meets", "range1", "range2")
def meets(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether the second begins where the first ends."""
    if _is_point(one) or _is_point(other):
        return None
    return bool(one.high_included and other.low_included and _same(run, one.high, other.low))


_converse("met by", "range1", "range2", meets)


def _starts_inside(run: Run, one: Range, other: Range) -> bool:
    """Tell whether one begins no later than the other ends, with a point in common."""
    return _less(one.low, other.high) or (_same(run, one.low, other.high) and one.low_included and other.high_included)


def _begins_first(run: Run, one: Range, other: Range) -> bool:
    return _less(one.low, other.low) or (_same(run, one.low, other.low) and one.low_included and not other.low_included)


def _ends_last(run: Run, one: Range, other: Range) -> bool:
    return _less(other.high, one.high) or (
        _same(run, one.high, other.high) and (not other.high_included or one.high_included)
    )


@_relation("overlaps", "range1", "range2")
def overlaps(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether two intervals have a point in common."""
    if _is_point(one) or _is_point(other):
        return None
    return _starts_inside(run, one, other) and _starts_inside(run, other, one)


@_relation("overlaps before", "range1", "range2")
def overlaps_before(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether the first begins earlier and reaches into the second."""
    if _is_point(one) or _is_point(other):
        return None
    return _begins_first(run, one, other) and _starts_inside(run, other, one) and _ends_last(run, other, one)


@_relation("overlaps after", "range1", "range2")
def overlaps_after(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether the first begins inside the second and reaches past its end."""
    if _is_point(one) or _is_point(other):
        return None
    begins_later = _less(other.low, one.low) or (
        _same(run, other.low, one.low) and other.low_included and not one.low_included
    )
    return begins_later and _starts_inside(run, one, other) and _ends_last(run, one, other)


@_relation("finishes", "a", "range")
def finishes(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether the first ends where the second ends, and lies within it."""
    if _is_point(other):
        return None
    if _is_point(one):
        return bool(other.high_included and _same(run, one, other.high))
    return (
        one.high_included == other.high_included
        and _same(run, one.high, other.high)
        and (
            _less(other.low, one.low)
            or (_same(run, one.low, other.low) and (not one.low_included or other.low_included))
        )
    )


_converse("finished by", "range", "a", finishes)


@_relation("includes", "range", "a")
def includes(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether the second lies within the first."""
    if _is_point(one):
        return None
    if _is_point(other):
        return within(other, one, run)
    starts = _less(one.low, other.low) or (
        _same(run, one.low, other.low) and (one.low_included or not other.low_included)
    )
    return starts and _ends_last(run, one, other)


_converse("during", "a", "range", includes)


@_relation("starts", "a", "range")
def starts(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether the first begins where the second begins, and lies within it."""
    if _is_point(other):
        return None
    if _is_point(one):
        return bool(other.low_included and _same(run, one, other.low))
    return (
        one.low_included == other.low_included
        and _same(run, one.low, other.low)
        and (
            _less(one.high, other.high)
            or (_same(run, one.high, other.high) and (not one.high_included or other.high_included))
        )
    )


_converse("started by", "range", "a", starts)


@_relation("coincides", "a", "b")
def coincides(run: Run, one: Value, other: Value) -> bool | None:
    """Tell whether two points or two intervals are the same."""
    if _is_point(one) != _is_point(other):
        return None
    if _is_point(one):
        return equal(one, other, run)
    return (
        (one.low_included, one.high_included) == (other.low_included, other.high_included)
        and _same(run, one.low, other.low)
        and _same(run, one.high, other.high)
    )


@builtin("range", "from: string")
def range_of_text(run: Run, text: str) -> Range:
    """Read an interval whose ends are literals, or date("...") and the like."""
    from engine.feel.compiler import compile_tree
    from engine.feel.parser import parse_expression

    run.spend(len(text))
    try:
        node = parse_expression(text, KnownNames())
    except FeelError as exc:
        raise WrongArgument("not_readable", text=text[:80]) from exc
    if not isinstance(node, tree.Interval) or not (_is_end(node.low) and _is_end(node.high)):
        raise WrongArgument("not_readable", text=text[:80])
    value = compile_tree(node)({}, run)
    if not isinstance(value, Range):
        raise WrongArgument("not_readable", text=text[:80])
    return value


def _is_end(node: tree.Tree) -> bool:
    if isinstance(node, tree.Negate):
        return isinstance(node.value, tree.Literal)
    if isinstance(node, tree.Call):
        return isinstance(node.function, tree.Name) and all(isinstance(a, tree.Literal) for a in node.positional)
    return isinstance(node, tree.Literal)
