"""Whether the database can be worked with."""

from __future__ import annotations

import sqlalchemy as sa

from engine.storage.database import Statement, Work
from engine.storage.schema import VERSION

_VERSION = Statement(sa.text("SELECT value FROM setting WHERE key = 'schema_version'"))


def is_ready(work: Work) -> bool:
    """Tell whether the database answers and has the tables of this version."""
    row = work.run(_VERSION).fetchone()
    return row is not None and int(row[0]) == VERSION
