"""Boxed expressions to closures: contexts, lists, functions, invocations, loops. Source: DMN 1.5, 10.2.2."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.dmn.compiling import EMPTY, Boxed, Compilation, identity
from engine.dmn.item_types import ItemType, fitted
from engine.dmn.table import compile_table
from engine.dmn.xml import EXPRESSIONS, attribute, child, children, local, text
from engine.feel.calls import invoke
from engine.feel.compile_loops import PARTIAL, iterated
from engine.feel.compile_values import item_at, item_scope
from engine.feel.errors import WrongArgument
from engine.feel.run import Frame
from engine.feel.tokens import one_space
from engine.feel.values import Function, shallow

if TYPE_CHECKING:
    from engine.dmn.run import DecisionRun, Logic
    from engine.dmn.xml import Element
    from engine.feel.run import Scope
    from engine.feel.values import Value

WEIGHT: Final = 10  # steps a round of a boxed loop counts at least


def compile_boxed(element: Element | None, into: Compilation) -> Boxed:
    """Compile any boxed expression; None is null."""
    if element is None:
        return EMPTY
    kind = local(element)
    boxed = COMPILERS[kind](element, into)
    declared = attribute(element, "typeRef")
    if not declared or kind in {"functionDefinition", "decisionTable"}:
        return boxed
    to, run_inner, what = into.types.find(declared), boxed.run, identity(element)
    if to is None:
        return boxed
    return Boxed(lambda scope, run: fitted(run_inner(scope, run), to, run, what), boxed.free)


def inside(element: Element | None, into: Compilation) -> Boxed:
    """Compile the boxed expression inside an element."""
    return compile_boxed(child(element, *EXPRESSIONS), into)


def _literal(element: Element, into: Compilation) -> Boxed:
    return into.leaf(text(element), element)


def _context(element: Element, into: Compilation) -> Boxed:
    """A context; an entry without a name is the result of all."""
    entries: list[tuple[str | None, Logic, ItemType | None]] = []
    free: frozenset[str] = frozenset()
    bound: set[str] = set()
    for entry in children(element, "contextEntry"):
        variable = child(entry, "variable")
        name = None if variable is None else one_space(attribute(variable, "name"))
        boxed = inside(entry, into)
        itself = {name} if name and child(entry, "functionDefinition") is not None else set()  # it may call itself
        free |= boxed.free - bound - itself
        bound |= {name} if name else set()
        entries.append((name, boxed.run, into.types.find(attribute(variable, "typeRef"))))

    def run_context(scope: Scope, run: DecisionRun) -> Value:
        frame = Frame({}, scope)
        for name, logic, to in entries:
            value = fitted(logic(frame, run), to, run, name or "")
            if name is None:
                return value
            frame[name] = value
        return dict(frame)

    return Boxed(run_context, free)


def _list(element: Element, into: Compilation) -> Boxed:
    items = [compile_boxed(item, into) for item in children(element, *EXPRESSIONS)]
    return Boxed(lambda scope, run: [item.run(scope, run) for item in items], _free(items))


def _relation(element: Element, into: Compilation) -> Boxed:
    columns = [one_space(attribute(column, "name")) for column in children(element, "column")]
    rows = [[compile_boxed(c, into) for c in children(row, *EXPRESSIONS)] for row in children(element, "row")]

    def run_relation(scope: Scope, run: DecisionRun) -> Value:
        return [dict(zip(columns, [cell.run(scope, run) for cell in row], strict=False)) for row in rows]

    return Boxed(run_relation, _free([cell for row in rows for cell in row]))


def _free(parts: list[Boxed]) -> frozenset[str]:
    return frozenset[str]().union(*(part.free for part in parts))


Parameter = tuple[str, ItemType | None]


def function_definition(element: Element, into: Compilation) -> Boxed:
    """Compile a function; those in Java or PMML are not carried out."""
    if attribute(element, "kind") not in {"", "FEEL"}:
        into.problem("external_function", element)
        return EMPTY
    parameters: list[Parameter] = [
        (one_space(attribute(p, "name")), into.types.find(attribute(p, "typeRef")))
        for p in children(element, "formalParameter")
    ]
    body = inside(element, into)
    result = into.types.find(attribute(element, "typeRef"))
    names = {name for name, _ in parameters}

    def run_definition(scope: Scope, run: DecisionRun) -> Value:
        return make_function(parameters, lambda values: body.run(Frame(values, scope), run), result, run)

    return Boxed(run_definition, body.free - names)


def make_function(
    parameters: list[Parameter], body: Callable[[dict[str, Value]], Value], result: ItemType | None, run: DecisionRun
) -> Function:
    """Make a function that fits its arguments and its result to their types; null for a misfit."""

    def call(*values: Value) -> Value:
        run.enter_call()
        run.spend(WEIGHT)
        try:
            bound = {name: fitted(value, to, run, name) for (name, to), value in zip(parameters, values, strict=True)}
            misfit = any(bound[name] is None and value is not None for (name, _), value in _with(parameters, values))
            return None if misfit else fitted(body(bound), result, run)
        finally:
            run.calls -= 1

    return Function(tuple(name for name, _ in parameters), call)


def _with(parameters: list[Parameter], values: tuple[Value, ...]) -> list[tuple[Parameter, Value]]:
    return list(zip(parameters, values, strict=True))


def _invocation(element: Element, into: Compilation) -> Boxed:
    called = child(element, "literalExpression")
    function = into.leaf(text(called), called) if called is not None else EMPTY
    bindings: list[tuple[str, Boxed]] = []
    for binding in children(element, "binding"):
        parameter = child(binding, "parameter")
        bindings.append((one_space(attribute(parameter, "name")), inside(binding, into)))

    def run_invocation(scope: Scope, run: DecisionRun) -> Value:
        named = {name: argument.run(scope, run) for name, argument in bindings}
        return invoke(function.run(scope, run), [], named, run, 0)

    return Boxed(run_invocation, function.free | _free([argument for _, argument in bindings]))


def _conditional(element: Element, into: Compilation) -> Boxed:
    condition, yes, no = (inside(child(element, name), into) for name in ("if", "then", "else"))

    def run_conditional(scope: Scope, run: DecisionRun) -> Value:
        chosen = condition.run(scope, run)
        if chosen is True:
            return yes.run(scope, run)
        if chosen is False or chosen is None:
            return no.run(scope, run)
        run.warn("not_boolean", 0)
        return None

    return Boxed(run_conditional, _free([condition, yes, no]))


def _filter(element: Element, into: Compilation) -> Boxed:
    values, match = inside(child(element, "in"), into), inside(child(element, "match"), into)

    def run_filter(scope: Scope, run: DecisionRun) -> Value:
        found = values.run(scope, run)
        items = found if type(found) is list else [] if found is None else [found]
        kept = []
        for item in items:
            run.spend(WEIGHT)
            answer = match.run(item_scope(shallow(item), scope), run)
            if type(answer) is Decimal:
                return item_at(items, answer, run, 0)
            if type(answer) is not bool:
                run.warn("not_boolean", 0)
                return None
            if answer:
                kept.append(shallow(item))
        return kept

    return Boxed(run_filter, values.free | match.free - {"item"})


def _loop(element: Element, into: Compilation, body: str) -> tuple[str, Boxed, Boxed, frozenset[str]]:
    name = one_space(attribute(element, "iteratorVariable"))
    values, each = inside(child(element, "in"), into), inside(child(element, body), into)
    return name, values, each, values.free | each.free - {name, PARTIAL}


def _for(element: Element, into: Compilation) -> Boxed:
    name, values, each, free = _loop(element, into, "return")

    def run_for(scope: Scope, run: DecisionRun) -> Value:
        results: list[Value] = []
        for item in _items(values, scope, run):
            run.spend(WEIGHT + len(results) // 8)
            results.append(each.run(Frame({name: shallow(item), PARTIAL: list(results)}, scope), run))
        return results

    return Boxed(_or_null(run_for), free)


def _quantified(element: Element, into: Compilation) -> Boxed:
    name, values, each, free = _loop(element, into, "satisfies")
    some = local(element) == "some"

    def run_quantified(scope: Scope, run: DecisionRun) -> Value:
        answers = []
        for item in _items(values, scope, run):
            run.spend(WEIGHT)
            answers.append(each.run(Frame({name: shallow(item)}, scope), run))
        if any(type(answer) is not bool for answer in answers):
            run.warn("not_boolean", 0)
            return None
        return any(answers) if some else all(answers)

    return Boxed(_or_null(run_quantified), free)


def _items(values: Boxed, scope: Scope, run: DecisionRun) -> list[Value]:
    return iterated(values.run(scope, run), run)


def _or_null(logic: Logic) -> Logic:
    """Give null and a warning for a loop over what cannot be walked over."""

    def run_checked(scope: Scope, run: DecisionRun) -> Value:
        try:
            return logic(scope, run)
        except WrongArgument as exc:
            run.warn(exc.code, 0, **exc.data)
            return None

    return run_checked


def _table(element: Element, into: Compilation) -> Boxed:
    table = compile_table(element, into)
    return Boxed(table.decide, table.free_names, table)


COMPILERS: Final[dict[str, Callable[[Element, Compilation], Boxed]]] = {
    "literalExpression": _literal,
    "context": _context,
    "decisionTable": _table,
    "invocation": _invocation,
    "list": _list,
    "relation": _relation,
    "functionDefinition": function_definition,
    "conditional": _conditional,
    "filter": _filter,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
}
