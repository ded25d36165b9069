"""Compiled expressions and unary tests: what the rest of the product uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.feel import limits
from engine.feel.builtin import BUILTINS
from engine.feel.code import Code, TestCode
from engine.feel.compiler import compile_tests, compile_tree
from engine.feel.errors import FeelLimit
from engine.feel.free import reads
from engine.feel.names import PLANT_FUNCTIONS, KnownNames
from engine.feel.parser import parse_expression, parse_unary_tests
from engine.feel.run import Frame, Host, Run, Scope
from engine.feel.tree import Tests, Tree
from engine.feel.values import PLAIN, Value, shallow

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN: Final = KnownNames((*BUILTINS, *PLANT_FUNCTIONS))


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression.

    free_names: variables it surely reads; filter_names: names read inside filters, which are a property of the list's
    items or a variable; called: names called as functions.
    """

    text: str
    tree: Tree
    free_names: frozenset[str]
    filter_names: frozenset[str]
    called: frozenset[str]
    code: Code = field(repr=False, compare=False)

    def evaluate(self, scope: Scope, host: Host | None = None, *, strict: bool = False) -> Value:
        """Give the value in a scope of FEEL values.

        strict: an unknown name raises UnknownName; otherwise it is null with a warning in host.warnings. Wrong types
        give null with a warning. Raises FeelLimit when the expression does too much.
        """
        run = Run(host, strict)
        run.text = self.text
        try:
            value = self.code(scope, run)
        except RecursionError as exc:
            raise FeelLimit("too_deep") from exc
        return value if type(value) in PLAIN else settled(value)

    def within(self, scope: Scope, run: Run) -> Value:
        """Evaluate as a part of a greater run, on its budget."""
        before, run.text = run.text, self.text
        value = self.code(scope, run)
        run.text = before
        return shallow(value)


@dataclass(frozen=True, slots=True)
class UnaryTests:
    """The compiled cell of a decision table."""

    text: str
    tree: Tests
    free_names: frozenset[str]
    code: TestCode = field(repr=False, compare=False)

    def matches(self, value: Value, scope: Scope, host: Host | None = None) -> bool | None:
        """Tell whether a value meets the tests; None when that cannot be said."""
        run = Run(host, strict=False)
        run.text = self.text
        try:
            return self.code(shallow(value), scope, run)
        except RecursionError as exc:
            raise FeelLimit("too_deep") from exc

    def within(self, value: Value, scope: Scope, run: Run) -> bool | None:
        """Test as a part of a greater run, on its budget."""
        before, run.text = run.text, self.text
        answer = self.code(value, scope, run)
        run.text = before
        return answer


def compile_expression(text: str, names: Iterable[str] = ()) -> Expression:
    """Compile an expression, with or without a leading `=`.

    names: variables whose names hold spaces or operators. Raises FeelSyntaxError or FeelLimit.
    """
    return _compiled(text, tuple(names))


@lru_cache(4096)
def _compiled(text: str, names: tuple[str, ...]) -> Expression:
    stripped = text.lstrip()
    source = " " + stripped[1:] if stripped.startswith("=") else text  # columns stay what the author sees
    if stripped.startswith("="):
        source = text[: len(text) - len(stripped)] + source
    node = parse_expression(source, KnownNames(names, KNOWN))
    found = reads(node)
    return Expression(
        text,
        node,
        frozenset(found.names),
        frozenset(found.in_filters),
        frozenset(found.called),
        compile_tree(node),
    )


def compile_unary_tests(text: str, names: Iterable[str] = ()) -> UnaryTests:
    """Compile a cell of a decision table; empty or `-` matches everything. Raises FeelSyntaxError or FeelLimit."""
    return _compiled_tests(text, tuple(names))


@lru_cache(4096)
def _compiled_tests(text: str, names: tuple[str, ...]) -> UnaryTests:
    node = parse_unary_tests(text, KnownNames(names, KNOWN))
    return UnaryTests(text, node, frozenset(reads(node).names), compile_tests(node))


def settled(value: Value) -> Value:
    """Give a result as plain lists and dicts; raises FeelLimit for one too large or too deep, counted as written out.

    A list that holds the same list twice counts it twice: what is stored or printed does, too.
    """
    return _settle(value, [0], 0)


def _settle(value: Value, counted: list[int], depth: int) -> Value:
    if type(value) in PLAIN:
        return value
    if depth > limits.MAX_NESTING:
        raise FeelLimit("value_too_deep", limit=limits.MAX_NESTING)
    if isinstance(value, list):
        _count(counted, len(value))
        return [_settle(item, counted, depth + 1) for item in value]
    if isinstance(value, dict):
        _count(counted, len(value))
        return {key: _settle(item, counted, depth + 1) for key, item in value.items()}
    return shallow(value)


def _count(counted: list[int], more: int) -> None:
    counted[0] += 1 + more
    if counted[0] > limits.MAX_SIZE:
        raise FeelLimit("value_too_large", limit=limits.MAX_SIZE)


__all__ = ["Expression", "Frame", "UnaryTests", "compile_expression", "compile_unary_tests", "settled"]
