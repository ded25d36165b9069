"""People as the sign-in knows them: Flask-Security's view of the accounts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask_security import RoleMixin, UserMixin
from flask_security.datastore import UserDatastore

from engine.errors import HoldpointError
from engine.identity import Actor
from engine.storage import Database, accounts, micros
from engine.storage import plant as store

#: A cookie older than this opens nothing.
LONGEST_SESSION = dt.timedelta(hours=12)
WINDOW = dt.timedelta(minutes=15)
PER_NAME, PER_ADDRESS = 10, 100
_CJK = 0x2E80  # from this code point on, one character is a family name


class Role(RoleMixin):  # type: ignore[misc]
    """Flask-Security wants a model of roles; ours are memberships at a site, so this one is never made."""

    name: str


@dataclass(eq=False)
class Person(UserMixin):  # type: ignore[misc]
    """One person who may sign in; what they may do stands in `actor`, set for the request."""

    id: int
    username: str
    email: str | None
    full_name: str
    password: str
    active: bool
    fs_uniquifier: str = ""  # a default, because Flask-Security looks for it on the class
    language: str = "en"
    theme: str = ""
    site: str | None = None
    roles: tuple[str, ...] = ()
    actor: Actor | None = None

    @property
    def initials(self) -> str:
        """Return what stands for the person in a small circle."""
        return initials(self.full_name)


def initials(name: str) -> str:
    """Return what stands for a name in a small circle: 李, LW."""
    words = name.split()
    if not words or ord(words[0][0]) >= _CJK:
        return name[:1]
    return "".join(word[0] for word in words[:2]).upper()


def _person(row: accounts.AccountRow) -> Person:
    return Person(
        id=row.id,
        username=row.username,
        email=row.email,
        full_name=row.full_name,
        password=row.password,
        active=row.active,
        fs_uniquifier=row.fs_uniquifier,
        language=row.language,
        theme=row.theme,
        site=row.site,
    )


class SessionEnded(HoldpointError):
    """Somebody signed out of this session."""

    code = "session_ended"


class People(UserDatastore):  # type: ignore[misc]
    """The people of the plant, as Flask-Security asks for them."""

    def __init__(self, database: Database) -> None:
        super().__init__(Person, Role)
        self._database = database

    def find_user(self, *, case_insensitive: bool = False, **by: Any) -> Person | None:
        """Return the person with that id, username, email or fs_uniquifier."""
        del case_insensitive  # sign-in names are taken as they are written
        (field, value), *_ = by.items()
        with self._database.reading() as work:
            row = accounts.find(work, field, value)
        return _person(row) if row else None

    def of_session(self, uniquifier: str, key: str, now: dt.datetime) -> Person | None:
        """Return who a session is of, with the roles held now; None for somebody who left. Raises SessionEnded."""
        with self._database.reading() as work:
            row = accounts.find(work, "fs_uniquifier", uniquifier)
            if row is None or not row.active:
                return None
            if accounts.is_ended(work, key):
                raise SessionEnded
            members = store.memberships(work, row.id, micros(now))
        found = _person(row)
        found.actor = Actor(row.id, row.username, row.full_name, row.language, members)
        return found

    def find_role(self, role: str) -> None:
        """Roles are memberships at a site; Flask-Security is not asked about them."""

    def put(self, model: Person) -> Person:
        """Keep a renewed password string; nothing else is changed by Flask-Security."""
        self.keep(model, "password", model.password)
        return model

    def commit(self) -> None:
        """Each change commits by itself."""

    def keep(self, person: Person, field: str, value: str) -> None:
        """Store the language, theme, site or password string of `person`."""
        with self._database.transaction() as work:
            accounts.keep(work, person.id, field, value)

    def is_throttled(self, username: str, address: str, now: dt.datetime) -> bool:
        """Tell whether somebody guesses: too many failures for this name or from this address in 15 minutes."""
        with self._database.reading() as work:
            by_name, by_address = accounts.failures(work, username, address, micros(now - WINDOW))
        return by_name >= PER_NAME or by_address >= PER_ADDRESS

    def attempt_failed(self, username: str, address: str, now: dt.datetime) -> None:
        """Remember a failure; those of yesterday are forgotten."""
        with self._database.transaction() as work:
            accounts.note_failure(work, username, address, micros(now), micros(now - dt.timedelta(days=1)))

    def attempt_succeeded(self, username: str) -> None:
        """Forget the failures of a name whose owner has come in."""
        with self._database.transaction() as work:
            accounts.forget_failures(work, username)

    def end_session(self, key: str, now: dt.datetime) -> None:
        """Let nobody come in any more by a copy of the session's cookie."""
        with self._database.transaction() as work:
            accounts.end_session(work, key, micros(now), micros(now - 2 * LONGEST_SESSION))
