"""What moves a case without a task: messages, time, a retry after an incident."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.commands.finishing import finish, hand_over
from engine.commands.house import House
from engine.commands.saving import Input
from engine.commands.step import Step
from engine.commands.trouble import note_failure, note_whatever
from engine.errors import NotFound, ServiceFailed, Unavailable
from engine.identity import Actor
from engine.storage import Work, cases, micros
from engine.workflow.values import kept, pack


def deliver_message(house: House, actor: Actor | None, name: str, key: str, data: Mapping[str, Any]) -> list[int]:
    """Hand a message to every case that waits for it; an early one is kept until a case does. Return the cases' ids."""
    values = kept(dict(data))
    with house.database.transaction() as work:
        waiting = [int(row[0]) for row in work.run(cases.LISTENING, name=name, key=key).fetchall()]
        work.run(
            cases.INSERT_MESSAGE,
            name=name,
            key=key,
            data=pack(values),
            at=micros(house.clock()),
            by=actor.id if actor else None,
            case_id=waiting[0] if waiting else None,
        )
        for case_id in waiting:
            found = cases.load(work, case_id, None)
            if found is not None:
                hand_over(house, work, found[0], (name, key), values, actor.id if actor else None)
    return waiting


def fire_due(house: House, limit: int = 100) -> int:
    """Let the timers that are due fire, one transaction a case; return how many cases moved."""
    now = micros(house.clock())
    with house.database.reading() as work:
        due = [int(row[0]) for row in work.run(cases.DUE_CASES, now=now, count=limit).fetchall()]
    moved = 0
    for case_id in due:
        try:
            moved += _alone(house, case_id, _fire, None)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one case in trouble holds up no other's time
            note_whatever(house, case_id, error)
    return moved


def _fire(step: Step) -> Input:
    step.running.fire()
    return Input("time", "", step.now)


def retry_incident(house: House, actor: Actor, incident_id: int) -> int:
    """Try again what failed and return the case's id. Raises NotFound, ServiceFailed (it failed again)."""
    with house.database.reading() as work:
        row = work.run(cases.INCIDENT_CASE, incident_id=incident_id).fetchone()
    if row is None:
        raise NotFound("incident", incident_id)
    case_id, resolved = int(row[0]), row[1]
    if resolved is None:

        def again(step: Step) -> Input:
            step.running.retry(None)
            return Input("retry", "", None)

        if not _alone(house, case_id, again, actor):
            raise ServiceFailed("", "the step failed again")
    return case_id


def _alone(house: House, case_id: int, act: Callable[[Step], Input], actor: Actor | None) -> int:
    """Run `act` as a step of its own; a failure is noted as an incident and does not stop the others."""
    try:
        with house.database.transaction() as work:
            step = _open(house, work, case_id, actor)
            came = act(step)
            finish(house, step, came)
    except ServiceFailed as error:
        note_failure(house, case_id, 0, error)
        return 0
    return 1


def _open(house: House, work: Work, case_id: int, actor: Actor | None) -> Step:
    found = cases.load(work, case_id, None)
    if found is None:
        raise NotFound("case", case_id)
    step = Step(house, work, found[0], None, now=house.clock(), actor=actor.id if actor else None)
    step.load()
    return step
