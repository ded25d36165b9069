"""Statements of the tokens of programs."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.identity import tokens
from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding, micros

_a = t.api_token.c
_ADD = Statement(adding(t.api_token, without=("id", "revoked_at")))
_OWNER = Statement(
    sa.select(_a.user_id)
    .select_from(t.api_token.join(t.user, t.user.c.id == _a.user_id))
    .where(_a.hash == given("hash"), _a.revoked_at.is_(None), t.user.c.active.is_(sa.true()))
)
_REVOKE = Statement(
    sa.update(t.api_token)
    .where(_a.user_id == given("of_user"), _a.name == given("named"), _a.revoked_at.is_(None))
    .values(revoked_at=given("now"))
)


def issue(work: Work, user_id: int, name: str, now: dt.datetime) -> str:
    """Keep a new token of a person under a `name` and return its text, which cannot be read again."""
    token = tokens.fresh()
    work.run(_ADD, user_id=user_id, name=name, hash=tokens.digest(token), created_at=micros(now))
    return token


def owner_of(work: Work, token: str) -> int | None:
    """Return the id of the active person whose token this is, None for any other text.

    Asked anew for each request, by a unique index: a revoked token or a blocked person is refused at once.
    """
    row = work.run(_OWNER, hash=tokens.digest(token)).fetchone()
    return None if row is None else int(row[0])


def revoke(work: Work, user_id: int, name: str, now: dt.datetime) -> int:
    """End the person's tokens of that name and return how many there were."""
    return int(work.run(_REVOKE, of_user=user_id, named=name, now=micros(now)).rowcount)
