"""Follows the variables of a procedure from its start form through tasks, decisions, services and called processes.

What an element writes follows the engine: a form writes all of its keys, a service its results, a decision its
result variable; with an output mapping only what that names. Two ways that meet know surely what both know, after a
parallel gateway what any of them knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from engine.checks.calls import SERVICE_TASKS
from engine.checks.expressions import compiled
from engine.checks.graph import Scope, scopes
from engine.checks.states import BEGINNING, NOTHING, State, both, either
from engine.checks.subject import Subject
from engine.procedures import Element, ElementKind, EventKind, Flow, Process

_ROUNDS = 30
_COUNTS = ("numberOfInstances", "numberOfCompletedInstances", "numberOfActiveInstances", "numberOfTerminatedInstances")


@dataclass(frozen=True, slots=True)
class Read:
    """An expression at `place` reads variables in a state; `unsure` names are a property of a list's items, or not."""

    place: Element | Flow
    text: str
    names: frozenset[str]
    unsure: frozenset[str]
    state: State


@dataclass(slots=True)
class Flowing:
    """What is known so far: how each process begins and ends, and the state before each element."""

    begins: dict[str, State] = field(default_factory=dict)
    ends: dict[str, State] = field(default_factory=dict)
    before: dict[tuple[str, str], State] = field(default_factory=dict)
    calls: dict[str, list[State]] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)


def flowing(subject: Subject) -> Flowing:
    """Return where which variables are known in `subject`, found once."""
    return subject.remember("flowing", lambda: _follow(subject))


def _follow(subject: Subject) -> Flowing:
    found = Flowing()
    whole = [scope for scope in scopes(subject.processes) if scope.parent is None]
    for _ in range(_ROUNDS):
        earlier = (dict(found.begins), dict(found.ends))
        found.calls, found.reads = {}, []
        for scope in whole:
            beginning = _begin(subject, scope.process, found)
            if beginning is not None:
                end = _Walk(subject, found, scope).walk(beginning)
                if end is not None:
                    found.ends[scope.process.id] = end
        for process, states in found.calls.items():
            found.begins[process] = either(states) or NOTHING
        if (found.begins, found.ends) == earlier:
            break
    return found


def _begin(subject: Subject, process: Process, found: Flowing) -> State | None:
    if not process.prefix:
        return found.begins.get(process.id)
    start = process.start()
    form_id = start.extensions.form_id if start else None
    if not form_id:
        return BEGINNING
    form = subject.forms.get(form_id)
    return BEGINNING.plus(form.keys) if form else BEGINNING.open()


class _Walk:
    """One pass through the elements of one process, until nothing changes."""

    def __init__(self, subject: Subject, found: Flowing, scope: Scope) -> None:
        self.subject, self.found, self.scope = subject, found, scope
        self.arrow: dict[str, State] = {}
        self.border: dict[str, State] = {}
        self.recording = False

    def walk(self, beginning: State) -> State | None:
        """Return the state at the end, None when there is no way to an end."""
        order = [each for each in self.scope.elements.values() if each.kind is not ElementKind.EVENT_SUB_PROCESS]
        for _ in range(len(order) + 2):
            earlier = dict(self.arrow), dict(self.border)
            self._pass(order, beginning)
            if (self.arrow, self.border) == earlier:
                break
        self.recording = True
        ends = self._pass(order, beginning)
        return either(ends)

    def _pass(self, order: Iterable[Element], beginning: State) -> list[State]:
        ends = []
        for element in order:
            before = self._arrives(element, beginning)
            if before is None:
                continue
            self.found.before[element.process, element.id] = before
            after = self._through(element, before)
            if after is None:
                continue
            for key in element.outgoing:
                flow = self.scope.process.flows[key]
                self._read(flow, flow.condition, after)
                self.arrow[key] = after
            if element.kind is ElementKind.END_EVENT and not _throws(element):
                ends.append(after)
        return ends

    def _arrives(self, element: Element, beginning: State) -> State | None:
        if element.kind is ElementKind.START_EVENT:
            return beginning
        if element.kind is ElementKind.BOUNDARY_EVENT:
            return self.border.get(element.attached_to or "")
        coming = [self.arrow[key] for key in element.incoming if key in self.arrow]
        return both(coming) if element.kind is ElementKind.PARALLEL_GATEWAY else either(coming)

    def _read(self, place: Element | Flow, text: str | None, state: State) -> None:
        expression = compiled(text) if self.recording else None
        if expression is not None and text is not None:
            self.found.reads.append(Read(place, text, expression.free_names, expression.filter_names, state))

    def _through(self, element: Element, before: State) -> State | None:
        """Return the state after `element`; None when it never ends."""
        if element.kind.is_gateway:
            return before
        inside = self._enter(element, before)
        result = self._result(element, inside)
        self.border[element.id] = _interrupted(element, before, result)
        if result is None:
            return None
        after = self._write(element, before, inside, result)
        return self._several(element, before, after)

    def _enter(self, element: Element, before: State) -> State:
        """Return what the element itself sees: its item of the list, and its input mapping."""
        loop, inside = element.loop, before
        if loop is not None:
            self._read(element, loop.collection, before)
            inside = inside.plus([loop.element] if loop.element else [])
        for target, source in element.extensions.inputs:
            self._read(element, source, inside)
            inside = inside.plus([_base(target)])
        extensions = element.extensions
        own = (extensions.candidate_groups, extensions.assignee, extensions.due_date, extensions.priority)
        for text in (*own, extensions.site, extensions.topic, *(event.expression for event in element.events)):
            self._read(element, text, inside)
        return inside

    def _result(self, element: Element, inside: State) -> State | None:
        """Return what the element sets, before an output mapping; None when it never ends."""
        match element.kind:
            case ElementKind.USER_TASK:
                form = self.subject.forms.get(element.extensions.form_id or "")
                return NOTHING.plus(form.keys) if form else NOTHING.open()
            case ElementKind.BUSINESS_RULE_TASK:
                variable = element.extensions.result_variable
                return NOTHING.plus([variable] if variable else [])
            case ElementKind.CALL_ACTIVITY:
                return self._call(element, inside)
            case ElementKind.SUB_PROCESS:
                return self._embedded(element, inside)
            case kind if kind in SERVICE_TASKS:
                service = self.subject.plant.services.get(element.extensions.topic or "")
                return NOTHING.plus(service.results) if service else NOTHING.open()
            case _:
                return NOTHING

    def _call(self, element: Element, inside: State) -> State | None:
        called = element.extensions.called_process or ""
        handed = {_base(target) for target, _ in element.extensions.inputs}
        given = inside if element.extensions.propagate_parent else NOTHING.plus(handed)
        self.found.calls.setdefault(called, []).append(given)
        if self.subject.process(called) is None:
            return NOTHING.open()
        end = self.found.ends.get(called)
        if end is None:
            return None
        if element.extensions.outputs:
            return end
        return end.without(handed) if element.extensions.propagate_child else NOTHING

    def _embedded(self, element: Element, inside: State) -> State | None:
        walk = _Walk(self.subject, self.found, Scope.of(self.scope.process, element))
        reads = len(self.found.reads)
        end = walk.walk(inside)
        if not self.recording:
            del self.found.reads[reads:]
        return end

    def _write(self, element: Element, before: State, inside: State, result: State) -> State:
        if not element.extensions.outputs:
            return _joined(before, result)
        seen = _joined(inside, result)
        for _, source in element.extensions.outputs:
            self._read(element, source, seen.open() if _brings_unknown(element) else seen)
        return before.plus(_base(target) for target, _ in element.extensions.outputs)

    def _several(self, element: Element, before: State, after: State) -> State:
        """Return what stays of an element that is done several times."""
        loop = element.loop
        if loop is None or loop.standard:
            return after
        member = after.plus([loop.element] if loop.element else [])
        self._read(element, loop.output_element, member)
        if loop.output_collection:
            self._read(element, loop.condition, member.plus([loop.output_collection, *_COUNTS]))
            return before.plus([loop.output_collection])
        self._read(element, loop.condition, member.plus(_COUNTS))
        return State(before.surely, after.maybe - {loop.element or ""} | before.maybe, after.anything)


def _joined(before: State, result: State) -> State:
    return both([before, result]) or before


def _interrupted(element: Element, before: State, result: State | None) -> State:
    """Return what an event on the border of `element` finds."""
    loop = element.loop
    found = before.plus([loop.output_collection]) if loop and loop.output_collection else before
    return State(found.surely, found.maybe | result.maybe, found.anything or result.anything) if result else found


def _throws(element: Element) -> bool:
    return any(event.kind is EventKind.ERROR for event in element.events)


def _brings_unknown(element: Element) -> bool:
    """Tell whether a message or error brings values that the files do not name."""
    return any(event.kind in {EventKind.MESSAGE, EventKind.ERROR, EventKind.ESCALATION} for event in element.events)


def _base(target: str) -> str:
    return target.partition(".")[0]


def all_names(found: Flowing) -> Iterator[str]:
    """Yield every variable that is known somewhere, for guesses."""
    states: Mapping[tuple[str, str], State] = found.before
    yield from frozenset().union(*(state.maybe for state in states.values()))
