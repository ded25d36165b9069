"""Reads the processes of a bundle into specs, and refuses what is not carried out faithfully."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from engine.errors import Finding
from engine.feel import FeelError
from engine.procedures import Element, ElementKind, Event, EventKind, Process
from engine.workflow.events import (
    ERROR,
    ESCALATION,
    SIGNAL,
    Catch,
    CodeCatch,
    MessageCatch,
    Terminate,
    Throw,
    TimerCatch,
)
from engine.workflow.gateways import Choice, Choosing, EventGateway, ExclusiveGateway, InclusiveGateway
from engine.workflow.joins import Meeting, ParallelGateway
from engine.workflow.multi_instance import MultiInstance
from engine.workflow.nodes import BorderSplit, Mapped, Node, Plain
from engine.workflow.parts import CallActivity, SubProcess
from engine.workflow.scope import Expression, read
from engine.workflow.specs import ProcessSpec
from engine.workflow.tasks import ExpressionTask, RuleTask, ServiceTask, UserTask

K: Final = ElementKind
_PEOPLE: Final = {K.USER_TASK, K.MANUAL_TASK, K.TASK}
_CODES: Final[Mapping[EventKind, str]] = {
    EventKind.ERROR: ERROR,
    EventKind.ESCALATION: ESCALATION,
    EventKind.SIGNAL: SIGNAL,
}
_NOT_CARRIED_OUT: Final[Mapping[ElementKind, str]] = {
    K.EVENT_SUB_PROCESS: "event_sub_process",
    K.TRANSACTION: "transaction",
    K.AD_HOC_SUB_PROCESS: "ad_hoc_sub_process",
    K.COMPLEX_GATEWAY: "complex_gateway",
    K.UNKNOWN: "unknown_element",
}


class Unreadable(Exception):
    """An element cannot be carried out: `rule` names why."""

    def __init__(self, rule: str, **data: Any) -> None:
        super().__init__(rule)
        self.rule = rule
        self.data = data


class Reader:
    """Turns processes into specs; `findings` says what was refused."""

    def __init__(self, bundle: Any) -> None:
        self.bundle = bundle
        self.findings: list[Finding] = []
        self._bits = {name: 1 << position for position, name in enumerate(bundle.index)}

    def read(self, process: Process) -> dict[str, ProcessSpec]:
        """Return the spec of a process and those of the processes embedded in it, by name."""
        scopes = [element.id for element in process.elements.values() if element.kind is K.SUB_PROCESS]
        specs = {process.id: self._scope(process, None)}
        return specs | {scope: self._scope(process, scope) for scope in scopes}

    def _scope(self, process: Process, parent: str | None) -> ProcessSpec:
        spec = ProcessSpec(parent or process.id, embedded=parent is not None)
        elements = list(process.scope(parent))
        heads: dict[str, Node] = {}  # where a token enters an element
        bodies: dict[str, Node] = {}  # where it leaves again
        for element in elements:
            with self._finding(element):
                self._place(spec, process, element, heads, bodies)
        for element in elements:
            if element.id in bodies:
                with self._finding(element):
                    self._connect(spec, process, element, heads, bodies[element.id])
        self._begin(spec, process, elements, heads, parent)
        _look_upstream(spec)
        spec.close()
        return spec

    @contextmanager
    def _finding(self, element: Element) -> Iterator[None]:
        try:
            yield
        except Unreadable as why:
            self._find(element.id, why.rule, why.data)
        except FeelError as why:
            self._find(element.id, "feel_syntax", {"reason": str(why)})

    def _find(self, element: str, rule: str, data: Mapping[str, Any]) -> None:
        self.findings.append(Finding(self.bundle.file_of(element), element, rule, data=data))

    def _begin(
        self,
        spec: ProcessSpec,
        process: Process,
        elements: list[Element],
        heads: Mapping[str, Node],
        parent: str | None,
    ) -> None:
        starts = [element for element in elements if element.kind is K.START_EVENT]
        if len(starts) != 1:
            self._find(parent or process.id, "start_events", {"count": len(starts)})
        elif starts[0].event is not None:
            self._find(starts[0].id, "start_event_kind", {"kind": str(starts[0].event.kind)})
        elif starts[0].id in heads:
            spec.start.connect(heads[starts[0].id])

    # -- one element
    def _place(
        self, spec: ProcessSpec, process: Process, element: Element, heads: dict[str, Node], bodies: dict[str, Node]
    ) -> None:
        if element.kind is K.BOUNDARY_EVENT:
            if element.attached_to not in process.elements:
                raise Unreadable("attached_to_nothing", attached_to=element.attached_to or "")
            return  # placed with its activity
        body = head = self._repeated(spec, element) if element.loop else self._node(spec, element)
        body.entered = 0 if isinstance(body, Catch) and body.aside else self._bits[element.id]
        borders = process.boundary_events(element.id)
        if borders:
            head = BorderSplit(spec, f"{element.id} border", element)
            head.bpmn_id = None
            head.connect(body)
        bodies[element.id] = body
        heads[element.id] = head
        for border in borders:
            with self._finding(border):
                bodies[border.id] = self._catch(spec, border)
                head.connect(bodies[border.id])

    def _node(self, spec: ProcessSpec, element: Element, name: str | None = None) -> Node:
        if element.kind in _NOT_CARRIED_OUT:
            raise Unreadable(_NOT_CARRIED_OUT[element.kind], tag=element.tag)
        node = self._made(spec, element, name or element.id)
        node.inputs_mapped = self._mapping(element.extensions.inputs)
        node.outputs_mapped = self._mapping(element.extensions.outputs)
        if element.lane:
            node.lane_role = self.bundle.roles.key_of(element.lane)
        return node

    def _made(self, spec: ProcessSpec, element: Element, name: str) -> Node:
        kind = element.kind
        if kind in _PEOPLE:
            return self._user_task(spec, element, name)
        if kind in {K.BUSINESS_RULE_TASK, K.SCRIPT_TASK}:
            return _computed(spec, element, name)
        if kind is K.CALL_ACTIVITY:
            return self._call(spec, element, name)
        if kind is K.SUB_PROCESS:
            inside = SubProcess(spec, name, element)
            inside.inner = element.id
            return inside
        if kind in {K.SERVICE_TASK, K.SEND_TASK}:
            return _service(spec, element, name)
        if kind.is_gateway:
            return _gateway(spec, element)
        if kind in {K.CATCH_EVENT, K.RECEIVE_TASK}:
            return self._catch(spec, element, name)
        return self._thrown(spec, element)

    def _mapping(self, pairs: Iterable[tuple[str, str]]) -> Mapped:
        return tuple((target, Expression(source)) for target, source in pairs)

    def _user_task(self, spec: ProcessSpec, element: Element, name: str) -> UserTask:
        more, task = element.extensions, UserTask(spec, name, element)
        roles = task.roles = self.bundle.roles
        groups = read(more.candidate_groups)
        if groups is not None and groups.is_feel:
            task.role = groups
        elif more.candidate_groups or element.lane:
            named = more.candidate_groups or element.lane or ""
            task.fixed_role = roles.key_of(named)
            if task.fixed_role is None:
                raise Unreadable("unknown_role", role=named)
        task.site, task.due, task.priority = read(more.site), read(more.due_date), read(more.priority)
        return task

    def _call(self, spec: ProcessSpec, element: Element, name: str) -> CallActivity:
        more = element.extensions
        if more.called_process not in self.bundle.processes:
            raise Unreadable("unknown_process", process=more.called_process or "")
        call = CallActivity(spec, name, element)
        call.inner = more.called_process or ""
        call.propagate_parent, call.propagate_child = more.propagate_parent, more.propagate_child
        return call

    def _repeated(self, spec: ProcessSpec, element: Element) -> MultiInstance:
        loop = element.loop
        if loop is None or loop.standard or not (loop.collection or "").startswith("="):
            raise Unreadable("loop", standard=bool(loop and loop.standard))
        if bool(loop.output_collection) != bool(loop.output_element):
            raise Unreadable("loop_output")
        whole = MultiInstance(spec, element.id, element)
        member = self._node(spec, element, f"{element.id} item")
        whole.member, whole.sequential = member.name, loop.sequential
        whole.collection, whole.item = Expression(loop.collection or ""), loop.element
        whole.output, whole.output_element = loop.output_collection, read(loop.output_element)
        whole.condition = read(loop.condition)
        whole.lane_role = member.lane_role
        return whole

    # -- events
    def _catch(self, spec: ProcessSpec, element: Element, name: str | None = None) -> Catch:
        event, name = _only_event(element), name or element.id
        catch: Catch
        if event.kind.is_timer:
            timer = catch = TimerCatch(spec, name, element)
            timer.kind, timer.expression = event.kind.value, Expression(event.expression or "")
        elif event.kind is EventKind.MESSAGE:
            catch = self._message(spec, element, event, name)
        elif event.kind in _CODES:
            coded = catch = CodeCatch(spec, name, element)
            coded.kind, coded.code = _CODES[event.kind], self._code(event)
        else:
            raise Unreadable("event_kind", kind=str(event.kind))
        catch.border = element.kind is K.BOUNDARY_EVENT
        catch.interrupting = element.interrupting
        if event.kind is EventKind.ERROR and not catch.interrupting:
            raise Unreadable("error_must_interrupt")
        if catch.border:
            catch.outputs_mapped = self._mapping(element.extensions.outputs)
        gate = self._gate_before(element)
        catch.aside = catch.border or gate is not None
        if catch.aside:
            catch.happened = self._bits[element.id] | (self._bits[gate] if gate else 0)
        return catch

    def _gate_before(self, element: Element) -> str | None:
        """The flow from an event-based gateway to `element`, None when another node stands before it."""
        for flow in (self.bundle.flows[name] for name in element.incoming):
            source = self.bundle.elements.get(flow.source)
            if source is not None and source.kind is K.EVENT_BASED_GATEWAY:
                return str(flow.id)
        return None

    def _message(self, spec: ProcessSpec, element: Element, event: Event, name: str) -> MessageCatch:
        message = self.bundle.diagram_of(element.id).messages.get(event.reference or "")
        key = element.extensions.correlation_key or (message.correlation_key if message else None)
        if message is None or not message.name:
            raise Unreadable("unknown_message", message=event.reference or "")
        if not key:
            raise Unreadable("no_correlation_key", message=message.name)
        catch = MessageCatch(spec, name, element)
        catch.name_text, catch.key = Expression(message.name), Expression(key)
        return catch

    def _code(self, event: Event) -> str | None:
        """The code of an error or escalation, or the name of a signal."""
        for diagram in self.bundle.diagrams:
            if event.reference in diagram.errors:
                return str(diagram.errors[event.reference].code)
            if event.reference in diagram.escalations:
                return str(diagram.escalations[event.reference].code)
            if event.reference in diagram.signals:
                return str(diagram.signals[event.reference].name)
        if event.reference or event.kind is EventKind.SIGNAL:
            raise Unreadable("unknown_event", reference=event.reference or "")
        return None

    def _thrown(self, spec: ProcessSpec, element: Element) -> Node:
        if element.event is None or element.kind is K.START_EVENT:
            return Plain(spec, element.id, element)
        event = _only_event(element)
        if event.kind is EventKind.TERMINATE:
            return Terminate(spec, element.id, element)
        if event.kind is EventKind.MESSAGE:
            return _service(spec, element, element.id)
        if event.kind in _CODES and not (event.kind is EventKind.ERROR and element.kind is K.THROW_EVENT):
            throw = Throw(spec, element.id, element)
            throw.kind, throw.code = _CODES[event.kind], self._code(event) or ""
            return throw
        raise Unreadable("event_kind", kind=str(event.kind))

    # -- flows
    def _connect(
        self, spec: ProcessSpec, process: Process, element: Element, heads: Mapping[str, Node], body: Node
    ) -> None:
        flows = [process.flows[name] for name in element.outgoing]
        for flow in flows:
            if flow.target not in heads:
                if flow.target not in process.elements:
                    raise Unreadable("flow_to_nothing", flow=flow.id)
                return  # what stands there was refused
        if isinstance(body, Choosing):
            self._choices(element, body, heads, flows)
            return
        if len(flows) > 1 and not element.kind.is_gateway:
            raise Unreadable("several_flows", count=len(flows))
        for flow in flows:
            if flow.condition:
                raise Unreadable("condition_without_choice", flow=flow.id)
            body.connect(heads[flow.target])
            if not isinstance(body, EventGateway):
                body.left |= self._bits[flow.id]
            elif not isinstance(heads[flow.target], Catch):
                raise Unreadable("event_gateway_target", target=flow.target)
        if isinstance(body, Meeting):
            body.joins = len(element.incoming) > 1
        if not flows and not isinstance(body, Terminate):
            body.connect(spec.end)

    def _choices(self, element: Element, body: Choosing, heads: Mapping[str, Node], flows: list[Any]) -> None:
        choices: list[Choice] = []
        for flow in flows:
            target = heads[flow.target]
            body.connect(target)
            choice: Choice = (read(flow.condition), target.name, self._bits[flow.id])
            if flow.id == element.default:
                body.default = (None, target.name, self._bits[flow.id])
                continue
            if choice[0] is None and len(flows) > 1:
                raise Unreadable("flow_without_condition", flow=flow.id)
            if choice[0] is not None and not choice[0].is_feel:
                raise Unreadable("condition_is_text", flow=flow.id)
            choices.append(choice)
        if not flows:
            raise Unreadable("gateway_without_flow")
        body.choices = tuple(choices)
        if isinstance(body, Meeting):
            body.joins = len(element.incoming) > 1


def _only_event(element: Element) -> Event:
    if len(element.events) != 1:
        raise Unreadable("event_definitions", count=len(element.events))
    return element.events[0]


def _gateway(spec: ProcessSpec, element: Element) -> Node:
    kinds: Mapping[ElementKind, type[Node]] = {
        K.EXCLUSIVE_GATEWAY: ExclusiveGateway,
        K.INCLUSIVE_GATEWAY: InclusiveGateway,
        K.PARALLEL_GATEWAY: ParallelGateway,
        K.EVENT_BASED_GATEWAY: EventGateway,
    }
    return kinds[element.kind](spec, element.id, element)


def _service(spec: ProcessSpec, element: Element, name: str) -> ServiceTask:
    if not element.extensions.topic:
        raise Unreadable("no_topic")
    service = ServiceTask(spec, name, element)
    service.topic = Expression(element.extensions.topic)
    return service


def _computed(spec: ProcessSpec, element: Element, name: str) -> Node:
    more = element.extensions
    if element.kind is K.BUSINESS_RULE_TASK:
        if not more.decision_id:
            raise Unreadable("no_decision")
        rule = RuleTask(spec, name, element)
        rule.decision_id, rule.result_variable = more.decision_id, more.result_variable or more.decision_id
        return rule
    if not (more.script or "").startswith("=") or not more.result_variable:
        raise Unreadable("script_is_no_expression")
    task = ExpressionTask(spec, name, element)
    task.expression, task.result_variable = Expression(more.script or ""), more.result_variable
    return task


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
