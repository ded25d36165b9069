"""What every node of a diagram does when a token arrives, runs and leaves; the library's lifecycle, trimmed.

Values are never changed in place: a task's data is replaced, so tasks may share lists and contexts, and a task has the
data of the one before it from the moment it is made. Nothing is predicted: a task exists when its token is there, so
a case holds its tokens and the splits they come from.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.bpmn_spec_mixin import BpmnSpecMixin
from SpiffWorkflow.util.task import TaskState

from engine.workflow.host import Incident
from engine.workflow.scope import Expression
from engine.workflow.values import same

FUTURE, WAITING, READY, STARTED = TaskState.FUTURE, TaskState.WAITING, TaskState.READY, TaskState.STARTED
COMPLETED, CANCELLED = TaskState.COMPLETED, TaskState.CANCELLED
UNFINISHED, FINISHED = TaskState.NOT_FINISHED_MASK, TaskState.FINISHED_MASK
ARRIVED = READY | STARTED | FINISHED
RETRIED = TaskState.MAYBE  # about to arrive again after an incident, with the data it had

# keys in the internal data of a task
INCIDENT = "!"  # what stopped it
FROM = "<"  # the node that a branch waiting at a join came from
INDEX = "#"  # which item of the collection a member of a multi-instance does

Mapped = tuple[tuple[str, Expression], ...]


class Node(BpmnSpecMixin):
    """One node. `entered` and `left` are its bits in the picture of what was walked: itself, the flows behind it."""

    inputs_mapped: Mapped = ()
    outputs_mapped: Mapped = ()
    entered = 0
    left = 0
    lane_role: str | None = None
    bordered = False  # it stands behind a border split
    fixed = False  # its task stays as long as something comes from it
    forwards = True  # every flow behind it gets a token

    def __init__(self, process: Any, name: str, element: Any = None, manual: bool = False) -> None:
        super().__init__(process, name, manual=manual)
        self.element = element
        self.bpmn_id = element.id if element is not None else None
        self.bpmn_name = element.names.en if element is not None else None
        self.lane = element.lane if element is not None else None
        self.targets: tuple[str, ...] = ()
        self.waits = type(self).arrive is not Node.arrive

    def connect(self, taskspec: Any) -> None:
        """Let a token go on to `taskspec`."""
        super().connect(taskspec)
        self.targets = (*self.targets, taskspec.name)

    # -- what kinds of nodes change
    def arrive(self, task: Any) -> bool:  # noqa: ARG002 - for those that wait
        """Take the token in; True when the task is ready, False when it waits. May raise: that is an incident."""
        return True

    def _run_hook(self, my_task: Any) -> bool | None:  # noqa: ARG002 - the library's signature
        return True

    def go_on(self, task: Any) -> None:
        """The node is carried out: tell the activity it is a member of, or send the token to what stands behind."""
        if task.triggered:
            task.parent.task_spec.done(task.parent, task)
            return
        if self.bordered and isinstance(task.parent.task_spec, BorderSplit):
            task.parent.task_spec.activity_done(task.parent, task)
        workflow, made = task.workflow, type(task)
        if self.forwards:
            workflow.top_workflow.walked |= self.left
            for name in self.targets:
                made(workflow, workflow.spec.task_specs[name], task, FUTURE)
        for key in [*task._children]:
            child = workflow.tasks[key]
            if not child._state & FINISHED:
                child.task_spec._update(child)

    # -- the library's lifecycle
    def test(self) -> None:
        """The reader has checked the diagram."""

    def _predict(self, my_task: Any, seen: Any = None, looked_ahead: int = 0, mask: int = 0) -> None:
        """Nothing is predicted."""

    def _update(self, my_task: Any) -> None:
        if my_task._state & ARRIVED or INCIDENT in my_task.internal_data:
            return
        my_task.workflow.top_workflow.walked |= self.entered
        if self.waits:
            try:
                if not self.arrive(my_task):
                    return
            except Exception as exc:  # noqa: BLE001 - whatever fails on arrival waits for a person
                suspend(my_task, exc)
                return
        my_task._ready()

    def _on_ready(self, my_task: Any) -> None:
        """Nothing is assigned behind the diagram's back."""

    def _run(self, my_task: Any) -> bool | None:
        result = self._run_hook(my_task)
        if result and my_task.triggered:
            my_task.parent.task_spec.collect(my_task.parent, my_task)
        return result

    def _on_complete(self, my_task: Any) -> None:
        self.go_on(my_task)
        my_task.workflow._task_completed_notify(my_task)

    def _on_cancel(self, my_task: Any) -> None:
        """See `stop`."""


class Begin(Node):
    """Where a process begins, in front of its start event."""

    def _connect_notify(self, taskspec: Any) -> None:  # noqa: ARG002 - the library's signature
        raise TypeError("nothing leads to the beginning")


class Plain(Node):
    """A plain start, end or intermediate event: the token passes, and a mapping may set names."""

    def _run_hook(self, my_task: Any) -> bool:
        if self.outputs_mapped:
            my_task.data = merged(my_task, {}, local_inputs(my_task))
        return True


class BorderSplit(Node):
    """In front of an activity with events on its border: the activity and its events wait side by side."""

    fixed = True

    def connect(self, taskspec: Any) -> None:
        """Let a token go on to the activity, or to an event on its border."""
        super().connect(taskspec)
        taskspec.bordered = True

    def activity_done(self, split: Any, task: Any) -> None:
        """The activity ended by itself: its events wait no longer, what has fired without interrupting goes on."""
        if task.task_spec.name != self.targets[0]:
            return
        for event in self.events(split):
            if event._state != READY or event.task_spec.interrupting:
                stop(event)

    def activity(self, split: Any) -> Any:
        """The activity that runs behind `split`, None when it has ended."""
        return next((c for c in split.children if c.task_spec.name == self.targets[0] and c._state & UNFINISHED), None)

    def events(self, split: Any) -> list[Any]:
        """The events on the border that still wait."""
        return [c for c in split.children if c._state & UNFINISHED and c.task_spec.name in self.targets[1:]]


def suspend(task: Any, cause: BaseException) -> None:
    """Note that `task` failed on arrival; it waits until somebody retries."""
    for child in task.children:
        stop(child)
    drop_part(task)
    lasting = {key: task.internal_data[key] for key in (FROM, INDEX) if key in task.internal_data}
    task.internal_data = {**lasting, INCIDENT: told(cause)}
    task._set_state(WAITING)
    task.workflow.top_workflow.number(task)


def told(cause: BaseException) -> str:
    """What a person reads about a failure."""
    text = str(cause) or type(cause).__name__
    return text if isinstance(cause, Incident) else f"{type(cause).__name__}: {text}"


def stop(task: Any) -> None:
    """Cancel a task with everything under it: members, parts, and the parts inside these."""
    for child in task.children:
        stop(child)
    if task._state & UNFINISHED:
        drop_part(task)
        task._set_state(CANCELLED)


def drop_part(task: Any) -> None:
    """Forget the part that `task` runs, with its open tasks and timers."""
    top = task.workflow.top_workflow
    top.forget(task)
    part = top.subprocesses.pop(task.id, None)
    if part is None:
        return
    part.completed = True
    for inner in list(part.tasks.values()):
        if inner._state & UNFINISHED:
            drop_part(inner)
            inner._set_state(CANCELLED)


def put(data: Mapping[str, Any], target: str, value: Any) -> dict[str, Any]:
    """Return `data` with `a.b.c` set, sharing everything else with it."""
    first, _, rest = target.partition(".")
    if rest:
        inner = data.get(first)
        value = put(inner if isinstance(inner, dict) else {}, rest, value)
    return {**data, first: value}


def local_inputs(task: Any) -> dict[str, Any]:
    """Evaluate the input mapping; later names see earlier ones."""
    local: dict[str, Any] = {}
    for target, source in task.task_spec.inputs_mapped:
        value = source.value(task, local) if source.is_feel else source.text
        if "." in target:
            local = put(local, target, value)
        else:
            local[target] = value
    return local


def merged(task: Any, result: Mapping[str, Any], local: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The data of `task` with a result written: all of it, or with an output mapping only what that names."""
    mapping = task.task_spec.outputs_mapped
    if not mapping:
        return {**task.data, **result}
    seen, after = {**local, **result} if local else result, {**task.data}
    for target, source in mapping:
        value = source.value(task, seen) if source.is_feel else source.text
        if "." in target:
            after = put(after, target, value)
        else:
            after[target] = value
    return after


def changes(data: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """What `data` sets otherwise than `base` did."""
    return {key: value for key, value in data.items() if key not in base or not same(value, base[key])}


def common_ancestor(tasks: Iterable[Any]) -> Any:
    """The last task from which all of `tasks` come: the split whose branches they are."""
    lines = [list(_line(task)) for task in tasks]
    found = lines[0][0]
    for step in zip(*lines, strict=False):
        if any(task is not step[0] for task in step):
            break
        found = step[0]
    return found


def _line(task: Any) -> Iterator[Any]:
    """From the root down to the parent of `task`."""
    line: list[Any] = []
    parent = task.parent
    while parent is not None:
        line.append(parent)
        parent = parent.parent
    yield from reversed(line)
