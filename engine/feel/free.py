"""Which variables an expression reads and which functions it calls: for checks before anything runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.feel import tree
from engine.feel.builtin import BUILTINS

IS_DEFINED = "is defined"


@dataclass(slots=True)
class Reads:
    """names: variables surely read. in_filters: names that are a property of a list's items, or a variable.

    called: names called as functions.
    """

    names: set[str] = field(default_factory=set)
    in_filters: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)


def reads(node: tree.Tree) -> Reads:
    """Find what a tree reads and calls."""
    found = Reads()
    _visit(node, frozenset(), False, found)
    return found


def _visit(node: tree.Tree, bound: frozenset[str], filtering: bool, found: Reads) -> None:
    match node:
        case tree.Name(name=name):
            if name not in bound and name != "?":
                (found.in_filters if filtering else found.names).add(name)
        case tree.Call():
            _visit_call(node, bound, filtering, found)
        case tree.Filter(value=value, condition=condition):
            _visit(value, bound, filtering, found)
            _visit(condition, bound | {"item"}, True, found)
        case tree.For(iterators=iterators, result=body) | tree.Quantified(iterators=iterators, condition=body):
            inner = bound | {"partial"} if isinstance(node, tree.For) else bound
            for name, values in iterators:
                _visit(values, inner, filtering, found)
                inner |= {name}
            _visit(body, inner, filtering, found)
        case tree.Lambda(names=names, body=body):
            if body is not None:
                _visit(body, bound | set(names), filtering, found)
        case tree.Context(entries=entries):
            inner = bound
            for name, value in entries:  # an entry that is a function may call itself
                _visit(value, inner | {name} if isinstance(value, tree.Lambda) else inner, filtering, found)
                inner |= {name}
        case _:
            for child in tree.children(node):
                _visit(child, bound, filtering, found)


def _visit_call(node: tree.Call, bound: frozenset[str], filtering: bool, found: Reads) -> None:
    if isinstance(node.function, tree.Name):
        if node.function.name not in bound:
            found.called.add(node.function.name)
        if node.function.name == IS_DEFINED:
            return  # asks whether a name is there
    else:
        _visit(node.function, bound, filtering, found)
    for argument in (*node.positional, *(value for _, value in node.named)):
        if isinstance(argument, tree.Name) and argument.name in BUILTINS:
            continue  # a function handed on, as in sort(list, precedes)
        _visit(argument, bound, filtering, found)
