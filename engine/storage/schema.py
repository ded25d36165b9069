"""Create the tables, and the triggers that keep what may only grow."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from engine.errors import HoldpointError
from engine.storage import search, tables
from engine.storage.database import Database, Statement, Work, adding

VERSION = 3
_SET_VERSION = Statement(adding(tables.setting))


class SchemaTooNew(HoldpointError):
    """The database was written by a newer Holdpoint; this one would not understand it."""

    code = "schema_too_new"


class SchemaTooOld(HoldpointError):
    """The database was written by a trial version, whose history this one cannot check."""

    code = "schema_too_old"


def prepare(database: Database) -> bool:
    """Create what is missing in one transaction; return True when the database was empty.

    Raises SchemaTooNew, SchemaTooOld; nothing is changed then.
    """
    if _is_ready(database):
        return False
    with database.transaction() as work:
        found = _version(work)
        if found > VERSION:
            raise SchemaTooNew(found=found, known=VERSION)
        if found == VERSION:
            return False
        if found:
            raise SchemaTooOld(found=found, known=VERSION)
        _create(work)
        return True


def _is_ready(database: Database) -> bool:
    """Tell whether nothing is to be done, without waiting for whoever writes just now."""
    with database.reading() as work:
        return _version(work) == VERSION


def _version(work: Work) -> int:
    if work.dialect == "sqlite":
        exists = work.run_text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'setting'").fetchone()
    else:
        work.run_text("SELECT pg_advisory_xact_lock(7217041)")  # two servers starting at once
        exists = work.run_text(
            "SELECT 1 FROM pg_tables WHERE tablename = 'setting' AND schemaname = current_schema()"
        ).fetchone()
    if not exists:
        return 0
    row = work.run_text("SELECT value FROM setting WHERE key = 'schema_version'").fetchone()
    return int(row[0]) if row else 0


def _create(work: Work) -> None:
    dialect = sqlite.dialect() if work.dialect == "sqlite" else postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in tables.metadata.sorted_tables:
        work.run_text(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            work.run_text(str(CreateIndex(index).compile(dialect=dialect)))
    for view, rows in tables.VIEWS.items():
        work.run_text(f"CREATE VIEW {view.name} AS {rows.compile(dialect=dialect)}")
    for table in tables.APPEND_ONLY:
        for text in _guards(table, work.dialect):
            work.run_text(text)
    search.create(work)
    work.run(_SET_VERSION, key="schema_version", value=str(VERSION))


def _guards(table: sa.Table, dialect: str) -> list[str]:
    """Refuse UPDATE and DELETE, and on SQLite the INSERT OR REPLACE that deletes without firing a delete trigger."""
    name = table.name
    disposed = _disposed(table, dialect) if table is tables.history else None
    if dialect == "postgresql":
        leave = f"IF TG_OP = 'UPDATE' THEN IF {disposed} THEN RETURN NEW; END IF; END IF; " if disposed else ""
        body = f"$$ BEGIN {leave}RAISE EXCEPTION '{name} may only grow'; END $$"
        run = f"EXECUTE FUNCTION keep_{name}()"
        return [
            f"CREATE FUNCTION keep_{name}() RETURNS trigger LANGUAGE plpgsql AS {body}",
            f"CREATE TRIGGER keep_{name}_rows BEFORE UPDATE OR DELETE ON {name} FOR EACH ROW {run}",
            f"CREATE TRIGGER keep_{name}_all BEFORE TRUNCATE ON {name} FOR EACH STATEMENT {run}",
        ]
    same = " AND ".join(f"{c.name} = NEW.{c.name}" for c in table.primary_key.columns)
    there = f"EXISTS (SELECT 1 FROM {name} WHERE {same})"  # noqa: S608 - names of our own tables
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} may only grow'); END"
    unless = f"WHEN NOT ({disposed}) " if disposed else ""
    return [
        f"CREATE TRIGGER keep_{name}_update BEFORE UPDATE ON {name} {unless}{refuse}",
        f"CREATE TRIGGER keep_{name}_delete BEFORE DELETE ON {name} {refuse}",
        f"CREATE TRIGGER keep_{name}_replace BEFORE INSERT ON {name} WHEN {there} {refuse}",
    ]


def _disposed(history: sa.Table, dialect: str) -> str:
    """Return the condition under which an entry may change: a record's logged disposal takes its content, nothing else.

    Source: DPR-6.1.
    """
    same = "IS NOT DISTINCT FROM" if dialect == "postgresql" else "IS"
    others = " AND ".join(f'OLD."{c.name}" {same} NEW."{c.name}"' for c in history.columns if c.name != "payload")
    logged = "EXISTS (SELECT 1 FROM disposal d WHERE d.case_id = OLD.case_id AND d.entry = OLD.entry)"
    return f"OLD.hash IS NOT NULL AND OLD.payload IS NOT NULL AND NEW.payload IS NULL AND {others} AND {logged}"
