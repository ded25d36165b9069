"""The published procedures, with the version that new cases run on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from engine.storage.database import Statement, Work, moment
from engine.vocabulary import Names


@dataclass(frozen=True, slots=True)
class PublishedProcedure:
    """A procedure as lists show it; `bundle` is the hash of everything it is made of."""

    key: str
    names: Names
    prefix: str
    start_role: str
    bundle_id: int
    bundle: str
    version: int
    published_at: datetime


def procedures(work: Work) -> tuple[PublishedProcedure, ...]:
    """Return all published procedures by key."""
    return tuple(
        PublishedProcedure(row[0], Names(*row[1:4]), row[4], row[5], row[6], row[7], row[8], moment(row[9]))
        for row in work.run(_PROCEDURES).fetchall()
    )


_PROCEDURES = Statement(
    sa.text(
        "SELECT p.key, p.name_en, p.name_zh, p.name_ru, p.prefix, p.start_role, p.bundle_id, b.key, b.version,"
        " b.published_at FROM procedure p JOIN bundle b ON b.id = p.bundle_id ORDER BY p.key"
    )
)
