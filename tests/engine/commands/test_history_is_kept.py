from __future__ import annotations

import pytest

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


@pytest.fixture
def closed(plant, person, task_of):
    zhang = person("zhang", "inspector")
    case = plant.start_case(zhang, "trial", "ningbo", SHEET)
    plant.complete_task(person("li", "inspector"), task_of(case, "judge_lot"), {"verdict": "good"})
    plant.complete_task(person("wang", "quality_head"), task_of(case, "release_lot"), {"remark": "fine"}, "right horse")
    return case


def test_a_history_leads_to_the_same_state_byte_for_byte(plant, closed):
    assert plant.verify(replay=True) is None


def test_a_state_that_its_history_does_not_lead_to_is_found(plant, closed):
    with plant.database.transaction() as work:
        work.run_text('UPDATE "case" SET state = head')
    found = plant.verify(replay=True)
    assert (found.case_number, found.what) == (closed.number, "state")
    assert plant.verify() is None


@pytest.mark.parametrize("table", ["history", "signature", "lot_movement"])
@pytest.mark.parametrize("act", ["UPDATE {0} SET element = 'other'", "DELETE FROM {0}"])
def test_what_is_kept_can_be_neither_changed_nor_removed(plant, closed, table, act):
    text = act.format(table).replace("element", "name" if table == "signature" else "element")
    with pytest.raises(Exception, match="may only grow"), plant.database.transaction() as work:
        work.run_text(text)


def test_a_row_cannot_be_replaced(plant, closed):
    if plant.database.dialect != "sqlite":
        pytest.skip("INSERT OR REPLACE is a statement of SQLite")
    with pytest.raises(Exception, match="may only grow"), plant.database.transaction() as work:
        work.run_text("INSERT OR REPLACE INTO history SELECT * FROM history WHERE entry = 1")


@pytest.mark.parametrize(
    ("tampering", "what"),
    [
        ("UPDATE history SET at = at + 1 WHERE entry = 2", "history"),
        ("UPDATE history SET actor = 99 WHERE entry = 2", "history"),
        ("UPDATE history SET hash = NULL WHERE entry = 1", "record"),
        ("UPDATE history SET document = 'other' WHERE entry = 1", "history"),
        ("UPDATE history SET supersedes = 1 WHERE entry = 2", "history"),
        ("DELETE FROM history WHERE entry = 2", "history"),
        ("UPDATE history SET hash = payload WHERE entry = 1", "record"),
        ("UPDATE history SET payload = mac WHERE entry = 1", "record"),
        ('UPDATE "case" SET head = state', "head"),
        ("DELETE FROM history WHERE entry = (SELECT max(entry) FROM history)", "head"),
    ],
)
def test_tampering_by_somebody_who_removes_the_guards_is_found(plant, closed, tampering, what):
    if plant.database.dialect != "sqlite":
        pytest.skip("the guards are removed here in the way of SQLite")
    assert plant.verify() is None
    with plant.database.transaction() as work:
        for (name,) in work.run_text("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            work.run_text(f"DROP TRIGGER {name}")
        work.run_text(tampering)
    found = plant.verify()
    assert found is not None
    assert (found.case_number, found.what) == (closed.number, what)
