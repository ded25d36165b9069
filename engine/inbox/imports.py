"""Tables of goods that were brought in at the reader's sites, and their refused rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from engine.errors import NotFound
from engine.identity import Actor
from engine.inbox.tasks import sites_of
from engine.storage import search
from engine.storage.database import Statement, Work, moment
from engine.storage.imports import Counts, Report, report_of

MOST = 50


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A table: what it held, who brought it, what became of its rows."""

    id: int
    site: str
    kind: str
    file_name: str
    rows: int
    counts: Counts
    at: datetime
    by_name: str | None

    @property
    def is_whole(self) -> bool:
        """Tell whether every row was looked at; a server that stopped in between leaves the rest undone."""
        return self.counts.taken + self.counts.known + self.counts.refused >= self.rows


def recent_imports(work: Work, actor: Actor, site: str) -> tuple[ImportRow, ...]:
    """Return the newest tables of a site; none where the person holds no role."""
    if site not in sites_of(work, actor):
        return ()
    return tuple(map(_row, work.run(_RECENT, site=site, most=MOST).fetchall()))


def import_facts(work: Work, actor: Actor, import_id: int) -> tuple[ImportRow, Report]:
    """Return a table with its report. Raises NotFound, also for a site where the person holds no role."""
    row = work.run(_ONE, import_id=min(import_id, search.NO_LIMIT)).fetchone()
    if row is None or row[1] not in sites_of(work, actor):
        raise NotFound("import", import_id)
    return _row(row), report_of(bytes(row[10]))


def _row(row: Sequence[Any]) -> ImportRow:
    return ImportRow(int(row[0]), row[1], row[2], row[3], row[4], Counts(*row[5:8]), moment(row[8]), row[9])


_COLUMNS = "SELECT i.id, i.site, i.kind, i.file_name, i.rows, i.taken, i.known, i.refused, i.at, u.full_name"
_FROM = ' FROM goods_import i LEFT JOIN "user" u ON u.id = i.by'
_RECENT = Statement(sa.text(f"{_COLUMNS}{_FROM} WHERE i.site = :site ORDER BY i.id DESC LIMIT :most"))
_ONE = Statement(sa.text(f"{_COLUMNS}, i.report{_FROM} WHERE i.id = :import_id"))
