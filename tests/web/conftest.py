"""The web application over a small plant: one procedure, three people, a clock that tests move."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import html

from engine.commands import AddSite, AddUser, Plant
from engine.identity.passwords import hash_password
from engine.scenarios import Clock
from engine.storage import Database, accounts
from engine.storage.schema import prepare
from engine.vocabulary import Names
from web.app import create_app

HOME = Path(__file__).resolve().parent.parent / "engine" / "commands" / "home"
PASSWORD = "right horse"
HASHED = hash_password(PASSWORD)
PEOPLE = {
    "zhang": ("Zhang Min", [("inspector", "ningbo")]),
    "sun": ("Sun Yan", [("inspector", "ningbo")]),
    "li": ("李伟", [("quality_head", "*")]),
    "guest": ("Guest Visitor", [("inspector", "taizhou")]),
}


def a_plant(database: Database, clock: Clock) -> Plant:
    made = Plant(database, HOME, b"secret of the tests", clock)
    made.add_site(AddSite("ningbo", Names("Ningbo branch", "宁波分公司", "Филиал Нинбо"), "Asia/Shanghai", "CN"))
    made.add_site(AddSite("taizhou", Names("Taizhou branch", "台州分公司", "Филиал Тайчжоу"), "Asia/Shanghai", "CN"))
    made.add_product("VB-50", Names("Valve body DN50", "阀体 DN50", "Корпус клапана DN50"))
    made.publish()
    for username, (name, roles) in PEOPLE.items():
        made.add_user(AddUser(username, name, PASSWORD, "en", roles, roles[0][1].replace("*", "ningbo")), hashed=HASHED)
    return made


@pytest.fixture(scope="session")
def furnished(tmp_path_factory) -> Path:
    """A database file with the small plant, copied for each test."""
    path = tmp_path_factory.mktemp("furnished") / "plant.db"
    database = Database(f"sqlite:///{path}")
    prepare(database)
    a_plant(database, Clock())
    database.close()
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def plant(furnished, tmp_path, clock) -> Iterator[Plant]:
    for file in furnished.parent.iterdir():
        shutil.copy(file, tmp_path / file.name)
    database = Database(f"sqlite:///{tmp_path / furnished.name}")
    yield Plant(database, HOME, b"secret of the tests", clock)
    database.close()


@pytest.fixture
def app(plant):
    made = create_app(plant)
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@dataclass
class Visitor:
    """A person at a browser without scripts: follows links, sends forms as the page gives them."""

    client: object
    page: html.HtmlElement = None
    status: int = 0
    path: str = ""
    headers: object = field(default=None, repr=False)

    def open(self, path, **headers):
        return self._take(self.client.get(path, follow_redirects=True, headers=headers))

    def post(self, path, data, *, follow=True):
        return self._take(self.client.post(path, data=data, follow_redirects=follow))

    def send(self, action, press=None, **values):
        """Fill in the form whose address ends with `action` and press a button (name, value)."""
        form = next(each for each in self.page.forms if (each.get("action") or "").endswith(action))
        data = dict(form.form_values())
        data.update(values)
        if press:
            data[press[0]] = press[1]
        return self.post(form.get("action"), data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", self.page.find("body").text_content()).replace("\xa0", " ")

    def words(self, xpath):
        found = self.page.xpath(xpath)
        return [re.sub(r"\s+", " ", each.text_content()).strip().replace("\xa0", " ") for each in found]

    def _take(self, answer):
        self.status, self.path, self.headers = answer.status_code, answer.request.path, answer.headers
        self.page = html.document_fromstring(answer.get_data(as_text=True)) if answer.data.strip() else None
        return self


@pytest.fixture
def visitor(app):
    return Visitor(app.test_client())


@pytest.fixture
def signed_in(app, plant):
    """Return a visitor who came in as that person, without the cost of checking a password."""

    def come(username):
        with plant.database.reading() as work:
            account = accounts.find(work, "username", username)
        visitor = Visitor(app.test_client())
        with visitor.client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = account.fs_uniquifier, True
        visitor.open("/inbox")
        assert visitor.path == "/inbox", visitor.text
        return visitor

    return come


@pytest.fixture
def a_case(plant):
    """Start a case of the trial; return its number."""

    def start(lot="A-0417", by="zhang", quantity="1200"):
        data = {"product": "VB-50", "lot": lot, "quantity": quantity}
        return plant.start_case(plant.actor_named(by), "trial", "ningbo", data)

    return start


@pytest.fixture
def task_of(plant):
    """Return the id of a case's open task of an element."""
    from engine.scenarios.lookup import open_tasks

    def of(case, element):
        return next(task.id for task in open_tasks(plant, case.id) if task.element == element)

    return of
