"""The statements of a case's page."""

from __future__ import annotations

import sqlalchemy as sa

from engine.storage.database import Statement

_NAMED = (
    ' JOIN "case" c ON c.id = {row}.case_id'
    " LEFT JOIN element e ON e.bundle_id = c.bundle_id AND e.id = {row}.element"
    ' LEFT JOIN "user" u ON u.id = {row}.{person} WHERE {row}.case_id = :case_id'
)

ID = Statement(sa.text('SELECT id FROM "case" WHERE number = :number'))
TASK_SITES = Statement(sa.text("SELECT DISTINCT site FROM work_item WHERE case_id = :case_id"))
WALKED = Statement(sa.text('SELECT walked, entries FROM "case" WHERE id = :case_id'))
#: Of a case that runs for months: its beginning, and what came after an entry.
_NEWEST = " AND ({row}.entry <= 1 OR {row}.entry > :after)"
CLOSED = Statement(
    sa.text(
        "SELECT w.task, w.element, e.name_en, e.name_zh, e.name_ru, w.role, w.site, w.status, w.due_at, w.opened_at,"  # noqa: S608 - our own texts
        " w.closed_at, w.closed_by, u.full_name, w.entry FROM work_item w"
        + _NAMED.format(row="w", person="closed_by")
        + " AND w.closed_at IS NOT NULL ORDER BY w.closed_at, w.task"
    )
)
RECORDS = Statement(
    sa.text(
        "SELECT r.entry, r.element, e.name_en, e.name_zh, e.name_ru, r.document, r.form, r.data, r.hash, r.at, r.by,"  # noqa: S608 - our own texts
        ' u.full_name, r.role, r.supersedes, (SELECT a.full_name FROM history h JOIN "user" a ON a.id = h.on_behalf_of'
        " WHERE h.case_id = r.case_id AND h.entry = r.entry) FROM record r"
        + _NAMED.format(row="r", person="by")
        + _NEWEST.format(row="r")
        + " ORDER BY r.entry"
    )
)
HISTORY = Statement(
    sa.text(
        "SELECT h.entry, h.at, h.kind, h.element, e.name_en, e.name_zh, e.name_ru, h.task, h.actor, u.full_name,"  # noqa: S608 - our own texts
        " h.role, CASE WHEN h.hash IS NULL THEN h.payload END, u.username, a.full_name FROM history h"
        ' LEFT JOIN "user" a ON a.id = h.on_behalf_of'
        + _NAMED.format(row="h", person="actor")
        + _NEWEST.format(row="h")
        + " ORDER BY h.entry"
    )
)
SIGNATURES = Statement(
    sa.text(
        "SELECT entry, name, for_name, role, meaning, hash, at FROM signature WHERE case_id = :case_id ORDER BY entry"
    )
)
DECISIONS = Statement(
    sa.text(
        "SELECT entry, place, element, decision, result FROM decision_result WHERE case_id = :case_id"
        " ORDER BY entry, place"
    )
)
_LINK = (
    "SELECT c.number, k.kind, {outgoing}, c.procedure, p.name_en, p.name_zh, p.name_ru, c.status, c.title, k.at, k.id"
    ' FROM case_link k JOIN "case" c ON c.id = k.{other} LEFT JOIN procedure p ON p.key = c.procedure'
    " WHERE k.{own} = :case_id"
)
LINKS = Statement(
    sa.text(
        _LINK.format(outgoing=1, other="to_case", own="from_case")
        + " UNION ALL "
        + _LINK.format(outgoing=0, other="from_case", own="to_case")
        + " ORDER BY 11"
    )
)
TIMERS = Statement(sa.text("SELECT task, due_at FROM timer WHERE case_id = :case_id ORDER BY due_at, task"))
SUBSCRIPTIONS = Statement(sa.text("SELECT task, name, key FROM subscription WHERE case_id = :case_id ORDER BY task"))
WAITED_FOR_BY = Statement(
    sa.text(
        'SELECT c.number FROM subscription s JOIN "case" c ON c.id = s.case_id'
        " WHERE s.name = 'case_closed' AND s.key = :number ORDER BY c.id"
    )
)
