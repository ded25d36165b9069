"""Statements of keeping: what ended the time of a record, which records may be over, and their disposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding

_c, _r, _h, _d, _a = t.case.c, t.record.c, t.history.c, t.disposal.c, t.attachment.c
_FIRST_AFTER = Statement(
    sa.select(_r.at)
    .select_from(t.record.join(t.case, _c.id == _r.case_id))
    .where(
        _r.document == given("document"),
        _r.at > given("after"),
        _c.site == given("site"),
        _c.procedure == given("procedure"),
        _c.id != given("case_id"),
        _r.supersedes.is_(None),
    )
    .order_by(_r.at)
    .limit(1)
)
_OLDEST = Statement(
    sa.select(_c.id, _c.number, _r.entry, _r.at)
    .select_from(t.record.join(t.case, _c.id == _r.case_id))
    .where(
        _r.document == given("document"),
        _r.data.is_not(None),
        _c.site == given("site"),
        _c.procedure == given("procedure"),
        _c.status == "closed",
    )
    .order_by(_r.at, _r.case_id, _r.entry)
    .limit(given("most"))
)
_LOG = Statement(adding(t.disposal))
_PURGE = Statement(
    sa.update(t.history)
    .where(_h.case_id == given("of_case"), _h.entry == given("of_entry"), _h.payload.is_not(None))
    .values(payload=sa.null())
)
_KEPT_CONTENT = sa.exists().where(_r.case_id == _a.case_id, _r.entry == _a.entry, _r.data.is_not(None))
_FILES_OF = Statement(
    sa.select(_a.sha256).distinct().where(_a.case_id == given("of_case"), _a.entry == given("of_entry"))
)
_STILL_NAMED = Statement(sa.select(_a.sha256).where(_a.sha256 == given("sha256"), _KEPT_CONTENT).limit(1))
_WITHOUT_CONTENT = Statement(sa.select(_a.sha256).distinct().where(~_KEPT_CONTENT))
_WITH_CONTENT = Statement(sa.select(_a.sha256).distinct().where(_KEPT_CONTENT))


class OldRecord(NamedTuple):
    """A record of a closed case that still has its content; `at` in microseconds."""

    case_id: int
    number: str
    entry: int
    at: int


def first_after(work: Work, procedure: str, document: str, site: str, after: int, case_id: int = 0) -> int | None:
    """Return when the next entry of a document was made at a site, not in that case; None when there is none."""
    row = work.run(
        _FIRST_AFTER, procedure=procedure, document=document, site=site, after=after, case_id=case_id
    ).fetchone()
    return int(row[0]) if row else None


def oldest(work: Work, procedure: str, document: str, site: str, most: int) -> list[OldRecord]:
    """Return the oldest records of a document in closed cases of a site that still have their content."""
    found = work.run(_OLDEST, procedure=procedure, document=document, site=site, most=most).fetchall()
    return [OldRecord(*row) for row in found]


def dispose(work: Work, records: Sequence[tuple[int, int]], by: tuple[int, int], at: int) -> list[str]:
    """Log the disposal of records (case id, entry), take away their content; return hashes of files nobody needs now.

    by: case id and entry of the approval.
    """
    files: dict[str, None] = {}
    for case_id, entry in records:
        work.run(_LOG, case_id=case_id, entry=entry, by_case=by[0], by_entry=by[1], at=at)
        work.run(_PURGE, of_case=case_id, of_entry=entry)
        files |= dict.fromkeys(row[0] for row in work.run(_FILES_OF, of_case=case_id, of_entry=entry).fetchall())
    return [sha256 for sha256 in files if work.run(_STILL_NAMED, sha256=sha256).fetchone() is None]


def files_without_content(work: Work) -> frozenset[str]:
    """Return the hashes of files that only records whose content was disposed of name."""
    gone = {row[0] for row in work.run(_WITHOUT_CONTENT).fetchall()}
    return frozenset(gone - {row[0] for row in work.run(_WITH_CONTENT).fetchall()}) if gone else frozenset()
