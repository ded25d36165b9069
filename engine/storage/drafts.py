"""Statements of half-filled forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work, putting

_d = t.form_draft.c
_OF = sa.and_(
    _d.user_id == given("user_id"),
    _d.procedure == given("procedure"),
    _d.case_id == given("case_id"),
    _d.task == given("task"),
)
_PUT = putting(t.form_draft)
_GET = Statement(sa.select(_d.data, _d.saved_at).where(_OF))
_DROP = Statement(sa.delete(t.form_draft).where(_OF))


def put(work: Work, key: Mapping[str, Any], data: Mapping[str, Any], at: int) -> None:
    """Keep what a person typed; `key` has user_id, procedure, case_id, task."""
    work.run(_PUT, **key, data=json.dumps(data, ensure_ascii=False).encode(), saved_at=at)


def get(work: Work, key: Mapping[str, Any]) -> tuple[dict[str, Any], int] | None:
    """Return what was kept and when (microseconds)."""
    row = work.run(_GET, **key).fetchone()
    return (json.loads(bytes(row[0])), int(row[1])) if row else None


def drop(work: Work, key: Mapping[str, Any]) -> None:
    """Forget a draft."""
    work.run(_DROP, **key)
