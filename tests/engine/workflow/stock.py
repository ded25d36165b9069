"""The library's own engine, never saved and never pruned, running the same specs: what ours must agree with.

Four repairs are needed for it to walk at all: it runs tasks that another task of the pass has cancelled, a failing
task ends everything, a task gets its data late, and it knows nothing of the few things the specs ask of the case
(numbers, waking parts).
"""

from __future__ import annotations

from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from engine.workflow import Host
from engine.workflow.events import next_due, waiting
from engine.workflow.joins import look_again
from engine.workflow.nodes import INCIDENT, RETRIED, BorderSplit, merged
from engine.workflow.specs import library
from engine.workflow.tree import CaseTask
from engine.workflow.values import kept

_run = Task.run


def _run_if_ready(task: Task) -> Any:
    if isinstance(task, CaseTask):  # ours needs none of this
        return _run(task)
    if task._state != TaskState.READY:
        return None
    before = task.data
    try:
        return _run(task)
    except Exception as exc:
        if task.task_spec.manual:
            raise
        task.data, task.internal_data[INCIDENT], task.internal_data["ran"] = before, str(exc), True
        task._set_state(TaskState.WAITING)
        return None


def _hand_on(self: Task, child: Task) -> None:
    _added(self, child)
    child.data = self.data


_added = Task._child_added_notify
Task.run, Task._child_added_notify = _run_if_ready, _hand_on


class Stock(BpmnWorkflow):
    """One case."""

    def __init__(self, bundle: Any, host: Host, data: dict[str, Any]) -> None:
        found = library(bundle)
        self.bundle, self.library, self.host = bundle, found, host
        self.log, self.walked, self.numbers = [], 0, {}
        super().__init__(found.main, found.specs, script_engine=object())
        self.task_tree.data = kept(data)
        self.advance()

    def number(self, task: Task) -> int:
        return self.numbers.setdefault(task.id, len(self.numbers) + 1)

    def forget(self, task: Task) -> None:
        """There is nothing asleep."""

    def rouse(self, concerns: Any) -> None:
        """There is nothing asleep."""

    def advance(self, *, fire: bool = False) -> None:
        while True:
            self.do_engine_steps()
            while any(look_again(each) for each in (self, *self.subprocesses.values()) if each.spec.inclusive):
                self.do_engine_steps()
            timer = next_due(self) if fire else None
            if timer is None:
                return
            timer.task_spec.fire(timer, {})

    def every(self) -> list[Task]:
        return [task for each in (self, *self.subprocesses.values()) for task in each.tasks.values()]

    def open_tasks(self) -> list[Task]:
        return [task for task in self.every() if task._state == TaskState.READY and task.task_spec.manual]

    def troubles(self) -> list[str]:
        return sorted(
            t.task_spec.bpmn_id for t in self.every() if INCIDENT in t.internal_data and t._state < TaskState.COMPLETED
        )

    def retry(self) -> None:
        for task in self.every():
            if task._state == TaskState.WAITING and INCIDENT in task.internal_data:
                del task.internal_data[INCIDENT]
                if task.internal_data.pop("ran", False):
                    task._set_state(TaskState.READY)
                else:
                    task._set_state(RETRIED)
                    task.task_spec._update(task)
        self.advance()

    def timers(self) -> list[Any]:
        return sorted(task.internal_data["t"] for task in waiting(self) if "t" in task.internal_data)

    def complete(self, task: Task, values: dict[str, Any]) -> None:
        task.data = merged(task, kept(values))
        task.run()
        self.advance()

    def deliver(self, name: str, key: str, data: dict[str, Any]) -> None:
        found = [
            t for t in waiting(self) if t.internal_data.get("k") == key and t.task_spec.message(t.internal_data) == name
        ]
        if found:
            task = min(found, key=self.number)
            task.task_spec.fire(task, kept(data))
            self.advance()


class Trail:
    """What a case walked, told from every task the library ever made, parts that have ended included."""

    def __init__(self) -> None:
        self.workflows: list[Any] = []
        self.found: set[str] = set()

    def follow(self, stock: Stock) -> set[str]:
        for each in (stock, *stock.subprocesses.values()):
            if each not in self.workflows:
                self.workflows.append(each)
        for workflow in self.workflows:
            for task in workflow.tasks.values():
                self._task(stock, task)
        return self.found

    def _task(self, stock: Stock, task: Task) -> None:
        element, flow = self._reached(task), None
        if element is None:
            return
        self.found.add(element)
        before = task.parent
        while before is not None and isinstance(before.task_spec, BorderSplit):
            before = before.parent
        if before is not None and before.task_spec.bpmn_id and not task.triggered:
            flow = stock.bundle.flow_between(before.task_spec.bpmn_id, element)
        if flow is not None:
            self.found.add(flow.id)

    def _reached(self, task: Task) -> str | None:
        aside = getattr(task.task_spec, "aside", False)
        happened = task._state == TaskState.COMPLETED or bool(task._children)
        return task.task_spec.bpmn_id if happened or not aside else None
