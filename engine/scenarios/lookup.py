"""Find what a scenario speaks of: tasks, records, lots, by the names people use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.commands import Plant
from engine.storage import Statement, moment
from engine.storage import tables as t
from engine.vocabulary import Names
from engine.workflow.values import unpack

_w, _e = t.work_item.c, t.element.c
_ITEMS = (
    sa.select(
        _w.case_id,
        _w.task,
        _w.element,
        _e.name_en,
        _e.name_zh,
        _e.name_ru,
        _w.role,
        _w.site,
        _w.status,
        _w.due_at,
        _w.closed_by,
        _w.entry,
        _w.path,
    )
    .select_from(
        t.work_item.join(t.case, t.case.c.id == _w.case_id).join(
            t.element, sa.and_(_e.bundle_id == t.case.c.bundle_id, _e.id == _w.element)
        )
    )
    .where(_w.case_id == given("case_id"))
    .order_by(_w.task)
)
_OPEN = Statement(_ITEMS.where(_w.closed_at.is_(None)))
_CLOSED = Statement(_ITEMS.where(_w.closed_at.is_not(None)).order_by(None).order_by(_w.entry, _w.task))
_CASE = Statement(
    sa.select(t.case.c.status, t.case.c.number, t.case.c.bundle_id, t.case.c.walked, t.case.c.title).where(
        t.case.c.id == given("case_id")
    )
)
_WALKED = Statement(sa.select(t.case.c.bundle_id, t.case.c.walked).order_by(t.case.c.id))
_ALL_DECISIONS = Statement(sa.select(t.decision_result.c.result).order_by(t.decision_result.c.case_id))
_RECORDS = Statement(
    sa.select(t.record.c.entry, t.record.c.element, t.record.c.document, t.record.c.data)
    .where(t.record.c.case_id == given("case_id"))
    .order_by(t.record.c.entry)
)
_SIGNED_INSTEAD = Statement(
    sa.select(t.signature.c.name, t.signature.c.for_name)
    .select_from(
        t.signature.join(
            t.record,
            sa.and_(t.record.c.case_id == t.signature.c.case_id, t.record.c.entry == t.signature.c.entry),
        )
    )
    .where(
        t.signature.c.case_id == given("case_id"),
        t.record.c.element == given("element"),
        t.signature.c.for_name.is_not(None),
    )
)
_SIGNATURES = Statement(
    sa.select(t.record.c.element, t.signature.c.name, t.signature.c.role, t.signature.c.meaning)
    .select_from(
        t.signature.join(
            t.record,
            sa.and_(t.record.c.case_id == t.signature.c.case_id, t.record.c.entry == t.signature.c.entry),
        )
    )
    .where(t.signature.c.case_id == given("case_id"))
    .order_by(t.signature.c.entry)
)
_BALANCE = Statement(
    sa.select(t.lot_balance.c.status, t.lot_balance.c.quantity)
    .select_from(t.lot_balance.join(t.lot, t.lot.c.id == t.lot_balance.c.lot_id))
    .where(t.lot.c.lot == given("lot"), t.lot.c.site == given("site"))
)
_LINKS = Statement(
    sa.select(t.case_link.c.kind, t.case.c.procedure, t.case.c.number, t.case.c.id)
    .select_from(t.case_link.join(t.case, t.case.c.id == t.case_link.c.to_case))
    .where(t.case_link.c.from_case == given("case_id"))
)
_DECISIONS = Statement(
    sa.select(t.decision_result.c.decision, t.decision_result.c.result)
    .where(t.decision_result.c.case_id == given("case_id"))
    .order_by(t.decision_result.c.entry, t.decision_result.c.place)
)
_INCIDENTS = Statement(
    sa.select(t.incident.c.id, t.incident.c.element, t.incident.c.text).where(
        t.incident.c.case_id == given("case_id"), t.incident.c.resolved_at.is_(None)
    )
)


@dataclass(frozen=True, slots=True)
class Task:
    """A work item as a scenario speaks of it."""

    case_id: int
    number: int
    element: str
    names: Names
    role: str
    site: str
    status: str
    due_at: dt.datetime | None
    closed_by: int | None
    entry: int | None
    path: str

    @property
    def id(self) -> str:
        """Return the id that commands take."""
        return f"{self.case_id}-{self.number}"

    def is_called(self, text: str) -> bool:
        """Tell whether `text` names this step: its id or its name in any language."""
        wanted = " ".join(text.split()).casefold()
        return wanted in {self.element, self.names.en.casefold(), self.names.zh, self.names.ru.casefold()}


@dataclass(frozen=True, slots=True)
class Facts:
    """A case as a scenario speaks of it."""

    status: str
    number: str
    bundle_id: int
    walked: bytes
    title: str


def open_tasks(plant: Plant, case_id: int) -> list[Task]:
    """Return the open tasks of a case."""
    return _tasks(plant, _OPEN, case_id)


def closed_tasks(plant: Plant, case_id: int) -> list[Task]:
    """Return the closed tasks of a case."""
    return _tasks(plant, _CLOSED, case_id)


def _tasks(plant: Plant, statement: Statement, case_id: int) -> list[Task]:
    with plant.database.reading() as work:
        rows = work.run(statement, case_id=case_id).fetchall()
    return [
        Task(
            row[0],
            row[1],
            row[2],
            Names(row[3], row[4], row[5]),
            row[6],
            row[7],
            row[8],
            moment(row[9]) if row[9] is not None else None,
            *row[10:13],
        )
        for row in rows
    ]


def facts(plant: Plant, case_id: int) -> Facts:
    """Return what a case is."""
    with plant.database.reading() as work:
        row = work.run(_CASE, case_id=case_id).fetchone()
    return Facts(row[0], row[1], row[2], bytes(row[3]), row[4])


def all_walked(plant: Plant) -> list[tuple[int, bytes]]:
    """Return (bundle, bitmap of what was walked) of every case."""
    with plant.database.reading() as work:
        return [(row[0], bytes(row[1])) for row in work.run(_WALKED).fetchall()]


def all_fired(plant: Plant) -> set[str]:
    """Return the ids of the rows of decision tables that fired in any case."""
    with plant.database.reading() as work:
        results = [unpack(bytes(row[0])) for row in work.run(_ALL_DECISIONS).fetchall()]
    return {str(row["id"]) for result in results for row in result["rows"]}


def records(plant: Plant, case_id: int) -> list[tuple[str, str | None, Mapping[str, Any]]]:
    """Return (element, document, values) of the records of a case, oldest first."""
    with plant.database.reading() as work:
        rows = work.run(_RECORDS, case_id=case_id).fetchall()
    return [(row[1], row[2], unpack(bytes(row[3]))) for row in rows]


def signatures(plant: Plant, case_id: int) -> list[tuple[str, str, str, str]]:
    """Return (element, name, role, meaning) of the signatures of a case."""
    with plant.database.reading() as work:
        return [tuple(row) for row in work.run(_SIGNATURES, case_id=case_id).fetchall()]


def signed_instead(plant: Plant, case_id: int, element: str) -> list[tuple[str, str]]:
    """Return (name of the signer, name of the absent person) of the signatures under a step."""
    with plant.database.reading() as work:
        rows = work.run(_SIGNED_INSTEAD, case_id=case_id, element=element).fetchall()
    return [(str(name), str(away)) for name, away in rows]


def balance(plant: Plant, site: str, lot: str) -> dict[str, Decimal]:
    """Return the quantities of a lot by status; empty for a lot nobody knows."""
    with plant.database.reading() as work:
        rows = work.run(_BALANCE, lot=lot, site=site).fetchall()
    return {status: Decimal(quantity) for status, quantity in rows}


def links(plant: Plant, case_id: int) -> list[tuple[str, str, str, int]]:
    """Return (kind, procedure, number, id) of the cases that this case started."""
    with plant.database.reading() as work:
        return [tuple(row) for row in work.run(_LINKS, case_id=case_id).fetchall()]


def decisions(plant: Plant, case_id: int) -> list[tuple[str, Mapping[str, Any]]]:
    """Return (decision id, result with the rows that fired) of a case, oldest first."""
    with plant.database.reading() as work:
        rows = work.run(_DECISIONS, case_id=case_id).fetchall()
    return [(row[0], unpack(bytes(row[1]))) for row in rows]


def incidents(plant: Plant, case_id: int) -> list[tuple[int, str, str]]:
    """Return (id, element, text) of the open incidents of a case."""
    with plant.database.reading() as work:
        return [tuple(row) for row in work.run(_INCIDENTS, case_id=case_id).fetchall()]
