"""Where a case stands in a diagram: what is done, what is going on, what may still follow, what will not come."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from engine.procedures import Diagram, Element, Flow, Process

DONE, NOW, NEXT, OFF = "done", "now", "next", "off"


@dataclass(frozen=True, slots=True)
class Progress:
    """Class of every element and flow by id; an id that is missing is drawn plain."""

    states: dict[str, str] = field(default_factory=dict)

    def of(self, key: str) -> str:
        """Return done, now, next, off or nothing."""
        return self.states.get(key, "")

    @property
    def now(self) -> tuple[str, ...]:
        """Return the elements that are going on."""
        return tuple(key for key, state in self.states.items() if state == NOW)


def progress_of(diagram: Diagram, walked: Collection[str], current: Collection[str], *, closed: bool) -> Progress:
    """Return the state of each element and flow.

    `walked` are ids entered or taken so far, `current` the elements with open tasks, `closed` whether the case is over.
    A called or embedded process with something open inside counts as current too: pass it in `current`.
    """
    states: dict[str, str] = {}
    for process in diagram.processes:
        here = {key for key in current if key in process.elements}
        ahead = _ahead(process, here)
        near = _near(process, here)
        for element in process.elements.values():
            states[element.id] = _state(element.id, walked, here, ahead, near, closed=closed)
        for flow in process.flows.values():
            taken = flow.id in walked
            open_end = flow.source in ahead or flow.source in here
            states[flow.id] = DONE if taken else "" if open_end and not closed else OFF
    return Progress({key: state for key, state in states.items() if state})


def _state(
    key: str, walked: Collection[str], here: Collection[str], ahead: set[str], near: set[str], *, closed: bool
) -> str:
    if key in here and not closed:
        return NOW
    if key in walked:
        return DONE
    if closed or key not in ahead:
        return OFF
    return NEXT if key in near else ""


def _ahead(process: Process, start: Iterable[str]) -> set[str]:
    """Everything that can be reached from `start`, the events on its border included."""
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        for following in _following(process, waiting.pop()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return seen


def _near(process: Process, start: Iterable[str]) -> set[str]:
    """The activities and ends that come next from `start`, and the gateways on the way to them."""
    seen: set[str] = set()
    waiting = [flow.target for key in start for flow in _out(process, process.elements[key])]
    while waiting:
        key = waiting.pop()
        if key in seen or key not in process.elements:
            continue
        seen.add(key)
        element = process.elements[key]
        if element.kind.is_gateway:
            waiting += [flow.target for flow in _out(process, element)]
    return seen


def _following(process: Process, key: str) -> Iterable[str]:
    element = process.elements[key]
    yield from (flow.target for flow in _out(process, element) if flow.target in process.elements)
    yield from (event.id for event in process.boundary_events(key))
    if element.kind.is_scope:
        yield from (inner.id for inner in process.scope(key))
    if element.parent:
        yield element.parent


def _out(process: Process, element: Element) -> Iterable[Flow]:
    return (process.flows[key] for key in element.outgoing if key in process.flows)
