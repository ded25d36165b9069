"""Moves a running case to another version of its procedure, or says which of its steps cannot go along.

Open tasks, timers and messages that are waited for keep their numbers, their data and their time; role and site are
asked anew. What an activity under way has new on its border begins now; events the new version lacks wait no longer.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import CommandRefused, Refusal
from engine.workflow import codec
from engine.workflow.case import Running
from engine.workflow.events import Catch
from engine.workflow.host import Host
from engine.workflow.multi_instance import MultiInstance
from engine.workflow.nodes import COMPLETED, FROM, FUTURE, READY, STARTED, UNFINISHED, BorderSplit, stop, told
from engine.workflow.specs import Library, ProcessSpec, library
from engine.workflow.tasks import UserTask
from engine.workflow.tree import CaseTask, CaseWorkflow

if TYPE_CHECKING:
    from engine.bundles import Bundle


def move(blob: bytes, old: Bundle, new: Bundle, host: Host) -> Running:
    """Return the case `blob` of bundle `old` as one of bundle `new`; nothing is lost when that is refused.

    Raises CommandRefused with every step that stands in the way.
    """
    case = codec.load(blob, library(old), host)
    while case.sleeping:
        codec.wake(case, case.get_task_from_id(next(iter(case.sleeping))))
    mover = _Mover(case, library(new))
    for workflow in case.workflows():
        mover.move(workflow)
    if mover.refusals:
        raise CommandRefused(mover.refusals)
    case.walked = _walked_anew(case.walked, old.index, new.index)
    case.library, case.subprocess_specs = library(new), library(new).specs
    case.advance(fire=False)
    return Running(case)


def _walked_anew(walked: int, before: tuple[str, ...], after: tuple[str, ...]) -> int:
    places = {name: place for place, name in enumerate(after)}
    kept = (places[name] for place, name in enumerate(before) if walked >> place & 1 and name in places)
    return sum(1 << place for place in kept)


class _Mover:
    def __init__(self, case: CaseWorkflow, target: Library) -> None:
        self.case, self.target = case, target
        self.refusals: list[Refusal] = []

    def move(self, workflow: Any) -> None:
        """Point the tasks of the case, or of a part, to the nodes of the new version."""
        before: ProcessSpec = workflow.spec
        after = self.target.specs.get(before.name)
        if after is None:
            for task in workflow.tasks.values():
                if task._state & UNFINISHED:
                    self._refuse("step-removed", task)
            return
        workflow.spec, workflow.dirty = after, True
        tasks = list(workflow.tasks.values())
        for task in tasks:
            self._point(task, after)
        for task in tasks:
            if task.id in workflow.tasks and task._state & (READY | STARTED):
                self._border(workflow, task, before, after)

    def _refuse(self, code: str, task: Any) -> None:
        element = task.task_spec.element
        names = element.names if element is not None else task.task_spec.name
        self.refusals.append(Refusal(code, data={"name": names, "task": task.number}))

    def _point(self, task: Any, after: ProcessSpec) -> None:
        spec, found = task.task_spec, after.task_specs.get(task.task_spec.name)
        if found is not None and type(found) is type(spec):
            self._check(task, spec, found)
            task.task_spec = found
            if isinstance(found, UserTask) and task._state == READY:
                self._assign(task, found)
        elif not task._state & UNFINISHED:
            _take_out(task)
        elif isinstance(spec, Catch) and spec.border:
            stop(task)
        else:
            self._refuse("step-removed" if found is None else "step-changed", task)

    def _check(self, task: Any, before: Any, after: Any) -> None:
        source = task.internal_data.get(FROM)
        if source is not None and source not in after._inputs:
            self._refuse("step-changed", task)
        if isinstance(before, MultiInstance) and task._state == STARTED and before.element.loop != after.element.loop:
            self._refuse("list-under-way", task)
        if getattr(before, "inner", None) != getattr(after, "inner", None) and task._state == STARTED:
            self._refuse("step-changed", task)

    def _assign(self, task: Any, spec: UserTask) -> None:
        try:
            spec.assign(task)
        except Exception as exc:  # noqa: BLE001 - told to whoever moves the case
            self.refusals.append(
                Refusal(
                    "step-without-role", data={"name": spec.element.names, "task": task.number, "reason": told(exc)}
                )
            )

    def _border(self, workflow: Any, task: Any, before: ProcessSpec, after: ProcessSpec) -> None:
        """Begin what the new version hangs on the border of an activity under way, and the old one did not."""
        split = after.task_specs.get(f"{task.task_spec.name} border")
        if split is None:
            return
        known = before.task_specs.get(split.name)
        fresh = [name for name in split.targets[1:] if known is None or name not in known.targets]
        if not fresh:
            return
        holder = task.parent if isinstance(task.parent.task_spec, BorderSplit) else _put_in(workflow, split, task)
        for name in fresh:
            child = holder._add_child(after.task_specs[name], FUTURE)
            child.task_spec._update(child)


def _take_out(task: Any) -> None:
    """Take a finished task out of its line."""
    parent = task.parent
    place = parent._children.index(task.id)
    parent._children[place : place + 1] = task._children
    for child in task.children:
        child._parent = parent.id
    del task.workflow.tasks[task.id]


def _put_in(workflow: Any, split: Any, task: Any) -> CaseTask:
    """Put a border split between an activity and what stands before it."""
    parent = task.parent
    holder = CaseTask(workflow, split, None, COMPLETED)
    holder.data, holder._parent, holder._children = task.data, parent.id, [task.id]
    parent._children[parent._children.index(task.id)] = holder.id
    task._parent = holder.id
    return holder
