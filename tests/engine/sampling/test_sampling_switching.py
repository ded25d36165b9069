"""Switching rules: named situations, and a model of the standard's figure 1 written independently here."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sampling import (
    INCOMING_RULES,
    STANDARD_RULES,
    Approval,
    LotResult,
    Relaxation,
    Severity,
    SwitchingRules,
    after_lot,
    approve,
    begin,
    return_to_normal,
    state_as_dict,
    state_from_dict,
    switch_as_dict,
)
from engine.sampling.refusals import ApprovalNotAwaited, InspectionDiscontinued, WordUnknown
from engine.sampling.switching import SwitchReason

AUTOMATIC = SwitchingRules(to_reduced=Relaxation.AUTOMATIC)


def carry(state, lots, **facts):
    """Carry `state` through `A`, `R` and numbers (accepted, so many points); returns it and all switches."""
    made = []
    for number, lot in enumerate(lots, start=1):
        score = lot if isinstance(lot, int) else 2
        state, switches = after_lot(state, LotResult(str(number), lot != "R", score, **facts))
        made.extend(switches)
    return state, made


def test_two_of_five_lots_not_accepted_tighten_from_the_next_lot():
    state, (switch,) = carry(begin(), "RAAAR")
    assert state.severity is Severity.TIGHTENED
    assert (switch.reason, switch.lot, switch.clause) == (SwitchReason.TWO_OF_FIVE_NOT_ACCEPTED, "5", "9.3.1")


def test_two_lots_not_accepted_six_apart_do_not_tighten():
    state, switches = carry(begin(), "RAAAAR")
    assert (state.severity, switches) == (Severity.NORMAL, [])


def test_five_accepted_lots_in_a_row_return_to_normal_with_an_empty_window():
    state, (_, back) = carry(begin(), "RRAAAARAAAAA")
    assert (state.severity, state.score, state.recent_lots) == (Severity.NORMAL, 0, ())
    assert back.reason is SwitchReason.FIVE_ACCEPTED
    assert carry(state, "R")[0].severity is Severity.NORMAL


def test_five_lots_not_accepted_on_tightened_discontinue_even_with_acceptances_between():
    state, switches = carry(begin(SwitchingRules(Severity.TIGHTENED)), "RAARAAAARRAR")
    assert state.severity is Severity.DISCONTINUED
    assert switches[-1].clause == "9.4"
    assert state.approvals_waiting == (Approval.RESUME,)


def test_a_return_to_normal_between_begins_the_count_of_five_anew():
    state, _ = carry(begin(SwitchingRules(Severity.TIGHTENED)), "RRRRAAAAA" + "RR" + "RRRR")
    assert (state.severity, state.not_accepted_on_tightened) == (Severity.TIGHTENED, 4)


def test_no_lot_is_inspected_while_acceptance_is_discontinued():
    state, _ = carry(begin(SwitchingRules(Severity.TIGHTENED)), "RRRRR")
    with pytest.raises(InspectionDiscontinued):
        carry(state, "A")


def test_the_authority_resumes_on_tightened_inspection():
    state, _ = carry(begin(SwitchingRules(Severity.TIGHTENED)), "RRRRR")
    state, (switch,) = approve(state, Approval.RESUME)
    assert (state.severity, state.not_accepted_on_tightened) == (Severity.TIGHTENED, 0)
    assert switch.reason is SwitchReason.SUPPLIER_ACTED


def test_a_score_of_30_waits_for_the_authority_before_inspection_is_reduced():
    state, switches = carry(begin(), [3] * 10)
    assert (state.severity, state.score, switches) == (Severity.NORMAL, 30, [])
    assert state.approvals_waiting == (Approval.TO_REDUCED,)
    state, (switch,) = approve(state, Approval.TO_REDUCED)
    assert (state.severity, state.score) == (Severity.REDUCED, None)
    assert (switch.before, switch.after, switch.lot) == (Severity.NORMAL, Severity.REDUCED, "10")


def test_a_score_of_29_asks_nobody():
    assert carry(begin(), [3] * 9 + [2])[0].approvals_waiting == ()


def test_a_lot_that_resets_the_score_takes_the_question_back():
    state, _ = carry(begin(), [3] * 10 + [0])
    assert (state.score, state.approvals_waiting) == (0, ())
    with pytest.raises(ApprovalNotAwaited):
        approve(state, Approval.TO_REDUCED)


def test_unsteady_production_keeps_the_score_and_does_not_ask():
    state, _ = carry(begin(AUTOMATIC), [3] * 11, production_steady=False)
    assert (state.severity, state.score, state.approvals_waiting) == (Severity.NORMAL, 33, ())


def test_reduced_inspection_never_comes_where_the_authority_does_not_want_it():
    state, _ = carry(begin(SwitchingRules(to_reduced=Relaxation.NEVER)), [3] * 20)
    assert (state.severity, state.approvals_waiting) == (Severity.NORMAL, ())


@pytest.mark.parametrize(
    ("lot", "facts", "reason"),
    [
        ("R", {}, SwitchReason.LOT_NOT_ACCEPTED),
        ("A", {"production_steady": False}, SwitchReason.PRODUCTION_IRREGULAR),
    ],
)
def test_reduced_inspection_ends(lot, facts, reason):
    state, _ = carry(begin(AUTOMATIC), [3] * 10)
    state, (switch,) = carry(state, lot, **facts)
    assert (state.severity, state.score, switch.reason) == (Severity.NORMAL, 0, reason)


def test_other_conditions_end_reduced_inspection_between_lots():
    state, _ = carry(begin(AUTOMATIC), [3] * 10)
    state, (switch,) = return_to_normal(state, SwitchReason.OTHER_CONDITIONS)
    assert (state.severity, switch.lot, switch.clause) == (Severity.NORMAL, None, "9.3.4")


def test_irregular_production_takes_back_the_question_about_reduced_inspection():
    state, _ = carry(begin(), [3] * 10)
    state, switches = return_to_normal(state)
    assert (state.approvals_waiting, switches, state.score) == ((), (), 30)


def test_a_resubmitted_lot_changes_nothing():
    state, _ = carry(begin(), "R")
    assert after_lot(state, LotResult("1", False, original=False)) == (state, ())


def test_incoming_inspection_stays_tightened_until_the_plant_chooses_otherwise():
    state, switches = carry(begin(INCOMING_RULES), "AAAAAA")
    assert (state.severity, switches, state.approvals_waiting) == (Severity.TIGHTENED, [], (Approval.TO_NORMAL,))
    assert approve(state, Approval.TO_NORMAL)[0].severity is Severity.NORMAL


def test_a_lot_not_accepted_takes_back_the_question_about_normal_inspection():
    state, _ = carry(begin(INCOMING_RULES), "AAAAAR")
    assert state.approvals_waiting == ()


def test_a_series_cannot_begin_discontinued():
    with pytest.raises(WordUnknown):
        begin(replace(STANDARD_RULES, start=Severity.DISCONTINUED))


lot_results = st.builds(
    LotResult,
    lot=st.text("0123456789", min_size=1, max_size=4),
    accepted=st.sampled_from([True, True, True, False]),
    score=st.sampled_from([0, 2, 3, 3, 3]),
    original=st.sampled_from([True, True, True, True, False]),
    production_steady=st.sampled_from([True, True, True, True, False]),
)
histories = st.lists(lot_results, max_size=80)
rules = st.builds(
    SwitchingRules,
    start=st.sampled_from([Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED]),
    to_normal=st.sampled_from(list(Relaxation)),
    to_reduced=st.sampled_from(list(Relaxation)),
)


@given(histories, rules)
def test_a_stored_state_goes_on_like_the_one_in_memory(history, agreed):
    state = begin(agreed)
    for result in history:
        if state.severity is Severity.DISCONTINUED:
            break
        stored = state_from_dict(json.loads(json.dumps(state_as_dict(state))))
        assert stored == state
        state, switches = after_lot(stored, result)
        assert len(switches) <= 1
        assert all(json.dumps(switch_as_dict(switch)) for switch in switches)


class Model:
    """Figure 1 of the standard, told again: keeps the whole history and looks back over it each time."""

    def __init__(self, start):
        self.severity = start
        self.stay = []

    def enter(self, severity):
        self.severity, self.stay = severity, []

    def score(self):
        total = 0
        for accepted, points, _ in self.stay:
            total = total + points if accepted and points > 0 else 0
        return total

    def lot(self, accepted, points, steady):
        self.stay.append((accepted, points, steady))
        bad = [not one for one, _, _ in self.stay]
        if self.severity == "normal":
            if accepted is False and sum(bad[-5:]) >= 2:
                self.enter("tightened")
            elif self.score() >= 30 and steady:
                self.enter("reduced")
        elif self.severity == "tightened":
            if sum(bad) == 5:
                self.enter("discontinued")
            elif len(bad) >= 5 and not any(bad[-5:]):
                self.enter("normal")
        elif self.severity == "reduced" and (bad[-1] or not steady):
            self.enter("normal")


@given(histories, st.sampled_from(["normal", "tightened", "reduced"]))
def test_switching_equals_a_model_written_independently(history, start):
    state, model = begin(replace(AUTOMATIC, start=Severity(start))), Model(start)
    for result in history:
        if model.severity == "discontinued":
            state, _ = approve(state, Approval.RESUME)
            model.enter("tightened")
        state, switches = after_lot(state, result)
        before = model.severity
        if result.original:
            model.lot(result.accepted, result.score, result.production_steady)
        assert state.severity == model.severity
        assert [(s.before, s.after) for s in switches] == (
            [(before, model.severity)] if before != model.severity else []
        )
        assert state.score == (model.score() if model.severity == "normal" else None)
