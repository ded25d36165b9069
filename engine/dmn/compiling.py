"""What compiling a decision file shares: the names it knows, its types, and the problems found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.dmn.errors import Problem
from engine.dmn.item_types import TypeTable
from engine.dmn.xml import attribute, line
from engine.feel import Expression, FeelError, UnaryTests, compile_expression, compile_unary_tests
from engine.feel.errors import FeelSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.dmn.run import DecisionRun, Logic
    from engine.dmn.table import DecisionTable
    from engine.dmn.xml import Element
    from engine.feel.run import Scope
    from engine.feel.values import Value


@dataclass(frozen=True, slots=True)
class Boxed:
    """A compiled boxed expression: how to carry it out, and which variables it reads.

    table, expression: the decision table or the literal expression, if it is one.
    """

    run: Logic
    free: frozenset[str] = frozenset()
    table: DecisionTable | None = None
    expression: Expression | None = None


def nothing(_scope: Scope, _run: DecisionRun) -> Value:
    """Give null: what is not there."""
    return None


EMPTY: Final = Boxed(nothing)


class Compilation:
    """One decision file being compiled."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(sorted(names))
        self.types = TypeTable(self.tests)
        self.problems: list[Problem] = []

    def problem(self, code: str, element: Element, **data: object) -> None:
        """Note something that cannot be carried out."""
        self.problems.append(Problem(code, identity(element), line(element), data))

    def expression(self, text: str, element: Element) -> Expression | None:
        """Compile an expression; note a problem and give None if it cannot be read."""
        try:
            return compile_expression(text, self.names)
        except FeelError as exc:
            self._unreadable(exc, text, element)
            return None

    def tests(self, text: str, element: Element) -> UnaryTests | None:
        """Compile unary tests; note a problem and give None if they cannot be read."""
        try:
            return compile_unary_tests(text, self.names)
        except FeelError as exc:
            self._unreadable(exc, text, element)
            return None

    def _unreadable(self, exc: FeelError, text: str, element: Element) -> None:
        place = {"row": exc.line, "column": exc.column} if isinstance(exc, FeelSyntaxError) else {}
        self.problem("invalid_expression", element, text=text[:200], reason=exc.code, **place)

    def leaf(self, text: str, element: Element) -> Boxed:
        """Compile the text of an element to something that runs on the decision's budget."""
        if not text:
            return EMPTY
        expression = self.expression(text, element)
        owner = identity(element)
        if expression is None:
            return Boxed(lambda _scope, run: run.broken("invalid_expression", owner, text=text[:200]))
        within = expression.within

        def run_leaf(scope: Scope, run: DecisionRun) -> Value:
            run.element = owner
            return within(scope, run)

        return Boxed(run_leaf, expression.free_names | expression.filter_names, expression=expression)


def identity(element: Element) -> str:
    """Give the id of an element, or of the nearest one around it that has one."""
    at: Element | None = element
    while at is not None:
        if attribute(at, "id"):
            return attribute(at, "id")
        at = at.getparent()
    return ""
