"""Names, paths, filters, lists, contexts, functions and their calls to closures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.feel import tree
from engine.feel.builtin import BUILTINS, Builtin
from engine.feel.calls import invoke
from engine.feel.code import Code, compile_node, compiles
from engine.feel.properties import property_of
from engine.feel.run import Frame, ItemFrame
from engine.feel.values import Function, shallow

if TYPE_CHECKING:
    from engine.feel.run import Run, Scope
    from engine.feel.values import Value

ALWAYS_BOOLEAN: Final = (
    tree.Compare,
    tree.And,
    tree.Or,
    tree.Between,
    tree.In,
    tree.InstanceOf,
    tree.Quantified,
)
IS_DEFINED: Final = "is defined"


@compiles(tree.Name)
def name(node: tree.Name) -> Code:
    """A variable, else a function of the host or built in."""
    wanted, at = node.name, node.at

    def run_name(scope: Scope, run: Run) -> Value:
        try:
            value = scope[wanted]
        except KeyError:
            return _not_in_scope(wanted, at, scope, run)
        return Decimal(value) if type(value) is int else value

    return run_name


def _not_in_scope(wanted: str, at: int, scope: Scope, run: Run) -> Value:
    function = run.host.functions.get(wanted) or BUILTINS.get(wanted)
    if function is not None:
        return function
    first, dot, rest = wanted.partition(".")
    if dot and first and rest:  # a name with a dot that is declared elsewhere is a path here
        return property_of(name(tree.Name(first, at=at))(scope, run), rest, run, at)
    if _about_an_item(scope):
        run.warn("unknown_property", at, name=wanted)
    else:
        run.unknown(wanted, at)
    return None


def _about_an_item(scope: Scope) -> bool:
    while isinstance(scope, Frame):
        if isinstance(scope, ItemFrame):
            return True
        scope = scope.outer
    return False


@compiles(tree.Path)
def path(node: tree.Path) -> Code:
    """value.name."""
    value, wanted, at = compile_node(node.value), node.name, node.at
    return lambda scope, run: property_of(value(scope, run), wanted, run, at)


@compiles(tree.ListOf)
def list_of(node: tree.ListOf) -> Code:
    """[items]."""
    items = [compile_node(item) for item in node.items]
    return lambda scope, run: [item(scope, run) for item in items]


@compiles(tree.Context)
def context(node: tree.Context) -> Code:
    """A context; null when a key stands twice."""
    entries = [(key, compile_node(value)) for key, value in node.entries]
    twice = len({key for key, _ in entries}) != len(entries)

    def run_context(scope: Scope, run: Run) -> Value:
        if twice:
            run.warn("duplicate_key", node.at)
            return None
        frame = Frame({}, scope)
        for key, value in entries:
            frame[key] = value(frame, run)
        return dict(frame)

    return run_context


@compiles(tree.Filter)
def filtered(node: tree.Filter) -> Code:
    """value[condition]: the item at a position when the condition is a number, else the items that meet it."""
    value, condition = compile_node(node.value), compile_node(node.condition)
    weight = 1 + tree.size(node.condition)
    may_be_position = not isinstance(node.condition, ALWAYS_BOOLEAN)

    def run_filter(scope: Scope, run: Run) -> Value:
        items = value(scope, run)
        if type(items) is not list:
            items = [] if items is None else [items]
        if may_be_position:
            place = _quietly(condition, scope, run)
            if type(place) is Decimal:
                return item_at(items, place, run, node.at)
        kept = []
        for item in items:
            run.spend(weight)
            current = shallow(item)
            if condition(item_scope(current, scope), run) is True:
                kept.append(current)
        return kept

    return run_filter


def _quietly(condition: Code, scope: Scope, run: Run) -> Value:
    """Try a condition outside the items: names it does not find there may be properties of theirs."""
    warnings, strict = run.warnings, run.strict
    run.warnings, run.strict = None, False
    try:
        return condition(scope, run)
    finally:
        run.warnings, run.strict = warnings, strict


def item_scope(item: Value, scope: Scope) -> Frame:
    """Give the scope of a filter: the item's entries, and the item itself as `item`."""
    if isinstance(item, dict):
        frame: Frame = ItemFrame(item, scope)
        frame.setdefault("item", item)
        return frame
    return Frame({"item": item}, scope)


def item_at(items: list[Value], place: Decimal, run: Run, at: int) -> Value:
    """Give the item at a position from 1, or from the end when negative."""
    if place == place.to_integral_value() and 1 <= abs(place) <= len(items):
        return shallow(items[int(place) - 1 if place > 0 else int(place)])
    run.warn("no_such_position", at, position=str(place), length=len(items))
    return None


@compiles(tree.Lambda)
def function(node: tree.Lambda) -> Code:
    """A function; one that is external is null."""
    if node.body is None:
        return lambda _scope, run: run.warn("external_function", node.at)
    body, names, weight = compile_node(node.body), node.names, tree.size(node.body)

    def run_function(scope: Scope, run: Run) -> Function:
        def call(*values: Value) -> Value:
            run.enter_call()
            run.spend(weight)
            try:
                return body(Frame(dict(zip(names, values, strict=True)), scope), run)
            finally:
                run.calls -= 1

        return Function(names, call, node.types)

    return run_function


@compiles(tree.Call)
def call(node: tree.Call) -> Code:
    """A call, arguments by position or by name."""
    if isinstance(node.function, tree.Name):
        if node.function.name == IS_DEFINED and len(node.positional) == 1:
            return _is_defined(node.positional[0])
        function = _called(node.function)
    else:
        function = compile_node(node.function)
    positional = [compile_node(argument) for argument in node.positional]
    named = [(key, compile_node(argument)) for key, argument in node.named]
    if not named:
        return _by_position(function, positional, node.at)
    at = node.at

    def run_call(scope: Scope, run: Run) -> Value:
        return invoke(
            function(scope, run),
            [argument(scope, run) for argument in positional],
            {key: argument(scope, run) for key, argument in named},
            run,
            at,
        )

    return run_call


def _by_position(function: Code, arguments: list[Code], at: int) -> Code:
    """A call with arguments by position; of none, one or two of them the list is written out."""
    if not arguments:
        return lambda scope, run: invoke(function(scope, run), [], {}, run, at)
    if len(arguments) == 1:
        (only,) = arguments
        return lambda scope, run: invoke(function(scope, run), [only(scope, run)], {}, run, at)
    if len(arguments) == 2:  # noqa: PLR2004 - said above
        first, second = arguments
        return lambda scope, run: invoke(function(scope, run), [first(scope, run), second(scope, run)], {}, run, at)
    return lambda scope, run: invoke(
        function(scope, run), [argument(scope, run) for argument in arguments], {}, run, at
    )


def _called(node: tree.Name) -> Code:
    """Find what a name in front of brackets means; a variable of a function's name does not hide the function."""
    wanted, at, built_in = node.name, node.at, BUILTINS.get(node.name)

    def run_called(scope: Scope, run: Run) -> Value:
        value = scope.get(wanted) if type(scope) is dict else _in_scope(wanted, scope)
        if value is not None and (type(value) is Function or type(value) is Builtin):
            return value
        found = run.host.functions.get(wanted) or built_in
        if found is None and value is None:
            run.unknown(wanted, at)
        return found if found is not None else value

    return run_called


def _in_scope(wanted: str, scope: Scope) -> Value:
    try:
        return scope[wanted]
    except KeyError:
        return None


def _is_defined(argument: tree.Tree) -> Code:
    """`is defined(x)` may ask for a name that is not there."""
    value = compile_node(argument)
    return lambda scope, run: _quietly(value, scope, run) is not None
