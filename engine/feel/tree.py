"""Syntax tree of FEEL: frozen, compared by value; `at` is the offset in the text, for messages."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.feel.values import Value


@dataclass(frozen=True, slots=True)
class Type:
    """A type as written: `name` with what stands in its angle brackets.

    list<T> and range<T> have one item, function<A, B> -> R its parameters in `items` and R in `result`, context its
    entries. A name that is not built in is looked up by the host (`Run.types`).
    """

    name: str
    items: tuple[Type, ...] = ()
    entries: tuple[tuple[str, Type], ...] = ()
    result: Type | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """Anything in the tree."""

    at: int = field(compare=False, kw_only=True, default=0)


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A number, text, true, false, null or @"..." value."""

    value: Value


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable, or a function by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class If(Node):
    """if condition then yes else no."""

    condition: Tree
    yes: Tree
    no: Tree


@dataclass(frozen=True, slots=True)
class And(Node):
    """All parts joined by `and`."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """All parts joined by `or`."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """left = right, and the like: = != < <= > >=."""

    operator: str
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Between(Node):
    """value between low and high."""

    value: Tree
    low: Tree
    high: Tree


@dataclass(frozen=True, slots=True)
class In(Node):
    """value in (tests)."""

    value: Tree
    tests: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Test(Node):
    """A comparison whose left side is the value tested: `< 5`."""

    operator: str
    operand: Tree


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """left + right, and the like: + - * / **."""

    operator: str
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """-value."""

    value: Tree


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """value instance of type."""

    value: Tree
    type: Type


@dataclass(frozen=True, slots=True)
class Path(Node):
    """value.name."""

    value: Tree
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """value[condition], or the item at a position."""

    value: Tree
    condition: Tree


@dataclass(frozen=True, slots=True)
class Call(Node):
    """function(arguments), by position or by name."""

    function: Tree
    positional: tuple[Tree, ...]
    named: tuple[tuple[str, Tree], ...]


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """[items]."""

    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Context(Node):
    """{name: value}; later entries see earlier ones."""

    entries: tuple[tuple[str, Tree], ...]


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """[low..high] with its brackets, or (operator value) with one end."""

    low: Tree
    high: Tree
    low_included: bool
    high_included: bool
    operator: str | None = None


@dataclass(frozen=True, slots=True)
class Steps(Node):
    """first..last in a `for`: counts up or down."""

    first: Tree
    last: Tree


@dataclass(frozen=True, slots=True)
class For(Node):
    """for name in values return result."""

    iterators: tuple[tuple[str, Tree], ...]
    result: Tree


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """some (or every) name in values satisfies condition."""

    some: bool
    iterators: tuple[tuple[str, Tree], ...]
    condition: Tree


@dataclass(frozen=True, slots=True)
class Lambda(Node):
    """function(names) body; `body` is None for an external function, which is not carried out."""

    names: tuple[str, ...]
    types: tuple[Type | None, ...]
    body: Tree | None


@dataclass(frozen=True, slots=True)
class Tests(Node):
    """Unary tests of a decision table's cell: any of them, or none when negated. No tests: `-`, always true."""

    tests: tuple[Tree, ...]
    negated: bool = False


Tree: TypeAlias = Node


def children(node: Tree) -> Iterator[Tree]:
    """Give the nodes directly below a node."""
    for one in fields(node):
        yield from _nodes(getattr(node, one.name))


def _nodes(value: object) -> Iterator[Tree]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)


def walk(node: Tree) -> Iterator[tuple[Tree, int]]:
    """Give every node of a tree with its distance from the top, without recursion."""
    waiting = [(node, 1)]
    while waiting:
        one, depth = waiting.pop()
        yield one, depth
        waiting.extend((child, depth + 1) for child in children(one))


def size(node: Tree) -> int:
    """Count the nodes of a tree: the steps that evaluating it once takes."""
    return sum(1 for _ in walk(node))


def height(node: Tree) -> int:
    """Give the number of nodes on the longest way down."""
    return max(depth for _, depth in walk(node))
