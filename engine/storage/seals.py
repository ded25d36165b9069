"""Statements of seals: the heads of many cases under one keyed hash."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding, putting

_s, _c, _h = t.seal.c, t.case.c, t.history.c
INSERT = Statement(adding(t.seal))
PUT_SEALED = putting(t.sealed_case)
_LAST = Statement(sa.select(_s.id, _s.at, _s.mac).order_by(_s.id.desc()).limit(1))
_ALL = Statement(sa.select(_s.id, _s.at, _s.count, _s.cases, _s.mac).order_by(_s.id))
_GONE_ON = Statement(
    sa.select(_c.id, _c.entries, _c.head)
    .select_from(t.case.outerjoin(t.sealed_case, t.sealed_case.c.case_id == _c.id))
    .where(sa.func.coalesce(t.sealed_case.c.entry, 0) < _c.entries)
    .order_by(_c.id)
    .limit(given("most"))
)
_HEAD = Statement(sa.select(_h.mac).where(_h.case_id == given("case_id"), _h.entry == given("entry")))


class SealRow(NamedTuple):
    """A seal; `at` in microseconds, `cases` packed pairs of case id and entry."""

    id: int
    at: int
    size: int
    cases: bytes
    mac: bytes


def last(work: Work) -> tuple[int, int, bytes]:
    """Return number, time and hash of the last seal; (0, 0, nothing) before the first."""
    row = work.run(_LAST).fetchone()
    return (int(row[0]), int(row[1]), bytes(row[2])) if row else (0, 0, b"")


def every(work: Work) -> list[SealRow]:
    """Return all seals, the first one first."""
    return [SealRow(row[0], row[1], row[2], bytes(row[3]), bytes(row[4])) for row in work.run(_ALL).fetchall()]


def gone_on(work: Work, most: int) -> list[tuple[int, int, bytes]]:
    """Return (case id, entries, head) of cases that went on since they were sealed."""
    return [(int(row[0]), int(row[1]), bytes(row[2])) for row in work.run(_GONE_ON, most=most).fetchall()]


def head_at(work: Work, case_id: int, entry: int) -> bytes | None:
    """Return the keyed hash of one entry, None when it is gone."""
    row = work.run(_HEAD, case_id=case_id, entry=entry).fetchone()
    return bytes(row[0]) if row else None
