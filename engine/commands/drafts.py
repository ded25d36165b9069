"""Half-filled forms: kept on the server, one a person and task (or start form)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.commands.complete_task import parse_task_id
from engine.commands.house import House
from engine.errors import CommandRefused, Refusal
from engine.identity import Actor
from engine.storage import drafts, micros, moment

#: A draft is what a person typed; more than this is not typed.
MAX_DRAFT = 1_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed so far."""

    data: Mapping[str, Any]
    saved_at: dt.datetime


def save_draft(house: House, actor: Actor, of: str, data: Mapping[str, Any]) -> dt.datetime:
    """Keep `data` for the task id or procedure key `of`; return when. Raises CommandRefused for more than 1 MB."""
    if sum(len(str(value)) for value in data.values()) > MAX_DRAFT:
        raise CommandRefused([Refusal("draft-too-large")])
    now = house.clock()
    with house.database.transaction() as work:
        drafts.put(work, _key(actor, of), data, micros(now))
    return now


def draft(house: House, actor: Actor, of: str) -> Draft | None:
    """Return the draft of a task id or procedure key."""
    with house.database.reading() as work:
        found = drafts.get(work, _key(actor, of))
    return Draft(found[0], moment(found[1])) if found else None


def discard_draft(house: House, actor: Actor, of: str) -> None:
    """Forget a draft."""
    with house.database.transaction() as work:
        drafts.drop(work, _key(actor, of))


def _key(actor: Actor, of: str) -> dict[str, Any]:
    if of[:1].isdigit():
        case_id, task = parse_task_id(of)
        return {"user_id": actor.id, "procedure": "", "case_id": case_id, "task": task}
    return {"user_id": actor.id, "procedure": of, "case_id": 0, "task": 0}
