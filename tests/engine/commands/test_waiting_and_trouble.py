from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engine.commands.house import utc_now
from engine.errors import ServiceFailed
from engine.runner import Runner
from engine.scenarios import lookup
from engine.storage import leases, micros

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


def a_bad_lot(plant, person, task_of, lot="A-1"):
    zhang = person("zhang", "inspector")
    case = plant.start_case(zhang, "trial", "ningbo", {**SHEET, "lot": lot})
    plant.complete_task(zhang, task_of(case, "judge_lot"), {"verdict": "bad"})
    return case


def test_a_case_that_waits_for_a_message_goes_on_when_it_comes(plant, person, task_of):
    case = a_bad_lot(plant, person, task_of)
    assert lookup.facts(plant, case.id).status == "waiting"
    assert plant.deliver_message(None, "verdict", "another lot", {}) == []
    assert lookup.facts(plant, case.id).status == "waiting"
    assert plant.deliver_message(None, "verdict", "A-1", {"said": "keep"}) == [case.id]
    assert lookup.facts(plant, case.id).status == "closed"
    assert plant.verify(replay=True) is None


def test_a_message_that_came_too_early_is_kept_for_its_case(plant, person, task_of):
    plant.deliver_message(None, "verdict", "A-1", {"said": "keep"})
    case = a_bad_lot(plant, person, task_of)
    assert lookup.facts(plant, case.id).status == "closed"
    other = a_bad_lot(plant, person, task_of)
    assert lookup.facts(plant, other.id).status == "waiting"


def test_a_service_that_raises_makes_an_incident_that_can_be_retried(plant, person, task_of, monkeypatch):
    from engine import services

    working = services.find("lot.move")
    zhang, wang = person("zhang", "inspector"), person("wang", "quality_head")
    case = plant.start_case(zhang, "trial", "ningbo", SHEET)
    plant.complete_task(person("li", "inspector"), task_of(case, "judge_lot"), {"verdict": "good"})

    def broken(topic):
        if topic == "lot.move":
            raise OSError("the scales do not answer")
        return working

    monkeypatch.setattr(services, "find", broken)
    plant.complete_task(wang, task_of(case, "release_lot"), {}, "right horse")
    assert lookup.facts(plant, case.id).status == "failed"
    ((incident, element, text),) = lookup.incidents(plant, case.id)
    assert element == "move_lot"
    assert "the scales do not answer" in text
    assert lookup.balance(plant, "ningbo", "A-1") == {"on_hold": Decimal(500)}

    plant.retry_incident(wang, incident)
    assert lookup.facts(plant, case.id).status == "failed"
    monkeypatch.undo()
    plant.retry_incident(wang, lookup.incidents(plant, case.id)[0][0])
    assert lookup.facts(plant, case.id).status == "closed"
    assert lookup.incidents(plant, case.id) == []
    assert lookup.balance(plant, "ningbo", "A-1") == {"on_hold": Decimal(0), "released": Decimal(500)}
    assert plant.verify(replay=True) is None


def test_a_step_that_fails_as_a_whole_changes_nothing_but_notes_it(plant, person, task_of, monkeypatch):
    from engine.workflow import Running

    zhang = person("zhang", "inspector")
    case = plant.start_case(zhang, "trial", "ningbo", SHEET)
    task = task_of(case, "judge_lot")

    def fails(self, number, values):
        raise ServiceFailed("is_good", "an endless loop")

    with monkeypatch.context() as patched:
        patched.setattr(Running, "complete", fails)
        for _ in range(2):
            with pytest.raises(ServiceFailed):
                plant.complete_task(zhang, task, {"verdict": "bad"})
    assert task_of(case, "judge_lot") == task
    assert [each[2] for each in lookup.incidents(plant, case.id)] == ["an endless loop"]
    plant.complete_task(zhang, task, {"verdict": "bad"})
    assert lookup.facts(plant, case.id).status == "waiting"


def test_one_runner_holds_the_lease_and_another_takes_over_when_it_ends(plant):
    now = micros(utc_now())
    later = now + 15_000_000
    with plant.database.transaction() as work:
        assert leases.take(work, "runner", "one", now, later)
        assert leases.take(work, "runner", "one", now, later)
        assert not leases.take(work, "runner", "two", now, later)
        assert leases.take(work, "runner", "two", later, later + 1)
        leases.drop(work, "runner", "two")
        assert leases.take(work, "runner", "one", now, later)


def test_a_runner_without_the_lease_leaves_timers_alone(plant):
    with plant.database.transaction() as work:
        leases.take(work, "runner", "another", micros(utc_now()), micros(utc_now() + dt.timedelta(minutes=1)))
    assert Runner(plant).tick() == 0


def test_the_runner_forgets_old_answers_once_an_hour(plant, person, clock):
    from engine.commands.once import KEPT, carried_out, once
    from engine.storage.answers import Answer

    zhang = person("zhang", "inspector")
    once(plant, zhang, "sent once", b"hash", lambda: Answer(200, b"{}"))
    runner = Runner(plant)
    runner.tick()
    assert carried_out(plant, zhang, "sent once")
    clock.now += KEPT + dt.timedelta(days=1)
    Runner(plant).tick()  # another one waits for the lease
    assert carried_out(plant, zhang, "sent once")
    runner._tidy(utc_now() + dt.timedelta(hours=2))
    assert not carried_out(plant, zhang, "sent once")
