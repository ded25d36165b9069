"""Operators to closures: logic, comparison, arithmetic, tests. The paths taken most are written out for speed."""

from __future__ import annotations

from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING

from engine.feel import tree
from engine.feel.arithmetic import calculate, minus
from engine.feel.code import Code, TestCode, compile_node, compiles
from engine.feel.comparison import ORDERS, both, compare, equal, member, negate
from engine.feel.run import Frame
from engine.feel.typing_rules import is_instance
from engine.feel.values import NUMBERS, Range, kind, shallow

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.feel.run import Run, Scope
    from engine.feel.values import Value

VALUE = "?"


@compiles(tree.Literal)
def literal(node: tree.Literal) -> Code:
    """A constant."""
    value = node.value
    return lambda _scope, _run: value


@compiles(tree.If)
def conditional(node: tree.If) -> Code:
    """`if`: whatever is not true is false."""
    condition, yes, no = compile_node(node.condition), compile_node(node.yes), compile_node(node.no)
    at = node.condition.at

    def run_if(scope: Scope, run: Run) -> Value:
        chosen = condition(scope, run)
        if type(chosen) is not bool and chosen is not None:
            run.warn("not_boolean", at, given=kind(chosen))
        return yes(scope, run) if chosen is True else no(scope, run)

    return run_if


def _logic(node: tree.And | tree.Or, decisive: bool) -> Code:
    """`and` and `or`: the decisive value ends it; null when something is neither true nor false."""
    parts = [(compile_node(part), part.at) for part in node.parts]
    other = not decisive

    def run_logic(scope: Scope, run: Run) -> Value:
        result: bool | None = other
        for part, at in parts:
            value: Value = part(scope, run)
            if value is decisive:
                return decisive
            if value is not other:
                result = None
                if value is not None:
                    run.warn("not_boolean", at, given=kind(value))
        return result

    return run_logic


compiles(tree.And)(lambda node: _logic(node, decisive=False))
compiles(tree.Or)(lambda node: _logic(node, decisive=True))


def checked(operator: str, at: int) -> Callable[[Value, Value, Run], bool | None]:
    """Give a comparison that warns when the two cannot be compared."""
    if operator in {"=", "!="}:
        differs = operator == "!="

        def compare_equal(left: Value, right: Value, run: Run) -> bool | None:
            answer = equal(left, right, run)
            if answer is None:
                run.warn("different_types", at, left=kind(left), right=kind(right))
            return negate(answer) if differs else answer

        return compare_equal
    order = ORDERS[operator]

    def compare_order(left: Value, right: Value, run: Run) -> bool | None:
        if type(left) is Decimal and type(right) is Decimal:
            return order(left, right)
        answer = compare(operator, left, right)
        if answer is None:
            run.warn("not_comparable", at, left=kind(left), right=kind(right))
        return answer

    return compare_order


@compiles(tree.Compare)
def comparison(node: tree.Compare) -> Code:
    """A comparison of two values."""
    left, right = compile_node(node.left), compile_node(node.right)
    decide = checked(node.operator, node.at)
    if node.operator == "=" and isinstance(node.right, tree.Literal) and type(node.right.value) is str:
        return _equals_text(left, node.right.value, decide)
    return lambda scope, run: decide(left(scope, run), right(scope, run), run)


def _equals_text(left: Code, text: str, decide: Callable[[Value, Value, Run], bool | None]) -> Code:
    def run_equals_text(scope: Scope, run: Run) -> bool | None:
        value = left(scope, run)
        return value == text if type(value) is str else decide(value, text, run)

    return run_equals_text


@compiles(tree.Between)
def between(node: tree.Between) -> Code:
    """`between` low and high, both included."""
    value, low, high = compile_node(node.value), compile_node(node.low), compile_node(node.high)
    above, below = checked(">=", node.at), checked("<=", node.at)

    def run_between(scope: Scope, run: Run) -> bool | None:
        tested = value(scope, run)
        return both(above(tested, low(scope, run), run), below(tested, high(scope, run), run))

    return run_between


@compiles(tree.In)
def is_in(node: tree.In) -> Code:
    """`in`: one of the tests is met."""
    value = compile_node(node.value)
    tests = any_of(node.tests)
    return lambda scope, run: tests(value(scope, run), scope, run)


@compiles(tree.Test)
def stray_test(node: tree.Test) -> Code:
    """A comparison without left side, where the value tested is `?`."""
    test = compile_test(node)
    question = compile_node(tree.Name(VALUE, at=node.at))
    return lambda scope, run: test(question(scope, run), scope, run)


def any_of(nodes: tuple[tree.Tree, ...]) -> TestCode:
    """Tell whether one of several tests is met; null when none is and one cannot be said."""
    tests = [compile_test(node) for node in nodes]
    if len(tests) == 1:
        return tests[0]

    def run_any(value: Value, scope: Scope, run: Run) -> bool | None:
        result: bool | None = False
        for test in tests:
            answer = test(value, scope, run)
            if answer is True:
                return True
            if answer is None:
                result = None
        return result

    return run_any


def compile_test(node: tree.Tree) -> TestCode:
    """Compile one test of a value."""
    if isinstance(node, tree.Test):
        operand, decide = compile_node(node.operand), checked(node.operator, node.at)
        return lambda value, scope, run: decide(value, operand(scope, run), run)
    if isinstance(node, tree.Literal):
        return _equals_constant(node)
    expression = compile_node(node)
    if any(isinstance(part, tree.Name) and part.name == VALUE for part, _ in tree.walk(node)):
        return _about_value(expression)
    if isinstance(node, tree.Interval) and isinstance(node.low, tree.Literal) and isinstance(node.high, tree.Literal):
        return _inside(node, expression)
    return lambda value, scope, run: _meets(value, expression(scope, run), run)


def _equals_constant(node: tree.Literal) -> TestCode:
    constant, decide = node.value, checked("=", node.at)
    quick = type(constant) if type(constant) in {str, Decimal, bool} else None

    def run_equals(value: Value, _scope: Scope, run: Run) -> bool | None:
        return value == constant if type(value) is quick else decide(value, constant, run)

    return run_equals


def _about_value(expression: Code) -> TestCode:
    """A test that speaks of `?`: its truth is the answer."""

    def run_about(value: Value, scope: Scope, run: Run) -> bool | None:
        answer = expression(Frame({VALUE: value}, scope), run)
        return answer if answer is None or type(answer) is bool else member(value, answer, run)

    return run_about


def _inside(node: tree.Interval, expression: Code) -> TestCode:
    """An interval with constant ends; numbers take the short way."""
    low, high = node.low, node.high
    numeric = isinstance(low, tree.Literal) and isinstance(high, tree.Literal) and type(low.value) is Decimal
    if not (numeric and type(getattr(high, "value", None)) is Decimal):
        return lambda value, scope, run: _meets(value, expression(scope, run), run)
    above, below = ORDERS[">=" if node.low_included else ">"], ORDERS["<=" if node.high_included else "<"]
    start, end = getattr(low, "value", None), getattr(high, "value", None)

    def run_inside(value: Value, scope: Scope, run: Run) -> bool | None:
        if type(value) is Decimal:
            return above(value, start) and below(value, end)
        return _meets(value, expression(scope, run), run)

    return run_inside


def _meets(value: Value, answer: Value, run: Run) -> bool | None:
    if type(answer) is bool and type(value) is not bool:
        return answer  # a condition on other variables
    return member(value, answer, run)


@compiles(tree.Arithmetic)
def arithmetic(node: tree.Arithmetic) -> Code:
    """+ - * / **, numbers first."""
    left, right, operator, at = compile_node(node.left), compile_node(node.right), node.operator, node.at
    quick = {"+": NUMBERS.add, "-": NUMBERS.subtract, "*": NUMBERS.multiply}.get(operator)

    def run_arithmetic(scope: Scope, run: Run) -> Value:
        one, other = left(scope, run), right(scope, run)
        if quick is not None and type(one) is Decimal and type(other) is Decimal:
            try:
                return quick(one, other)
            except DecimalException:
                result = None
        else:
            result = calculate(operator, one, other)
        if result is None:
            run.warn("cannot_calculate", at, operator=operator, left=kind(one), right=kind(other))
        elif type(result) is str:
            run.spend(len(result) // 16)
        return result

    return run_arithmetic


@compiles(tree.Negate)
def negation(node: tree.Negate) -> Code:
    """-value."""
    value, at = compile_node(node.value), node.at

    def run_negation(scope: Scope, run: Run) -> Value:
        operand = value(scope, run)
        result = minus(operand)
        if result is None:
            run.warn("cannot_calculate", at, operator="-", right=kind(operand))
        return result

    return run_negation


@compiles(tree.InstanceOf)
def instance_of(node: tree.InstanceOf) -> Code:
    """`instance of`."""
    value, of = compile_node(node.value), node.type
    return lambda scope, run: is_instance(shallow(value(scope, run)), of, run)


@compiles(tree.Interval)
def interval(node: tree.Interval) -> Code:
    """An interval; null when its ends are of different types or cannot be ordered."""
    low, high, at = compile_node(node.low), compile_node(node.high), node.at

    def run_interval(scope: Scope, run: Run) -> Value:
        start, end = shallow(low(scope, run)), shallow(high(scope, run))
        known = start if start is not None else end
        if node.operator is None and (
            known is None
            or kind(known) in {"boolean", "list", "context"}
            or (start is not None and end is not None and kind(start) != kind(end))
        ):
            run.warn("wrong_interval", at, left=kind(start), right=kind(end))
            return None
        return Range(start, end, node.low_included, node.high_included, node.operator)

    return run_interval
