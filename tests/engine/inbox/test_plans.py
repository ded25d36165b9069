"""The lists stay flat because each statement is led by its index and reads no table from end to end."""

import pytest

from engine.inbox import cases, task_sql

GIVEN = {
    "lanes": "[]",
    "sites": "[]",
    "keys": "[]",
    "cases": "[]",
    "ids": "[]",
    "procedure": "",
    "status": "",
    "actor": 1,
    "before": 1,
    "due": 1,
    "case": 1,
    "task": 1,
    "most": 1,
}


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (task_sql.KEYS_OF_ROLES, "inbox_role"),
        (task_sql.KEYS_OF_SITES, "inbox_site"),
        (task_sql.KEYS_OF_PERSON, "inbox_mine"),
        (task_sql.COUNTS, "inbox_mine"),
        (task_sql.COUNTS, "inbox_role"),
        (task_sql.COUNTS, "inbox_site"),
        (task_sql.OPEN_OF_CASES, None),
        (task_sql.ROWS, None),
        (cases._AT_SITES, "case_recent"),
        (cases._OF_STATUS, "case_status"),
        (cases._OF_PROCEDURE, "case_procedure"),
        (cases._ROWS, None),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_list_is_led_by_its_index(database, statement, index):
    text, arguments = statement.on("sqlite")
    with database.reading() as work:
        plan = work.run_text(f"EXPLAIN QUERY PLAN {text}", arguments(GIVEN))
        steps = [row[3] for row in plan.fetchall()]
    tables = ("SCAN w", "SCAN i", "SCAN c", "SCAN e", "SCAN u", "SCAN p", "SCAN l", "SCAN b", "SCAN q")
    assert not [step for step in steps if step.split(" USING")[0] in tables]
    assert index is None or [step for step in steps if f"INDEX {index} " in step]
    assert not [step for step in steps if "AUTOMATIC" in step]
