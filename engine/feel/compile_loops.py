"""`for`, `some` and `every` to closures."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.feel import limits, tree
from engine.feel.arithmetic import calculate
from engine.feel.code import Code, compile_node, compiles
from engine.feel.comparison import compare
from engine.feel.errors import WrongArgument
from engine.feel.far import between, shift
from engine.feel.run import Frame, check_size
from engine.feel.temporal import is_day
from engine.feel.values import Range, kind, shallow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.feel.run import Run, Scope
    from engine.feel.values import Value

PARTIAL: Final = "partial"
DAY: Final = timedelta(days=1)


@compiles(tree.Steps)
def steps(node: tree.Steps) -> Code:
    """first..last: whole numbers or days, up or down; the loop around it warns of anything else."""
    first, last = compile_node(node.first), compile_node(node.last)
    return lambda scope, run: counted(first(scope, run), last(scope, run), run)


def counted(first: Value, last: Value, run: Run) -> list[Value]:
    """List the numbers or days from one to another; raises WrongArgument for what cannot be counted."""
    if type(first) is Decimal and type(last) is Decimal:
        if first != first.to_integral_value() or last != last.to_integral_value():
            raise WrongArgument("not_countable", first="number", last="number")
        _affordable(calculate("-", last, first), run)
        start, end = int(first), int(last)
        return [Decimal(at) for at in (range(start, end + 1) if start <= end else range(start, end - 1, -1))]
    if is_day(first) and is_day(last):
        try:
            days = between(last, first).days
        except OverflowError:
            days = limits.MAX_STEPS  # millions of years
        _affordable(Decimal(days), run)
        return [shift(first, DAY * at) for at in (range(days + 1) if days >= 0 else range(0, days - 1, -1))]
    raise WrongArgument("not_countable", first=kind(first), last=kind(last))


def _affordable(distance: Decimal, run: Run) -> None:
    run.spend(int(min(abs(distance), Decimal(10**9))))
    check_size(range(int(abs(distance))))


def iterated(values: Value, run: Run) -> list[Value]:
    """Give what a loop walks over: a list, the numbers or days of an interval, or one value.

    Raises WrongArgument for null and for an interval that cannot be counted.
    """
    if type(values) is list:
        return values
    if values is None:
        raise WrongArgument("null_list")
    if type(values) is not Range:
        return [values]
    found = counted(values.low, values.high, run)
    if compare("<=", values.low, values.high) is not True:
        raise WrongArgument("not_countable", first="above", last="below")
    return found[0 if values.low_included else 1 : len(found) if values.high_included else -1]


Iterators = list[tuple[str, Code]]


def rounds(iterators: Iterators, scope: Scope, run: Run) -> Iterator[Frame]:
    """Give a scope for every combination; later iterators see the names of earlier ones."""
    (name, values), rest = iterators[0], iterators[1:]
    for value in iterated(values(scope, run), run):
        frame = Frame({name: shallow(value)}, scope)
        if rest:
            yield from rounds(rest, frame, run)
        else:
            yield frame


def _iterators(node: tree.For | tree.Quantified) -> Iterators:
    return [(name, compile_node(values)) for name, values in node.iterators]


@compiles(tree.For)
def for_loop(node: tree.For) -> Code:
    """`for`: a list of results; `partial` is the list so far."""
    iterators, result = _iterators(node), compile_node(node.result)
    weight = 2 + len(iterators) + tree.size(node.result)
    parts = (part for source in (node.result, *(values for _, values in node.iterators)) for part in tree.walk(source))
    looks_back = any(isinstance(part, tree.Name) and part.name == PARTIAL for part, _ in parts)

    def run_for(scope: Scope, run: Run) -> Value:
        results: list[Value] = []
        try:
            for frame in rounds(iterators, scope, run):
                run.spend(weight)
                if looks_back:
                    run.spend(len(results))
                    frame[PARTIAL] = list(results)
                results.append(result(frame, run))
        except WrongArgument as exc:
            run.warn(exc.code, node.at, **exc.data)
            return None
        return results

    return run_for


@compiles(tree.Quantified)
def quantified(node: tree.Quantified) -> Code:
    """`some` and `every`: the decisive answer ends it; null when something is neither true nor false."""
    iterators, condition = _iterators(node), compile_node(node.condition)
    weight = 2 + len(iterators) + tree.size(node.condition)
    decisive = node.some

    def run_quantified(scope: Scope, run: Run) -> Value:
        answer: bool | None = not decisive
        try:
            for frame in rounds(iterators, scope, run):
                run.spend(weight)
                met: Value = condition(frame, run)
                if met is decisive:
                    return decisive
                if type(met) is not bool:
                    answer = None
        except WrongArgument as exc:
            run.warn(exc.code, node.at, **exc.data)
            return None
        return answer

    return run_quantified
