"""Statements as the databases get them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from engine.errors import Unavailable
from engine.inbox import task_sql
from engine.storage import Database, Statement, cases
from engine.storage.database import sqlite_driver
from engine.vocabulary import TaskStatus

_COUNT = Statement(sa.text("SELECT count(*) FROM t"))


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


def test_a_glance_sees_what_was_committed_meanwhile_and_joins_what_is_open(tmp_path):
    here, there = (Database(f"sqlite:///{tmp_path}/a.db") for _ in range(2))
    with here.transaction() as work:
        work.run_text("CREATE TABLE t (x INTEGER)")
    with here.glance() as work:
        assert work.run(_COUNT).fetchone() == (0,)
        with there.transaction() as other:
            other.run_text("INSERT INTO t VALUES (1)")
        assert work.run(_COUNT).fetchone() == (1,)
    with there.transaction() as writing, there.glance() as work:
        assert work is writing


def test_a_glance_at_a_locked_store_asks_to_wait_and_logs_why(tmp_path, caplog):
    database = Database(f"sqlite:///{tmp_path}/a.db")
    with pytest.raises(Unavailable), database.glance():
        raise sqlite_driver.OperationalError("database is locked")
    assert "the store refused: database is locked" in caplog.text
    with pytest.raises(KeyError), database.glance():
        raise KeyError("not the store's")


def test_what_is_stored_comes_back_as_it_was(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/a.db")
    kept = (None, b"\x00", b"", "a", 7, 2.5)
    with database.transaction() as work:
        work.run_text("CREATE TABLE t (a, b, c, d, e, f, g)")
        work.run_text("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)", (*kept, TaskStatus.DONE))
        assert work.run_text("SELECT * FROM t").fetchone() == (*kept, "done")
        assert work.run_text("SELECT typeof(a), typeof(b), typeof(g) FROM t").fetchone() == ("null", "blob", "text")
