"""The state of a case as bytes: instance data only, each task with what differs from the one before it.

A part that a step does not touch is neither unpacked nor packed again: it sleeps, and what people, time, messages or
a retry may reach in it stands outside of its packed rows.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias

from engine.workflow.differences import NOTHING, restored, told
from engine.workflow.host import Incident
from engine.workflow.nodes import READY, STARTED, WAITING
from engine.workflow.prune import prune
from engine.workflow.tree import CaseTask, CaseWorkflow, PartWorkflow
from engine.workflow.values import ordered, pack, unpack

FORMAT: Final = 1
REACHABLE: Final = READY | WAITING

Kept: TypeAlias = list[Any]
"""A part as it was last saved: number of the task that runs it, place of its process in the library, packed rows,
for each reachable task its number, the position of its node, state and internal data, and the parts inside."""
OWNER, PLACE, ROWS, SHOWN, PARTS = range(5)


# ---- saving
def dump(case: CaseWorkflow) -> bytes:
    """Pack a case; forgets what it no longer needs."""
    prune(case, NOTHING)
    parts = _parts(case, case) if case.subprocesses or case.sleeping else []
    data = ordered(case.data) if case.data else NOTHING
    walked = case.walked.to_bytes((case.walked.bit_length() + 7) // 8, "little")
    return pack([FORMAT, case.last_number, int(case.completed), data, walked, _columns(case, NOTHING), parts])


def _parts(case: CaseWorkflow, workflow: Any) -> list[Kept]:
    """Save the parts run by tasks of `workflow`."""
    awake, sleeping, found = case.subprocesses, case.sleeping, []
    for task in workflow.tasks.values():
        if task._state == STARTED:
            if task.id in sleeping:
                found.append(sleeping[task.id])
            elif task.id in awake:
                found.append(_save(case, awake[task.id], task))
    return sorted(found, key=_by_owner)


def _by_owner(kept: Kept) -> int:
    return int(kept[OWNER])


def _save(case: CaseWorkflow, part: PartWorkflow, owner: Any) -> Kept:
    if part.dirty or part.kept is None:
        prune(part, owner.data)
        rows = pack(_columns(part, owner.data))
        positions = part.spec.positions
        shown = [
            [task.number, positions[task.task_spec.name], task._state, task.internal_data or 0]
            for task in part.tasks.values()
            if task.number and task._state & REACHABLE
        ]
        part.kept = [owner.number, part.spec.place, rows, shown, []]
        part.dirty = False
    kept: Kept = [*part.kept[:PARTS], _parts(case, part)]
    part.kept = kept
    return kept


def _columns(workflow: Any, outer: dict[str, Any]) -> list[Any]:
    """Parents, states, nodes and numbers of the tasks, parents first, and what else some of them have."""
    tasks, root, positions = workflow.tasks, workflow.task_tree, workflow.spec.positions
    more: dict[int, list[Any]] = {}
    if len(tasks) == 2:  # noqa: PLR2004 - the root and one token: most cases, most of the time
        (key,) = root._children
        token = tasks[key]
        _note(more, 0, workflow, root, outer)
        _note(more, 1, workflow, token, root.data)
        nodes = [positions[root.task_spec.name], positions[token.task_spec.name]]
        return [[0, 0], [root._state, token._state], nodes, [root.number, token.number], more]
    order: list[Any] = [root]
    row: dict[int, int] = {}
    for task in order:
        row[task.id] = len(row)
        if task._children:
            order.extend([tasks[key] for key in task._children])
    workflow.tasks = {task.id: task for task in order}  # the order that a restored case has
    for place, task in enumerate(order):
        _note(more, place, workflow, task, tasks[task._parent].data if place else outer)
    return [
        [row[task._parent] if task._parent else 0 for task in order],
        [task._state for task in order],
        [positions[task.task_spec.name] for task in order],
        [task.number for task in order],
        more,
    ]


def _note(more: dict[int, list[Any]], place: int, workflow: Any, task: Any, before: dict[str, Any]) -> None:
    """Note what a task has that most have not; in a part, the inner data of what may be reached stand outside."""
    changed, gone = (0, 0) if task.data is before else told(task, before)[2:]
    inner = task.internal_data or 0
    if inner and workflow.parent_task_id is not None and task.number and task._state & REACHABLE:
        inner = 0
    if changed or gone or inner or task.triggered:
        more[place] = [int(task.triggered), inner, changed, gone]


# ---- loading
def load(blob: bytes, library: Any, host: Any) -> CaseWorkflow:
    """Restore a case; its parts sleep until something concerns them. Raises Incident for a state of another format."""
    version, last_number, completed, data, walked, rows, parts = unpack(blob)
    if version != FORMAT:
        raise Incident(f"state of format {version}, this program reads {FORMAT}")
    case = CaseWorkflow(library, host)
    case.last_number, case.completed, case.data = last_number, bool(completed), data
    case.walked = int.from_bytes(walked, "little")
    _fill(case, rows, NOTHING, {})
    _lay_down(case, case, parts)
    return case


def _lay_down(case: CaseWorkflow, workflow: Any, parts: list[Kept]) -> None:
    """Let the parts of `workflow` sleep under the ids of the tasks that run them."""
    if parts:
        owners = {task.number: task.id for task in workflow.tasks.values() if task._state == STARTED}
        case.sleeping.update((owners[kept[OWNER]], kept) for kept in parts)


def wake(case: CaseWorkflow, owner: Any) -> PartWorkflow:
    """Unpack the part that `owner` runs."""
    kept = case.sleeping.pop(owner.id)
    part = PartWorkflow(case.subprocess_specs[owner.task_spec.inner], owner, case)
    case.subprocesses[owner.id] = part
    _fill(part, unpack(kept[ROWS]), owner.data, {number: inner for number, _, _, inner in kept[SHOWN]})
    part.completed_event.connect(owner.task_spec.ended, owner)
    part.kept = kept
    _lay_down(case, part, kept[PARTS])
    return part


def _fill(workflow: Any, columns: list[Any], outer: dict[str, Any], shown: dict[int, Any]) -> None:
    parents, states, nodes, numbers, more = columns
    names, specs = workflow.spec.names, workflow.spec.task_specs
    order: list[CaseTask] = []
    for place, state in enumerate(states):
        parent = order[parents[place]] if place else None
        task = CaseTask(workflow, specs[names[nodes[place]]], parent, state)
        task.number = numbers[place]
        before = task.data = outer if parent is None else parent.data
        if place in more:
            triggered, inner, changed, gone = more[place]
            task.triggered, task.internal_data = bool(triggered), inner or {}
            if changed or gone:
                task.data = restored(before, changed, gone)
                task.told = (before, task.data, changed, gone)
        if task.number in shown:
            task.internal_data = shown[task.number] or {}
        order.append(task)
    workflow.task_tree = order[0]
    workflow.dirty = False


# ---- what can be told of a sleeping part without unpacking it
class Reachable(NamedTuple):
    """A task that people, time, messages or a retry may reach."""

    number: int
    spec: Any
    state: int
    inner: dict[str, Any]
    path: tuple[int, ...]


def reachable(case: CaseWorkflow) -> list[tuple[int, Any, int, dict[str, Any], tuple[int, ...]]]:
    """Everything that people, time, messages or a retry may reach, by number: the columns of `Reachable`."""
    found: list[tuple[int, Any, int, dict[str, Any], tuple[int, ...]]] = []
    for workflow in (case, *case.subprocesses.values()):
        path = () if workflow is case else case.path(workflow)
        for task in workflow.tasks.values():
            if task.number and task._state & REACHABLE:
                found.append((task.number, task.task_spec, task._state, task.internal_data, path))  # noqa: PERF401 - a comprehension is a call
    if case.sleeping:
        found += asleep(case)
    if len(found) > 1:
        found.sort(key=itemgetter(0))
    return found


def asleep(case: CaseWorkflow) -> Iterator[Reachable]:
    """Yield what may be reached in the parts that sleep."""
    if not case.sleeping:
        return
    for workflow in case.workflows():
        path = None
        for key in workflow.tasks:
            if key in case.sleeping:
                path = case.path(workflow) if path is None else path
                yield from _within(case.library, case.sleeping[key], path)


def _within(library: Any, kept: Kept, path: tuple[int, ...]) -> Iterator[Reachable]:
    path = (*path, kept[OWNER])
    spec = library.specs[library.order[kept[PLACE]]]
    for number, position, state, inner in kept[SHOWN]:
        yield Reachable(number, spec.task_specs[spec.names[position]], state, inner or {}, path)
    for each in kept[PARTS]:
        yield from _within(library, each, path)


def rouse(case: CaseWorkflow, concerns: Callable[[Reachable], bool]) -> None:
    """Wake every part that holds a task that concerns us, with the parts around it."""
    for path in sorted({each.path for each in asleep(case) if concerns(each)}):
        wake_along(case, path)


def wake_with(case: CaseWorkflow, number: int) -> bool:
    """Wake the sleeping part that holds task `number`, with the parts around it; False when none does."""
    for key, kept in case.sleeping.items():
        inside = _inside(kept, number)
        if inside:
            wake_along(case, (*case.path(case.get_task_from_id(key).workflow), *inside))
            return True
    return False


def _inside(kept: Kept, number: int) -> tuple[int, ...]:
    """The way to the part, inside `kept`, that holds task `number`; () when it is not there."""
    owner: int = kept[OWNER]
    for each in kept[SHOWN]:
        if each[0] == number:
            return (owner,)
    for part in kept[PARTS]:
        if inside := _inside(part, number):
            return (owner, *inside)
    return ()


def wake_along(case: CaseWorkflow, path: tuple[int, ...]) -> None:
    """Wake the parts along a path, from the outside in."""
    workflow: Any = case
    for number in path:
        owner = next(task for task in workflow.tasks.values() if task.number == number)
        workflow = case.subprocesses.get(owner.id) or wake(case, owner)
