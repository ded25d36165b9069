"""What a decision table leaves open, says twice or never says.

Each example is tried on the table itself, so a gap or an overlap that is reported is one. A row is called unreachable
only when every value that the table can tell apart was tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, Any, Final

from engine.dmn.domains import NOT_CONSTANT, Reading, constant_of, examples, reference
from engine.dmn.hit_policies import HitPolicy
from engine.dmn.item_types import DeclaredType
from engine.dmn.run import DecisionRun
from engine.feel import FeelError, Value, compile_expression, same_value
from engine.feel.typing_rules import MISFIT

if TYPE_CHECKING:
    from engine.dmn.decisions import Decision
    from engine.dmn.item_types import ItemType
    from engine.dmn.table import DecisionTable, Input, Row
    from engine.feel import UnaryTests

MAX_COMBINATIONS: Final = 20_000
MAX_FINDINGS: Final = 10

Domains = Mapping[str, Sequence[Value]]
Example = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Gap:
    """Values for which no row matches; variables that do not matter are left out."""

    example: Example


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rows that match the same values although the hit policy forbids it."""

    rows: tuple[int, int]
    example: Example


def gaps(decision: Decision, domains: Domains | None = None) -> tuple[Gap, ...]:
    """Find values, none of them null, for which a table that needs a row has none.

    domains: by variable, all values it can have, for example the options of a form's field.
    """
    table = _analysable(decision)
    if table is None or table.hit_policy.gives_list or any(output.default for output in table.outputs):
        return ()
    trial = _Trial(table, domains or {})
    empty = [values for values, rows in trial.outcomes(with_null=False) if not rows]
    found: list[Example] = []
    for values in empty[: MAX_FINDINGS * 20]:
        example = trial.shortened(values, empty)
        if example not in found:
            found.append(example)
    return tuple(Gap(example) for example in found[:MAX_FINDINGS])


def overlaps(decision: Decision, domains: Domains | None = None) -> tuple[Overlap, ...]:
    """Find pairs of rows that match the same values in a UNIQUE table, or contradict each other in an ANY table."""
    table = _analysable(decision)
    if table is None or table.hit_policy not in {HitPolicy.UNIQUE, HitPolicy.ANY}:
        return ()
    trial = _Trial(table, domains or {})
    found: dict[tuple[int, int], Example] = {}
    for values, rows in trial.outcomes(with_null=True):
        for at, one in enumerate(rows):
            for other in rows[at + 1 :]:
                pair = (one.index, other.index)
                if pair not in found and (table.hit_policy is HitPolicy.UNIQUE or _contradict(one, other)):
                    found[pair] = trial.example(values)
        if len(found) >= MAX_FINDINGS:
            break
    return tuple(Overlap(pair, example) for pair, example in found.items())


def unreachable_rows(decision: Decision, domains: Domains | None = None) -> tuple[Row, ...]:
    """Find rows that never make the result, whatever the inputs: no values match them, or earlier rows take all."""
    table = _analysable(decision)
    if table is None:
        return ()
    trial = _Trial(table, domains or {})
    if not trial.complete:
        return ()
    first = table.hit_policy is HitPolicy.FIRST
    reached = {row.index for _, rows in trial.outcomes(with_null=True) for row in (rows[:1] if first else rows)}
    return tuple(row for row in table.rows if row.index not in reached and not row.broken)


def _analysable(decision: Decision) -> DecisionTable | None:
    """Give the table, unless its variables come from other decisions or functions."""
    return decision.table if decision.table is not None and decision.stands_alone else None


def _contradict(one: Row, other: Row) -> bool:
    """Tell whether two rows have constant results that differ."""
    for left, right in zip(one.result_texts, other.result_texts, strict=False):
        first, second = _constant(left), _constant(right)
        if first is NOT_CONSTANT or second is NOT_CONSTANT:
            return False
        if not same_value(first, second):
            return True
    return False


def _constant(text: str) -> Value:
    try:
        return constant_of(compile_expression(text or "null").tree)
    except FeelError:
        return NOT_CONSTANT


class _Trial:
    """A table tried on every combination of values that it can tell apart."""

    def __init__(self, table: DecisionTable, domains: Domains) -> None:
        self.table = table
        self.run = DecisionRun(None, strict=False)
        reading = Reading()
        allowed: dict[str, list[Value]] = {name: list(values) for name, values in domains.items()}
        for at, column in enumerate(table.inputs):
            self._read_column(column, at, reading, allowed)
        types = {column.text: column.type_name for column in table.inputs}
        self.names = sorted(reading.constants)
        self.values: dict[str, list[Value]] = {}
        self.complete = reading.exact and not _nested(self.names)
        for name in self.names:
            self.values[name], exact = examples(reading.constants[name], allowed.get(name), types.get(name, ""))
            self.complete = self.complete and exact
        self.complete = self.complete and prod(len(v) + 1 for v in self.values.values()) <= MAX_COMBINATIONS

    def _read_column(self, column: Input, at: int, reading: Reading, allowed: dict[str, list[Value]]) -> None:
        expression = column.expression
        variable = reference(expression.tree) if expression is not None else None
        if variable is not None:
            reading.compared(variable)
            listed = _listed(column)
            if listed is not None:
                allowed.setdefault(variable, listed)
            if column.type_name == "boolean":
                reading.compared(variable, True, False)
        elif expression is not None:
            reading.condition(expression.tree)
        for row in self.table.rows:
            cell = row.cells[at] if at < len(row.cells) else None
            if cell is not None:
                reading.cell(variable, cell.tree)

    def outcomes(self, *, with_null: bool) -> Iterator[tuple[tuple[Value, ...], list[Row]]]:
        """Give combinations of values with the rows that match them, leaving out what the inputs do not allow."""
        lists = [self._choices(name, with_null=with_null) for name in self.names]
        columns = [self._matches(at) for at in range(len(self.table.inputs))]
        for values in islice(product(*lists), MAX_COMBINATIONS):
            scope = self.scope(values)
            rows = [row for row in self.table.rows if not row.broken]
            for matching in columns:
                indexes = matching(scope)
                if indexes is None:
                    break
                rows = [row for row in rows if row.index in indexes]
            else:
                yield values, rows

    def _choices(self, name: str, *, with_null: bool) -> list[Value]:
        found = self.values[name]
        return [*found, None] if with_null or not found else found

    def _matches(self, at: int) -> Callable[[Mapping[str, Any]], frozenset[int] | None]:
        """Give a function from a scope to the indexes of the rows whose cell of a column matches it, remembered."""
        column = self.table.inputs[at]
        names = [name for name in self.names if _used(name, column, self.table.rows, at)]
        seen: dict[tuple[Any, ...], frozenset[int] | None] = {}

        def matching(scope: Mapping[str, Any]) -> frozenset[int] | None:
            key = tuple(repr(_get(scope, name)) for name in names)
            if key not in seen:
                seen[key] = self._indexes(column, at, scope)
            return seen[key]

        return matching

    def _indexes(self, column: Input, at: int, scope: Mapping[str, Any]) -> frozenset[int] | None:
        self.run.steps = 0
        try:
            value = column.value(scope, self.run)
            if value is MISFIT:
                return None
            cells = [(row, row.cells[at] if at < len(row.cells) else None) for row in self.table.rows]
            return frozenset(
                row.index for row, cell in cells if cell is None or cell.within(value, scope, self.run) is True
            )
        except FeelError:
            return None

    def scope(self, values: tuple[Value, ...]) -> dict[str, Any]:
        """Give the variables of a combination; properties make contexts."""
        scope: dict[str, Any] = {}
        for name, value in zip(self.names, values, strict=True):
            *path, last = name.split(".")
            inner = scope
            for part in path:
                inner = inner.setdefault(part, {})
            inner[last] = value
        return scope

    def example(self, values: tuple[Value, ...]) -> Example:
        """Give a combination by name."""
        return dict(zip(self.names, values, strict=True))

    def shortened(self, values: tuple[Value, ...], empty: list[tuple[Value, ...]]) -> Example:
        """Give a gap without the variables that do not matter: all their values are gaps, too."""
        kept = list(range(len(self.names)))
        for at in range(len(self.names)):
            without = [k for k in kept if k != at]
            alike = sum(all(_same(other[k], values[k]) for k in without) for other in empty)
            if alike == prod(len(self.values[name]) or 1 for k, name in enumerate(self.names) if k not in without):
                kept = without
        return {self.names[k]: values[k] for k in kept}


def _same(one: Value, other: Value) -> bool:
    return one is other or (type(one) is type(other) and bool(one == other))


def _nested(names: Iterable[str]) -> bool:
    """Tell whether a variable is read both as a whole and by its properties."""
    listed = sorted(names)
    return any(other.startswith(f"{one}.") for one in listed for other in listed)


def _used(name: str, column: Input, rows: Sequence[Row], at: int) -> bool:
    root = name.split(".", maxsplit=1)[0]
    cells = (row.cells[at] for row in rows if at < len(row.cells))
    return root in column.logic.free or any(root in cell.free_names for cell in cells if cell is not None)


def _get(scope: Mapping[str, Any], name: str) -> Value:
    value: Any = scope
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _listed(column: Input) -> list[Value] | None:
    """Give the values a column is declared to have, when they are listed one by one."""
    tests = column.allowed or _allowed_by(column.type)
    if tests is None or tests.tree.negated or not tests.tree.tests:
        return None
    values = [constant_of(test) for test in tests.tree.tests]
    return values if all(type(value) in {str, bool, Decimal} for value in values) else None


def _allowed_by(declared: ItemType | None) -> UnaryTests | None:
    if isinstance(declared, DeclaredType) and len(declared.allowed) == 1 and not declared.collection:
        return declared.allowed[0]
    return None
