"""Statements as the databases get them."""

from __future__ import annotations

import sqlalchemy as sa

from engine.inbox import task_sql
from engine.storage import Statement, cases


def test_a_limit_is_no_reason_to_plan_a_statement_anew():
    """A bare parameter behind LIMIT makes SQLite prepare the statement for each value."""
    for statement in (cases.DUE_CASES, task_sql.KEYS_OF_ROLES, task_sql.page_of(2, with_role=True)):
        text, _ = statement.on("sqlite")
        assert "LIMIT :" in text
        assert text.count("LIMIT :") == text.count(" + 0")


def test_a_statement_is_compiled_once_for_each_database():
    statement = Statement(sa.text("SELECT :value LIMIT :most"))
    assert statement.on("sqlite")[0] is statement.on("sqlite")[0]
    assert statement.on("sqlite")[0] == "SELECT :value LIMIT :most + 0"
    assert "LIMIT %(most)s" in statement.on("postgresql")[0]
