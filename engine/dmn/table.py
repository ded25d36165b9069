"""Decision tables: reading them, and finding the rows that match. Source: DMN 1.5, chapter 8."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.dmn.compiling import Boxed, Compilation, identity
from engine.dmn.hit_policies import POLICIES, Hit, HitPolicy
from engine.dmn.item_types import DeclaredType, ItemType, fitted
from engine.dmn.run import FiredRow
from engine.dmn.xml import attribute, child, children, line, text
from engine.feel.code import TestCode
from engine.feel.tokens import one_space
from engine.feel.typing_rules import MISFIT

if TYPE_CHECKING:
    from engine.dmn.run import DecisionRun
    from engine.dmn.xml import Element
    from engine.feel import Expression, UnaryTests
    from engine.feel.run import Scope
    from engine.feel.values import Value

ANY_VALUE: Final = frozenset({"", "-"})


@dataclass(frozen=True, slots=True)
class Input:
    """A condition column: what is tested, its type, and the values it may have."""

    id: str
    text: str
    label: str
    logic: Boxed = field(repr=False)
    type: ItemType | None = field(repr=False)
    allowed: UnaryTests | None = field(repr=False)
    type_name: str = ""
    expression: Expression | None = field(repr=False, default=None)

    def value(self, scope: Scope, run: DecisionRun) -> Value:
        """Give the value to be tested, or MISFIT when it is of a wrong type or not allowed."""
        value = self.logic.run(scope, run)
        if value is None:
            return None
        if self.type is not None:
            value = self.type.fit(value, run)
            if value is MISFIT:
                run.broken("wrong_input_type", self.id, input=self.text)
                return MISFIT
        if self.allowed is not None and self.allowed.within(value, scope, run) is not True:
            run.broken("input_not_allowed", self.id, input=self.text)
            return MISFIT
        return value


@dataclass(frozen=True, slots=True)
class Output:
    """A conclusion column: its name, type, values in their order of rank, and what holds when no row matches."""

    name: str
    type: ItemType | None = field(repr=False)
    values: Boxed | None = field(repr=False)
    default: Boxed | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: cells that are None match everything."""

    id: str
    index: int
    line: int
    annotation: str
    cells: tuple[UnaryTests | None, ...] = field(repr=False)
    results: tuple[Boxed, ...] = field(repr=False)
    result_texts: tuple[str, ...] = ()
    broken: bool = False
    tests: tuple[tuple[int, TestCode, str], ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A decision table."""

    id: str
    hit_policy: HitPolicy
    aggregation: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rows: tuple[Row, ...]
    free_names: frozenset[str]

    def decide(self, scope: Scope, run: DecisionRun) -> Value:
        """Find the matching rows and make their result; null when an input is of a wrong type or not allowed."""
        values = [column.value(scope, run) for column in self.inputs]
        if MISFIT in values:
            return None
        hits = self._matching(values, scope, run)
        return POLICIES[self.hit_policy](self, hits, scope, run) if hits else self._default(scope, run)

    def _matching(self, values: list[Value], scope: Scope, run: DecisionRun) -> list[Row]:
        first_only = self.hit_policy is HitPolicy.FIRST
        hits: list[Row] = []
        for row in self.rows:
            run.spend(1)
            if row.broken:
                run.broken("invalid_row", row.id, row=row.index)
                continue
            run.element = row.id
            for at, test, cell in row.tests:
                run.text = cell
                if test(values[at], scope, run) is not True:
                    break
            else:
                hits.append(row)
                if first_only:
                    break
        return hits

    def _default(self, scope: Scope, run: DecisionRun) -> Value:
        """Give what holds when no row matches: the defaults of the outputs, else null."""
        if not any(output.default for output in self.outputs):
            return None
        values = [output.default.run(scope, run) if output.default else None for output in self.outputs]
        names = [output.name for output in self.outputs]
        result = values[0] if len(values) == 1 else dict(zip(names, values, strict=True))
        several = self.hit_policy.gives_list and not self.aggregation
        return [result] if several and type(result) is not list else result

    def result_of(self, row: Row, scope: Scope, run: DecisionRun) -> Value:
        """Make the result of one row: a value, or a context when there are several outputs."""
        cells = [
            fitted(cell.run(scope, run), output.type, run, output.name)
            for cell, output in zip(row.results, self.outputs, strict=False)
        ]
        if len(self.outputs) == 1:
            return cells[0] if cells else None
        return {output.name: value for output, value in zip(self.outputs, cells, strict=False)}

    def fired(self, hits: list[Hit], run: DecisionRun) -> None:
        """Leave the rows behind that made the result."""
        run.fired += [FiredRow(row.id, row.index, row.annotation, run.decision) for row, _ in hits]


def compile_table(element: Element, into: Compilation) -> DecisionTable:
    """Read and compile a table."""
    inputs = tuple(_input(column, into) for column in children(element, "input"))
    outputs = tuple(_output(column, into) for column in children(element, "output"))
    rows = tuple(
        _row(rule, at, into, len(inputs), len(outputs)) for at, rule in enumerate(children(element, "rule"), 1)
    )
    boxed = [column.logic for column in inputs]
    boxed += [cell for row in rows for cell in row.results]
    boxed += [column.default for column in outputs if column.default is not None]
    free = frozenset[str]().union(*(part.free for part in boxed))
    free = free.union(*(cell.free_names for row in rows for cell in row.cells if cell is not None))
    written = attribute(element, "hitPolicy") or "UNIQUE"
    policy = next((one for one in HitPolicy if one == written), None)
    if policy is None:
        into.problem("unknown_hit_policy", element, policy=written)
    return DecisionTable(
        identity(element), policy or HitPolicy.UNIQUE, attribute(element, "aggregation"), inputs, outputs, rows, free
    )


def _input(element: Element, into: Compilation) -> Input:
    expression = child(element, "inputExpression")
    allowed = child(element, "inputValues")
    written = text(expression)
    leaf = into.leaf(written, expression if expression is not None else element)
    return Input(
        identity(element),
        written,
        attribute(element, "label"),
        leaf,
        into.types.find(attribute(expression, "typeRef")),
        into.tests(text(allowed), element) if text(allowed) else None,
        attribute(expression, "typeRef"),
        leaf.expression,
    )


def _output(element: Element, into: Compilation) -> Output:
    default = child(element, "defaultOutputEntry")
    to = into.types.find(attribute(element, "typeRef"))
    listed = text(child(element, "outputValues"))
    if not listed and isinstance(to, DeclaredType):
        listed = to.allowed_text
    return Output(
        one_space(attribute(element, "name")),
        to,
        into.leaf(f"[{listed}]", element) if listed else None,
        into.leaf(text(default), element) if text(default) else None,
    )


def _row(element: Element, index: int, into: Compilation, inputs: int, outputs: int) -> Row:
    entries = list(children(element, "inputEntry"))
    conclusions = list(children(element, "outputEntry"))
    cells = [None if text(entry) in ANY_VALUE else into.tests(text(entry), entry) for entry in entries]
    broken = any(cell is None and text(entry) not in ANY_VALUE for cell, entry in zip(cells, entries, strict=True))
    if len(entries) != inputs or len(conclusions) != outputs:
        into.problem("wrong_number_of_cells", element, row=index)
        broken = broken or len(entries) > inputs
    return Row(
        identity(element),
        index,
        line(element),
        _annotation(element),
        tuple(cells),
        tuple(into.leaf(text(entry), entry) for entry in conclusions),
        tuple(text(entry) for entry in conclusions),
        broken,
        tuple((at, cell.code, cell.text) for at, cell in enumerate(cells) if cell is not None),
    )


def _annotation(element: Element) -> str:
    """Give the annotation column of a row (DMN 1.3), else its description (where the Modeler keeps it)."""
    texts = [text(entry) for entry in children(element, "annotationEntry")]
    return " ".join(one for one in texts if one) or text(element, "description")
