"""Statements of files: what is kept, who uploaded it, on which record it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam as given
from sqlalchemy.dialects import postgresql, sqlite

from engine.forms import KnownFile
from engine.storage import tables as t
from engine.storage.database import Statement, Work, putting

_f, _u, _a = t.stored_file.c, t.file_upload.c, t.attachment.c


def _stamping(insert: Any) -> Any:
    """Insert a file, or only note that it was uploaded again: the same hash is the same content."""
    base = insert(t.stored_file).values({c.name: given(c.name) for c in t.stored_file.columns})
    return base.on_conflict_do_update(index_elements=["sha256"], set_={"at": base.excluded.at})


_PUT_FILE = Statement({"sqlite": _stamping(sqlite.insert), "postgresql": _stamping(postgresql.insert)})
_PUT_UPLOAD = putting(t.file_upload)
_ATTACH = Statement(
    sa.insert(t.attachment).from_select(
        [c.name for c in t.attachment.columns],
        sa.select(
            *(
                _f.sha256 if c.name == "sha256" else sa.cast(given(c.name), c.type).label(c.name)
                for c in t.attachment.columns
            )
        ).where(_f.sha256 == given("sha256")),
    )
)
_r = t.record.c
_HAS_CONTENT = sa.exists().where(_r.case_id == _a.case_id, _r.entry == _a.entry, _r.data.is_not(None))
_UPLOADED = Statement(
    sa.select(_u.name, _f.size, _f.type)
    .join_from(t.file_upload, t.stored_file, _f.sha256 == _u.sha256)
    .where(_u.user_id == given("user_id"), _u.sha256 == given("sha256"))
)
_ON_CASE = Statement(
    sa.select(_a.name, _f.size, _f.type)
    .join_from(t.attachment, t.stored_file, _f.sha256 == _a.sha256)
    .where(_a.case_id == given("case_id"), _a.sha256 == given("sha256"), _HAS_CONTENT)
    .order_by(_a.entry.desc())
    .limit(1)
)
_OF_CASE = Statement(
    sa.select(_a.entry, _a.element, _a.field, _a.sha256, _a.name, _f.size, _f.type, _f.width, _f.height, _a.at, _a.by)
    .join_from(t.attachment, t.stored_file, _f.sha256 == _a.sha256)
    .where(_a.case_id == given("case_id"), _HAS_CONTENT)
    .order_by(_a.entry, _a.place)
)
_SITES = Statement(
    sa.text(
        'SELECT c.number, a.name, c.site, c.id FROM attachment a JOIN "case" c ON c.id = a.case_id'
        " WHERE a.sha256 = :sha256 ORDER BY c.id DESC, a.entry DESC LIMIT 500"
    )
)
_FILE = Statement(sa.select(_f.size, _f.type).where(_f.sha256 == given("sha256")))
_ALL = Statement(sa.select(_f.sha256).order_by(_f.sha256))
_ATTACHED = Statement(sa.select(_a.sha256).distinct())
_IS_ATTACHED = sa.exists().where(_a.sha256 == _f.sha256)
_WAITING = Statement(
    sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(_f.size), 0))
    .join_from(t.file_upload, t.stored_file, _f.sha256 == _u.sha256)
    .where(_u.user_id == given("user_id"), _u.at > given("since"), ~_IS_ATTACHED)
)
_LEFT_OVER = Statement(sa.select(_f.sha256, _f.at).where(_f.at < given("before"), ~_IS_ATTACHED).order_by(_f.at))
_DROP_UPLOADS = Statement(sa.delete(t.file_upload).where(_u.sha256 == given("sha256"), _u.at < given("before")))
_ANY_UPLOAD = Statement(sa.select(_u.user_id).where(_u.sha256 == given("sha256")).limit(1))
_DROP_FILE = Statement(
    sa.delete(t.stored_file).where(
        _f.sha256 == given("sha256"), _f.at < given("before"), ~_IS_ATTACHED, ~sa.exists().where(_u.sha256 == _f.sha256)
    )
)
_DRAFTS = Statement(sa.select(t.form_draft.c.data).where(t.form_draft.c.saved_at > given("since")))


class Attached(NamedTuple):
    """A file on a record of a case."""

    entry: int
    element: str
    field: str
    file: KnownFile
    width: int | None
    height: int | None
    at: int
    by: int | None


def put(work: Work, file: KnownFile, user_id: int, at: int, size: tuple[int | None, int | None]) -> None:
    """Note a kept file and who uploaded it. size: width and height of a picture, in pixels."""
    width, height = size
    work.run(_PUT_FILE, sha256=file.sha256, size=file.size, type=file.type, width=width, height=height, at=at)
    work.run(_PUT_UPLOAD, user_id=user_id, sha256=file.sha256, name=file.name, at=at)


def attach(work: Work, rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Write the files of a record; return the first whose file is not kept, None when all are."""
    return next((row for row in rows if work.run(_ATTACH, **row).rowcount != 1), None)


def uploaded_by(work: Work, user_id: int, sha256: str) -> KnownFile | None:
    """Return a file that this person uploaded, under the name they gave it."""
    row = work.run(_UPLOADED, user_id=user_id, sha256=sha256).fetchone()
    return KnownFile(sha256, row[0], int(row[1]), row[2]) if row else None


def on_case(work: Work, case_id: int, sha256: str) -> KnownFile | None:
    """Return a file that stands on a record of the case."""
    row = work.run(_ON_CASE, case_id=case_id, sha256=sha256).fetchone()
    return KnownFile(sha256, row[0], int(row[1]), row[2]) if row else None


def of_case(work: Work, case_id: int) -> list[Attached]:
    """Return all files on the records of a case that still have their content, in the order of the records."""
    return [
        Attached(
            row[0], row[1], row[2], KnownFile(row[3], row[4], int(row[5]), row[6]), row[7], row[8], row[9], row[10]
        )
        for row in work.run(_OF_CASE, case_id=case_id).fetchall()
    ]


def cases_with(work: Work, sha256: str) -> list[tuple[str, str, str, int]]:
    """Return number, name of the file there, site and id of the cases it stands on, the newest first."""
    return [(row[0], row[1], row[2], int(row[3])) for row in work.run(_SITES, sha256=sha256).fetchall()]


def size_and_type(work: Work, sha256: str) -> tuple[int, str] | None:
    """Return size and type of a kept file."""
    row = work.run(_FILE, sha256=sha256).fetchone()
    return (int(row[0]), row[1]) if row else None


def forget_uploads_of(work: Work, sha256: str, before: int) -> bool:
    """Forget who uploaded a file, so that nobody attaches it; tell whether nobody has uploaded it since `before`."""
    work.run(_DROP_UPLOADS, sha256=sha256, before=before)
    return not work.run(_ANY_UPLOAD, sha256=sha256).fetchone()


def all_files(work: Work) -> list[str]:
    """Return the hashes of all kept files."""
    return [row[0] for row in work.run(_ALL).fetchall()]


def attached_files(work: Work) -> frozenset[str]:
    """Return the hashes of the files that stand on a record."""
    return frozenset(row[0] for row in work.run(_ATTACHED).fetchall())


def waiting_of(work: Work, user_id: int, since: int) -> tuple[int, int]:
    """Return how many files a person uploaded since then that stand on no record, and their bytes together."""
    row = work.run(_WAITING, user_id=user_id, since=since).fetchone()
    return int(row[0]), int(row[1])


def left_over(work: Work, before: int) -> list[tuple[str, int]]:
    """Return files on no record that nobody uploaded since `before`, and when they were."""
    return [(row[0], int(row[1])) for row in work.run(_LEFT_OVER, before=before).fetchall()]


def forget(work: Work, sha256: str, before: int) -> bool:
    """Forget a file that is on no record and was not uploaded since `before`; tell whether it is forgotten."""
    work.run(_DROP_UPLOADS, sha256=sha256, before=before)
    return bool(work.run(_DROP_FILE, sha256=sha256, before=before).rowcount)


def drafts_since(work: Work, since: int) -> list[bytes]:
    """Return the drafts saved since then, as they are kept."""
    return [bytes(row[0]) for row in work.run(_DRAFTS, since=since).fetchall()]
