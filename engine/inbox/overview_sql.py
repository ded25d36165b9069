"""The statements of the overview: each starts from an index and reads at most so many rows."""

from __future__ import annotations

import sqlalchemy as sa

from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_item, text_part
from engine.storage.database import Statement

#: The steps that decide what becomes of a nonconforming product.
_DISPOSED = "'decide_disposition', 'arrange_disposition', 'vote_on_act'"

REPORTS = Statement(  # the index record_register leads; the newest :most of the document are looked at
    sa.text(
        "SELECT c.id, c.site, c.procedure, c.product, r.at, c.closed_at,"  # noqa: S608 - our own texts
        " coalesce((SELECT n.data FROM record n WHERE n.case_id = c.id AND n.element = r.element"
        " AND n.supersedes IS NOT NULL ORDER BY n.entry DESC LIMIT 1), r.data),"
        f" (SELECT min(n.at) FROM record n WHERE n.case_id = c.id AND n.element IN ({_DISPOSED})),"
        " (SELECT n.data FROM record n WHERE n.case_id = c.id AND n.element = 'analyse_cause'"
        " ORDER BY n.entry DESC LIMIT 1),"
        " (SELECT n.data FROM record n WHERE n.case_id = c.id AND n.document = 'claim_check'"
        " ORDER BY n.entry DESC LIMIT 1)"
        " FROM (SELECT i.case_id, i.element, i.at, i.data FROM record i WHERE i.document = :document"
        " AND i.supersedes IS NULL"
        " AND i.at >= :since AND i.at < :until ORDER BY i.at DESC LIMIT :most) r"
        ' JOIN "case" c ON c.id = r.case_id WHERE r.element = :element ORDER BY r.at DESC'
    )
)


def _lanes(inner: str, columns: str) -> Statement:
    """Each (site, value) gives its rows from an index, at most :most of them."""
    lane, site, value = listed("lane", "lanes"), text_part("lane", 0), text_part("lane", 1)
    texts = {}
    for dialect in DIALECTS:
        of_lane = inner.replace(":site", site[dialect]).replace(":value", value[dialect])
        if dialect == "sqlite":
            table, key = ("work_item", "rowid") if "work_item" in inner else ('"case"', "id")
            keys = of_lane.replace("SELECT i.*", f"SELECT i.{key}").replace(" i ", " k ").replace("i.", "k.")
            source = f"{lane[dialect]} CROSS JOIN {table} i WHERE i.{key} IN ({keys})"
        else:
            source = f"{lane[dialect]} CROSS JOIN LATERAL ({of_lane}) i"
        texts[dialect] = sa.text(f"SELECT {columns} FROM {source}")  # noqa: S608
    return Statement(texts)


_LATE = "EXISTS (SELECT 1 FROM work_item w WHERE w.case_id = i.id AND w.closed_at IS NULL AND w.due_order < :now)"
OPEN_CASES = _lanes(  # oldest first: what is left out when there are too many is young
    'SELECT i.* FROM "case" i WHERE i.site = :site AND i.status = :value ORDER BY i.id LIMIT :most',
    f"i.id, i.procedure, i.started_at, CASE WHEN {_LATE} THEN 1 ELSE 0 END",
)
NEWEST_CASES = _lanes(
    'SELECT i.* FROM "case" i WHERE i.site = :site AND i.procedure = :value ORDER BY i.id DESC LIMIT :most',
    "i.id",
)
OVERDUE = _lanes(
    "SELECT i.* FROM work_item i WHERE i.site = :site AND i.role = :value AND i.closed_at IS NULL"
    " AND i.due_order < :now ORDER BY i.due_order LIMIT :most",
    "i.role, i.case_id, i.due_order",
)
ROLES_AT = Statement(sa.text("SELECT DISTINCT site, role FROM membership"))

_CASE = listed("found", "cases")
_ID = number_item("found")
HELD = Statement(
    {
        dialect: sa.text(
            "SELECT DISTINCT m.case_id, l.id, l.unit, b.quantity"  # noqa: S608
            f" FROM {_CASE[dialect]} {JOINS[dialect]} lot_movement m ON m.case_id = {_ID[dialect]}"
            " JOIN lot l ON l.id = m.lot_id JOIN lot_balance b ON b.lot_id = l.id AND b.status = 'on_hold'"
            " WHERE b.quantity <> '0'"
        )
        for dialect in DIALECTS
    }
)
STEPS = Statement(
    {
        dialect: sa.text(
            "SELECT w.case_id, w.element, w.status, w.opened_at, w.closed_at, w.due_order"  # noqa: S608
            f" FROM {_CASE[dialect]} {JOINS[dialect]} work_item w ON w.case_id = {_ID[dialect]}"
            " WHERE w.closed_at IS NULL OR w.closed_at >= :since"
        )
        for dialect in DIALECTS
    }
)
REVIEWS = Statement(
    sa.text(
        "SELECT c.site, c.number, r.data FROM (SELECT i.case_id, i.at, i.data, i.element FROM record i"
        " WHERE i.document = 'effectiveness_report' ORDER BY i.at DESC LIMIT :most) r"
        " JOIN \"case\" c ON c.id = r.case_id WHERE r.element = 'approve_report' ORDER BY r.at DESC"
    )
)
