"""A lot counts in its series by its verdict, under the severity in force; the authority's answers are carried out."""

from __future__ import annotations

import pytest

from engine.sampling import (
    INCOMING_RULES,
    Approval,
    Plan,
    SeriesState,
    Severity,
    SwitchReason,
    begin,
    lay_down,
    plan_for,
)
from engine.sampling.refusals import ApprovalNotAwaited, InspectionDiscontinued
from engine.sampling.switching import decline
from engine.series import InspectedLot, Outcome, count, lay_down_if_possible, settle


def a_plan(severity: Severity = Severity.TIGHTENED) -> Plan:
    return plan_for(1000, "1.0", severity=severity)  # J 50 + 50, Ac/Re 0/2;1/2 on tightened inspection


def a_lot(*found: int, severity: Severity = Severity.TIGHTENED, **more: bool) -> InspectedLot:
    return InspectedLot("A-1", 1000, a_plan(severity), found or (0,), **more)


def after(*lots: InspectedLot, state: SeriesState | None = None) -> SeriesState:
    state = state or begin(INCOMING_RULES)
    for lot in lots:
        state = count(state, lot).state
    return state


def on(severity: Severity) -> SeriesState:
    return lay_down(begin(INCOMING_RULES), severity)[0]


def test_the_fifth_lot_in_a_row_asks_once() -> None:
    state = after(*[a_lot()] * 4)
    fifth = count(state, a_lot())
    assert fifth.asked is Approval.TO_NORMAL
    assert fifth.state.severity is Severity.TIGHTENED
    assert count(fifth.state, a_lot()).asked is None


def test_a_lot_presented_again_moves_nothing() -> None:
    state = after(*[a_lot()] * 4)
    counted = count(state, a_lot(original=False))
    assert (counted.state, counted.counts, counted.asked) == (state, False, None)


def test_a_class_that_was_never_decided_moves_nothing() -> None:
    counted = count(begin(INCOMING_RULES), a_lot(1))
    assert not counted.counts
    assert counted.state == begin(INCOMING_RULES)


@pytest.mark.parametrize("in_force", [Severity.NORMAL, Severity.REDUCED])
def test_a_lot_judged_by_another_severity_moves_nothing(in_force: Severity) -> None:
    counted = count(on(in_force), a_lot(2))
    assert (counted.state, counted.counts) == (on(in_force), False)


def test_a_late_lot_of_a_discontinued_series_moves_nothing() -> None:
    state = after(*[a_lot(2)] * 5)
    assert state.severity is Severity.DISCONTINUED
    assert not count(state, a_lot()).counts


def test_five_lots_not_accepted_ask_to_resume() -> None:
    counted = count(after(*[a_lot(2)] * 4), a_lot(2))
    assert counted.asked is Approval.RESUME
    assert [switch.reason for switch in counted.switches] == [SwitchReason.FIVE_NOT_ACCEPTED_ON_TIGHTENED]


def test_irregular_production_ends_reduced_inspection() -> None:
    counted = count(on(Severity.REDUCED), a_lot(severity=Severity.REDUCED, production_steady=False))
    assert counted.state.severity is Severity.NORMAL


def test_an_approved_question_switches() -> None:
    settled = settle(after(*[a_lot()] * 5), Approval.TO_NORMAL, approved=True)
    assert (settled.state.severity, settled.outcome) == (Severity.NORMAL, Outcome.APPROVED)
    assert [switch.reason for switch in settled.switches] == [SwitchReason.FIVE_ACCEPTED]


def test_a_declined_question_comes_again_with_the_next_lot() -> None:
    settled = settle(after(*[a_lot()] * 5), Approval.TO_NORMAL, approved=False)
    assert (settled.state.severity, settled.outcome) == (Severity.TIGHTENED, Outcome.DECLINED)
    assert count(settled.state, a_lot()).asked is Approval.TO_NORMAL


def test_a_question_taken_back_is_answered_without_effect() -> None:
    state = after(*[a_lot()] * 5, a_lot(2))
    settled = settle(state, Approval.TO_NORMAL, approved=True)
    assert (settled.state, settled.switches, settled.outcome) == (state, (), Outcome.WITHDRAWN)


def test_resuming_stays_open_when_it_is_declined() -> None:
    settled = settle(after(*[a_lot(2)] * 5), Approval.RESUME, approved=False)
    assert settled.state.severity is Severity.DISCONTINUED
    assert settled.state.approvals_waiting == (Approval.RESUME,)


def test_the_authority_lays_down_a_severity() -> None:
    state, (switch,) = lay_down(after(a_lot(), a_lot()), Severity.NORMAL)
    assert (state.severity, state.score, state.recent_lots) == (Severity.NORMAL, 0, ())
    assert (switch.reason, switch.clause) == (SwitchReason.LAID_DOWN, "9.1")


def test_laying_down_what_is_in_force_keeps_the_count() -> None:
    state = after(a_lot(), a_lot())
    assert lay_down(state, Severity.TIGHTENED) == (state, ())


def test_a_discontinued_series_is_resumed_and_not_laid_down() -> None:
    state = after(*[a_lot(2)] * 5)
    assert lay_down_if_possible(state, Severity.NORMAL) == (state, ())
    with pytest.raises(InspectionDiscontinued):
        lay_down(state, Severity.NORMAL)


def test_only_what_waits_can_be_declined() -> None:
    with pytest.raises(ApprovalNotAwaited):
        decline(begin(INCOMING_RULES), Approval.TO_NORMAL)
