"""A plant to be measured: a SQLite file of its own, four people, the procedures of a folder published."""

from __future__ import annotations

from pathlib import Path

from engine.commands import AddSite, AddUser, Plant
from engine.identity import Actor
from engine.identity.passwords import hash_password
from engine.storage import Database
from engine.storage.schema import prepare
from engine.vocabulary import Names

HOME = Path(__file__).parent / "plant"
SHIPPED = Path(__file__).resolve().parents[1]
SITE = "ningbo"
PRODUCT = "PA66-GF30"
SECRET = b"key of the measured plant"
PASSWORD = "right horse"  # noqa: S105 - of a plant that is thrown away
HOURS = (("08:00", "12:00"), ("13:00", "17:30"))


def furnish(folder: Path, home: Path = HOME, name: str = "holdpoint.db") -> Plant:
    """Make a plant in `folder` with the procedures of `home`."""
    database = Database(f"sqlite:///{folder / name}")
    prepare(database)
    plant = Plant(database, home, SECRET)
    plant.add_site(AddSite(SITE, Names("Ningbo", "宁波", "Нинбо"), "Asia/Shanghai", "CN", HOURS))
    plant.add_product(PRODUCT, Names("Granulate", "粒子", "Гранулят"), "plastic_granulate", "kilogram")
    plant.publish(by="benchmark")
    return plant


def person(plant: Plant, name: str, *roles: str) -> Actor:
    """Add a person with these roles at the site."""
    command = AddUser(name, name.title(), PASSWORD, "en", [(role, SITE) for role in roles], SITE)
    return plant.actor(plant.add_user(command, hashed=hash_password(PASSWORD)))
