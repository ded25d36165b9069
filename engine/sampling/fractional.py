"""Optional plans with fractional acceptance numbers between Ac 0 and Ac 1, single sampling only, by agreement.

Source: GB/T 2828.1-2003 clause 13, tables 11-A to 11-C, Annex A.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from engine.sampling import tables
from engine.sampling.refusals import CountsWrong, NoPlan
from engine.sampling.scores import SCORE_OF_LARGE_NUMBERS, SCORE_OF_SMALL_NUMBERS, next_tighter_aql
from engine.sampling.switching import (
    LotResult,
    Relaxation,
    SeriesState,
    SwitchingRules,
    after_lot,
    begin,
    score_after,
)
from engine.sampling.words import CODE_LETTERS, Level, Mark, PlanType, Severity

_FIFTH, _THIRD, _HALF = Fraction(1, 5), Fraction(1, 3), Fraction(1, 2)
_FRACTIONS: Final = {
    Severity.NORMAL: (_THIRD, _HALF),
    Severity.TIGHTENED: (_THIRD, _HALF),
    Severity.REDUCED: (_FIFTH, _THIRD, _HALF),
}
_CLEAN_LOTS_BEFORE: Final = {_FIFTH: 4, _THIRD: 2, _HALF: 1}
_POINTS: Final = {Fraction(0): 0, _FIFTH: 2, _THIRD: 3, _HALF: 5}
_POINTS_OF_WHOLE_NUMBERS: Final = 7
_SCORE_THAT_ALLOWS_ONE: Final = 9


@dataclass(frozen=True, slots=True)
class FractionalPlan:
    """A single plan whose `acceptance_number` may be 1/5, 1/3 or 1/2."""

    severity: Severity
    aql: Decimal
    code_letter: str
    plan_letter: str
    sample_size: int
    acceptance_number: Fraction

    @property
    def fractional(self) -> bool:
        """Whether the acceptance number lies between 0 and 1."""
        return self.acceptance_number.denominator > 1


@cache
def _fractions(severity: Severity) -> dict[tuple[str, Decimal], Fraction]:
    """Return the fractions that take the place of arrows between Ac 0 and Ac 1, going to larger samples."""
    single = tables.table(tables.table_name(PlanType.SINGLE, severity))
    fractions = _FRACTIONS[severity]
    placed: dict[tuple[str, Decimal], Fraction] = {}
    for (letter, aql), cell in single.cells.items():
        if not cell.stages or cell.stages[0].acceptance_number not in (0, 1):
            continue
        row = CODE_LETTERS.index(letter)
        below_zero = cell.stages[0].acceptance_number == 0
        for distance, fraction in enumerate(fractions if below_zero else reversed(fractions), start=1):
            neighbour = row + distance if below_zero else row - distance
            if not 0 <= neighbour < len(CODE_LETTERS):
                break
            key = CODE_LETTERS[neighbour], aql
            if key not in single.cells or single.cells[key].mark is Mark.PLAN:
                break
            placed[key] = fraction
    return placed


def fractional_plan_at_letter(code_letter: str, aql: Decimal | str | float, severity: Severity) -> FractionalPlan:
    """Return the plan of tables 11-A to 11-C at a code letter; arrows left there are followed as in tables 2."""
    printed_aql = tables.aql_of(aql)
    single = tables.table(tables.table_name(PlanType.SINGLE, severity))
    letter: str | None = code_letter
    while letter is not None:
        size, fraction = single.sample_sizes[letter], _fractions(severity).get((letter, printed_aql))
        cell = single.cell(letter, printed_aql)
        if fraction is not None and size is not None:
            return FractionalPlan(severity, printed_aql, code_letter, letter, size, fraction)
        if cell.mark is Mark.PLAN:
            stage = cell.stages[0]
            number = Fraction(stage.rejection_number - 1)
            return FractionalPlan(severity, printed_aql, code_letter, letter, stage.sample_size, number)
        letter = tables.following_letter(letter, cell.mark)
    raise NoPlan(f"11{single.name[1:]}", code_letter, printed_aql)


def fractional_plan_for(
    lot_size: int, aql: Decimal | str | float, *, level: Level = Level.II, severity: Severity = Severity.NORMAL
) -> FractionalPlan:
    """Return the plan of tables 11-A to 11-C for a lot. Source: GB/T 2828.1-2003 clause 13.1."""
    return fractional_plan_at_letter(tables.code_letter(lot_size, level), aql, severity)


def constant_plan_accepts(plan: FractionalPlan, found: int, found_before: Sequence[int]) -> bool:
    """Judge a lot of a series in which the plan does not change.

    `found_before` are the counts of the lots immediately before, oldest first. One nonconforming item is accepted only
    if the previous 4, 2 or 1 lots (Ac 1/5, 1/3, 1/2) had none. Source: GB/T 2828.1-2003 clause 13.2.
    """
    if found < 0:
        raise CountsWrong("negative", found=found)
    if not plan.fractional:
        return found <= plan.acceptance_number
    needed = _CLEAN_LOTS_BEFORE[plan.acceptance_number]
    clean = len(found_before) >= needed and not any(found_before[-needed:])
    return found == 0 or (found == 1 and clean)


def acceptance_score_before(plan: FractionalPlan, score: int) -> int:
    """Return the acceptance score with the points of the lot to be inspected. Source: clause 13.3."""
    return score + _POINTS.get(plan.acceptance_number, _POINTS_OF_WHOLE_NUMBERS)


def applied_acceptance_number(plan: FractionalPlan, score_before: int) -> int:
    """Return the whole acceptance number to use: a fraction counts as 1 from a score of 9. Source: clause 13.3."""
    if plan.fractional:
        return int(score_before >= _SCORE_THAT_ALLOWS_ONE)
    return int(plan.acceptance_number)


@dataclass(frozen=True, slots=True)
class SeriesLot:
    """One line of the worked series of Annex A."""

    lot_size: int
    found: int
    severity: Severity
    plan: FractionalPlan
    acceptance_score_before: int
    applied_acceptance_number: int
    accepted: bool
    acceptance_score_after: int
    switching_score: int | None
    next_severity: Severity


AUTOMATIC_RULES: Final = SwitchingRules(to_reduced=Relaxation.AUTOMATIC)


def inspect_series(
    lots: Sequence[tuple[int, int]],
    aql: Decimal | str | float,
    *,
    level: Level = Level.II,
    rules: SwitchingRules = AUTOMATIC_RULES,
    production_steady: bool = True,
) -> tuple[SeriesLot, ...]:
    """Carry a series of (lot size, found) through varying fractional plans and the switching rules.

    The acceptance score is reset at each change of severity. Source: GB/T 2828.1-2003 clause 13.3, Annex A.
    """
    state, score = begin(rules), 0
    inspected: list[SeriesLot] = []
    for number, (lot_size, found) in enumerate(lots, start=1):
        if state.severity is Severity.DISCONTINUED:
            break
        plan = fractional_plan_for(lot_size, aql, level=level, severity=state.severity)
        lot = (str(number), lot_size, found)
        line, state = _inspect(state, score, lot, plan, production_steady=production_steady)
        score = line.acceptance_score_after
        inspected.append(line)
    return tuple(inspected)


def _inspect(
    state: SeriesState, score: int, lot: tuple[str, int, int], plan: FractionalPlan, *, production_steady: bool
) -> tuple[SeriesLot, SeriesState]:
    name, lot_size, found = lot
    before = acceptance_score_before(plan, score)
    number = applied_acceptance_number(plan, before)
    accepted = found <= number
    earned = fractional_score_of(plan, found, accepted=accepted)
    result = LotResult(name, accepted, earned, production_steady=production_steady)
    following, switches = after_lot(state, result)
    line = SeriesLot(
        lot_size=lot_size,
        found=found,
        severity=state.severity,
        plan=plan,
        acceptance_score_before=before,
        applied_acceptance_number=number,
        accepted=accepted,
        acceptance_score_after=0 if found or switches else before,
        switching_score=score_after(state, result),
        next_severity=following.severity,
    )
    return line, following


def fractional_score_of(plan: FractionalPlan, found: int, *, accepted: bool) -> int:
    """Return what a lot on normal inspection earns: 2 up to Ac 1, fractions included, else as a whole number does.

    Source: GB/T 2828.1-2003 clauses 9.3.3.2 and 13.
    """
    if plan.severity is not Severity.NORMAL or not accepted:
        return 0
    if plan.acceptance_number <= 1:
        return SCORE_OF_SMALL_NUMBERS
    tighter = next_tighter_aql(plan.aql)
    if tighter is None:
        return 0
    number = fractional_plan_at_letter(plan.plan_letter, tighter, Severity.NORMAL).acceptance_number
    return SCORE_OF_LARGE_NUMBERS if found <= number else 0
