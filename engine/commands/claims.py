"""Claim a task, or give it back."""

from __future__ import annotations

from engine.commands.complete_task import load_open, parse_task_id
from engine.commands.house import House
from engine.errors import StaleTask
from engine.identity import Actor
from engine.storage import cases, micros
from engine.vocabulary import TaskStatus


def claim_task(house: House, actor: Actor, task_id: str) -> None:
    """Take a task for oneself; claiming again what one has changes nothing. Raises NotFound, StaleTask, NotAllowed."""
    _assign(house, actor, task_id, TaskStatus.CLAIMED)


def release_task(house: House, actor: Actor, task_id: str) -> None:
    """Give a task back to its role. Raises NotFound, StaleTask (another has it), NotAllowed."""
    _assign(house, actor, task_id, TaskStatus.OPEN)


def _assign(house: House, actor: Actor, task_id: str, status: TaskStatus) -> None:
    case_id, task = parse_task_id(task_id)
    with house.database.transaction() as work:
        _, item = load_open(house, work, case_id, task, actor)
        if item.status == status and item.assignee in (None, actor.id):
            return
        claimed = status is TaskStatus.CLAIMED
        changed = work.run(
            cases.CLAIM_ITEM,
            of_case=case_id,
            of_task=task,
            new_status=status,
            actor=actor.id if claimed else None,
            now=micros(house.clock()) if claimed else None,
        )
        if changed.rowcount != 1:
            raise StaleTask(item.status)
