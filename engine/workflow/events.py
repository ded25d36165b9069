"""Events: what is waited for, what is thrown, and which activity an error or an escalation belongs to."""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from engine.workflow.gateways import EventGateway
from engine.workflow.host import Incident
from engine.workflow.multi_instance import MultiInstance
from engine.workflow.nodes import (
    COMPLETED,
    FUTURE,
    INCIDENT,
    UNFINISHED,
    WAITING,
    BorderSplit,
    Node,
    local_inputs,
    merged,
    stop,
)
from engine.workflow.scope import Expression, later, moment, shown
from engine.workflow.values import ordered

DUE, LEFT, EVERY, KEY, NAME, PAYLOAD = "t", "l", "e", "k", "m", "+"  # keys in the internal data of an event
ERROR, ESCALATION, SIGNAL = "error", "escalation", "signal"


class Catch(Node):
    """Waits: between two nodes, after an event-based gateway, or on the border of an activity.

    aside: the token is not here while it waits, only when the event happens; then `happened` is walked.
    """

    border = False
    interrupting = True
    aside = False
    happened = 0

    def arrive(self, task: Any) -> bool:
        """Begin to wait."""
        if task._state != WAITING:
            self.begin(task)
            task._set_state(WAITING)
            task.workflow.top_workflow.number(task)
        return False

    def begin(self, task: Any) -> None:
        """Evaluate and note what is waited for."""

    def fire(self, task: Any, payload: Mapping[str, Any]) -> None:
        """The event happens."""
        task.internal_data[PAYLOAD] = ordered(payload)
        task._ready()

    def _run_hook(self, my_task: Any) -> bool:
        split = my_task.parent
        activity = split.task_spec.activity(split) if self.border and self.interrupting else None
        if activity is not None and isinstance(activity.task_spec, MultiInstance):
            my_task.data = {**my_task.data, **activity.task_spec.so_far(activity)}
        my_task.data = merged(my_task, my_task.internal_data[PAYLOAD])
        my_task.workflow.top_workflow.walked |= self.happened
        self._end_others(my_task, split, activity)
        for key in (PAYLOAD, DUE, LEFT, EVERY, KEY, NAME):
            my_task.internal_data.pop(key, None)
        return True

    def _end_others(self, task: Any, split: Any, activity: Any) -> None:
        """End what waited beside `task`: the activity it interrupts, and the other events."""
        others: list[Any] = []
        if self.border and self.interrupting:
            others = [activity, *split.task_spec.events(split)]
        elif self.aside and isinstance(split.task_spec, EventGateway):
            others = split.children
        for other in others:
            if other is not None and other is not task:
                stop(other)


class TimerCatch(Catch):
    """A point in time, a length of time, or a repeated one. Ticks missed while nobody looked come as one."""

    kind: str
    expression: Expression

    def begin(self, task: Any) -> None:
        """Note when it is due."""
        now = task.workflow.top_workflow.host.now
        value = self.expression.value(task)
        if self.kind == "timer_cycle":
            count, length, start = cycle(value)
            if later(now, length) <= now:
                raise Incident(f"{shown(value)} comes again without a pause")
            due = moment(start, now) if start else later(now, length)
            task.internal_data.update({LEFT: count, EVERY: length})
        else:
            due = moment(value, now) if self.kind == "timer_date" else later(now, value)
        task.internal_data[DUE] = due.astimezone(UTC)

    def fire(self, task: Any, payload: Mapping[str, Any]) -> None:
        """The time has come; a repeated timer that interrupts nothing goes on waiting for the next."""
        if LEFT not in task.internal_data or not self.border or self.interrupting:
            super().fire(task, payload)
            return
        top, state = task.workflow.top_workflow, task.internal_data
        due, missed = past(state[DUE], state[EVERY], top.host.now)
        left = max(state[LEFT] - missed, 0) if state[LEFT] >= 0 else -1
        task.internal_data = {**state, DUE: due.astimezone(UTC), LEFT: left}
        top.walked |= self.happened | self.left
        for name in self.targets:
            child = task._add_child(task.workflow.spec.task_specs[name], FUTURE)
            child.task_spec._update(child)
        if left == 0:
            task._set_state(COMPLETED)


def cycle(value: Any) -> tuple[int, str, str | None]:
    """Read R3/PT1H, R/PT1H or R3/<start>/PT1H: how often (-1: for ever), how far apart, and when first."""
    parts = str(value).split("/")
    count = parts[0].upper().removeprefix("R")
    if len(parts) not in {2, 3} or not parts[0].upper().startswith("R") or (count and not count.isdigit()):
        raise Incident(f"{shown(value)} is no repeated time such as R3/PT1H")
    return int(count) if count else -1, parts[-1], parts[1] if len(parts) == 3 else None  # noqa: PLR2004


def past(due: datetime, length: str, now: datetime) -> tuple[datetime, int]:
    """The first tick after `now`, and how many came until then, the one at `due` included."""
    step = later(due, length) - due
    if "M" in length.partition("T")[0] or "Y" in length:  # months differ in length
        ticks = 0
        while due <= now:
            due, ticks = later(due, length), ticks + 1
        return due, ticks
    ticks = (now - due) // step + 1
    return due + ticks * step, ticks


class MessageCatch(Catch):
    """A message for this case, told apart by its correlation key."""

    name_text: Expression
    key: Expression

    def begin(self, task: Any) -> None:
        """Evaluate name and key once, when the waiting begins."""
        key = self.key.value(task)
        if key is None or isinstance(key, dict | list):
            raise Incident(f"correlation key {self.key.text} gives {shown(key)}")
        task.internal_data[KEY] = str(key)
        if self.name_text.is_feel:
            task.internal_data[NAME] = str(self.name_text.value(task))

    def message(self, inner: Mapping[str, Any]) -> str:
        """The name of the message that a task with this internal data waits for."""
        return str(inner.get(NAME, self.name_text.text))


class CodeCatch(Catch):
    """An error or an escalation by its code (None: any), or a signal by its name."""

    kind: str
    code: str | None = None


class Throw(Node):
    """Tells an escalation, an error or a signal; its input mapping is what it tells with it."""

    kind: str
    code: str

    def _run_hook(self, my_task: Any) -> bool | None:
        data = local_inputs(my_task)
        if self.kind == ERROR:
            return throw_error(my_task, self.code, self._within(my_task, data))
        if self.kind == SIGNAL:
            return broadcast(my_task.workflow.top_workflow, self.code, data)
        found = catcher(my_task, ESCALATION, self.code)
        if found is not None:
            found.task_spec.fire(found, self._within(my_task, data))
        return True

    def _within(self, task: Any, data: dict[str, Any]) -> dict[str, Any]:
        """An embedded process shares the data of the process around it, so they go along."""
        return {**task.data, **data} if task.workflow.spec.embedded else data


class Terminate(Node):
    """Ends the process at once, with everything still under way in it."""

    def go_on(self, task: Any) -> None:
        """Nothing goes on."""
        workflow = task.workflow
        for other in list(workflow.tasks.values()):
            if other._state & UNFINISHED:
                stop(other)
        workflow._mark_complete(task)


def throw_error(task: Any, code: str, data: Mapping[str, Any]) -> bool | None:
    """Hand an error to the event that catches it; None leaves `task` where it is, to be ended by that event."""
    found = catcher(task, ERROR, code)
    if found is None:
        raise Incident(f"no boundary event catches error {code}")
    found.task_spec.fire(found, data)
    return None


def broadcast(top: Any, name: str, data: Mapping[str, Any]) -> bool:
    """Let everything in the case that waits for a signal hear it."""
    top.rouse(lambda each: _hears(each.spec, name))
    for task in sorted((task for task in waiting(top) if _hears(task.task_spec, name)), key=top.number):
        task.task_spec.fire(task, data)
    return True


def _hears(spec: Any, name: str) -> bool:
    return isinstance(spec, CodeCatch) and spec.kind == SIGNAL and spec.code == name


def catcher(task: Any, kind: str, code: str) -> Any:
    """The border event that an error or escalation of `task` belongs to: on itself, else on what encloses it."""
    top = task.workflow.top_workflow
    while task is not None:
        node = task.parent if task.triggered else task
        split = node.parent
        if split is not None and isinstance(split.task_spec, BorderSplit) and split.task_spec.activity(split) is node:
            exact = [e for e in split.task_spec.events(split) if _catches(e, kind, (code,))]
            found = exact or [e for e in split.task_spec.events(split) if _catches(e, kind, (None, ""))]
            if found:
                return found[0]
        owner = task.workflow.parent_task_id
        task = None if owner is None else top.get_task_from_id(owner)
    return None


def _catches(event: Any, kind: str, codes: tuple[str | None, ...]) -> bool:
    spec = event.task_spec
    return event._state == WAITING and isinstance(spec, CodeCatch) and spec.kind == kind and spec.code in codes


def waiting(top: Any) -> Iterator[Any]:
    """Every event of the case that is waited for."""
    for workflow in (top, *top.subprocesses.values()):
        for task in workflow.tasks.values():
            if task._state == WAITING and isinstance(task.task_spec, Catch) and INCIDENT not in task.internal_data:
                yield task


def due_at(task: Any) -> datetime | None:
    """When a timer goes off; None for any other event."""
    found = task.internal_data.get(DUE)
    return found if isinstance(found, datetime) else None


def next_due(top: Any) -> Any:
    """The timer that is due first of those that are due, None when none is."""
    now = top.host.now
    found = [t for t in waiting(top) if isinstance(t.task_spec, TimerCatch) and t.internal_data[DUE] <= now]
    return min(found, key=lambda task: (task.internal_data[DUE], top.number(task)), default=None)
