"""Syntax trees to closures; importing this declares how every node and every built-in function is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.feel import compile_loops, compile_operators, compile_values, functions
from engine.feel.code import Code, TestCode, compile_node
from engine.feel.compile_operators import any_of

if TYPE_CHECKING:
    from engine.feel import tree
    from engine.feel.run import Run, Scope
    from engine.feel.values import Value

DECLARED = (compile_loops, compile_operators, compile_values, functions)


def compile_tree(node: tree.Tree) -> Code:
    """Compile an expression."""
    return compile_node(node)


def compile_tests(node: tree.Tests) -> TestCode:
    """Compile the unary tests of a cell; without tests, all values match."""
    if not node.tests:
        return lambda _value, _scope, _run: True
    tests = any_of(node.tests)
    if not node.negated:
        return tests

    def run_negated(value: Value, scope: Scope, run: Run) -> bool | None:
        answer = tests(value, scope, run)
        return None if answer is None else not answer

    return run_negated
