"""The plant in which a scenario plays: real database, real commands, a clock that the scenario moves."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from argon2 import PasswordHasher

from engine.commands import AddSite, AddUser, Plant
from engine.errors import HoldpointError
from engine.identity import Actor
from engine.scenarios.lookup import Task, closed_tasks, open_tasks
from engine.storage import plant as store
from engine.vocabulary import Names

PASSWORD = "password of the scenario"  # noqa: S105 - of people who exist only in a scenario
_MOST_FIRINGS = 1000
BEGIN = dt.datetime(2026, 3, 2, 1, 0, tzinfo=dt.UTC)  # Monday 09:00 in Ningbo, no holiday near
SITES = (
    AddSite("ningbo", Names("Ningbo branch", "宁波分公司", "Филиал Нинбо"), "Asia/Shanghai", "CN"),
    AddSite("taizhou", Names("Taizhou branch", "台州分公司", "Филиал Тайчжоу"), "Asia/Shanghai", "CN"),
    AddSite("zarya", Names("Zarya factory", "曙光糖果厂", "фабрика Заря"), "Europe/Moscow", "RU"),
)
PRODUCTS = (
    ("VB-50", Names("Valve body DN50", "阀体 DN50", "Корпус клапана DN50"), "component"),
    ("SR-316", Names("Steel bar 316", "316 钢棒", "Пруток стальной 316"), "raw_material"),
    ("PG-PA66", Names("Granulate PA66", "PA66 粒子", "Гранулят PA66"), "plastic_granulate"),
    ("VA-50", Names("Valve assembly DN50", "阀门总成 DN50", "Клапан в сборе DN50"), "finished_assembly"),
    ("SH-12", Names("Shaft 12", "轴 12", "Вал 12"), "machined_part"),
    ("BM-200", Names("Bird's Milk candies", "鸟奶糖", "Конфеты «Птичье молоко»"), None),
)
SUPPLIERS = (("jinhe", "Taizhou Jinhe Castings"), ("baoxin", "Baoxin Steel"))
CUSTOMERS = (("nordflow", "Nordflow GmbH"), ("volga", "Волга Арматура"), ("pacific", "Pacific Valve Inc."))


class Clock:
    """The time of a scenario."""

    def __init__(self, now: dt.datetime = BEGIN) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        """Return the time."""
        return self.now


@dataclass(slots=True)
class World:
    """What the steps of one scenario share."""

    plant: Plant
    clock: Clock
    site: str = "ningbo"
    case_id: int = 0
    case_number: str = ""
    procedure: str = ""
    decision: str = ""
    refusal: HoldpointError | None = None
    language: str = "en"
    password: str = PASSWORD
    people: dict[tuple[str, str, int], Actor] = field(default_factory=dict)
    somebody_is_away: bool = False
    expected: set[str] = field(default_factory=set)
    usual: dict[str, dict[str, str]] = field(default_factory=dict)

    def person(self, role: str, place: int = 1, site: str | None = None) -> Actor:
        """Return the `place`-th person who holds `role` at a site; people appear when first named."""
        where = site or self.site
        key = (role, where, place)
        if key not in self.people:
            username = f"{role}.{place}.{where}"
            name = f"{role.replace('_', ' ')} {place}"
            command = AddUser(username, name, PASSWORD, self.language, [(role, where)], where)
            user_id = self.plant.add_user(command, hashed=_hashed())
            self.people[key] = self.plant.actor(user_id)
        elif self.somebody_is_away:  # roles come and go with the days
            self.people[key] = self.plant.actor(self.people[key].id)
        return self.people[key]

    def role_key(self, text: str) -> str:
        """Return the key of a role by key or by name in any language. Raises AssertionError naming the nearest ones."""
        wanted = " ".join(text.split()).casefold().removeprefix("the ")
        with self.plant.database.reading() as work:
            known = store.roles(work)
        for key, names in known.items():
            if wanted in {key, names.en.casefold(), names.zh, names.ru.casefold()}:
                return key
        spellings = [text for names in known.values() for text in (names.en, names.zh, names.ru)]
        raise AssertionError(f"no role {text!r}; {nearest(wanted, spellings)}")

    def role_or_none(self, text: str) -> str | None:
        """Return the key of a role, None when `text` names no role."""
        try:
            return self.role_key(text)
        except AssertionError:
            return None

    def site_key(self, text: str) -> str:
        """Return the key of a site by key or by name in any language. Raises AssertionError naming the known ones."""
        wanted, known = text.strip().casefold(), self.plant.sites()
        for key, row in known.items():
            if wanted in {key, row.names.en.casefold(), row.names.zh, row.names.ru.casefold()}:
                return key
        raise AssertionError(f"no site {text!r}; known are {', '.join(known)}")

    def open_tasks(self, case_id: int | None = None) -> list[Task]:
        """Return the open tasks of a case, oldest first."""
        return open_tasks(self.plant, case_id or self.case_id)

    def closed_tasks(self) -> list[Task]:
        """Return the completed and cancelled tasks of the case, oldest first."""
        return closed_tasks(self.plant, self.case_id)

    def move_clock(self, to: dt.datetime) -> None:
        """Let time pass and everything that falls due happen."""
        assert to >= self.clock.now, "time does not go back"
        self.clock.now = to
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is due by now, as the plant's runner would within seconds."""
        for _ in range(_MOST_FIRINGS):
            if not self.plant.fire_due():
                return
        raise AssertionError("something falls due again and again without end")

    def local(self, moment: dt.datetime) -> dt.datetime:
        """Return a time in the zone of the site."""
        return moment.astimezone(self.plant.zone(self.site))


def furnish(plant: Plant) -> None:
    """Give an empty plant the sites, products and partners that scenarios speak of."""
    for command in SITES:
        plant.add_site(command)
    for key, names, item_class in PRODUCTS:
        plant.add_product(key, names, item_class)
    for key, name in SUPPLIERS:
        plant.add_partner("supplier", key, name)
    for key, name in CUSTOMERS:
        plant.add_partner("customer", key, name)


def nearest(text: str, known: Iterable[str]) -> str:
    """Return the names most like `text` for a message, all of them when none is near."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(text, choices, n=3, cutoff=0.5)
    return f"nearest are {', '.join(near)}" if near else f"known are {', '.join(choices)}"


@cache
def _hashed() -> str:
    """Return the password of the scenario's people, hashed cheaply: nobody attacks a scenario."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
