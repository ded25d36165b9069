"""Complete a task: role, form, policies, four eyes, signature, one step, one transaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.bundles import Bundle
from engine.commands.columns import with_columns
from engine.commands.files import may_attach
from engine.commands.finishing import finish
from engine.commands.house import House
from engine.commands.saving import Input, SignedAs
from engine.commands.signing import signed
from engine.commands.step import Step
from engine.commands.trouble import note_failure
from engine.errors import CommandRefused, HoldpointError, NotAllowed, NotFound, Refusal, ServiceFailed, StaleTask
from engine.forms.policies import form_policies
from engine.identity import Actor
from engine.signatures import Act, four_eyes
from engine.storage import Work, cases, drafts, moment
from engine.storage.cases import CaseRow, Glance, ItemRow
from engine.vocabulary import TaskStatus

_TASK_ID = re.compile(r"([0-9]{1,15})-([0-9]{1,15})")


@dataclass(frozen=True, slots=True)
class CompleteTask:
    """Finish a work item `<case id>-<task number>` with the data of its form.

    `by_hand`: the data were typed on a page, numbers in the manner of `language`, and a draft kept meanwhile is over;
    else a program sent them.
    """

    task_id: str
    data: Mapping[str, Any]
    password: str | None = None
    language: str = "en"
    by_hand: bool = False


def parse_task_id(task_id: str) -> tuple[int, int]:
    """Return (case id, task number). Raises NotFound for anything else."""
    found = _TASK_ID.fullmatch(task_id)
    if found is None:
        raise NotFound("task", task_id)
    return int(found[1]), int(found[2])


def complete_task(house: House, actor: Actor, command: CompleteTask) -> int:
    """Carry out the command and return the case's id.

    Raises NotFound, StaleTask (done, cancelled or claimed by another), NotAllowed (role),
    CommandRefused (form, policies, four eyes, signature), ServiceFailed (nothing is changed but an incident noted).
    """
    case_id, task = parse_task_id(command.task_id)
    given = _signed_before(house, actor, case_id, task, command)
    try:
        with house.database.transaction() as work:
            case, item = load_open(house, work, case_id, task, actor)
            signature, unsigned = given or _signature(house, actor, case, item, command)
            step = Step(house, work, case, item, now=house.clock(), actor=actor.id)
            step.load()
            try:
                scope = step.running.values(task)
                values = _checked(step, item, scope, actor, command, unsigned)
            except HoldpointError:
                step.put_back()
                raise
            kept = with_columns(step.bundle, item.element, values, scope)
            step.running.complete(task, values)
            finish(house, step, _input(step.bundle, item, task, kept, signature, actor))
            if command.by_hand:
                drafts.drop(work, {"user_id": actor.id, "procedure": "", "case_id": case_id, "task": task})
    except ServiceFailed as error:
        note_failure(house, case_id, task, error)
        raise
    return case_id


def _input(
    bundle: Bundle, item: ItemRow, task: int, kept: dict[str, Any], signature: SignedAs | None, actor: Actor
) -> Input:
    """Return what comes in when the form of a work item is sent: a record."""
    extensions, absent = bundle.elements[item.element].extensions, actor.on_behalf_of(item.role, item.site)
    filed = (extensions.record, extensions.form_id, True)
    return Input("form", item.element, kept, task, item.role, *filed, signature, absent)


def load_open(house: House, work: Work, case_id: int, task: int, actor: Actor) -> tuple[CaseRow, ItemRow]:
    """Lock a case and return it with an open item that `actor` may act on. Raises NotFound, StaleTask, NotAllowed."""
    found = cases.load(work, case_id, task)
    case, item = found or (None, None)
    if case is None or item is None:
        raise NotFound("task", f"{case_id}-{task}")
    _may_act(actor, item, case.site, f"{case_id}-{task}")
    if item.closed_at is not None:
        raise StaleTask(item.status, cases.full_name(work, item.closed_by), moment(item.closed_at))
    if item.status == TaskStatus.CLAIMED and not _has(actor, item):
        raise StaleTask(item.status, cases.full_name(work, item.assignee), None)
    house.bundle(case.bundle_id)
    return case, item


def _has(actor: Actor, item: ItemRow) -> bool:
    """Tell whether a claimed task is the actor's own, or of somebody absent whom the actor stands in for."""
    return item.assignee == actor.id or any(item.assignee == absent.id for absent in actor.absent)


def _may_act(actor: Actor, item: ItemRow | Glance, case_site: str, task_id: str) -> None:
    """Refuse who lacks the task's role; to people of other sites it is as if the task did not exist."""
    if actor.may(item.role, item.site):
        return
    if not actor.roles_at(item.site) and not actor.roles_at(case_site):
        raise NotFound("task", task_id)
    raise NotAllowed(item.role, item.site)


def _signed_before(
    house: House, actor: Actor, case_id: int, task: int, command: CompleteTask
) -> tuple[SignedAs | None, list[Refusal]] | None:
    """Check role and password before the write lock is taken: a password costs time on purpose. None without one."""
    if command.password is None:
        return None
    with house.database.reading() as work:
        found = cases.peek(work, case_id, task)
    if found is None:
        raise NotFound("task", command.task_id)
    _may_act(actor, found, found.case_site, command.task_id)
    return _signature(house, actor, found, found, command)


def _signature(
    house: House, actor: Actor, case: CaseRow | Glance, item: ItemRow | Glance, command: CompleteTask
) -> tuple[SignedAs | None, list[Refusal]]:
    meaning = house.bundle(case.bundle_id).elements[item.element].extensions.signature(command.language)
    return signed(house, actor, item.role, item.site, meaning, command.password)


def _checked(
    step: Step,
    item: ItemRow,
    scope: Mapping[str, Any],
    actor: Actor,
    command: CompleteTask,
    unsigned: list[Refusal],
) -> dict[str, Any]:
    """Return the values of the form, filled in by one who saw `scope`.

    Raises CommandRefused with all reasons, those of the signature included.
    """
    element = step.bundle.elements[item.element]
    values: dict[str, Any] = {}
    refusals: list[Refusal] = []
    form = step.bundle.forms.get(element.extensions.form_id or "")
    if form is not None:
        checked = form.validate(
            command.data,
            scope,
            step.house.choices(),
            host=step.host.feel,
            zone=step.zone,
            language=command.language if command.by_hand else None,
            extra="ignore" if command.by_hand else "refuse",
            files=may_attach(step.work, actor, step.case.id, command.data) if form.asks_for_files else {},
        )
        values = checked.values
        refusals += checked.refusals
        if not checked.refusals:
            refusals += form_policies(values, scope, step.now)
    refusals += seen_by_four_eyes(step, item, element.extensions.four_eyes, actor)
    refusals += unsigned
    if refusals:
        raise CommandRefused(refusals)
    return values


def seen_by_four_eyes(step: Step, item: ItemRow, elements: tuple[str, ...], actor: Actor) -> tuple[Refusal, ...]:
    """Refuse who did one of the `elements` that the item's step must be done by another than."""
    if not elements:
        return ()
    acts = [
        Act(element, _path(path), person, name, entry)
        for element, path, person, name, entry in cases.acts(step.work, step.case.id)
    ]
    if step.case.started_by is not None:
        name = cases.full_name(step.work, step.case.started_by) or ""
        acts.append(Act(step.bundle.start.id, (), step.case.started_by, name, 0))
    other_parts, in_a_list = _other_parts(step.bundle, item.element), _lines(step.bundle)
    absent = actor.on_behalf_of(item.role, item.site)
    persons = [actor.id] if absent is None else [actor.id, absent.id]  # who stands in signs for two
    return tuple(
        refusal
        for person in persons
        for refusal in four_eyes(person, elements, acts, _path(item.path), other_parts, in_a_list)
    )


def _other_parts(bundle: Bundle, element: str) -> Callable[[str, int], bool]:
    """Tell of an act and a depth whether it happened in another line of the list whose line `element` is in."""
    mine = bundle.enclosing(element)

    def in_other_part(acted: str, depth: int) -> bool:
        theirs = bundle.enclosing(acted)
        if depth >= min(len(mine), len(theirs)) or mine[depth].id != theirs[depth].id:
            return False
        return mine[depth].loop is not None

    return in_other_part


def _lines(bundle: Bundle) -> Callable[[str, int], bool]:
    """Tell of an act and a depth whether it happened, from there inward, in a line of a list."""

    def in_a_list(acted: str, depth: int) -> bool:
        around = (*bundle.enclosing(acted), bundle.elements[acted])
        return any(each.loop is not None for each in around[depth:])

    return in_a_list


def _path(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("/") if part)
