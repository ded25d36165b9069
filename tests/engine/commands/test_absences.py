from __future__ import annotations

import datetime as dt

import pytest

from engine.commands.absences import NameSubstitute, absences_of
from engine.errors import CommandRefused, NotAllowed, NotFound
from engine.inbox.case_page import case_facts
from engine.scenarios.lookup import open_tasks

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


@pytest.fixture
def people(person):
    person("wang", "quality_head")
    person("chen", "inspector")
    return person


@pytest.fixture
def today(plant):
    return plant.clock().astimezone(plant.zone("ningbo")).date()


@pytest.fixture
def away(plant, people, today):
    """Wang, the head of quality, is away today and tomorrow; Chen stands in."""
    last = today + dt.timedelta(days=1)
    return plant.name_substitute(people("wang"), NameSubstitute("wang", "chen", today, last, "ningbo"))


def a_good_lot(plant, people, task_of):
    zhang = people("zhang", "inspector")
    case = plant.start_case(zhang, "trial", "ningbo", SHEET)
    plant.complete_task(zhang, task_of(case, "judge_lot"), {"verdict": "good"})
    return case


def test_who_stands_in_sees_and_does_the_tasks_and_both_names_are_recorded(plant, people, away, task_of):
    case = a_good_lot(plant, people, task_of)
    chen = people("chen")
    plant.complete_task(chen, task_of(case, "release_lot"), {}, "right horse")
    with plant.database.reading() as work:
        facts = case_facts(work, chen, case.number)
    assert [(s.name, s.for_name, s.role) for s in facts.signatures] == [("Chen", "Wang", "quality_head")]
    assert [(e.actor_name, e.for_name) for e in facts.events if e.element == "release_lot"] == [("Chen", "Wang")]
    assert plant.verify(replay=True) is None


def test_a_changed_name_of_the_absent_person_breaks_the_chain(plant, people, away, task_of):
    case = a_good_lot(plant, people, task_of)
    plant.complete_task(people("chen"), task_of(case, "release_lot"), {}, "right horse")
    if plant.database.dialect != "sqlite":
        pytest.skip("the guards are removed here in the way of SQLite")
    with plant.database.transaction() as work:
        work.run_text("DROP TRIGGER keep_history_update")
        work.run_text("UPDATE history SET on_behalf_of = NULL WHERE on_behalf_of IS NOT NULL")
    assert plant.verify().what == "history"


def test_what_is_done_in_ones_own_role_is_done_for_nobody_else(plant, people, away, task_of):
    case = plant.start_case(people("chen"), "trial", "ningbo", SHEET)
    with plant.database.reading() as work:
        facts = case_facts(work, people("chen"), case.number)
    assert [event.for_name for event in facts.events] == [None] * len(facts.events)


def test_four_eyes_hold_for_both_persons(plant, people, away, task_of):
    chen = people("chen")
    case = plant.start_case(chen, "trial", "ningbo", SHEET)
    plant.complete_task(people("zhang", "inspector"), task_of(case, "judge_lot"), {"verdict": "good"})
    with pytest.raises(CommandRefused) as refused:
        plant.complete_task(chen, task_of(case, "release_lot"), {}, "right horse")
    assert [each.code for each in refused.value.refusals] == ["four-eyes"]


def test_before_and_after_the_days_the_substitute_has_no_such_role(plant, people, away, clock, today):
    assert people("chen").may("quality_head", "ningbo")
    clock.now += dt.timedelta(days=2)
    assert not people("chen").may("quality_head", "ningbo")


def test_who_stands_in_for_one_who_stands_in_has_the_tasks_of_both(plant, people, away, today):
    people("liu")
    plant.name_substitute(people("chen"), NameSubstitute("chen", "liu", today, today, "ningbo"))
    liu = people("liu")
    assert liu.may("quality_head", "ningbo")
    assert liu.may("inspector", "ningbo")
    assert {absent.name for absent in liu.absent} == {"Wang", "Chen"}


def test_a_circle_of_substitutes_ends(plant, people, away, today):
    plant.name_substitute(people("chen"), NameSubstitute("chen", "wang", today, today, "ningbo"))
    assert people("wang").may("inspector", "ningbo")
    assert people("chen").may("quality_head", "ningbo")


def test_a_task_claimed_by_who_fell_ill_can_be_taken_over(plant, people, today, task_of):
    case = a_good_lot(plant, people, task_of)
    task = task_of(case, "release_lot")
    plant.claim_task(people("wang"), task)
    plant.name_substitute(people("wang"), NameSubstitute("wang", "chen", today, today, "ningbo"))
    plant.claim_task(people("chen"), task)
    plant.complete_task(people("chen"), task, {}, "right horse")
    assert open_tasks(plant, case.id) == []


def test_the_head_of_a_person_names_a_substitute_and_a_colleague_does_not(plant, people, today):
    command = NameSubstitute("chen", "liu", today, today, "ningbo")
    people("liu", "inspector")
    with pytest.raises(NotAllowed):
        plant.name_substitute(people("liu"), command)
    plant.name_substitute(people("wang"), command)
    assert [(row.name, row.substitute, row.named_by) for row in absences_of(plant, people("liu"))] == [
        ("Chen", "Liu", "Wang")
    ]


def test_a_withdrawn_substitute_has_the_role_no_more(plant, people, away):
    plant.withdraw_substitute(people("wang"), away)
    assert not people("chen").may("quality_head", "ningbo")
    with pytest.raises(NotFound):
        plant.withdraw_substitute(people("wang"), away)


@pytest.mark.parametrize(
    ("substitute", "first", "last", "code"),
    [
        ("wang", 5, 6, "absence-substitute-is-absent"),
        ("chen", 6, 5, "absence-ends-before-it-begins"),
        ("chen", -6, -5, "absence-is-over"),
        ("chen", 5, 500, "absence-too-long"),
        ("chen", 1, 5, "absence-overlaps"),
    ],
)
def test_senseless_absences_are_refused_with_the_reason(plant, people, away, today, substitute, first, last, code):
    first_day, last_day = today + dt.timedelta(days=first), today + dt.timedelta(days=last)
    with pytest.raises(CommandRefused) as refused:
        plant.name_substitute(people("wang"), NameSubstitute("wang", substitute, first_day, last_day, "ningbo"))
    assert [each.code for each in refused.value.refusals] == [code]


def test_a_head_of_one_role_does_not_come_by_it_to_a_higher_role_of_the_same_person(plant, people, today):
    people("deng", "inspector", "quality_head")
    with pytest.raises(NotAllowed):
        plant.name_substitute(people("wang"), NameSubstitute("deng", "wang", today, today, "ningbo"))


def test_nobody_names_themself_for_their_head(plant, people, today):
    with pytest.raises(NotAllowed):
        plant.name_substitute(people("chen"), NameSubstitute("wang", "chen", today, today, "ningbo"))


def leave_the_plant(plant, username):
    with plant.database.transaction() as work:
        false = "0" if work.dialect == "sqlite" else "false"
        work.run_text(f"UPDATE \"user\" SET active = {false} WHERE username = '{username}'")  # noqa: S608 - of this test


def test_the_roles_of_who_left_the_plant_go_to_nobody(plant, people, today, away):
    people("liu")
    plant.name_substitute(people("chen"), NameSubstitute("chen", "liu", today, today, "ningbo"))
    leave_the_plant(plant, "wang")
    assert not people("chen").may("quality_head", "ningbo")
    leave_the_plant(plant, "chen")
    assert people("liu").memberships == ()


def test_who_left_the_plant_stands_in_for_nobody(plant, people, today):
    leave_the_plant(plant, "chen")
    with pytest.raises(NotFound):
        plant.name_substitute(people("wang"), NameSubstitute("wang", "chen", today, today, "ningbo"))


def test_the_last_day_of_the_calendar_is_too_far_away(plant, people, today):
    with pytest.raises(CommandRefused) as refused:
        plant.name_substitute(people("wang"), NameSubstitute("wang", "chen", today, dt.date.max, "ningbo"))
    assert [each.code for each in refused.value.refusals] == ["absence-too-long"]
