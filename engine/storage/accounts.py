"""Statements of signing in: people by name, their settings, failed attempts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work, putting

_u, _a = t.user.c, t.sign_in_attempt.c
_ACCOUNT = sa.select(
    _u.id,
    _u.username,
    _u.email,
    _u.full_name,
    _u.password,
    _u.active,
    _u.fs_uniquifier,
    _u.language,
    _u.theme,
    _u.site,
)
_FIND: Final = {
    "id": Statement(_ACCOUNT.where(_u.id == given("value"))),
    "username": Statement(_ACCOUNT.where(_u.username == given("value"))),
    "email": Statement(_ACCOUNT.where(_u.email == given("value"))),
    "fs_uniquifier": Statement(_ACCOUNT.where(_u.fs_uniquifier == given("value"))),
}
_KEEP: Final = {
    name: Statement(sa.update(t.user).where(_u.id == given("person")).values({name: given("new_value")}))
    for name in ("language", "theme", "site", "password")
}
_FAILED = Statement(
    sa.insert(t.sign_in_attempt).values(username=given("username"), address=given("address"), at=given("at"))
)
_BY_NAME = Statement(sa.select(sa.func.count()).where(_a.username == given("username"), _a.at > given("since")))
_BY_ADDRESS = Statement(sa.select(sa.func.count()).where(_a.address == given("address"), _a.at > given("since")))
_FORGET_OLD = Statement(sa.delete(t.sign_in_attempt).where(_a.at < given("before")))
_FORGET_NAME = Statement(sa.delete(t.sign_in_attempt).where(_a.username == given("username")))
_END_SESSION = putting(t.ended_session)
_IS_ENDED = Statement(sa.select(t.ended_session.c.at).where(t.ended_session.c.key == given("key")))
_FORGET_ENDED = Statement(sa.delete(t.ended_session).where(t.ended_session.c.at < given("before")))


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One person's account: what signing in needs, and the language, theme and site chosen last."""

    id: int
    username: str
    email: str | None
    full_name: str
    password: str
    active: bool
    fs_uniquifier: str
    language: str
    theme: str
    site: str | None


def find(work: Work, field: str, value: Any) -> AccountRow | None:
    """Return the account whose `field` (id, username, email, fs_uniquifier) is `value`."""
    row = work.run(_FIND[field], value=value).fetchone()
    return AccountRow(*(*row[:5], bool(row[5]), *row[6:])) if row else None


def keep(work: Work, person: int, field: str, value: str) -> None:
    """Store the language, theme, site or password string of a person."""
    work.run(_KEEP[field], person=person, new_value=value)


def failures(work: Work, username: str, address: str, since: int) -> tuple[int, int]:
    """Return how many attempts failed since then (microseconds): for this name, from this address."""
    by_name = work.run(_BY_NAME, username=username, since=since).fetchone()[0]
    by_address = work.run(_BY_ADDRESS, address=address, since=since).fetchone()[0]
    return int(by_name), int(by_address)


def note_failure(work: Work, username: str, address: str, at: int, forget_before: int) -> None:
    """Remember a failed attempt and forget those before `forget_before`."""
    work.run(_FORGET_OLD, before=forget_before)
    work.run(_FAILED, username=username[:80], address=address[:60], at=at)


def forget_failures(work: Work, username: str) -> None:
    """Forget the failures of a name whose owner has come in."""
    work.run(_FORGET_NAME, username=username)


def end_session(work: Work, key: str, at: int, forget_before: int) -> None:
    """Remember that somebody signed out, and forget sessions whose cookies have run out by themselves."""
    work.run(_FORGET_ENDED, before=forget_before)
    work.run(_END_SESSION, key=key, at=at)


def is_ended(work: Work, key: str) -> bool:
    """Tell whether somebody signed out of the session of that key."""
    return work.run(_IS_ENDED, key=key).fetchone() is not None
