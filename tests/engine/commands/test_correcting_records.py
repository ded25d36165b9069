"""A record is corrected by another one that supersedes it; nothing that was written is lost."""

from __future__ import annotations

import pytest

from engine.commands import CorrectRecord
from engine.errors import CommandRefused, NotAllowed, NotFound, StaleTask
from engine.inbox import case_page
from engine.registers import REASON
from engine.scenarios import lookup

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}
JUDGED = 3


@pytest.fixture
def judged(plant, person, task_of):
    """A trial whose lot was judged good by zhang; the release is open."""
    case = plant.start_case(person("zhang", "inspector"), "trial", "ningbo", SHEET)
    plant.complete_task(person("zhang"), task_of(case, "judge_lot"), {"verdict": "good"})
    return case


def entry_of(plant, case, element):
    return max(each.entry for each in records(plant, case) if each.element == element)


def records(plant, case):
    with plant.database.reading() as work:
        return case_page.records(work, case.id)


def correct(plant, actor, case, element="judge_lot", reason="Wrong box ticked", password="right horse", **data):  # noqa: S107
    command = CorrectRecord(case.number, entry_of(plant, case, element), data or {"verdict": "bad"}, reason, password)
    return plant.correct_record(actor, command)


def codes(refused):
    return {refusal.code for refusal in refused.value.refusals}


def test_a_correction_stands_beside_what_it_supersedes(plant, person, judged):
    first = entry_of(plant, judged, "judge_lot")
    entry = correct(plant, person("zhang"), judged)
    was, now = (each for each in records(plant, judged) if each.element == "judge_lot")
    assert (was.entry, was.data["verdict"], was.supersedes) == (first, "good", None)
    assert (now.entry, now.data["verdict"], now.supersedes) == (entry, "bad", first)
    assert (now.data[REASON], now.by_name) == ("Wrong box ticked", "Zhang")
    with plant.database.reading() as work:
        signed = case_page.signatures(work, judged.id)[-1]
        event = case_page.events(work, judged.id)[-1]
    assert (signed.entry, signed.name, signed.meaning, signed.hash) == (
        entry,
        "Zhang",
        "I correct this entry",
        now.hash,
    )
    assert (event.kind, event.element, event.signature) == ("correction", "judge_lot", signed)


def test_the_case_goes_on_as_it_was_decided(plant, person, judged, task_of):
    task = task_of(judged, "release_lot")
    correct(plant, person("zhang"), judged)
    plant.complete_task(person("wang", "quality_head"), task, {}, "right horse")
    assert lookup.facts(plant, judged.id).status == "closed"
    correct(plant, person("wang"), judged, verdict="good")  # also when it has ended
    assert plant.verify(replay=True) is None


def test_the_start_form_is_corrected_too(plant, person, judged):
    correct(plant, person("zhang"), judged, "open_trial", **{**SHEET, "quantity": "480"})
    assert [str(each.data["quantity"]) for each in records(plant, judged) if each.element == "open_trial"] == [
        "500",
        "480",
    ]
    assert plant.verify(replay=True) is None


def test_the_head_of_the_role_may_correct_and_others_may_not(plant, person, judged, task_of):
    with pytest.raises(NotFound):  # of another site: as if there were no such case
        correct(plant, person("chen", "inspector", site="taizhou"), judged)
    plant.complete_task(person("wang", "quality_head"), task_of(judged, "release_lot"), {}, "right horse")
    with pytest.raises(NotAllowed) as refused:
        correct(plant, person("zhang"), judged, "release_lot", remark="late")
    assert refused.value.role == "quality_head"
    correct(plant, person("wang"), judged)
    assert records(plant, judged)[-1].role == "quality_head"


def test_all_reasons_against_a_correction_are_given_at_once(plant, person, judged):
    with pytest.raises(CommandRefused) as refused:
        correct(plant, person("zhang"), judged, reason=" ", password="wrong", verdict="perhaps")
    assert codes(refused) >= {"required", "password-wrong"}
    assert {each.field for each in refused.value.refusals} >= {"verdict", REASON, "password"}
    with pytest.raises(CommandRefused) as refused:
        correct(plant, person("zhang"), judged, verdict="good")
    assert codes(refused) == {"nothing_corrected"}


def test_only_the_latest_entry_is_corrected(plant, person, judged):
    first = entry_of(plant, judged, "judge_lot")
    second = correct(plant, person("zhang"), judged)
    with pytest.raises(StaleTask) as stale:
        plant.correct_record(
            person("wang", "quality_head"), CorrectRecord(judged.number, first, {"verdict": "bad"}, "x", "right horse")
        )
    assert (stale.value.status, stale.value.by) == ("corrected", "Zhang")
    third = correct(plant, person("wang"), judged, verdict="good", reason="It was right after all")
    assert records(plant, judged)[-1].supersedes == second < third


def test_who_must_not_do_the_step_must_not_correct_it(plant, person, judged, task_of):
    plant.complete_task(person("wang", "quality_head"), task_of(judged, "release_lot"), {}, "right horse")
    both = person("zhao", "inspector", "quality_head")
    case = plant.start_case(both, "trial", "ningbo", {**SHEET, "lot": "B-1"})
    plant.complete_task(both, task_of(case, "judge_lot"), {"verdict": "good"})
    plant.complete_task(person("wang"), task_of(case, "release_lot"), {}, "right horse")
    with pytest.raises(CommandRefused) as refused:
        correct(plant, both, case, "release_lot", remark="x")
    assert "four-eyes" in codes(refused)
