"""The statements of the inbox.

A list is the union of lanes: the open tasks of one role at one site, in the order of the index `inbox_role`. Each lane
gives a few keys at a time, so the cost grows with the lanes of the reader, never with the tasks of the plant.
"""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from engine.inbox.given_lists import DIALECTS, JOINS, listed, number_item, number_part, text_part
from engine.storage.database import Statement

_AFTER = (
    "i.closed_at IS NULL AND i.due_order < :before AND (i.due_order, i.case_id, i.task) > (:due, :case, :task)"
    " ORDER BY i.due_order, i.case_id, i.task LIMIT :most"
)


def _walk(condition: dict[str, str]) -> Statement:
    """Give the next keys of each lane, and the lane they are of."""
    lanes = listed("lane", "lanes")
    return Statement(
        {
            "sqlite": sa.text(
                f"SELECT w.due_order, w.case_id, w.task, lane.value FROM {lanes['sqlite']} CROSS JOIN work_item w"  # noqa: S608
                f" WHERE w.rowid IN (SELECT i.rowid FROM work_item i WHERE {condition['sqlite']} AND {_AFTER})"
            ),
            "postgresql": sa.text(
                "SELECT w.due_order, w.case_id, w.task, CAST(lane.value AS TEXT)"  # noqa: S608
                f" FROM {lanes['postgresql']} CROSS JOIN LATERAL (SELECT i.due_order, i.case_id, i.task"
                f" FROM work_item i WHERE {condition['postgresql']} AND {_AFTER}) w"
            ),
        }
    )


_AT_SITE = {name: f"i.site = {part}" for name, part in text_part("lane", 0).items()}
_OF_ROLE = {name: f"{_AT_SITE[name]} AND i.role = {part}" for name, part in text_part("lane", 1).items()}

KEYS_OF_ROLES = _walk(_OF_ROLE)
KEYS_OF_SITES = _walk(_AT_SITE)
KEYS_OF_PERSON = Statement(
    sa.text(f"SELECT i.due_order, i.case_id, i.task, '' FROM work_item i WHERE i.assignee = :actor AND {_AFTER}")  # noqa: S608
)


def _counted(dialect: str, parameter: str, condition: str, more: str = "") -> str:
    lanes = listed("lane", parameter)[dialect]
    if dialect == "sqlite":
        source = f"{lanes} CROSS JOIN work_item i WHERE {condition} AND i.closed_at IS NULL{more} LIMIT :most"
        return f"(SELECT count(*) FROM (SELECT 1 FROM {source}))"  # noqa: S608
    of_lane = f"SELECT 1 FROM work_item i WHERE {condition} AND i.closed_at IS NULL{more} LIMIT :most"  # noqa: S608
    return f"(SELECT count(*) FROM (SELECT 1 FROM {lanes} CROSS JOIN LATERAL ({of_lane}) w LIMIT :most) n)"  # noqa: S608


COUNTS = Statement(
    {
        dialect: sa.text(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM work_item WHERE assignee = :actor AND closed_at IS NULL"  # noqa: S608
            f" LIMIT :most) mine), {_counted(dialect, 'lanes', _OF_ROLE[dialect])},"
            f" {_counted(dialect, 'lanes', _OF_ROLE[dialect], ' AND i.due_order < :before')},"
            f" {_counted(dialect, 'sites', _AT_SITE[dialect])}"
        )
        for dialect in DIALECTS
    }
)

_FOUND, _FOUND_CASE = listed("found", "cases"), number_item("found")
OPEN_OF_CASES = Statement(
    {
        dialect: sa.text(
            "SELECT i.due_order, i.case_id, i.task, i.site, i.role, i.assignee"  # noqa: S608
            f" FROM {_FOUND[dialect]} {JOINS[dialect]} work_item i ON i.case_id = {_FOUND_CASE[dialect]}"
            " WHERE i.closed_at IS NULL"
        )
        for dialect in DIALECTS
    }
)

_COLUMNS = """SELECT w.case_id, w.task, c.number, w.element, e.name_en, e.name_zh, e.name_ru, w.role, w.site, w.status,
 w.due_at, w.due_order, w.assignee, u.full_name, w.opened_at, w.priority, c.procedure, c.bundle_id, c.title,
 c.product, p.name_en, p.name_zh, p.name_ru, c.lot, b.quantity, l.unit, u.username"""
_FACTS = """ LEFT JOIN element e ON e.bundle_id = c.bundle_id AND e.id = w.element
 LEFT JOIN "user" u ON u.id = w.assignee
 LEFT JOIN product p ON p.key = c.product
 LEFT JOIN lot l ON l.site = c.site AND l.product = c.product AND l.lot = c.lot
 LEFT JOIN lot_balance b ON b.lot_id = l.id AND b.status = 'on_hold'"""
_SORTED = " ORDER BY w.due_order, w.case_id, w.task"
_ROWS = f"""{_COLUMNS} FROM {{listed}} {{join}} work_item w ON w.case_id = {{case}} AND w.task = {{task}}
 JOIN "case" c ON c.id = w.case_id {_FACTS}
 WHERE :procedure IN ('', c.procedure){_SORTED}"""
_KEYED, _CASE, _TASK = listed("key", "keys"), number_part("key", 0), number_part("key", 1)
ROWS = Statement(
    {
        dialect: sa.text(
            _ROWS.format(listed=_KEYED[dialect], join=JOINS[dialect], case=_CASE[dialect], task=_TASK[dialect])
        )
        for dialect in DIALECTS
    }
)


#: Lanes that a page reads in one statement, at most, and how their parameters are named.
MOST_AT_ONCE = 4
LANES = tuple((f"site{lane}", f"role{lane}") for lane in range(MOST_AT_ONCE))


@cache
def page_of(lanes: int, *, with_role: bool) -> Statement:
    """Return the statement of one page of so many lanes, parameters as in LANES."""

    def build(join: str) -> sa.TextClause:
        each = " UNION ALL ".join(
            f"SELECT * FROM (SELECT i.* FROM work_item i WHERE i.site = :site{lane}"  # noqa: S608 - a number of ours
            f"{f' AND i.role = :role{lane}' if with_role else ''} AND {_AFTER}) lane{lane}"
            for lane in range(lanes)
        )
        first = f"SELECT * FROM ({each}) u ORDER BY due_order, case_id, task LIMIT :most"  # noqa: S608
        return sa.text(f'{_COLUMNS} FROM ({first}) w {join} "case" c ON c.id = w.case_id {_FACTS}{_SORTED}')

    made = {dialect: build(JOINS[dialect]) for dialect in DIALECTS}
    if lanes == 1:  # SQLite walks the index itself; a query inside would hand every column on twice
        role = " AND w.role = :role0" if with_role else ""
        walked = f"WHERE w.site = :site0{role} AND {_AFTER.replace('i.', 'w.')}"
        made["sqlite"] = sa.text(
            f'{_COLUMNS} FROM work_item w CROSS JOIN "case" c ON c.id = w.case_id {_FACTS} {walked}'
        )
    return Statement(made)


OF_CASE = Statement(
    sa.text("SELECT case_id, task FROM work_item WHERE case_id = :case_id AND closed_at IS NULL ORDER BY task")
)
SITES = Statement(sa.text("SELECT key FROM site ORDER BY key"))
