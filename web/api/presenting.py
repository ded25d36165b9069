"""Rows of the inbox as the API gives them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from engine.feel import YearsMonths, to_text
from engine.inbox.cases import CaseRow
from engine.inbox.incidents import IncidentRow
from engine.inbox.tasks import TaskRow, open_of_case
from engine.storage import Work
from web.api import answers as out
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.problems import iso


def task_of(row: TaskRow, language: str) -> out.Task:
    """Return a task; what it asks to sign stands in its bundle, which the plant keeps parsed."""
    return out.Task(**_task_values(row, language))


def task_with_form(row: TaskRow, form: out.TaskForm | None, language: str) -> out.TaskWithForm:
    """Return a task with its form."""
    return out.TaskWithForm(**_task_values(row, language), form=form)


def tasks_of(rows: Iterable[TaskRow], language: str) -> list[out.Task]:
    """Return tasks in their order."""
    return [task_of(row, language) for row in rows]


def case_tasks(work: Work, case: CaseRow, caller: Caller) -> out.CaseTasks:
    """Return the open tasks of a case after a command."""
    return out.CaseTasks(
        case=case.number, status=case.status, tasks=tasks_of(open_of_case(work, case.id), caller.language)
    )


def case_values(row: CaseRow) -> dict[str, Any]:
    """Return what a case's summary holds."""
    return {
        "number": row.number,
        "procedure": row.procedure,
        "site": row.site,
        "status": row.status,
        "title": row.title,
        "product": row.product,
        "lot": row.lot,
        "started_at": iso(row.started_at),
        "started_by": row.started_by_username,
        "closed_at": iso(row.closed_at) if row.closed_at else None,
    }


def incident_of(row: IncidentRow, language: str) -> out.Incident:
    """Return an incident."""
    return out.Incident(
        id=row.id,
        case=row.case,
        procedure=row.procedure,
        site=row.site,
        element=row.element,
        name=row.names.text(language),
        text=row.text,
        at=iso(row.at),
        resolved_at=iso(row.resolved_at) if row.resolved_at else None,
    )


def exact(value: Decimal) -> str:
    """Return a decimal without exponent and trailing zeros: 500, 12.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def plain(value: Any) -> Any:
    """Return a typed value as JSON: decimals as exact texts, dates and durations in ISO 8601."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return exact(value)
        case datetime():
            return iso(value) if value.tzinfo is not None else value.isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta() | YearsMonths():
            return to_text(value)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return str(value)


def _task_values(row: TaskRow, language: str) -> dict[str, Any]:
    extensions = plant().bundle(row.bundle_id).elements[row.element].extensions
    meaning = extensions.signature(language)
    return {
        "id": row.id,
        "case": row.case,
        "element": row.element,
        "name": row.names.text(language),
        "role": row.role,
        "site": row.site,
        "status": row.status,
        "due_at": iso(row.due_at) if row.due_at else None,
        "assignee": row.assignee_username,
        "signature": out.Meaning(meaning=meaning) if meaning else None,
    }
