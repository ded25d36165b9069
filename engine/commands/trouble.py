"""Note what went wrong with a case, so that somebody looks."""

from __future__ import annotations

from engine.commands.house import House
from engine.errors import ServiceFailed
from engine.storage import cases, micros


def note_failure(house: House, case_id: int, task: int, error: ServiceFailed) -> None:
    """Note a step that was undone as an incident of its task, once, so that somebody looks."""
    with house.database.transaction() as work:
        known = {(row[1], row[2]) for row in work.run(cases.OPEN_INCIDENTS, case_id=case_id).fetchall()}
        if (task, error.cause) not in known:
            work.run(
                cases.INSERT_INCIDENT,
                case_id=case_id,
                task=task,
                element=error.element,
                text=error.cause,
                at=micros(house.clock()),
                resolved_at=None,
                resolved_by=None,
            )
