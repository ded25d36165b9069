"""What the compiler makes of a tree: closures of a scope and the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from engine.feel.run import Run, Scope
from engine.feel.values import Value

if TYPE_CHECKING:
    from engine.feel import tree

Code: TypeAlias = Callable[[Scope, Run], Value]
TestCode: TypeAlias = Callable[[Value, Scope, Run], bool | None]
N = TypeVar("N")

COMPILERS: dict[type, Callable[..., Code]] = {}


def compiles(node_type: type[N]) -> Callable[[Callable[[N], Code]], Callable[[N], Code]]:
    """Declare the function that compiles a type of node."""

    def register(function: Callable[[N], Code]) -> Callable[[N], Code]:
        COMPILERS[node_type] = function
        return function

    return register


def compile_node(node: tree.Tree) -> Code:
    """Compile a node with what is declared for its type."""
    return COMPILERS[type(node)](node)
