"""The running case as the rest of the product knows it: one step at a time, all of it or nothing."""
# ruff: noqa: SLF001 - the library's internals are what this package stands on

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.errors import NotFound, ServiceFailed
from engine.workflow import codec
from engine.workflow.events import DUE, KEY, Catch, MessageCatch
from engine.workflow.host import Entry, Host, OpenTask, Trouble
from engine.workflow.nodes import INCIDENT, READY, UNFINISHED, WAITING, local_inputs, merged, told
from engine.workflow.specs import library
from engine.workflow.tasks import DUE as DUE_AT
from engine.workflow.tasks import PRIORITY, ROLE, SITE, USUAL_PRIORITY, UserTask
from engine.workflow.tree import CaseWorkflow
from engine.workflow.values import kept

if TYPE_CHECKING:
    from engine.bundles import Bundle


class _Seen(NamedTuple):
    """What may be reached, by number: by people, by time and by messages, by a retry."""

    people: dict[int, OpenTask]
    timers: dict[int, datetime]
    messages: list[tuple[int, str, str]]
    stopped: list[Trouble]


class Running:
    """One case in memory. After a step raised ServiceFailed it must be thrown away: load it again.

    completed: whether the case has reached its end. log: what came from outside since the case was loaded or bound to
    a new host: services, errors, decisions.
    """

    __slots__ = ("_case", "_opened", "_seen", "_spoilt", "completed", "log")

    def __init__(self, case: CaseWorkflow) -> None:
        self._case = case
        self._spoilt = False
        self._seen: _Seen | None = None
        self._opened: dict[int, OpenTask] = {}
        self.completed: bool = case.completed
        self.log: list[Entry] = case.log

    # -- what it shows
    @property
    def walked(self) -> bytes:
        """Bit i (byte i // 8, from the lowest) is set when `bundle.index[i]` was entered or taken."""
        return self._case.walked.to_bytes((len(self._case.library.bundle.index) + 7) // 8, "little")

    @property
    def result(self) -> Mapping[str, Any]:
        """The data with which the case ended, {} before."""
        return MappingProxyType(self._case.data)

    def open_tasks(self) -> list[OpenTask]:
        """Return the tasks that wait for a person, by number."""
        seen = self._seen or self._look()
        return [*seen.people.values()]

    def incidents(self) -> list[Trouble]:
        """Return what waits for a retry, by number."""
        return (self._seen or self._look()).stopped

    def timers(self) -> dict[int, datetime]:
        """Return when each waiting timer is due next, by number."""
        return (self._seen or self._look()).timers

    def waiting_messages(self) -> list[tuple[int, str, str]]:
        """Return number, name and correlation key of each message that is waited for."""
        return (self._seen or self._look()).messages

    def data(self, number: int) -> Mapping[str, Any]:
        """Return the data that task `number` sees."""
        return MappingProxyType(self._task(number).data)

    def values(self, number: int) -> Mapping[str, Any]:
        """Return what its form shows: the data, and the input mapping over them. Raises ServiceFailed."""
        task = self._task(number)
        if not task.task_spec.inputs_mapped:
            return MappingProxyType(task.data)
        try:
            return MappingProxyType({**task.data, **local_inputs(task)})
        except Exception as exc:
            raise ServiceFailed(task.task_spec.bpmn_id, told(exc)) from exc

    # -- steps
    def complete(self, number: int, values: Mapping[str, Any]) -> None:
        """Finish an open task with every key of its form.

        Raises NotFound when no such task is open, ServiceFailed when nothing of the step may be kept.
        """
        task = self._touch(number)
        spec, before = task.task_spec, task.data
        if task._state != READY or not spec.manual:
            raise NotFound("task", number)
        try:
            local = local_inputs(task) if spec.inputs_mapped else None
            task.data = merged(task, kept(values), local)
            task.run()
        except Exception as exc:
            task.data = before
            self._spoilt = self._spoilt or task._state != READY
            raise ServiceFailed(spec.bpmn_id, told(exc)) from exc
        self._advance()

    def deliver(self, name: str, key: str, data: Mapping[str, Any]) -> bool:
        """Hand over a message; one waiting task takes it, the one that waits longest. False when none waits for it."""
        found = [
            number for number, waits_for, its_key in self.waiting_messages() if (waits_for, its_key) == (name, key)
        ]
        if not found:
            return False
        payload = _taken(data, name)
        task = self._touch(min(found))
        task.task_spec.fire(task, payload)
        self._advance()
        return True

    def fire(self) -> None:
        """Let every timer go off that is due at the host's time, the earliest first."""
        now = self._case.host.now
        self._case.rouse(lambda each: DUE in each.inner and each.inner[DUE] <= now)
        self._advance(fire=True)

    def retry(self, number: int | None = None) -> None:
        """Try again what an incident stopped: one, or all. Raises NotFound when nothing is stopped there."""
        found = [trouble.number for trouble in self.incidents() if number in {None, trouble.number}]
        if number is not None and not found:
            raise NotFound("incident", number)
        for each in found:
            task = self._touch(each)
            if INCIDENT in task.internal_data:
                self._case.retry(task)
        self._advance()

    def dump(self) -> bytes:
        """Return the state; forgets what the case no longer needs."""
        if self._spoilt:
            raise RuntimeError("a step failed half way: load the case again")
        return codec.dump(self._case)

    # -- inside
    def _advance(self, fire: bool = False) -> None:
        self._seen = None
        try:
            self._case.advance(fire)
        except BaseException:
            self._spoilt = True
            raise
        self.completed = self._case.completed

    def _look(self) -> _Seen:
        """One look at the case serves all who ask until the next step."""
        people: dict[int, OpenTask] = {}
        seen = self._seen = _Seen(people, {}, [], [])
        for number, spec, state, inner, path in codec.reachable(self._case):
            if state == READY and spec.manual:
                people[number] = self._opened[number] if number in self._opened else _open(spec, number, inner, path)
            if INCIDENT in inner:
                seen.stopped.append(Trouble(number, spec.bpmn_id, inner[INCIDENT], path))
            elif state == WAITING and isinstance(spec, Catch):
                if DUE in inner:
                    seen.timers[number] = inner[DUE]
                if isinstance(spec, MessageCatch):
                    seen.messages.append((number, spec.message(inner), inner[KEY]))
        self._opened = people
        return seen

    def _touch(self, number: int) -> Any:
        """The task to be changed."""
        self._seen = None
        return self._task(number)

    def _task(self, number: int) -> Any:
        case = self._case
        for task in case.tasks.values() if not case.subprocesses else case.every():
            if task.number == number and task._state & UNFINISHED:
                return task
        if not codec.wake_with(case, number):
            raise NotFound("task", number)
        return self._task(number)


def _open(spec: UserTask, number: int, inner: Mapping[str, Any], path: tuple[int, ...]) -> OpenTask:
    element = spec.element
    role, priority = inner.get(ROLE) or spec.fixed_role or "", inner.get(PRIORITY, USUAL_PRIORITY)
    form, due = element.extensions.form_id, inner.get(DUE_AT)
    return OpenTask(number, element.id, path, element.names, role, inner.get(SITE), form, due, priority)


def _taken(data: Mapping[str, Any], element: str) -> dict[str, Any]:
    """Copy what comes from outside. Raises ServiceFailed."""
    try:
        return dict(kept(data))
    except TypeError as exc:
        raise ServiceFailed(element, told(exc)) from exc


def start(bundle: Bundle, host: Host, data: Mapping[str, Any]) -> Running:
    """Begin a case with the values of its start form. Raises BundleInvalid, ServiceFailed."""
    case = CaseWorkflow(library(bundle), host)
    case._plant()
    case.task_tree.data = _taken(data, bundle.main.id)
    running = Running(case)
    running._advance()
    return running


def load(blob: bytes, bundle: Bundle, host: Host) -> Running:
    """Restore a case from what `dump` gave."""
    return Running(codec.load(blob, library(bundle), host))


def rebind(running: Running, host: Host) -> Running:
    """Give a case that was kept in memory the host of the next command; its log begins anew."""
    running._case.host = host
    running.log = running._case.log = []
    return running


HostFactory = Callable[[datetime], Host]
