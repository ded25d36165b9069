"""Hit policies: what several matching rows come to. Source: DMN 1.5, 8.2.8 and table 36."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.feel.comparison import equal
from engine.feel.errors import WrongArgument
from engine.feel.functions import aggregates

if TYPE_CHECKING:
    from engine.dmn.run import DecisionRun
    from engine.dmn.table import DecisionTable, Row
    from engine.feel.run import Scope
    from engine.feel.values import Value

Hit: TypeAlias = "tuple[Row, Value]"


class HitPolicy(StrEnum):
    """The hit policies of the standard."""

    UNIQUE = "UNIQUE"
    ANY = "ANY"
    PRIORITY = "PRIORITY"
    FIRST = "FIRST"
    OUTPUT_ORDER = "OUTPUT ORDER"
    RULE_ORDER = "RULE ORDER"
    COLLECT = "COLLECT"

    @property
    def gives_list(self) -> bool:
        """Tell whether the result is a list of all rows' results."""
        return self in {HitPolicy.OUTPUT_ORDER, HitPolicy.RULE_ORDER, HitPolicy.COLLECT}


def _hits(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> list[Hit]:
    return [(row, table.result_of(row, scope, run)) for row in rows]


def unique(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> Value:
    """Exactly one row may match; null when several do."""
    hits = [(rows[0], table.result_of(rows[0], scope, run))] if len(rows) == 1 else [(row, None) for row in rows]
    table.fired(hits, run)
    if len(rows) > 1:
        return run.broken("several_rows_match", table.id, rows=[row.index for row in rows])
    return hits[0][1]


def first(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> Value:
    """The first row that matches."""
    hits = _hits(table, rows[:1], scope, run)
    table.fired(hits, run)
    return hits[0][1]


def any_row(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> Value:
    """All rows that match have to say the same; null when they do not."""
    hits = _hits(table, rows, scope, run)
    table.fired(hits, run)
    result = hits[0][1]
    if any(equal(value, result, run) is not True for _, value in hits):
        return run.broken("rows_contradict", table.id, rows=[row.index for row in rows])
    return result


def priority(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> Value:
    """The row whose outputs rank highest."""
    hits = _ranked(table, _hits(table, rows, scope, run), scope, run)
    table.fired(hits[:1], run)
    return hits[0][1]


def output_order(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> Value:
    """All rows, by the rank of their outputs."""
    hits = _ranked(table, _hits(table, rows, scope, run), scope, run)
    table.fired(hits, run)
    return [value for _, value in hits]


def _ranked(table: DecisionTable, hits: list[Hit], scope: Scope, run: DecisionRun) -> list[Hit]:
    ranks = [output.values.run(scope, run) or [] if output.values else [] for output in table.outputs]

    def rank(hit: Hit) -> list[int]:
        values = [hit[1]] if len(table.outputs) == 1 else [hit[1][output.name] for output in table.outputs]
        return [_position(value, ranked, run) for value, ranked in zip(values, ranks, strict=True)]

    return sorted(hits, key=rank)


def _position(value: Value, ranked: list[Value], run: DecisionRun) -> int:
    return next((at for at, other in enumerate(ranked) if equal(value, other, run) is True), len(ranked))


def rule_order(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> Value:
    """All rows, in the order of the table."""
    hits = _hits(table, rows, scope, run)
    table.fired(hits, run)
    return [value for _, value in hits]


def collect(table: DecisionTable, rows: list[Row], scope: Scope, run: DecisionRun) -> Value:
    """All rows, as a list or as their sum, least, greatest or number."""
    values: list[Value] = rule_order(table, rows, scope, run)
    aggregate = AGGREGATES.get(table.aggregation)
    try:
        return values if aggregate is None else aggregate(values)
    except WrongArgument as exc:
        run.warn(exc.code, 0, **exc.data)
        return None


AGGREGATES: Final[dict[str, Callable[[list[Value]], Value]]] = {
    "SUM": aggregates.total,
    "MIN": aggregates.minimum,
    "MAX": aggregates.maximum,
    "COUNT": lambda values: Decimal(len(values)),
}

POLICIES: Final[dict[HitPolicy, Callable[[DecisionTable, list[Row], Scope, DecisionRun], Value]]] = {
    HitPolicy.UNIQUE: unique,
    HitPolicy.ANY: any_row,
    HitPolicy.PRIORITY: priority,
    HitPolicy.FIRST: first,
    HitPolicy.OUTPUT_ORDER: output_order,
    HitPolicy.RULE_ORDER: rule_order,
    HitPolicy.COLLECT: collect,
}
