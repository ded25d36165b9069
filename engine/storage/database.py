"""One connection a thread, one transaction a step; statements compiled once and run on the driver's cursor."""

from __future__ import annotations

import datetime as dt
import logging
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Dialect, Engine, make_url
from sqlalchemy.pool import NullPool

from engine.errors import Unavailable
from engine.vocabulary import CaseStatus, QuantityStatus, TaskStatus

#: SQLITE_OPEN_READWRITE, _CREATE and _NOMUTEX: a connection belongs to one thread, so no call has to lock it.
_FOR_ONE_THREAD = 0x2 | 0x4 | 0x8000
try:  # a newer SQLite than the system's; the platforms without a wheel use the standard library
    from pysqlite3 import dbapi2 as sqlite_driver

    _OPENED: Mapping[str, Any] = {"flags": _FOR_ONE_THREAD}
except ImportError:  # pragma: no cover - depends on the platform
    import sqlite3 as sqlite_driver

    _OPENED = {}

__all__ = [
    "BUSY_MS",
    "SAFE_WAL",
    "Database",
    "Insertion",
    "Statement",
    "Work",
    "adding",
    "micros",
    "moment",
    "putting",
    "sqlite_driver",
]

#: Below this version a reset of the write-ahead log can corrupt the file.
SAFE_WAL = (3, 51, 3)
BUSY_MS = 5_000
#: Pages of 4 KB in the write-ahead log before they are brought back: some 300 steps, which share most of their pages.
LOG_PAGES = 4_000
#: SQLite plans a statement anew for each value of a bare parameter behind LIMIT; of a sum it knows nothing.
_BOUND_LIMIT = re.compile(r"(\bLIMIT \?)(?! \+)")
_log = logging.getLogger("holdpoint.storage")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


#: The driver looks for an adapter of every value but exact numbers and texts. To find none costs it two exceptions,
#: 1.5 microseconds a value, so it gets one that hands the value on.
for _kind, _as_it_is in (
    (type(None), {}.get),
    (bytes, bytes),
    *((_enumeration, str.__str__) for _enumeration in (CaseStatus, QuantityStatus, TaskStatus)),
):
    sqlite_driver.register_adapter(_kind, _as_it_is)


def micros(moment: dt.datetime) -> int:
    """Return an aware time as microseconds since 1970 in UTC, exactly."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(value: int) -> dt.datetime:
    """Return the aware UTC time of `micros`."""
    return _EPOCH + dt.timedelta(microseconds=value)


class Compiled(NamedTuple):
    """A statement for one database: its text, and how parameters by name become the driver's arguments."""

    text: str
    arguments: Callable[[Mapping[str, Any]], Any]


class Statement:
    """A Core construct whose text is compiled once for each database; parameters go in by name."""

    __slots__ = ("_constructs", "compiled")

    _DIALECTS: Mapping[str, Callable[[], Dialect]] = {
        "sqlite": lambda: sqlite.dialect(paramstyle="qmark"),
        "postgresql": lambda: postgresql.psycopg.dialect(paramstyle="pyformat"),  # type: ignore[no-untyped-call]
    }

    def __init__(self, construct: sa.sql.ClauseElement | Mapping[str, sa.sql.ClauseElement]) -> None:
        """Take one construct for both databases, or one for each by its name."""
        self._constructs = construct if isinstance(construct, Mapping) else dict.fromkeys(self._DIALECTS, construct)
        self.compiled: dict[str, Compiled] = {}

    def on(self, dialect: str) -> Compiled:
        """Return the statement for `dialect` (sqlite, postgresql)."""
        return self.compiled.get(dialect) or self._compile(dialect)

    def _compile(self, dialect: str) -> Compiled:
        compiled = self._constructs[dialect].compile(dialect=self._DIALECTS[dialect]())
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        text = str(compiled)
        arguments: Callable[[Mapping[str, Any]], Any] = _by_name
        if dialect == "sqlite":
            text, arguments = _BOUND_LIMIT.sub(r"\1 + 0", text), _in_order(getattr(compiled, "positiontup", None) or ())
        made = self.compiled[dialect] = Compiled(text, _with_fixed(fixed, arguments) if fixed else arguments)
        return made


class Insertion(Statement):
    """An insert whose rows come as tuples in the order of the table's columns, which costs less than by name."""

    __slots__ = ()

    _DIALECTS: Mapping[str, Callable[[], Dialect]] = {
        "sqlite": lambda: sqlite.dialect(paramstyle="qmark"),
        "postgresql": lambda: postgresql.psycopg.dialect(paramstyle="format"),  # type: ignore[no-untyped-call]
    }

    def __init__(
        self, table: sa.Table, *, without: Sequence[str] = (), returning: sa.Column[Any] | None = None
    ) -> None:
        """Take the table; columns in `without` are left to the database."""
        insert = adding(table, without=without)
        super().__init__(insert if returning is None else insert.returning(returning))


def _in_order(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Any]:
    """Return how values by name become values in order, which the driver binds faster."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


def _by_name(values: Mapping[str, Any]) -> Any:
    return values


def _with_fixed(fixed: Mapping[str, Any], arguments: Callable[[Mapping[str, Any]], Any]) -> Any:
    return lambda values: arguments({**fixed, **values})


def adding(table: sa.Table, *, without: Sequence[str] = ()) -> sa.Insert:
    """Return an insert whose parameters are named like the columns."""
    return sa.insert(table).values({c.name: sa.bindparam(c.name) for c in table.columns if c.name not in without})


def putting(table: sa.Table, *, change: bool = True) -> Statement:
    """Return an insert that, where the primary key exists, changes the other columns, or leaves the row alone."""
    keys = [c.name for c in table.primary_key.columns]
    values: dict[str, Any] = {c.name: sa.bindparam(c.name) for c in table.columns}
    others = [c.name for c in table.columns if c.name not in keys]

    def build(insert: Any) -> Any:
        base = insert(table).values(values)
        if not change or not others:
            return base.on_conflict_do_nothing(index_elements=keys)
        return base.on_conflict_do_update(index_elements=keys, set_={name: base.excluded[name] for name in others})

    return Statement({"sqlite": build(sqlite.insert), "postgresql": build(postgresql.insert)})


class Work:
    """What happens within one transaction; `cursor` is the driver's, of the thread's connection."""

    __slots__ = ("after_commit", "cursor", "dialect")

    def __init__(self, cursor: Any, dialect: str) -> None:
        self.cursor, self.dialect = cursor, dialect
        self.after_commit: list[Callable[[], None]] = []

    def run(self, statement: Statement, **values: Any) -> Any:
        """Execute and return the driver's cursor (`fetchone`, `fetchall`, `rowcount`); rows are tuples."""
        text, arguments = statement.compiled.get(self.dialect) or statement.on(self.dialect)
        return self.cursor.execute(text, arguments(values))

    def run_many(self, statement: Statement, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute once for each of `rows`; nothing for none."""
        if not rows:
            return
        text, arguments = statement.compiled.get(self.dialect) or statement.on(self.dialect)
        if len(rows) == 1:
            self.cursor.execute(text, arguments(rows[0]))
        else:
            self.cursor.executemany(text, list(map(arguments, rows)))

    def add(self, insertion: Insertion, rows: Sequence[tuple[Any, ...]]) -> Any:
        """Insert rows, each in the order of the table's columns, and return the cursor; nothing for none."""
        text = insertion.on(self.dialect).text
        if len(rows) == 1:
            return self.cursor.execute(text, rows[0])
        if rows:
            self.cursor.executemany(text, rows)
        return self.cursor

    def run_text(self, text: str, values: Mapping[str, Any] | None = None) -> Any:
        """Execute SQL that is written for this database; for schema and search only."""
        return self.cursor.execute(text, values or {})


class _Thread(threading.local):
    """What one thread has open: its connection with one cursor for all it does, a transaction or a reading."""

    connection: Any = None
    cursor: Any = None
    work: Work | None = None
    read: Work | None = None


class _Block:
    """One transaction or reading of a thread; a class, since a generator costs as much as the statements it frames."""

    __slots__ = ("_begin", "_database", "_name", "_work")

    def __init__(self, database: Database, name: str, begin: str) -> None:
        self._database, self._name, self._begin = database, name, begin

    def __enter__(self) -> Work:
        self._work = self._database.begin(self._name, self._begin)
        return self._work

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._database.end(self._name, error)
        if error is None:
            for act in self._work.after_commit:
                act()


class _Glance:
    """Statements outside of a transaction, each of which sees the state of its own moment."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Work:
        return self._database.outside()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is not None:
            self._database.translate(error)


class Database:
    """SQLite file or PostgreSQL, by URL.

    durable: False for a file that is thrown away, such as a scenario's: nothing then waits for the disk.
    """

    def __init__(self, url: str, *, durable: bool = True) -> None:
        self.url: URL = make_url(url)
        self._synchronous = "FULL" if durable else "OFF"
        self.dialect = self.url.get_backend_name()
        if self.dialect not in {"sqlite", "postgresql"}:
            raise ValueError(f"{url}: only sqlite:///file and postgresql://… are supported")
        self._local = _Thread()
        self._glance = _Glance(self)
        self._engine: Engine | None = None
        self._engine_lock = threading.Lock()

    @property
    def engine(self) -> Engine:
        """Return SQLAlchemy's engine over the same database, for the accounts' ORM only."""
        with self._engine_lock:
            if self._engine is None:
                url = "sqlite://" if self.dialect == "sqlite" else "postgresql+psycopg://"
                self._engine = sa.create_engine(url, creator=self._open_for_orm, poolclass=NullPool)
            return self._engine

    def transaction(self) -> AbstractContextManager[Work]:
        """Write within one transaction; an inner call on the same thread joins the outer one.

        Raises Unavailable when the store is locked or full; nothing is changed then.
        """
        local = self._local
        if local.work is not None:
            return nullcontext(local.work)
        if local.read is not None:
            raise RuntimeError("a transaction begins before anything is read, not within a reading")
        return _Block(self, "work", "BEGIN IMMEDIATE" if self.dialect == "sqlite" else "BEGIN")

    def reading(self) -> AbstractContextManager[Work]:
        """Read one consistent state; joins what the same thread has begun already."""
        joined = self._local.work or self._local.read
        if joined is not None:
            return nullcontext(joined)
        begin = "BEGIN" if self.dialect == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        return _Block(self, "read", begin)

    def glance(self) -> AbstractContextManager[Work]:
        """Read what one statement gives: that is one consistent state without a transaction around it.

        Joins what the same thread has begun already. Raises Unavailable when the store is locked.
        """
        joined = self._local.work or self._local.read
        return self._glance if joined is None else nullcontext(joined)

    def outside(self) -> Work:
        """Return where statements run outside of a transaction; for the blocks of this module."""
        try:
            return Work(self._cursor(), self.dialect)
        except Exception as error:
            self.translate(error)
            raise

    def begin(self, name: str, text: str) -> Work:
        """Begin what this thread then does under `name` (work, read); for the blocks of this module."""
        try:
            cursor = self._cursor()
            cursor.execute(text)
        except Exception as error:
            self.translate(error)
            raise
        begun = self._local.__dict__[name] = Work(cursor, self.dialect)
        return begun

    def end(self, name: str, error: BaseException | None) -> None:
        """Commit, or roll back after an error. Raises Unavailable for what the reader can only wait out."""
        self._local.__dict__[name] = None
        if error is not None:
            self._roll_back()
            self.translate(error)
            return
        try:
            self._local.cursor.execute("COMMIT")
        except BaseException as failure:
            self._roll_back()
            self.translate(failure)
            raise

    def let_go(self) -> bool:
        """End what this thread left open, which would show it the past for ever; tell whether there was anything."""
        local = self._local
        if local.work is None and local.read is None:
            return False
        local.work = local.read = None
        self._roll_back()
        return True

    def close(self) -> None:
        """Close this thread's connection."""
        connection = self._local.connection
        if connection is not None:
            self._local.connection = self._local.cursor = None
            connection.close()

    def _roll_back(self) -> None:
        try:
            self._local.cursor.execute("ROLLBACK")
        except Exception:  # noqa: BLE001 - the connection is lost: the next call opens another
            self._local.connection = self._local.cursor = None

    def translate(self, error: BaseException) -> None:
        """Turn what the reader can only wait out into Unavailable."""
        names, text = {kind.__name__ for kind in type(error).__mro__}, str(error)
        if "OperationalError" in names or isinstance(error, OSError):  # a deadlock too: who lost it tries again
            if self.dialect == "postgresql":
                self._local.connection = self._local.cursor = None
            _log.warning("the store refused: %s %s", text, getattr(error, "sqlite_errorname", ""))
            raise Unavailable(cause=text) from error

    def _cursor(self) -> Any:
        local = self._local
        if local.cursor is None or (self.dialect == "postgresql" and local.connection.closed):
            local.connection = self._open()
            local.cursor = local.connection.cursor()
        return local.cursor

    def _open(self) -> Any:
        return self._open_sqlite() if self.dialect == "sqlite" else self._open_postgresql(autocommit=True)

    def _open_for_orm(self) -> Any:
        return self._open_sqlite() if self.dialect == "sqlite" else self._open_postgresql(autocommit=False)

    def _open_sqlite(self) -> Any:
        path = Path(self.url.database or "holdpoint.db")
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite_driver.connect(
            str(path),
            isolation_level=None,
            cached_statements=256,
            check_same_thread=False,
            timeout=BUSY_MS / 1000,
            **_OPENED,
        )
        journal = "WAL" if sqlite_driver.sqlite_version_info >= SAFE_WAL else "TRUNCATE"
        settings = {
            "busy_timeout": BUSY_MS,
            "journal_mode": journal,
            "synchronous": self._synchronous,
            "foreign_keys": "ON",
            "wal_autocheckpoint": LOG_PAGES,
        }
        for name, value in settings.items():
            connection.execute(f"PRAGMA {name}={value}")
        return connection

    def _open_postgresql(self, *, autocommit: bool) -> Any:
        import psycopg

        return psycopg.connect(
            self.url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=autocommit
        )
