"""Choosing a plan: code letter, arrows, `*` and `++`, and what happens when the sample reaches the lot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from engine.sampling import tables
from engine.sampling.refusals import NoPlan, PercentNotPossible
from engine.sampling.tables import Cell, Doubt, Stage
from engine.sampling.words import (
    CODE_LETTERS,
    GB_2003,
    Edition,
    Level,
    Mark,
    Measure,
    PlanType,
    Severity,
)

RECOMMENDED_PLAN_TYPE: Final = PlanType.DOUBLE
"""Source: SMP-5.3."""
RECOMMENDED_SEVERITY: Final = Severity.TIGHTENED
"""Source: SMP-5.6."""
RECOMMENDED_LEVEL: Final = Level.II
"""Source: SMP-5.4.1."""

_HIGHEST_PERCENT: Final = Decimal(10)
_TYPE_OF_MARK: Final = {Mark.STAR: PlanType.SINGLE, Mark.PLUSPLUS: PlanType.DOUBLE}


@dataclass(frozen=True, slots=True)
class Step:
    """One reading of a table on the way to the plan: where it was read, what stood there, what the row asks for.

    `sample_size` is the size printed in the row, None where the table prints none.
    """

    table: str
    code_letter: str
    mark: Mark
    sample_size: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A sampling plan as issued, with where it comes from.

    `code_letter` follows from lot and level, `plan_letter` from the arrows; `plan_type` is the type in use, which
    differs from `requested_type` where the table prints `*` or `++`. `printed_stages` are the table's, `stages` those
    to carry out on this lot (shorter where the lot is used up). Every count is cumulative over the stages.
    """

    edition: Edition
    severity: Severity
    requested_type: PlanType
    plan_type: PlanType
    aql: Decimal
    measure: Measure
    code_letter: str
    plan_letter: str
    table: str
    path: tuple[Step, ...]
    printed_stages: tuple[Stage, ...]
    stages: tuple[Stage, ...]
    doubts: tuple[Doubt, ...] = ()
    lot_size: int | None = None
    level: Level | None = None

    @property
    def sample_size(self) -> int:
        """Units of the first sample."""
        return self.stages[0].sample_size

    @property
    def largest_sample_size(self) -> int:
        """Units inspected if every stage is needed."""
        return sum(stage.sample_size for stage in self.stages)

    @property
    def acceptance_number(self) -> int:
        """Acceptance number of the last stage, where Re = Ac + 1. Source: SMP-5.1, SMP-5.2."""
        return self.rejection_number - 1

    @property
    def rejection_number(self) -> int:
        """Rejection number of the last stage."""
        return self.stages[-1].rejection_number

    @property
    def full_inspection(self) -> bool:
        """Whether the first sample is the whole lot."""
        return self.lot_size is not None and self.sample_size >= self.lot_size

    @property
    def limited_by_lot(self) -> bool:
        """Whether the lot is too small for the stages as printed."""
        return self.stages != self.printed_stages

    @property
    def numbers(self) -> str:
        """The acceptance and rejection numbers in the notation of the tables, such as `0/3;3/4`."""
        return tables.numbers_of(self.stages)


def plan_for(
    lot_size: int,
    aql: Decimal | str | float,
    *,
    level: Level = RECOMMENDED_LEVEL,
    severity: Severity = RECOMMENDED_SEVERITY,
    plan_type: PlanType = RECOMMENDED_PLAN_TYPE,
    measure: Measure | None = None,
    acceptance_number_1_agreed: bool = False,
    edition: Edition = GB_2003,
) -> Plan:
    """Return the plan for a lot of `lot_size` units at `aql` (percent, or nonconformities per 100 units).

    `acceptance_number_1_agreed`: the authority agreed to the Ac 1 plan of the same AQL in place of an Ac 0 plan.
    Raises LotTooSmall, AqlUnknown, PercentNotPossible, NoPlan.
    Source: GB/T 2828.1-2003 clause 10, tables 1 to 4; SMP-5.3, SMP-5.4.1, SMP-5.6.
    """
    letter = tables.code_letter(lot_size, level)
    plan = plan_at_letter(
        letter,
        aql,
        severity=severity,
        plan_type=plan_type,
        measure=measure,
        acceptance_number_1_agreed=acceptance_number_1_agreed,
        edition=edition,
    )
    return replace(plan, lot_size=lot_size, level=level, stages=stages_within_lot(plan.printed_stages, lot_size))


def plan_at_letter(
    code_letter: str,
    aql: Decimal | str | float,
    *,
    severity: Severity = RECOMMENDED_SEVERITY,
    plan_type: PlanType = RECOMMENDED_PLAN_TYPE,
    measure: Measure | None = None,
    acceptance_number_1_agreed: bool = False,
    edition: Edition = GB_2003,
) -> Plan:
    """Return the plan the tables give for a code letter, whatever the lot. Source: GB/T 2828.1-2003 clause 10.3."""
    printed_aql = tables.aql_of(aql)
    start = code_letter
    if acceptance_number_1_agreed:
        start = _letter_of_acceptance_number_1(code_letter, printed_aql, severity)
    cells = follow(start, printed_aql, plan_type, severity)
    if start != code_letter:
        cells = (*follow(code_letter, printed_aql, plan_type, severity), *cells)
    end = cells[-1]
    return Plan(
        edition=edition,
        severity=severity,
        requested_type=plan_type,
        plan_type=tables.type_of_table(end.table),
        aql=printed_aql,
        measure=_measure_of(printed_aql, measure),
        code_letter=code_letter,
        plan_letter=end.code_letter,
        table=end.table,
        path=tuple(_step(cell) for cell in cells),
        printed_stages=end.stages,
        stages=end.stages,
        doubts=tuple(dict.fromkeys(doubt for cell in cells for doubt in tables.doubts_of(cell))),
    )


def follow(code_letter: str, aql: Decimal, plan_type: PlanType, severity: Severity) -> tuple[Cell, ...]:
    """Read the tables from `code_letter` along arrows, `*` and `++` until a plan is printed; returns every cell read.

    Source: GB/T 2828.1-2003 clause 10.3 and the legends of tables 2 to 4.
    """
    reading = tables.table(tables.table_name(plan_type, severity))
    cell = reading.cell(code_letter, aql)
    path = [cell]
    while cell.mark is not Mark.PLAN:
        if cell.mark in _TYPE_OF_MARK:
            reading = tables.table(tables.table_name(_TYPE_OF_MARK[cell.mark], severity))
            letter: str | None = cell.code_letter
        else:
            letter = tables.following_letter(cell.code_letter, cell.mark)
        if letter is None:
            raise NoPlan(reading.name, code_letter, aql)
        cell = reading.cell(letter, aql)
        path.append(cell)
    return tuple(path)


def stages_within_lot(stages: tuple[Stage, ...], lot_size: int) -> tuple[Stage, ...]:
    """Return the stages that can be drawn from a lot: the one that reaches the lot takes all that is left.

    Where stages remain after the lot is used up, nothing further can be found, so the numbers of the last drawn stage
    are those that the remaining ones would lead to. Source: GB/T 2828.1-2003 clause 10.3; the standard does not say
    what to do when only the further samples exceed the lot: we inspect the remainder.
    """
    drawn: list[Stage] = []
    left = lot_size
    for index, stage in enumerate(stages):
        if stage.sample_size >= left:
            acceptance = _acceptance_number_when_used_up(stages[index:])
            return (*drawn, Stage(left, acceptance, acceptance + 1))
        drawn.append(stage)
        left -= stage.sample_size
    return tuple(drawn)


def _acceptance_number_when_used_up(stages: tuple[Stage, ...]) -> int:
    found = 0
    while _accepted_without_more(found, stages):
        found += 1
    return found - 1


def _accepted_without_more(found: int, stages: tuple[Stage, ...]) -> bool:
    for stage in stages:
        if stage.acceptance_number is not None and found <= stage.acceptance_number:
            return True
        if found >= stage.rejection_number:
            return False
    return False


def _letter_of_acceptance_number_1(code_letter: str, aql: Decimal, severity: Severity) -> str:
    """Return the row of the Ac 1 plan that may replace an Ac 0 plan, else the letter itself."""
    single = tables.table(tables.table_name(PlanType.SINGLE, severity))
    if follow(code_letter, aql, PlanType.SINGLE, severity)[-1].stages[0].acceptance_number != 0:
        return code_letter
    for letter in CODE_LETTERS[CODE_LETTERS.index(code_letter) :]:
        cell = single.cells.get((letter, aql))
        if cell is not None and cell.stages and cell.stages[0].acceptance_number == 1:
            return letter
    raise NoPlan(single.name, code_letter, aql)


def _measure_of(aql: Decimal, wanted: Measure | None) -> Measure:
    if aql > _HIGHEST_PERCENT:
        if wanted is Measure.PERCENT_NONCONFORMING:
            raise PercentNotPossible(aql)
        return Measure.PER_100_UNITS
    return wanted or Measure.PERCENT_NONCONFORMING


def _step(cell: Cell) -> Step:
    return Step(cell.table, cell.code_letter, cell.mark, tables.table(cell.table).sample_sizes[cell.code_letter])
