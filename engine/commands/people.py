"""Sites, people, their memberships and what the plant handles."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.commands.house import House
from engine.errors import CommandRefused, NotFound, Refusal
from engine.identity import EVERY_SITE
from engine.identity.passwords import hash_password
from engine.storage import Work, micros
from engine.storage import plant as store
from engine.vocabulary import Names

MIN_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class AddSite:
    """A site with its time zone (IANA name), country of the holidays and working time in clock times."""

    key: str
    names: Names
    zone: str
    country: str
    working_time: Sequence[tuple[str, str]] = (("08:00", "12:00"), ("13:00", "17:00"))
    overrides: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddUser:
    """A person who signs in by `username`; memberships are (role, site), site `*` for all."""

    username: str
    full_name: str
    password: str
    language: str = "en"
    memberships: Sequence[tuple[str, str]] = ()
    site: str | None = None


def add_site(house: House, command: AddSite) -> None:
    """Add or change a site."""
    with house.database.transaction() as work:
        work.run(
            store.PUT_SITE,
            key=command.key,
            name_en=command.names.en,
            name_zh=command.names.zh,
            name_ru=command.names.ru,
            zone=command.zone,
            country=command.country,
            working_time=json.dumps([list(span) for span in command.working_time]),
            overrides=json.dumps(dict(command.overrides)),
        )
    house.forget()


def add_user(house: House, command: AddUser, *, hashed: str | None = None) -> int:
    """Add a person and return the id; `hashed` takes a ready password string. Raises CommandRefused, NotFound."""
    refusals = []
    if not command.username.strip():
        refusals.append(Refusal("required", "username"))
    if hashed is None and len(command.password) < MIN_PASSWORD:
        refusals.append(Refusal("password-too-short", "password", {"length": MIN_PASSWORD}))
    stored = hashed or hash_password(command.password)
    with house.database.transaction() as work:
        if refusals or _is_taken(work, command.username):
            raise CommandRefused(refusals or [Refusal("username-taken", "username", {"username": command.username})])
        row = work.run(
            store.INSERT_USER,
            username=command.username,
            email=None,
            full_name=command.full_name,
            password=stored,
            active=True,
            fs_uniquifier=secrets.token_hex(32),
            language=command.language,
            theme="",
            site=command.site,
            created_at=micros(house.clock()),
        ).fetchone()
        for role, site in command.memberships:
            _add_membership(work, int(row[0]), role, site)
    return int(row[0])


def add_membership(house: House, username: str, role: str, site: str) -> None:
    """Give a person a role at a site. Raises NotFound (person, role, site)."""
    with house.database.transaction() as work:
        _add_membership(work, store.user_id(work, username), role, site)


def _add_membership(work: Work, user_id: int, role: str, site: str) -> None:
    if site != EVERY_SITE and site not in store.sites(work):
        raise NotFound("site", site)
    if role not in store.roles(work):
        raise NotFound("role", role)
    work.run(store.INSERT_MEMBERSHIP, user_id=user_id, role=role, site=site, from_at=None, until_at=None)


def _is_taken(work: Work, username: str) -> bool:
    try:
        store.user_id(work, username)
    except NotFound:
        return False
    return True


def add_product(house: House, key: str, names: Names, item_class: str | None = None, unit: str = "pcs") -> None:
    """Add or change a product."""
    with house.database.transaction() as work:
        work.run(
            store.PUT_PRODUCT,
            key=key,
            name_en=names.en,
            name_zh=names.zh,
            name_ru=names.ru,
            item_class=item_class,
            unit=unit,
        )
    house.forget()


def add_partner(house: House, kind: str, key: str, name: str) -> None:
    """Add or change a supplier or customer, as `kind` says."""
    statement = {"supplier": store.PUT_SUPPLIER, "customer": store.PUT_CUSTOMER}[kind]
    with house.database.transaction() as work:
        work.run(statement, key=key, name=name)
    house.forget()
