"""A database of another version is refused in words, and nothing of it is changed."""

import pytest

from engine.cli.main import explain
from engine.storage import Database, schema
from engine.storage.schema import SchemaTooNew, SchemaTooOld, prepare


@pytest.fixture
def database(tmp_path):
    made = Database(f"sqlite:///{tmp_path / 'plant.db'}")
    yield made
    made.close()


def of_version(database, version):
    assert prepare(database)
    with database.transaction() as work:
        work.run_text(f"UPDATE setting SET value = '{version}' WHERE key = 'schema_version'")  # noqa: S608 - a number


def tables(database):
    with database.reading() as work:
        return work.run_text("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_an_empty_database_is_prepared_once(database):
    assert prepare(database) is True
    assert prepare(database) is False


@pytest.mark.parametrize(
    ("version", "refused", "says"),
    [(schema.VERSION + 1, SchemaTooNew, "newer Holdpoint"), (1, SchemaTooOld, "HOLDPOINT_DATA")],
)
def test_another_version_is_refused_and_left_alone(database, version, refused, says):
    of_version(database, version)
    before = tables(database)
    with pytest.raises(refused) as raised:
        prepare(database)
    assert tables(database) == before
    (line,) = explain(raised.value)
    assert says in line


def test_a_prepared_database_is_taken_while_somebody_writes(database, tmp_path):
    assert prepare(database)
    other = Database(f"sqlite:///{tmp_path / 'plant.db'}")
    with database.transaction():
        assert prepare(other) is False
    other.close()
