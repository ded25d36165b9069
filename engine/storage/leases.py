"""Statements of leases: who may do what only one process at a time may do."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work

_l = t.lease.c


def _take(insert: Any) -> Any:
    base = insert(t.lease).values(name=given("name"), holder=given("holder"), until_at=given("until_at"))
    free = sa.or_(_l.until_at <= given("now"), _l.holder == base.excluded.holder)
    return base.on_conflict_do_update(
        index_elements=["name"],
        set_={"holder": base.excluded.holder, "until_at": base.excluded.until_at},
        where=free,
    )


_TAKE = Statement({"sqlite": _take(sa.dialects.sqlite.insert), "postgresql": _take(sa.dialects.postgresql.insert)})
_DROP = Statement(sa.delete(t.lease).where(_l.name == given("name"), _l.holder == given("holder")))


def take(work: Work, name: str, holder: str, now: int, until: int) -> bool:
    """Take or renew a lease until `until` (microseconds); False when another holds it."""
    changed = work.run(_TAKE, name=name, holder=holder, now=now, until_at=until)
    return bool(changed.rowcount == 1)


def drop(work: Work, name: str, holder: str) -> None:
    """Give a lease back."""
    work.run(_DROP, name=name, holder=holder)
