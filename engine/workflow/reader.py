"""Reads the processes of a bundle into specs: which node follows which, and what is not carried out faithfully."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from engine.errors import Finding
from engine.feel import FeelError
from engine.procedures import Element, ElementKind, Flow, Process
from engine.vocabulary import Names
from engine.workflow.events import Catch, Terminate
from engine.workflow.gateways import Choice, Choosing, EventGateway, InclusiveGateway
from engine.workflow.joins import Meeting
from engine.workflow.making import Maker, Refused
from engine.workflow.nodes import BorderSplit, Node
from engine.workflow.scope import read
from engine.workflow.specs import ProcessSpec


@dataclass(slots=True)
class _Scope:
    """A process, or an embedded one (`parent`), on its way to a spec.

    heads: where a token enters an element, before the events on its border. bodies: what carries the element out.
    """

    spec: ProcessSpec
    process: Process
    parent: str | None
    heads: dict[str, Node] = field(default_factory=dict)
    bodies: dict[str, Node] = field(default_factory=dict)


class Reader:
    """Turns processes into specs; `findings` says what was refused."""

    def __init__(self, bundle: Any) -> None:
        self.bundle = bundle
        self.findings: list[Finding] = []
        self._maker = Maker(bundle)

    def read(self, process: Process) -> dict[str, ProcessSpec]:
        """Return the spec of a process and those of the processes embedded in it, by name."""
        embedded = [element.id for element in process.elements.values() if element.kind is ElementKind.SUB_PROCESS]
        return {parent or process.id: self._scope(process, parent) for parent in (None, *embedded)}

    def _scope(self, process: Process, parent: str | None) -> ProcessSpec:
        scope = _Scope(ProcessSpec(parent or process.id, embedded=parent is not None), process, parent)
        elements = list(process.scope(parent))
        for element in elements:
            with self._findings_of(element):
                self._place(scope, element)
        for element in elements:
            if element.id in scope.bodies:
                with self._findings_of(element):
                    self._connect(scope, element, scope.bodies[element.id])
        self._begin(scope, elements)
        _look_upstream(scope.spec)
        scope.spec.close()
        return scope.spec

    @contextmanager
    def _findings_of(self, element: Element) -> Iterator[None]:
        try:
            yield
        except Refused as why:
            self._find(element.id, element.names, why.rule, why.data)
        except FeelError as why:
            text = getattr(why, "text", "")
            self._find(element.id, element.names, "invalid_expression", {"expression": text, "reason": str(why)})

    def _find(self, element: str, names: Names, rule: str, data: Mapping[str, Any]) -> None:
        self.findings.append(Finding(self.bundle.file_of(element), element, rule, data={"name": names, **data}))

    def _begin(self, scope: _Scope, elements: list[Element]) -> None:
        starts = [element for element in elements if element.kind is ElementKind.START_EVENT]
        if len(starts) != 1:
            holder = self.bundle.elements[scope.parent] if scope.parent else scope.process
            self._find(holder.id, holder.names, "no_start_event", {"count": len(starts)})
        elif starts[0].event is not None:
            self._find(starts[0].id, starts[0].names, "start_trigger", {})
        elif starts[0].id in scope.heads:
            scope.spec.start.connect(scope.heads[starts[0].id])

    def _place(self, scope: _Scope, element: Element) -> None:
        """Make the node of an element, with the events on its border beside it."""
        if element.kind is ElementKind.BOUNDARY_EVENT:
            if element.attached_to not in scope.process.elements:
                raise Refused("stray_border_event")
            return  # placed with its activity
        body = head = self._maker.body(scope.spec, element)
        borders = scope.process.boundary_events(element.id)
        if borders:
            head = BorderSplit(scope.spec, f"{element.id} border", element)
            head.bpmn_id = None
            head.connect(body)
        scope.bodies[element.id], scope.heads[element.id] = body, head
        for border in borders:
            with self._findings_of(border):
                scope.bodies[border.id] = self._maker.catch(scope.spec, border, border.id)
                head.connect(scope.bodies[border.id])

    def _connect(self, scope: _Scope, element: Element, body: Node) -> None:
        flows = [scope.process.flows[name] for name in element.outgoing]
        for flow in flows:
            target = scope.process.elements.get(flow.target)
            if target is None or target.parent != scope.parent:
                raise Refused("broken_flow", flow=flow.id)
            if flow.target not in scope.heads:
                return  # what stands there was refused
        if isinstance(body, Meeting):
            body.joins = len(element.incoming) > 1
        if isinstance(body, Choosing):
            self._choices(scope, element, body, flows)
            return
        if len(flows) > 1 and not element.kind.is_gateway:
            raise Refused("splitting_without_gateway", count=len(flows))
        for flow in flows:
            self._follow(scope, body, flow)
        if not flows and not isinstance(body, Terminate):
            body.connect(scope.spec.end)

    def _follow(self, scope: _Scope, body: Node, flow: Flow) -> None:
        if flow.condition:
            raise Refused("stray_condition", flow=flow.id)
        target = scope.heads[flow.target]
        body.connect(target)
        if not isinstance(body, EventGateway):
            body.left |= self._maker.bits[flow.id]
        elif not isinstance(target, Catch):
            raise Refused("event_gateway_target", target=flow.target)

    def _choices(self, scope: _Scope, element: Element, body: Choosing, flows: list[Flow]) -> None:
        choices: list[Choice] = []
        for flow in flows:
            target, bit = scope.heads[flow.target], self._maker.bits[flow.id]
            body.connect(target)
            condition = read(flow.condition)
            if flow.id == element.default:
                body.default = (None, target.name, bit)
                continue
            if condition is None and len(flows) > 1:
                raise Refused("missing_condition", gateway=element.names, flow=flow.id)
            if condition is not None and not condition.is_feel:
                raise Refused("missing_equals_sign", expression=condition.text)
            choices.append((condition, target.name, bit))
        if not flows:
            raise Refused("dead_end")
        body.choices = tuple(choices)


def _look_upstream(spec: ProcessSpec) -> None:
    """Note for each inclusive join, and each of its sources, from where a token could still come that way."""
    before = {name: [each.name for each in node.inputs] for name, node in spec.task_specs.items()}
    for join in [n for n in spec.task_specs.values() if isinstance(n, InclusiveGateway) and n.joins]:
        spec.inclusive = True
        join.sources = {source: _reaching(before, source, join.name) for source in before[join.name]}


def _reaching(before: Mapping[str, list[str]], target: str, without: str) -> frozenset[str]:
    found, todo = {target}, [target]
    while todo:
        for name in before[todo.pop()]:
            if name != without and name not in found:
                found.add(name)
                todo.append(name)
    return frozenset(found)
