"""Counting a lot in its series, and what the responsible authority decides about the series."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.sampling import (
    Approval,
    Judgement,
    LotResult,
    Plan,
    SeriesState,
    Severity,
    Switch,
    Verdict,
    after_lot,
    approve,
    decline,
    judge,
    lay_down,
    score_of,
)


@dataclass(frozen=True, slots=True)
class InspectedLot:
    """A lot after its verdict, as one class of nonconformity sees it.

    quantity: N, units. plan: as it was issued. found: nonconforming units of each sample drawn for this class.
    original: not presented again after it was not accepted. production_steady: at the supplier.
    """

    lot: str
    quantity: int
    plan: Plan
    found: tuple[int, ...]
    original: bool = True
    production_steady: bool = True

    @property
    def judgement(self) -> Judgement:
        """What the samples say for this class; further_sample when another class decided the lot before."""
        return judge(self.plan, self.found)


@dataclass(frozen=True, slots=True)
class Counted:
    """A series after a lot: `counts` tells whether the lot moved it, `asked` what the authority is newly asked."""

    state: SeriesState
    switches: tuple[Switch, ...]
    counts: bool
    asked: Approval | None


def lot_is_decided_for_the_class(lot: InspectedLot) -> bool:
    """A class whose further sample was never drawn, because another class decided the lot, says nothing about it."""
    return lot.judgement.verdict is not Verdict.FURTHER_SAMPLE


def lot_was_inspected_under_the_severity_in_force(lot: InspectedLot, state: SeriesState) -> bool:
    """A lot under inspection while the series switched was judged by the severity before: it counts for neither.

    The standard counts consecutive lots on one severity. Source: GB/T 2828.1-2003 clauses 9.3.1 to 9.3.4.
    """
    return lot.plan.severity is state.severity


def count(state: SeriesState, lot: InspectedLot) -> Counted:
    """Return the series with `lot` counted; a switch binds the next lot. Source: GB/T 2828.1-2003 clauses 9.3, 9.4."""
    counts = (
        lot.original and lot_is_decided_for_the_class(lot) and lot_was_inspected_under_the_severity_in_force(lot, state)
    )
    if not counts:
        return Counted(state, (), False, None)
    judgement = lot.judgement
    result = LotResult(
        lot.lot,
        judgement.verdict is Verdict.ACCEPT,
        score_of(lot.plan, judgement),
        production_steady=lot.production_steady,
    )
    new, switches = after_lot(state, result)
    asked = next((each for each in new.approvals_waiting if each not in state.approvals_waiting), None)
    return Counted(new, switches, True, asked)


class Outcome(StrEnum):
    """What became of a question to the authority; withdrawn: a lot or an answer elsewhere took it back meanwhile."""

    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Settled:
    """A series after an answer of the authority."""

    state: SeriesState
    switches: tuple[Switch, ...]
    outcome: Outcome


def settle(state: SeriesState, approval: Approval, *, approved: bool) -> Settled:
    """Carry out the authority's answer, if the question still waits.

    Source: GB/T 2828.1-2003 clauses 9.3.3.1 c) and 9.4, SMP-5.6.
    """
    if approval not in state.approvals_waiting:
        return Settled(state, (), Outcome.WITHDRAWN)
    if not approved:
        return Settled(decline(state, approval), (), Outcome.DECLINED)
    new, switches = approve(state, approval)
    return Settled(new, switches, Outcome.APPROVED)


def lay_down_if_possible(state: SeriesState, severity: Severity) -> tuple[SeriesState, tuple[Switch, ...]]:
    """Begin on the severity the authority directs, unless acceptance is discontinued. Source: SMP-5.6, SMP-6.1.4."""
    if state.severity is Severity.DISCONTINUED:
        return state, ()
    return lay_down(state, severity)
