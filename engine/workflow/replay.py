"""Runs a case again from its history: nothing outside is asked, and the same state comes out, byte for byte."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from engine.errors import HoldpointError
from engine.workflow.case import HostFactory, Running, rebind, start
from engine.workflow.host import BpmnError, Entry, Host, Incident
from engine.workflow.moving import move

if TYPE_CHECKING:
    from engine.bundles import Bundle

STEPS: Final = frozenset({"start", "form", "message", "time", "retry", "move"})
_MISSING: Final = "missing"
_ANSWERS: Final = frozenset({"service", "error", "failed"})


class HistoryDiffers(HoldpointError):
    """The history does not lead where it says: an entry is missing, changed, or belongs to other files."""

    code = "history_differs"


def replay(
    bundle: Bundle,
    host_factory: HostFactory,
    entries: Iterable[Entry],
    bundle_of: Callable[[str], Bundle] | None = None,
) -> Running:
    """Carry out the steps of a history; each entry has the time `at` that its step saw.

    Services give what they gave then; decision tables are asked again, for they belong to the bundle. A case that was
    moved has entries of the kind move, whose payload is the key of the bundle; `bundle_of` gives that bundle. Other
    kinds of entries (a decision, a signature) are passed over. Raises HistoryDiffers.
    """
    running: Running | None = None
    for step, answers in _steps(entries):
        host = _recorded(host_factory(step.at), answers)  # type: ignore[arg-type]  # checked in _steps
        if running is None:
            if step.kind != "start":
                raise HistoryDiffers(kind=step.kind, reason="does not begin with a start")
            running = start(bundle, host, step.payload)
        elif step.kind == "move":
            if bundle_of is None:
                raise HistoryDiffers(kind=step.kind, reason="needs the bundles of the plant")
            before, bundle = bundle, bundle_of(str(step.payload))
            running = move(running.dump(), before, bundle, host)
        else:
            _carry_out(rebind(running, host), step)
        if answers:
            reason = "has no answer" if answers[0].kind == _MISSING else "was not asked for"
            raise HistoryDiffers(kind=answers[0].kind, element=answers[0].element, reason=reason)
        running.dump()
    if running is None:
        raise HistoryDiffers(reason="is empty")
    return running


def _steps(entries: Iterable[Entry]) -> Iterator[tuple[Entry, deque[Entry]]]:
    """Split a history into steps, each with the answers it got."""
    step: Entry | None = None
    answers: deque[Entry] = deque()
    for entry in entries:
        if entry.kind in STEPS:
            if step is not None:
                yield step, answers
            if entry.at is None:
                raise HistoryDiffers(kind=entry.kind, reason="has no time")
            step, answers = entry, deque()
        elif entry.kind in _ANSWERS:
            answers.append(entry)
    if step is not None:
        yield step, answers


def _carry_out(running: Running, step: Entry) -> None:
    if step.kind == "form":
        running.complete(_number(running, step), step.payload)
    elif step.kind == "message":
        running.deliver(step.element, step.payload["key"], step.payload["data"])
    elif step.kind == "time":
        running.fire()
    elif step.kind == "retry":
        running.retry(step.number)
    else:
        raise HistoryDiffers(kind=step.kind, reason="begins a second time")


def _number(running: Running, step: Entry) -> int:
    if step.number is not None:
        return step.number
    found = [task.number for task in running.open_tasks() if task.element == step.element]
    if len(found) != 1:
        raise HistoryDiffers(element=step.element, reason=f"is open {len(found)} times")
    return found[0]


def _recorded(host: Host, answers: deque[Entry]) -> Host:
    """The host of then, whose services answer from the history."""

    def serve(topic: str, element: str, _inputs: dict[str, Any], _headers: Mapping[str, str]) -> dict[str, Any]:
        if not answers or answers[0].element != element:
            answers.appendleft(Entry(_MISSING, element))
            raise Incident(f"{topic}: the history has no answer")
        answer = answers.popleft()
        if answer.kind == "error":
            raise BpmnError(answer.payload["code"], answer.payload["data"])
        if answer.kind == "failed":
            raise Incident(answer.payload)
        return dict(answer.payload)

    return replace(host, serve=serve)
