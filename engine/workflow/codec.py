"""The state of a case as bytes: instance data only, each task with what differs from the one before it.

A part that a step does not touch is neither unpacked nor packed again: its open tasks, timers and messages stand
outside of its packed rows. The rows keep their order, for data are differences against the row above.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from engine.workflow.host import Incident
from engine.workflow.nodes import READY, STARTED, WAITING
from engine.workflow.prune import prune
from engine.workflow.tree import CaseTask, CaseWorkflow, PartWorkflow
from engine.workflow.values import ordered, pack, same, unpack

FORMAT: Final = 1


@dataclass(slots=True)
class Kept:
    """A part as it was last saved.

    owner: number of the task that runs it. place: of its process in the library. rows: its packed tasks. shown: for
    each task that people, time, messages or a retry may reach its number, position of its node, state and internal
    data. parts: the parts inside it.
    """

    owner: int
    place: int
    rows: bytes
    shown: list[list[Any]]
    parts: list[Kept]


# ---- saving
def dump(case: CaseWorkflow) -> bytes:
    """Pack a case; forgets what it no longer needs."""
    prune(case, {})
    parts = _parts(case, case)
    walked = case.walked.to_bytes((case.walked.bit_length() + 7) // 8, "little")
    rows = _columns(case, {})
    head = [FORMAT, case.last_number, int(case.completed), ordered(case.data), walked]
    return pack([*head, rows, [_flat(each) for each in parts]])


def _parts(case: CaseWorkflow, workflow: Any) -> list[Kept]:
    """Save the parts run by tasks of `workflow`."""
    found = []
    for task in workflow.tasks.values():
        if not task._state & STARTED:
            continue
        part = case.subprocesses.get(task.id)
        if part is not None:
            found.append(_save(case, part, task))
        elif task.id in case.sleeping:
            found.append(case.sleeping[task.id])
    return sorted(found, key=lambda kept: kept.owner)


def _save(case: CaseWorkflow, part: PartWorkflow, owner: Any) -> Kept:
    if part.dirty or part.kept is None:
        prune(part, owner.data)
        rows = pack(_columns(part, owner.data))
        shown = [
            [task.number, part.spec.positions[task.task_spec.name], task._state, _shown(task)]
            for task in part.tasks.values()
            if task.number and task._state & (READY | WAITING)
        ]
        part.kept = Kept(owner.number, part.spec.place, rows, shown, [])
        part.dirty = False
    saved: Kept = replace(part.kept, parts=_parts(case, part))
    part.kept = saved
    return saved


def _shown(task: Any) -> dict[str, Any] | int:
    """The internal data that are read without waking the part."""
    return dict(task.internal_data) if task.internal_data else 0


def _flat(kept: Kept) -> list[Any]:
    return [kept.owner, kept.place, kept.rows, kept.shown, [_flat(each) for each in kept.parts]]


def _columns(workflow: Any, outer: dict[str, Any]) -> list[Any]:
    """Parents, states, nodes and numbers of the tasks, parents first, and what else some of them have."""
    tasks, positions = workflow.tasks, workflow.spec.positions
    order = [workflow.task_tree]
    for task in order:
        if task._children:
            order.extend(tasks[key] for key in task._children)
    row = {task.id: place for place, task in enumerate(order)}
    workflow.tasks = {task.id: task for task in order}  # the order a restored case has
    more: dict[int, list[Any]] = {}
    shown = workflow.parent_task_id is not None
    for place, task in enumerate(order):
        base = tasks[task._parent].data if place else outer
        changed, gone = _difference(task.data, base)
        inner = 0 if shown and task.number and task._state & (READY | WAITING) else task.internal_data or 0
        if changed or gone or inner or task.triggered:
            more[place] = [int(task.triggered), inner, changed, gone]
    return [
        [row[task._parent] if place else 0 for place, task in enumerate(order)],
        [task._state for task in order],
        [positions[task.task_spec.name] for task in order],
        [task.number for task in order],
        more,
    ]


def _difference(data: dict[str, Any], base: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """What `data` sets otherwise than `base`, and what it lacks; 1 when nothing of `base` is left in it."""
    if data is base:
        return {}, 0
    changed = {key: value for key, value in data.items() if key not in base or not same(value, base[key])}
    gone: Any = sorted(key for key in base if key not in data)
    if gone and len(changed) == len(data):
        gone = 1
    return ordered(changed), gone or 0


# ---- loading
def load(blob: bytes, library: Any, host: Any) -> CaseWorkflow:
    """Restore a case; its parts sleep until something concerns them. Raises Incident for a state of another format."""
    version, last_number, completed, data, walked, rows, parts = unpack(blob)
    if version != FORMAT:
        raise Incident(f"state of format {version}, this program reads {FORMAT}")
    case = CaseWorkflow(library, host)
    case.last_number, case.completed, case.data = last_number, bool(completed), data
    case.walked = int.from_bytes(walked, "little")
    _fill(case, rows, {}, {})
    _lay_down(case, case, [_kept(each) for each in parts])
    return case


def _kept(flat: list[Any]) -> Kept:
    owner, place, rows, shown, parts = flat
    return Kept(owner, place, rows, shown, [_kept(each) for each in parts])


def _lay_down(case: CaseWorkflow, workflow: Any, parts: list[Kept]) -> None:
    """Let the parts of `workflow` sleep under the ids of the tasks that run them."""
    if parts:
        owners = {task.number: task.id for task in workflow.tasks.values() if task._state == STARTED}
        for kept in parts:
            case.sleeping[owners[kept.owner]] = kept


def wake(case: CaseWorkflow, owner: Any) -> PartWorkflow:
    """Unpack the part that `owner` runs."""
    kept = case.sleeping.pop(owner.id)
    part = PartWorkflow(case.subprocess_specs[owner.task_spec.inner], owner, case)
    case.subprocesses[owner.id] = part
    _fill(part, unpack(kept.rows), owner.data, {number: inner for number, _, _, inner in kept.shown})
    part.completed_event.connect(owner.task_spec.ended, owner)
    part.kept, part.dirty = kept, False
    _lay_down(case, part, kept.parts)
    return part


def _fill(workflow: Any, columns: list[Any], outer: dict[str, Any], shown: dict[int, Any]) -> None:
    parents, states, nodes, numbers, more = columns
    names, specs = workflow.spec.names, workflow.spec.task_specs
    order: list[CaseTask] = []
    for place, state in enumerate(states):
        parent = order[parents[place]] if place else None
        task = CaseTask(workflow, specs[names[nodes[place]]], parent, state)
        base = parent.data if parent is not None else outer
        if place in more:
            triggered, inner, changed, gone = more[place]
            task.triggered, task.internal_data = bool(triggered), inner or {}
            if gone:
                base = {} if gone == 1 else {key: value for key, value in base.items() if key not in gone}
            task.data = {**base, **changed} if changed else base
        else:
            task.data = base
        if numbers[place]:
            task.number = numbers[place]
            task.internal_data = shown.get(task.number) or task.internal_data
        order.append(task)
    workflow.task_tree = order[0]
    workflow.dirty = False


# ---- what can be told of a sleeping part without unpacking it
@dataclass(frozen=True, slots=True)
class Asleep:
    """A task of a sleeping part that people, time, messages or a retry may reach."""

    number: int
    spec: Any
    state: int
    inner: dict[str, Any]
    path: tuple[int, ...]


def asleep(case: CaseWorkflow) -> Iterator[Asleep]:
    """Yield what may be reached in all parts that sleep."""
    for owner, kept in case.sleeping.items():
        around = case.get_task_from_id(owner)
        yield from _within(case, kept, case.path(around.workflow))


def _within(case: CaseWorkflow, kept: Kept, path: tuple[int, ...]) -> Iterator[Asleep]:
    path = (*path, kept.owner)
    spec = case.library.specs[case.library.order[kept.place]]
    for number, position, state, inner in kept.shown:
        yield Asleep(number, spec.task_specs[spec.names[position]], state, inner or {}, path)
    for each in kept.parts:
        yield from _within(case, each, path)


def rouse(case: CaseWorkflow, concerns: Callable[[Any, Any], bool]) -> None:
    """Wake every part that holds a task that concerns us, with the parts around it."""
    while True:
        found = next((each for each in asleep(case) if concerns(each.spec, each)), None)
        if found is None:
            return
        wake_along(case, found.path)


def wake_along(case: CaseWorkflow, path: tuple[int, ...]) -> None:
    """Wake the parts along a path, from the outside in."""
    workflow: Any = case
    for number in path:
        owner = next(task for task in workflow.tasks.values() if task.number == number)
        workflow = case.subprocesses.get(owner.id) or wake(case, owner)
