"""Statements as the databases get them."""

from __future__ import annotations

import sqlalchemy as sa

from engine.inbox import task_sql
from engine.storage import Statement, cases


def test_a_limit_is_no_reason_to_plan_a_statement_anew():
    """A bare parameter behind LIMIT makes SQLite prepare the statement for each value."""
    for statement in (cases.DUE_CASES, task_sql.KEYS_OF_ROLES, task_sql.page_of(2, with_role=True)):
        text = statement.on("sqlite").text
        assert "LIMIT ?" in text
        assert text.count("LIMIT ?") == text.count(" + 0")


def test_a_statement_is_compiled_once_for_each_database():
    statement = Statement(sa.text("SELECT :value, :value LIMIT :most"))
    assert statement.on("sqlite") is statement.on("sqlite")
    assert statement.on("sqlite").text == "SELECT ?, ? LIMIT ? + 0"
    assert statement.on("sqlite").arguments({"most": 3, "value": "x"}) == ("x", "x", 3)
    assert "LIMIT %(most)s" in statement.on("postgresql").text
    assert statement.on("postgresql").arguments({"most": 3}) == {"most": 3}


def test_a_statement_may_have_one_parameter_or_none():
    assert Statement(sa.text("SELECT :value")).on("sqlite").arguments({"value": 1}) == (1,)
    assert Statement(sa.text("SELECT 1")).on("sqlite").arguments({}) == ()
