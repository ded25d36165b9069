from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.commands import finishing
from engine.errors import ServiceFailed
from engine.inbox.case_page import case_facts
from engine.scenarios import lookup
from engine.scenarios.lookup import open_tasks
from engine.storage import cases
from engine.workflow.values import unpack

ERRAND, TRIAL = 1, 2
SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


@pytest.fixture
def home(home):
    """The folder of procedures with one more, which starts a trial and waits for it."""
    (home / "processes" / "errand").mkdir()
    shutil.copy(Path(__file__).parent / "caller" / "errand.bpmn", home / "processes" / "errand")
    return home


@pytest.fixture
def errand(plant, person):
    return plant.start_case(person("zhang", "inspector"), "errand", "ningbo", SHEET)


@pytest.fixture
def judge(plant, person, errand):
    """Judge the lot of the trial that the errand started."""

    def as_(verdict):
        (task,) = open_tasks(plant, TRIAL)
        plant.complete_task(person("zhang", "inspector"), task.id, {"verdict": verdict})

    return as_


def numbers(plant):
    return {lookup.facts(plant, case_id).number: lookup.facts(plant, case_id).status for case_id in (ERRAND, TRIAL)}


def test_a_case_waits_for_the_one_it_started(plant, errand):
    assert numbers(plant) == {errand.number: "waiting", "TR-2026-0001": "open"}


def test_a_case_hears_what_another_sent_before_it_waited_and_its_starter_hears_that_it_ended(plant, errand, judge):
    judge("bad")
    assert numbers(plant) == {errand.number: "closed", "TR-2026-0001": "closed"}
    assert plant.verify(replay=True) is None


def test_the_starter_hears_the_result_of_the_case_it_started(plant, errand, judge):
    judge("bad")
    with plant.database.reading() as work:
        rows = work.run(cases.HISTORY_OF, case_id=errand.id).fetchall()
    (heard,) = [unpack(bytes(row[7])) for row in rows if row[2] == "message"]
    assert heard == {
        "key": "TR-2026-0001",
        "data": {"case_number": "TR-2026-0001", "procedure": "trial", "result": {"verdict": "bad"}},
    }


def test_a_case_that_fails_at_a_message_does_not_undo_what_was_done_by_its_sender(plant, errand, judge, monkeypatch):
    def broken(*_):
        raise ServiceFailed("wait_for_trial", "the printer is on fire")

    with monkeypatch.context() as patched:
        patched.setattr(finishing, "hand_over", broken)
        judge("good")
        assert lookup.incidents(plant, errand.id) == []
        plant.complete_task(*_release(plant))
        assert numbers(plant) == {errand.number: "waiting", "TR-2026-0001": "closed"}
        ((incident, element, text),) = lookup.incidents(plant, errand.id)
        assert (element, text) == ("wait_for_trial", "the printer is on fire")
        assert plant.fire_due() == 0
    plant.retry_incident(plant.actor_named("zhang"), incident)
    assert plant.fire_due() == 1
    assert numbers(plant) == {errand.number: "closed", "TR-2026-0001": "closed"}


def test_both_cases_tell_who_waits_for_whom(plant, person, errand):
    zhang = person("zhang", "inspector")
    with plant.database.reading() as work:
        starter, started = (case_facts(work, zhang, number) for number in (errand.number, "TR-2026-0001"))
    assert [(wait.message, wait.key) for wait in starter.waits] == [("case_closed", "TR-2026-0001")]
    assert started.waited_for_by == (errand.number,)
    assert starter.waited_for_by == ()


def test_nothing_is_left_for_a_starter_that_is_not_under_way(plant, person, task_of):
    zhang = person("zhang", "inspector")
    case = plant.start_case(zhang, "trial", "ningbo", SHEET)
    plant.complete_task(zhang, task_of(case, "judge_lot"), {"verdict": "bad"})
    plant.deliver_message(None, "verdict", "A-1", {})
    assert lookup.facts(plant, case.id).status == "closed"
    with plant.database.reading() as work:
        left = work.run_text("SELECT count(*) FROM message WHERE name = 'case_closed'").fetchone()[0]
    assert left == 0


def _release(plant):
    from engine.commands import AddUser

    plant.add_user(AddUser("wang", "Wang", "right horse", "en", [("quality_head", "ningbo")], "ningbo"))
    (task,) = open_tasks(plant, TRIAL)
    return plant.actor_named("wang"), task.id, {}, "right horse"
