"""Of a case that has ended only the hash of its state is kept: enough to prove that its history leads there."""

from __future__ import annotations

import pytest

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": 500}


@pytest.fixture
def ended(plant, person, task_of):
    case = plant.start_case(person("zhang", "inspector"), "trial", "ningbo", SHEET)
    plant.complete_task(person("li", "inspector"), task_of(case, "judge_lot"), {"verdict": "good"})
    plant.complete_task(person("wang", "quality_head"), task_of(case, "release_lot"), {}, "right horse")
    return case


def state_of(plant, case):
    with plant.database.reading() as work:
        row = work.run_text(f'SELECT status, state FROM "case" WHERE id = {case.id}').fetchone()  # noqa: S608
    return row[0], bytes(row[1])


def test_an_ended_case_keeps_the_hash_of_its_state(plant, ended):
    status, state = state_of(plant, ended)
    assert (status, len(state)) == ("closed", 32)
    assert plant.verify(replay=True) is None


def test_another_state_of_an_ended_case_is_noticed(plant, ended):
    with plant.database.transaction() as work:
        state = "x'00'" if work.dialect == "sqlite" else "'\\x00'::bytea"
        work.run_text(f'UPDATE "case" SET state = {state} WHERE id = {ended.id}')  # noqa: S608
    found = plant.verify(replay=True)
    assert found is not None
    assert (found.case_number, found.what) == (ended.number, "state")
