"""The running case as the library's workflow, made lean: short numbers, a queue of what is ready, parts on demand.

Pinned to SpiffWorkflow 3.2.0: it stands on the library's internals.
"""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from typing import Any, Final

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.event import Event

from engine.errors import ServiceFailed
from engine.workflow.differences import NOTHING, UNTOLD
from engine.workflow.events import next_due
from engine.workflow.host import Entry, Host, Incident
from engine.workflow.joins import look_again
from engine.workflow.nodes import (
    COMPLETED,
    FINISHED,
    FUTURE,
    INCIDENT,
    READY,
    RETRIED,
    STARTED,
    UNFINISHED,
    WAITING,
    told,
)

MAX_TURNS: Final = 200  # of one node in one process, within one step
MAX_STEPS: Final = 20_000  # of all nodes, within one step


class CaseTask(Task):
    """A token. `number` is what people see of it (0: none yet); ids are of this process only.

    data: what expressions see; never changed in place, only replaced.
    """

    number = 0
    told = UNTOLD
    triggered = False
    thread_id = 0
    last_state_change = 0.0

    def __init__(self, workflow: Any, task_spec: Any, parent: Any = None, state: int = FUTURE) -> None:
        top = workflow.top_workflow
        self.id = top.last_id = top.last_id + 1
        self.workflow = workflow
        self.task_spec = task_spec
        self._state = state
        self._children: list[int] = []
        self.internal_data: dict[str, Any] = {}
        workflow.tasks[self.id] = self
        if parent is None:
            self._parent, self.data = None, NOTHING
        else:
            self._parent, self.data = parent.id, parent.data
            parent._children.append(self.id)

    def _add_child(self, task_spec: Any, state: int = FUTURE) -> CaseTask:
        return CaseTask(self.workflow, task_spec, self, state)

    def _ready(self) -> None:
        if self._state & FINISHED:
            return
        self._state = READY
        self.workflow.dirty = True
        if not self.task_spec.manual:
            self.workflow.top_workflow.queue.append(self)

    def run(self) -> bool | None:
        """Carry out the node; None: it goes on by itself and ends later."""
        spec, workflow = self.task_spec, self.workflow
        done: bool | None = spec._run(self) if self.triggered else spec._run_hook(self)
        workflow.dirty = True
        if done:
            self._state = COMPLETED
            spec.go_on(self)
            if workflow.completed or spec is workflow.spec.end:
                workflow._task_completed_notify(self)
        else:
            self._state = STARTED
        return done

    def _set_state(self, value: int) -> None:
        self._state = value
        self.workflow.dirty = True


class _Tokens:
    """What the case and its parts have in common."""

    spec: Any
    tasks: dict[int, Any]
    data: dict[str, Any]
    completed: bool
    completed_event: Any
    last_task: Any
    top_workflow: Any = None  # the library computes it anew each time
    dirty = True

    def _prepare(self, spec: Any) -> None:
        self.spec, self.tasks, self.data = spec, {}, {}
        self.completed, self.success, self.last_task = False, True, None
        self.completed_event, self.task_removed_event = Event(), Event()

    def _plant(self) -> None:
        self.task_tree = CaseTask(self, self.spec.start, None, FUTURE)
        self.task_tree._ready()

    def _mark_complete(self, task: Any) -> None:
        self.data = dict(task.data)
        self.completed = True

    def _task_completed_notify(self, task: Any) -> None:
        if task.task_spec is self.spec.end:
            self._mark_complete(task)
        if self.completed:
            self.completed_event(self)


class PartWorkflow(_Tokens, BpmnSubWorkflow):
    """A called or embedded process, or one part of a multi-instance. `kept` is its state as last saved."""

    def __init__(self, spec: Any, owner: Any, top: Any) -> None:
        self._prepare(spec)
        self.parent_task_id = owner.id
        self.top_workflow = top
        self.kept: Any = None


class CaseWorkflow(_Tokens, BpmnWorkflow):
    """One case."""

    parent_task_id = None

    def __init__(self, library: Any, host: Host) -> None:
        self.top_workflow = self
        self.last_id = self.last_number = self.walked = self.steps = 0
        self.queue: deque[CaseTask] = deque()
        self.turns: defaultdict[tuple[Any, str], int] = defaultdict(int)
        self.log: list[Entry] = []
        self.library, self.host = library, host
        self.subprocess_specs = library.specs
        self.subprocesses: dict[int, PartWorkflow] = {}
        self.sleeping: dict[int, Any] = {}
        self._prepare(library.main)

    @property
    def script_engine(self) -> None:
        """No script is ever run."""
        return

    def create_subprocess(self, my_task: Any, spec_name: str) -> PartWorkflow:
        """Begin a part."""
        part = self.subprocesses[my_task.id] = PartWorkflow(self.subprocess_specs[spec_name], my_task, self)
        part._plant()
        self.queue.remove(part.task_tree)
        return part

    def workflows(self) -> tuple[Any, ...]:
        """The case and its parts that are awake."""
        return (self, *self.subprocesses.values())

    def get_task_from_id(self, task_id: Any) -> Any:
        """The task with this id, in the case or one of its parts."""
        for workflow in self.workflows():
            if task_id in workflow.tasks:
                return workflow.tasks[task_id]
        raise KeyError(task_id)

    def number(self, task: Any) -> int:
        """The short lasting number of `task`, given when first asked for."""
        if not task.number:
            self.last_number += 1
            task.number = self.last_number
        return int(task.number)

    def forget(self, task: Any) -> None:
        """Let go of the part of `task` that was not woken."""
        self.sleeping.pop(task.id, None)

    def rouse(self, concerns: Callable[[Any], bool]) -> None:
        """Wake the parts that hold a task that concerns us."""
        if self.sleeping:
            from engine.workflow.codec import rouse

            rouse(self, concerns)

    def every(self) -> Iterator[Any]:
        """Every task that is awake."""
        for workflow in self.workflows():
            yield from workflow.tasks.values()

    def path(self, workflow: Any) -> tuple[int, ...]:
        """Numbers of the parts around what runs in `workflow`, outermost first."""
        found: list[int] = []
        while workflow is not self:
            owner = self.get_task_from_id(workflow.parent_task_id)
            found.append(owner.number)
            workflow = owner.workflow
        return tuple(reversed(found))

    def advance(self, fire: bool = True) -> None:
        """Run everything that needs nobody, until only people, time and messages are left."""
        self.steps = 0
        self.turns.clear()
        while True:
            self._run_ready()
            if self.library.inclusive and self._look_again():
                continue
            timer = next_due(self) if fire else None
            if timer is None:
                return
            self._count(timer)
            try:
                timer.task_spec.fire(timer, {})
            except Exception as exc:  # noqa: BLE001 - a time beyond the calendar, for instance
                self.note(timer, exc)

    def _look_again(self) -> bool:
        found = [each for each in self.workflows() if each.spec.inclusive]
        moved = [look_again(each) for each in found]
        return any(moved)

    def _run_ready(self) -> None:
        queue = self.queue
        while queue:
            task = queue.popleft()
            if task._state != READY or INCIDENT in task.internal_data:
                continue  # ended by another task meanwhile
            self._count(task)
            before = task.data
            try:
                task.run()
            except Exception as exc:
                if task._state != READY:
                    raise ServiceFailed(task.task_spec.bpmn_id or task.task_spec.name, told(exc)) from exc
                task.data = before
                self.note(task, exc)

    def note(self, task: Any, cause: BaseException) -> None:
        """Leave `task` where it is, with what stopped it."""
        task.internal_data[INCIDENT] = told(cause)
        task.workflow.dirty = True
        self.number(task)

    def _count(self, task: Any) -> None:
        self.steps += 1
        place = task.workflow.parent_task_id, task.task_spec.name
        turns = self.turns[place] = self.turns[place] + 1
        if turns > MAX_TURNS or self.steps > MAX_STEPS:
            element = task.task_spec.bpmn_id or task.task_spec.name
            raise ServiceFailed(element, told(Incident(f"{element} does not stop: more than {MAX_TURNS} turns")))

    def troubled(self) -> list[Any]:
        """Tasks stopped by an incident."""
        return [t for t in self.every() if INCIDENT in t.internal_data and t._state & UNFINISHED]

    def retry(self, task: Any) -> None:
        """Try again what an incident stopped."""
        del task.internal_data[INCIDENT]
        if task._state == WAITING:
            task._set_state(RETRIED)
            task.task_spec._update(task)
        else:
            self.queue.append(task)
