"""Note what went wrong with a case, so that somebody looks."""

from __future__ import annotations

import logging

from engine.commands.house import House
from engine.errors import ServiceFailed
from engine.storage import cases, micros

_log = logging.getLogger("holdpoint.trouble")


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


def note_whatever(house: House, case_id: int, error: Exception) -> None:
    """Note whatever undid a step that nobody waits for, so that other cases go on; what is no service's is logged."""
    if not isinstance(error, ServiceFailed):
        _log.error("a step of case %d was undone", case_id, exc_info=error)
        error = ServiceFailed("", f"{type(error).__name__}: {error}"[:500])
    note_failure(house, case_id, 0, error)
