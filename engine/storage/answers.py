"""Statements of answers kept under an Idempotency-Key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work, micros, putting

_k = t.idempotency_key.c
_RESERVE = putting(t.idempotency_key, change=False)
_FIND = Statement(
    sa.select(_k.request, _k.status, _k.response).where(_k.user_id == given("user_id"), _k.key == given("key"))
)
_KEEP = Statement(
    sa.update(t.idempotency_key)
    .where(_k.user_id == given("of_user"), _k.key == given("of_key"))
    .values(status=given("new_status"), response=given("new_response"))
)
_FORGET = Statement(sa.delete(t.idempotency_key).where(_k.at < given("before")))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered: the status and the body."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer kept, and the hash of the request it answered."""

    request: bytes
    answer: Answer


def reserve(work: Work, user_id: int, key: str, request: bytes, now: dt.datetime) -> bool:
    """Take a key for this transaction; False when it is taken, after a transaction still at work has ended."""
    taken = work.run(_RESERVE, user_id=user_id, key=key, request=request, status=0, response=b"", at=micros(now))
    return bool(taken.rowcount == 1)


def keep(work: Work, user_id: int, key: str, answer: Answer) -> None:
    """Write the answer under a key that is reserved."""
    work.run(_KEEP, of_user=user_id, of_key=key, new_status=answer.status, new_response=answer.body)


def find(work: Work, user_id: int, key: str) -> Kept | None:
    """Return what is kept under a key."""
    row = work.run(_FIND, user_id=user_id, key=key).fetchone()
    return None if row is None else Kept(bytes(row[0]), Answer(int(row[1]), bytes(row[2])))


def forget_before(work: Work, before: dt.datetime) -> int:
    """Delete answers older than `before` and return how many; a key may then be used anew."""
    return int(work.run(_FORGET, before=micros(before)).rowcount)
