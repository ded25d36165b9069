"""Technical incidents: list them, try again."""

from __future__ import annotations

from engine.errors import NotFound
from engine.inbox import cases
from engine.inbox import incidents as listing
from web.api import answers as out
from web.api import requests as taken
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation
from web.api.presenting import case_tasks, incident_of

_LONGEST_ID = 15


@operation("GET", "/incidents", out.IncidentPage, query=taken.IncidentQuery)
def list_incidents(caller: Caller, query: taken.IncidentQuery) -> out.IncidentPage:
    """List what stopped cases for technical reasons, newest first, at the caller's sites."""
    with plant().database.reading() as work:
        page = listing.incidents(
            work, caller.actor, open_only=not query.all, limit=query.limit, cursor=query.cursor or None
        )
    return out.IncidentPage(items=[incident_of(row, caller.language) for row in page.items], next=page.next)


@operation("POST", "/incidents/<incident_id>/retry", out.CaseTasks, body=taken.Nothing, problems=(404, 409))
def retry_incident(caller: Caller, incident_id: str, body: taken.Nothing) -> out.CaseTasks:  # noqa: ARG001
    """Try again what failed; 409 `service_failed` when it failed again."""
    house = plant()
    if not (incident_id.isascii() and incident_id.isdigit() and len(incident_id) <= _LONGEST_ID):
        raise NotFound("incident", incident_id)
    with house.database.reading() as work:
        if not listing.is_visible(work, caller.actor, int(incident_id)):
            raise NotFound("incident", incident_id)
    case_id = house.retry_incident(caller.actor, int(incident_id))
    with house.database.reading() as work:
        return case_tasks(work, cases.rows(work, [case_id])[0], caller)
