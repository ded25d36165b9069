"""Statements of the write side of cases: load, save, work items, records, history, timers, incidents."""

from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Insertion, Statement, Work, adding, putting

_c, _w, _i, _h = t.case.c, t.work_item.c, t.incident.c, t.history.c


class CaseRow(NamedTuple):
    """A case as a step needs it; `troubled` tells that an incident is open."""

    id: int
    number: str
    procedure: str
    bundle_id: int
    site: str
    status: str
    version: int
    state: bytes
    walked: bytes
    entries: int
    head: bytes
    started_by: int | None
    product: str | None
    lot: str | None
    troubled: bool


class ItemRow(NamedTuple):
    """A work item as a step needs it; times in microseconds."""

    element: str
    path: str
    role: str
    site: str
    status: str
    assignee: int | None
    closed_at: int | None
    closed_by: int | None


class Glance(NamedTuple):
    """A work item as it is before anything is locked."""

    bundle_id: int
    element: str
    role: str
    site: str
    case_site: str


_TROUBLED = sa.exists().where(_i.case_id == _c.id, _i.resolved_at.is_(None))
_CASE_COLUMNS = (
    _c.id,
    _c.number,
    _c.procedure,
    _c.bundle_id,
    _c.site,
    _c.status,
    _c.version,
    _c.state,
    _c.walked,
    _c.entries,
    _c.head,
    _c.started_by,
    _c.product,
    _c.lot,
)
_ITEM_COLUMNS = (
    _w.element,
    _w.path,
    _w.role,
    _w.site,
    _w.status,
    _w.assignee,
    _w.closed_at,
    _w.closed_by,
)
_LOOK_AT = Statement(
    sa.select(*_CASE_COLUMNS, _TROUBLED.label("troubled"), *_ITEM_COLUMNS)
    .select_from(
        t.case.outerjoin(t.work_item, sa.and_(_w.case_id == _c.id, _w.task == given("task", type_=sa.Integer)))
    )
    .where(_c.id == given("case_id"))
)
_LOCK = Statement(sa.select(_c.id).where(_c.id == given("case_id")).with_for_update())
_PEEK = Statement(
    sa.select(_c.bundle_id, _w.element, _w.role, _w.site, _c.site)
    .select_from(t.work_item.join(t.case, _c.id == _w.case_id))
    .where(_w.case_id == given("case_id"), _w.task == given("task"))
)
_ID_OF = Statement(sa.select(_c.id).where(_c.number == given("number")))
INSERT_CASE = Statement(adding(t.case, without=("id",)).returning(_c.id))


def _saving(**more: sa.BindParameter[Any]) -> Statement:
    """Return the update of a case; a column that is named is written to its indexes even when it stays the same."""
    return Statement(
        sa.update(t.case)
        .where(_c.id == given("case_id"), _c.version == given("old_version"))
        .values(
            state=given("new_state"),
            walked=given("new_walked"),
            version=_c.version + 1,
            entries=given("new_entries"),
            head=given("new_head"),
            **more,
        )
    )


SAVE_CASE = _saving()
SAVE_CASE_AS = _saving(status=given("new_status"), closed_at=given("new_closed_at"))
_NUMBER_TABLE = t.case_number
NEXT_NUMBER = Statement(
    {
        name: insert(_NUMBER_TABLE)
        .values(prefix=given("prefix"), year=given("year"), last=1)
        .on_conflict_do_update(index_elements=["prefix", "year"], set_={"last": _NUMBER_TABLE.c.last + 1})
        .returning(_NUMBER_TABLE.c.last)
        for name, insert in (
            ("sqlite", sa.dialects.sqlite.insert),
            ("postgresql", sa.dialects.postgresql.insert),
        )
    }
)
OPEN_ITEM = Insertion(t.work_item)
CLOSE_ITEM = Statement(
    sa.update(t.work_item)
    .where(_w.case_id == given("of_case"), _w.task == given("of_task"), _w.closed_at.is_(None))
    .values(status=given("new_status"), closed_at=given("now"), closed_by=given("actor"), entry=given("new_entry"))
)
CLAIM_ITEM = Statement(
    sa.update(t.work_item)
    .where(_w.case_id == given("of_case"), _w.task == given("of_task"), _w.closed_at.is_(None))
    .values(status=given("new_status"), assignee=given("actor"), claimed_at=given("now"))
)
INSERT_SIGNATURE = Statement(adding(t.signature))
INSERT_HISTORY = Insertion(t.history)
INSERT_DECISION = Statement(adding(t.decision_result))
PUT_TIMER = putting(t.timer)
END_TIMER = Statement(sa.delete(t.timer).where(t.timer.c.case_id == given("case_id"), t.timer.c.task == given("task")))
PUT_SUBSCRIPTION = putting(t.subscription)
END_SUBSCRIPTION = Statement(
    sa.delete(t.subscription).where(
        t.subscription.c.case_id == given("case_id"), t.subscription.c.task == given("task")
    )
)
INSERT_INCIDENT = Statement(adding(t.incident, without=("id",)))
OPEN_INCIDENTS = Statement(
    sa.select(_i.id, _i.task, _i.text).where(_i.case_id == given("case_id"), _i.resolved_at.is_(None))
)
RESOLVE_INCIDENT = Statement(
    sa.update(t.incident)
    .where(_i.id == given("incident_id"))
    .values(resolved_at=given("now"), resolved_by=given("actor"))
)
INCIDENT_CASE = Statement(sa.select(_i.case_id, _i.resolved_at).where(_i.id == given("incident_id")))
INSERT_LINK = Statement(adding(t.case_link, without=("id",)))
DUE_CASES = Statement(
    sa.select(t.timer.c.case_id)
    .where(t.timer.c.due_at <= given("now"))
    .group_by(t.timer.c.case_id)
    .order_by(sa.func.min(t.timer.c.due_at))
    .limit(given("count"))
)
LISTENING = Statement(
    sa.select(t.subscription.c.case_id)
    .where(t.subscription.c.name == given("name"), t.subscription.c.key == given("key"))
    .group_by(t.subscription.c.case_id)
    .order_by(t.subscription.c.case_id)
)
INSERT_MESSAGE = Statement(adding(t.message, without=("id",)).returning(t.message.c.id))
EARLY_MESSAGE = Statement(
    sa.select(t.message.c.id)
    .where(t.message.c.name == given("name"), t.message.c.key == given("key"), t.message.c.case_id.is_(None))
    .limit(1)
)
NEWEST_MESSAGE = Statement(sa.select(sa.func.coalesce(sa.func.max(t.message.c.id), sa.literal_column("0"))))
LEFT_MESSAGES = Statement(  # a case with an open incident is left alone
    sa.select(t.message.c.id, sa.func.min(t.subscription.c.case_id))
    .select_from(
        t.message.join(
            t.subscription,
            sa.and_(t.subscription.c.name == t.message.c.name, t.subscription.c.key == t.message.c.key),
        )
    )
    .where(
        t.message.c.case_id.is_(None),
        ~sa.exists().where(_i.case_id == t.subscription.c.case_id, _i.resolved_at.is_(None)),
    )
    .group_by(t.message.c.id)
    .order_by(t.message.c.id)
    .limit(given("count"))
)
MESSAGE = Statement(
    sa.select(t.message.c.name, t.message.c.key, t.message.c.data, t.message.c.by)
    .where(t.message.c.id == given("message_id"), t.message.c.case_id.is_(None))
    .with_for_update()
)
AWAITED = Statement(
    sa.select(t.subscription.c.task).where(
        t.subscription.c.case_id == given("case_id"),
        t.subscription.c.name == given("name"),
        t.subscription.c.key == given("key"),
    )
)
STARTER_UNDER_WAY = Statement(
    sa.select(t.case_link.c.id)
    .select_from(t.case_link.join(t.case, _c.id == t.case_link.c.from_case))
    .where(t.case_link.c.to_case == given("case_id"), _c.status != "closed", _c.status != "cancelled")
    .limit(1)
)
TAKE_MESSAGE = Statement(
    sa.update(t.message).where(t.message.c.id == given("message_id")).values(case_id=given("taker"))
)
_ACTS = Statement(
    sa.select(_w.element, _w.path, _w.closed_by, t.user.c.full_name, _w.entry)
    .select_from(t.work_item.join(t.user, t.user.c.id == _w.closed_by))
    .where(_w.case_id == given("case_id"), _w.status == "done")
)
_WHO = Statement(sa.select(t.user.c.full_name).where(t.user.c.id == given("user_id")))
HISTORY_OF = Statement(
    sa.select(
        _h.entry,
        _h.at,
        _h.kind,
        _h.element,
        _h.task,
        _h.actor,
        _h.role,
        _h.payload,
        _h.mac,
        _h.on_behalf_of,
        _h.hash,
        _h.document,
        _h.form,
        _h.supersedes,
    )
    .where(_h.case_id == given("case_id"))
    .order_by(_h.entry)
)


def load(work: Work, case_id: int, task: int | None) -> tuple[CaseRow, ItemRow | None] | None:
    """Lock and return a case and, when `task` is given and known, its work item; None for no such case."""
    if work.dialect == "postgresql":  # first lock, then look: a joined row would be seen as before the wait
        work.run(_LOCK, case_id=case_id)
    return look(work, case_id, task)


def look(work: Work, case_id: int, task: int | None) -> tuple[CaseRow, ItemRow | None] | None:
    """Return the same without locking, for reading."""
    row = work.run(_LOOK_AT, case_id=case_id, task=task).fetchone()
    if row is None:
        return None
    split = len(_CASE_COLUMNS)
    columns = (*row[:split], bool(row[split]))
    case = CaseRow(*columns)
    item = row[split + 1 :]
    return case, (ItemRow(*item) if item[0] is not None else None)


def peek(work: Work, case_id: int, task: int) -> Glance | None:
    """Return what a work item is, without locking; None for no such item."""
    row = work.run(_PEEK, case_id=case_id, task=task).fetchone()
    return Glance(*row) if row else None


def id_of(work: Work, number: str) -> int | None:
    """Return the id of the case with that number."""
    row = work.run(_ID_OF, number=number).fetchone()
    return int(row[0]) if row else None


def acts(work: Work, case_id: int) -> list[tuple[str, str, int, str, int]]:
    """Return (element, path, user id, full name, history entry) of every completed work item of a case."""
    return [tuple(row) for row in work.run(_ACTS, case_id=case_id).fetchall()]


def full_name(work: Work, user_id: int | None) -> str | None:
    """Return the name of a person."""
    row: Any = work.run(_WHO, user_id=user_id).fetchone() if user_id is not None else None
    return str(row[0]) if row else None
