"""Which values a variable can have, where forms, decisions and mappings list them all.

Every writer of the variable anywhere in the procedure counts. One writer whose values cannot be listed (a text, a
number, a service) makes the variable's values unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TypeAlias

from engine.checks.calls import SERVICE_TASKS
from engine.checks.expressions import compiled
from engine.checks.states import ENGINE_NAMES
from engine.checks.subject import Subject
from engine.dmn import Decision
from engine.dmn.run import DecisionRun
from engine.feel import Expression, FeelError, Value, tree
from engine.forms import Field, FieldType
from engine.procedures import Element, ElementKind

Domain: TypeAlias = "frozenset[Value] | None"
"""All values, None among them where a form leaves the field empty; None as a whole: they cannot be listed."""

MOST = 4096
_ONE_OF = frozenset({FieldType.SELECT, FieldType.RADIO})


def domain(subject: Subject, variable: str) -> Domain:
    """Return the values that `variable` can have anywhere in the procedure, found once."""
    return subject.remember(f"domain {variable}", lambda: _domain(subject, variable, frozenset()))


def combinations(subject: Subject, names: frozenset[str]) -> Iterator[dict[str, Value]] | None:
    """Return all combinations of values of these variables; None when they cannot be listed or are too many."""
    ordered, domains, count = sorted(names), [], 1
    for name in ordered:
        values = domain(subject, name)
        if values is None or (count := count * len(values)) > MOST:
            return None
        domains.append(sorted(values, key=repr))
    return (dict(zip(ordered, values, strict=True)) for values in product(*domains))


def values_of(subject: Subject, text: str) -> Domain:
    """Return the values that an expression or fixed text can give."""
    return _values(subject, text, frozenset(), {})


def _domain(subject: Subject, variable: str, asking: frozenset[str]) -> Domain:
    if variable in ENGINE_NAMES or variable in asking:
        return frozenset() if variable in asking else None
    found: set[Value] = set()
    writers = 0
    for values in _writers(subject, variable, asking | {variable}):
        if values is None:
            return None
        writers += 1
        found |= values
    return frozenset(found) if writers else None


def _writers(subject: Subject, variable: str, asking: frozenset[str]) -> Iterator[Domain]:
    for element in subject.elements:
        loop = element.loop
        if element.kind is ElementKind.CALL_ACTIVITY:
            yield from _mapped(subject, element.extensions.inputs, variable, asking, {})
        if element.extensions.outputs:
            own = dict(_own_results(subject, element))
            yield from _mapped(subject, element.extensions.outputs, variable, asking, own)
        else:
            yield from (values for name, values in _own_results(subject, element) if name == variable)
        if loop is not None and variable in {loop.element, loop.output_collection}:
            yield None


def _mapped(
    subject: Subject,
    mapping: tuple[tuple[str, str], ...],
    variable: str,
    asking: frozenset[str],
    own: Mapping[str, Domain],
) -> Iterator[Domain]:
    for target, source in mapping:
        if target == variable:
            yield _values(subject, source, asking, own)
        elif target.startswith(f"{variable}."):
            yield None


def _own_results(subject: Subject, element: Element) -> Iterator[tuple[str, Domain]]:
    """Yield what an element gives before an output mapping."""
    extensions = element.extensions
    if extensions.form_id and element.kind in {ElementKind.USER_TASK, ElementKind.START_EVENT}:
        form = subject.forms.get(extensions.form_id)
        yield from ((path, _answer(field)) for path, field in form.all_fields() if path) if form else ()
    elif element.kind is ElementKind.BUSINESS_RULE_TASK and extensions.result_variable:
        yield extensions.result_variable, outcomes(subject.decisions.get(extensions.decision_id or ""))
    elif element.kind in SERVICE_TASKS:
        service = subject.plant.services.get(extensions.topic or "")
        yield from ((name, None) for name in (service.results if service else ()))


def _answer(field: Field) -> Domain:
    """Return what one field can give: its options or yes and no, and nothing when it may stay empty."""
    empty = {None} if field.hidden_if is not None or field.required is not True else set()
    if field.type is FieldType.CHECKBOX:
        return frozenset({True, False} | ({None} if field.hidden_if is not None else set()))
    if field.type in _ONE_OF and field.options and not field.options_key and field.options_from is None:
        return frozenset({option.value for option in field.options} | empty)
    return None


def outcomes(decision: Decision | None, output: str = "") -> Domain:
    """Return what a decision table gives, or one of its outputs; None when its rows compute something."""
    table = decision.table if decision else None
    if table is None or not table.outputs or table.hit_policy.gives_list or (len(table.outputs) > 1 and not output):
        return None
    column = next((at for at, each in enumerate(table.outputs) if each.name == output), 0)
    cells = [row.results[column] for row in table.rows if column < len(row.results)]
    default = table.outputs[column].default
    if any(cell.free for cell in cells) or (default and default.free):
        return None
    values = {cell.run({}, DecisionRun(None, strict=False)) for cell in cells}
    values.add(default.run({}, DecisionRun(None, strict=False)) if default else None)
    return frozenset(values)


def _values(subject: Subject, text: str, asking: frozenset[str], own: Mapping[str, Domain]) -> Domain:
    if not text.startswith("="):
        return frozenset({text})
    expression = compiled(text)
    return None if expression is None else _of_tree(subject, expression.tree, asking, own)


def _of_tree(subject: Subject, node: tree.Tree, asking: frozenset[str], own: Mapping[str, Domain]) -> Domain:
    match node:
        case tree.Literal(value=value) if value is None or isinstance(value, str | bool):
            return frozenset({value})
        case tree.Name(name=name):
            return own[name] if name in own else _domain(subject, name, asking)
        case tree.If(yes=yes, no=no):
            first, second = _of_tree(subject, yes, asking, own), _of_tree(subject, no, asking, own)
            return None if first is None or second is None else first | second
        case tree.Path(value=tree.Name(name=name), name=part):
            return _part(subject, name, part)
        case tree.Compare() | tree.And() | tree.Or():
            return frozenset({True, False, None})
        case _:
            return None


def answer(expression: Expression, values: dict[str, Value]) -> bool | None:
    """Return whether a condition holds for these values; None when it is neither true nor false."""
    try:
        found = expression.evaluate(values)
    except FeelError:
        return None
    return found if isinstance(found, bool) else None


def _part(subject: Subject, variable: str, part: str) -> Domain:
    """Return the values of one output of a decision table, where only such tables set the variable."""
    found: set[Value] = set()
    for element in subject.elements:
        extensions = element.extensions
        if extensions.result_variable == variable and not extensions.outputs:
            values = outcomes(subject.decisions.get(extensions.decision_id or ""), part)
            if values is None:
                return None
            found |= values
        elif any(target.partition(".")[0] == variable for target, _ in extensions.outputs):
            return None
    return frozenset(found) or None
