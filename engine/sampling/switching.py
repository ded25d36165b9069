"""Switching between normal, tightened and reduced inspection, for one class of nonconformity of one series.

A state is a frozen value; `after_lot` and the authority's acts return the next one with the switches made. A switch
binds the next lot. Source: GB/T 2828.1-2003 clause 9, figure 1; SMP-4.9, SMP-5.6.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from engine.sampling.refusals import ApprovalNotAwaited, InspectionDiscontinued, WordUnknown
from engine.sampling.words import Severity

WINDOW: Final = 5
"""Consecutive lots looked at. Source: GB/T 2828.1-2003 clauses 9.3.1 and 9.3.2."""
NOT_ACCEPTED_IN_WINDOW: Final = 2
SCORE_FOR_REDUCED: Final = 30
"""Source: GB/T 2828.1-2003 clause 9.3.3.1."""
NOT_ACCEPTED_ON_TIGHTENED: Final = 5
"""Source: GB/T 2828.1-2003 clause 9.4."""


class Approval(StrEnum):
    """What waits for the responsible authority."""

    TO_NORMAL = "to_normal"
    TO_REDUCED = "to_reduced"
    RESUME = "resume"


class Relaxation(StrEnum):
    """Whether a less strict severity comes by itself, when the authority approves, or never."""

    AUTOMATIC = "automatic"
    ON_APPROVAL = "on_approval"
    NEVER = "never"


class SwitchReason(StrEnum):
    """Why the severity changed; worded by `sampling-switch-<reason>`."""

    TWO_OF_FIVE_NOT_ACCEPTED = "two_of_five_not_accepted"
    FIVE_ACCEPTED = "five_accepted"
    SCORE_REACHED = "score_reached"
    LOT_NOT_ACCEPTED = "lot_not_accepted"
    PRODUCTION_IRREGULAR = "production_irregular"
    OTHER_CONDITIONS = "other_conditions"
    FIVE_NOT_ACCEPTED_ON_TIGHTENED = "five_not_accepted_on_tightened"
    SUPPLIER_ACTED = "supplier_acted"
    LAID_DOWN = "laid_down"


CLAUSE_OF_REASON: Final = {
    SwitchReason.TWO_OF_FIVE_NOT_ACCEPTED: "9.3.1",
    SwitchReason.FIVE_ACCEPTED: "9.3.2",
    SwitchReason.SCORE_REACHED: "9.3.3",
    SwitchReason.LOT_NOT_ACCEPTED: "9.3.4",
    SwitchReason.PRODUCTION_IRREGULAR: "9.3.4",
    SwitchReason.OTHER_CONDITIONS: "9.3.4",
    SwitchReason.FIVE_NOT_ACCEPTED_ON_TIGHTENED: "9.4",
    SwitchReason.SUPPLIER_ACTED: "9.4",
    SwitchReason.LAID_DOWN: "9.1",
}


@dataclass(frozen=True, slots=True)
class SwitchingRules:
    """What the responsible authority laid down for a series: where it starts and how it may relax."""

    start: Severity = Severity.NORMAL
    to_normal: Relaxation = Relaxation.AUTOMATIC
    to_reduced: Relaxation = Relaxation.ON_APPROVAL


STANDARD_RULES: Final = SwitchingRules()
"""Start on normal; reduced needs the authority. Source: GB/T 2828.1-2003 clauses 9.1 and 9.3.3."""
INCOMING_RULES: Final = SwitchingRules(Severity.TIGHTENED, Relaxation.ON_APPROVAL, Relaxation.ON_APPROVAL)
"""Start on tightened, which the plant may choose to leave. Source: SMP-5.6."""


@dataclass(frozen=True, slots=True)
class LotResult:
    """How a lot came out for this class.

    `score` is what it earns towards reduced inspection (see `scores`), 0 resets. A lot submitted again is not
    `original` and changes nothing. Source: GB/T 2828.1-2003 clause 9.3.
    """

    lot: str
    accepted: bool
    score: int = 0
    original: bool = True
    production_steady: bool = True


@dataclass(frozen=True, slots=True)
class RecentLot:
    """A lot of the present stay on a severity."""

    lot: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Switch:
    """A change of severity that binds the lot after `lot`."""

    before: Severity
    after: Severity
    reason: SwitchReason
    lot: str | None = None

    @property
    def clause(self) -> str:
        """The clause of GB/T 2828.1-2003 that asks for it."""
        return CLAUSE_OF_REASON[self.reason]


@dataclass(frozen=True, slots=True)
class SeriesState:
    """Where one class of nonconformity of a series of lots stands.

    `score` is the switching score, None except on normal. `recent_lots` are at most five lots of the present stay;
    `not_accepted_on_tightened` counts over the whole stay. `approvals_waiting` is what the authority may approve.
    """

    severity: Severity
    score: int | None = None
    recent_lots: tuple[RecentLot, ...] = ()
    not_accepted_on_tightened: int = 0
    approvals_waiting: tuple[Approval, ...] = ()
    rules: SwitchingRules = STANDARD_RULES

    @property
    def consecutive_accepted(self) -> int:
        """Lots accepted in a row up to the last, at most five."""
        run = 0
        for lot in reversed(self.recent_lots):
            if not lot.accepted:
                break
            run += 1
        return run


Outcome = tuple[SeriesState, tuple[Switch, ...]]


def begin(rules: SwitchingRules = STANDARD_RULES) -> SeriesState:
    """Return the state before the first lot of a series. Source: GB/T 2828.1-2003 clause 9.1."""
    if rules.start is Severity.DISCONTINUED:
        raise WordUnknown("severity", rules.start, ("normal", "tightened", "reduced"))
    return _entered(rules.start, rules)


def after_lot(state: SeriesState, result: LotResult) -> Outcome:
    """Return the state for the next lot and the switches made; a resubmitted lot changes nothing.

    Raises InspectionDiscontinued while acceptance is discontinued. Source: GB/T 2828.1-2003 clauses 9.3 and 9.4.
    """
    if state.severity is Severity.DISCONTINUED:
        raise InspectionDiscontinued
    if not result.original:
        return state, ()
    recent = (*state.recent_lots, RecentLot(result.lot, result.accepted))[-WINDOW:]
    state = replace(state, recent_lots=recent)
    if state.severity is Severity.NORMAL:
        return _after_normal(state, result)
    if state.severity is Severity.TIGHTENED:
        return _after_tightened(state, result)
    return _after_reduced(state, result)


def _after_normal(state: SeriesState, result: LotResult) -> Outcome:
    score = score_after(state, result) or 0
    state = replace(state, score=score)
    if sum(not lot.accepted for lot in state.recent_lots) >= NOT_ACCEPTED_IN_WINDOW:
        return _switched(state, Severity.TIGHTENED, SwitchReason.TWO_OF_FIVE_NOT_ACCEPTED, result.lot)
    due = score >= SCORE_FOR_REDUCED and result.production_steady
    return _relaxed(state, due, Approval.TO_REDUCED, result.lot)


def score_after(state: SeriesState, result: LotResult) -> int | None:
    """Return the switching score with this lot counted, before any switch; None except on normal inspection.

    A lot that earns nothing resets it. Source: GB/T 2828.1-2003 clause 9.3.3.2.
    """
    if state.severity is not Severity.NORMAL:
        return None
    gained = result.score if result.accepted else 0
    return (state.score or 0) + gained if gained else 0


def _after_tightened(state: SeriesState, result: LotResult) -> Outcome:
    if not result.accepted:
        state = replace(state, not_accepted_on_tightened=state.not_accepted_on_tightened + 1)
        if state.not_accepted_on_tightened >= NOT_ACCEPTED_ON_TIGHTENED:
            reason = SwitchReason.FIVE_NOT_ACCEPTED_ON_TIGHTENED
            return _switched(state, Severity.DISCONTINUED, reason, result.lot)
    return _relaxed(state, state.consecutive_accepted >= WINDOW, Approval.TO_NORMAL, result.lot)


def _after_reduced(state: SeriesState, result: LotResult) -> Outcome:
    if not result.accepted:
        return _switched(state, Severity.NORMAL, SwitchReason.LOT_NOT_ACCEPTED, result.lot)
    if not result.production_steady:
        return _switched(state, Severity.NORMAL, SwitchReason.PRODUCTION_IRREGULAR, result.lot)
    return state, ()


_RELAXED_TO: Final = {
    Approval.TO_NORMAL: (Severity.NORMAL, SwitchReason.FIVE_ACCEPTED),
    Approval.TO_REDUCED: (Severity.REDUCED, SwitchReason.SCORE_REACHED),
    Approval.RESUME: (Severity.TIGHTENED, SwitchReason.SUPPLIER_ACTED),
}


def _relaxed(state: SeriesState, due: bool, approval: Approval, lot: str) -> Outcome:
    """Relax at once, ask the authority, or take back a question whose ground has gone."""
    rule = state.rules.to_normal if approval is Approval.TO_NORMAL else state.rules.to_reduced
    if not due or rule is Relaxation.NEVER:
        return replace(state, approvals_waiting=()), ()
    if rule is Relaxation.AUTOMATIC:
        severity, reason = _RELAXED_TO[approval]
        return _switched(state, severity, reason, lot)
    return replace(state, approvals_waiting=(approval,)), ()


def approve(state: SeriesState, approval: Approval) -> Outcome:
    """Carry out what waits for the responsible authority; raises ApprovalNotAwaited when it does not wait.

    Source: GB/T 2828.1-2003 clauses 9.3.3.1 c) and 9.4, SMP-5.6.
    """
    if approval not in state.approvals_waiting:
        raise ApprovalNotAwaited(approval, state.approvals_waiting)
    severity, reason = _RELAXED_TO[approval]
    lot = state.recent_lots[-1].lot if state.recent_lots else None
    return _switched(state, severity, reason, lot)


def return_to_normal(state: SeriesState, reason: SwitchReason = SwitchReason.PRODUCTION_IRREGULAR) -> Outcome:
    """End reduced inspection between lots: production irregular or delayed, or other conditions warrant it.

    On another severity nothing changes, except that a question about reduced inspection is taken back.
    Source: GB/T 2828.1-2003 clause 9.3.4.
    """
    if state.severity is Severity.REDUCED:
        return _switched(state, Severity.NORMAL, reason, None)
    waiting = tuple(approval for approval in state.approvals_waiting if approval is not Approval.TO_REDUCED)
    return replace(state, approvals_waiting=waiting), ()


def decline(state: SeriesState, approval: Approval) -> SeriesState:
    """Take back a question the authority answered with no; it comes again with the next lot that gives ground for it.

    Whether to resume stays open: acceptance is still discontinued. Raises ApprovalNotAwaited when it does not wait.
    """
    if approval not in state.approvals_waiting:
        raise ApprovalNotAwaited(approval, state.approvals_waiting)
    return state if approval is Approval.RESUME else replace(state, approvals_waiting=())


def lay_down(state: SeriesState, severity: Severity) -> Outcome:
    """Begin anew on the severity that the responsible authority directs; nothing changes if it is in force.

    Raises InspectionDiscontinued while acceptance is discontinued: that ends by `approve` alone.
    Source: GB/T 2828.1-2003 clause 9.1, SMP-5.6, SMP-6.1.4.
    """
    if state.severity is Severity.DISCONTINUED:
        raise InspectionDiscontinued
    if severity is state.severity:
        return state, ()
    return _switched(state, severity, SwitchReason.LAID_DOWN, None)


def _switched(state: SeriesState, severity: Severity, reason: SwitchReason, lot: str | None) -> Outcome:
    return _entered(severity, state.rules), (Switch(state.severity, severity, reason, lot),)


def _entered(severity: Severity, rules: SwitchingRules) -> SeriesState:
    """Begin a stay: window and counts start anew.

    The standard does not say whether the window of 9.3.1 restarts on return to normal; we take it that it does.
    """
    return SeriesState(
        severity,
        score=0 if severity is Severity.NORMAL else None,
        approvals_waiting=(Approval.RESUME,) if severity is Severity.DISCONTINUED else (),
        rules=rules,
    )
