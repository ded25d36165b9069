"""Makes the node of one element of a diagram, or says why it cannot be carried out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from engine.procedures import Element, ElementKind, Event, EventKind
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
from engine.workflow.gateways import EventGateway, ExclusiveGateway, InclusiveGateway
from engine.workflow.joins import ParallelGateway
from engine.workflow.multi_instance import MultiInstance
from engine.workflow.nodes import Mapped, Node, Plain
from engine.workflow.parts import CallActivity, SubProcess
from engine.workflow.scope import Expression, read
from engine.workflow.specs import ProcessSpec
from engine.workflow.tasks import ExpressionTask, RuleTask, ServiceTask, UserTask

K: Final = ElementKind
_PEOPLE: Final = {K.USER_TASK, K.MANUAL_TASK, K.TASK}
_GATEWAYS: Final[Mapping[ElementKind, type[Node]]] = {
    K.EXCLUSIVE_GATEWAY: ExclusiveGateway,
    K.INCLUSIVE_GATEWAY: InclusiveGateway,
    K.PARALLEL_GATEWAY: ParallelGateway,
    K.EVENT_BASED_GATEWAY: EventGateway,
}
_CODES: Final[Mapping[EventKind, str]] = {
    EventKind.ERROR: ERROR,
    EventKind.ESCALATION: ESCALATION,
    EventKind.SIGNAL: SIGNAL,
}
_REFUSED: Final[Mapping[ElementKind, str]] = {
    K.EVENT_SUB_PROCESS: "event_sub_process",
    K.TRANSACTION: "transaction",
    K.AD_HOC_SUB_PROCESS: "unsupported_element",
    K.COMPLEX_GATEWAY: "complex_gateway",
    K.UNKNOWN: "unsupported_element",
}
_REFUSED_EVENTS: Final[Mapping[EventKind, str]] = {
    EventKind.LINK: "link_event",
    EventKind.COMPENSATION: "compensation",
}


class Refused(Exception):
    """An element is not carried out: `rule` is that of the finding, `data` what its sentence needs."""

    def __init__(self, rule: str, **data: Any) -> None:
        super().__init__(rule)
        self.rule = rule
        self.data = data


class Maker:
    """Makes the nodes of a bundle. `bits` are the places of elements and flows in the picture of what was walked."""

    def __init__(self, bundle: Any) -> None:
        self.bundle = bundle
        self.bits = {name: 1 << position for position, name in enumerate(bundle.index)}

    def body(self, spec: ProcessSpec, element: Element) -> Node:
        """Make what carries out `element`, once or several times, without the events on its border."""
        if element.id in spec.task_specs:
            raise Refused("reserved_id")
        node = self._several(spec, element) if element.loop else self._node(spec, element, element.id)
        node.entered = 0 if isinstance(node, Catch) and node.aside else self.bits[element.id]
        return node

    def _node(self, spec: ProcessSpec, element: Element, name: str) -> Node:
        if element.kind in _REFUSED:
            raise Refused(_REFUSED[element.kind], tag=element.tag)
        node = self._made(spec, element, name)
        node.inputs_mapped = _mapping(element.extensions.inputs)
        node.outputs_mapped = _mapping(element.extensions.outputs)
        if element.lane:
            node.lane_role = self.bundle.roles.key_of(element.lane)
        return node

    def _made(self, spec: ProcessSpec, element: Element, name: str) -> Node:
        kind = element.kind
        if kind in _PEOPLE:
            return self._user_task(spec, element, name)
        if kind is K.BUSINESS_RULE_TASK:
            return _rule(spec, element, name)
        if kind is K.SCRIPT_TASK:
            return _expression(spec, element, name)
        if kind is K.CALL_ACTIVITY:
            return self._call(spec, element, name)
        if kind is K.SUB_PROCESS:
            inside = SubProcess(spec, name, element)
            inside.inner = element.id
            return inside
        if kind in {K.SERVICE_TASK, K.SEND_TASK}:
            return _service(spec, element, name)
        if kind in _GATEWAYS:
            return _GATEWAYS[kind](spec, name, element)
        if kind in {K.CATCH_EVENT, K.RECEIVE_TASK}:
            return self.catch(spec, element, name)
        return self._thrown(spec, element, name)

    def _several(self, spec: ProcessSpec, element: Element) -> MultiInstance:
        loop = element.loop
        if loop is None or loop.standard:
            raise Refused("repeated_without_end")
        if not (loop.collection or "").startswith("="):
            raise Refused("loop_without_list")
        if bool(loop.output_collection) != bool(loop.output_element):
            raise Refused("vote_without_result")
        whole = MultiInstance(spec, element.id, element)
        member = self._node(spec, element, f"{element.id} item")
        whole.member, whole.sequential = member.name, loop.sequential
        whole.collection, whole.item = Expression(loop.collection or ""), loop.element
        whole.output, whole.output_element = loop.output_collection, read(loop.output_element)
        whole.condition = read(loop.condition)
        whole.lane_role = member.lane_role
        return whole

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
                raise Refused("unknown_role", role=named)
        task.site, task.due, task.priority = read(more.site), read(more.due_date), read(more.priority)
        return task

    def _call(self, spec: ProcessSpec, element: Element, name: str) -> CallActivity:
        more = element.extensions
        if more.called_process not in self.bundle.processes:
            raise Refused("unknown_process", called=more.called_process or "")
        call = CallActivity(spec, name, element)
        call.inner = more.called_process or ""
        call.propagate_parent, call.propagate_child = more.propagate_parent, more.propagate_child
        return call

    # -- events
    def catch(self, spec: ProcessSpec, element: Element, name: str) -> Catch:
        """Make what waits for the event of `element`, which may hang on the border of an activity."""
        event = _only_event(element)
        catch = self._waiting(spec, element, event, name)
        catch.border = element.kind is K.BOUNDARY_EVENT
        catch.interrupting = element.interrupting or event.kind is EventKind.ERROR
        catch.outputs_mapped = _mapping(element.extensions.outputs)
        gate = self._gate_before(element)
        catch.aside = catch.border or gate is not None
        if catch.aside:
            catch.happened = self.bits[element.id] | (self.bits[gate] if gate else 0)
        return catch

    def _waiting(self, spec: ProcessSpec, element: Element, event: Event, name: str) -> Catch:
        if event.kind.is_timer:
            timer = TimerCatch(spec, name, element)
            timer.kind, timer.expression = event.kind.value, Expression(event.expression or "")
            return timer
        if event.kind is EventKind.MESSAGE:
            return self._message(spec, element, event, name)
        if event.kind in _CODES:
            coded = CodeCatch(spec, name, element)
            coded.kind, coded.code = _CODES[event.kind], self._code(event)
            return coded
        raise Refused(_REFUSED_EVENTS.get(event.kind, "unsupported_event"), kind=str(event.kind))

    def _gate_before(self, element: Element) -> str | None:
        """The flow from an event-based gateway to `element`, None when another node stands before it."""
        for flow in (self.bundle.flows[name] for name in element.incoming):
            source = self.bundle.elements.get(flow.source)
            if source is not None and source.kind is K.EVENT_BASED_GATEWAY:
                return str(flow.id)
        return None

    def _message(self, spec: ProcessSpec, element: Element, event: Event, name: str) -> MessageCatch:
        message = self.bundle.diagram_of(element.id).messages.get(event.reference or "")
        if message is None or not message.name:
            raise Refused("unknown_message", message=event.reference or "")
        key = element.extensions.correlation_key or message.correlation_key
        if not key:
            raise Refused("message_without_key", message=message.name)
        catch = MessageCatch(spec, name, element)
        catch.name_text, catch.key = Expression(message.name), Expression(key)
        return catch

    def _code(self, event: Event) -> str | None:
        """The code of an error or escalation (None: any), or the name of a signal."""
        for diagram in self.bundle.diagrams:
            if event.reference in diagram.errors:
                return diagram.errors[event.reference].code or None
            if event.reference in diagram.escalations:
                return diagram.escalations[event.reference].code or None
            if event.reference in diagram.signals:
                return str(diagram.signals[event.reference].name)
        if event.reference or event.kind is EventKind.SIGNAL:
            raise Refused("unknown_message", message=event.reference or "")
        return None

    def _thrown(self, spec: ProcessSpec, element: Element, name: str) -> Node:
        if element.kind is K.START_EVENT or element.event is None:
            return Plain(spec, name, element)
        event = _only_event(element)
        if event.kind is EventKind.TERMINATE:
            return Terminate(spec, name, element)
        if event.kind is EventKind.MESSAGE:
            return _service(spec, element, name)
        if event.kind in _CODES and not (event.kind is EventKind.ERROR and element.kind is K.THROW_EVENT):
            throw = Throw(spec, name, element)
            throw.kind, throw.code = _CODES[event.kind], self._code(event) or ""
            return throw
        raise Refused(_REFUSED_EVENTS.get(event.kind, "unsupported_event"), kind=str(event.kind))


def _mapping(pairs: Iterable[tuple[str, str]]) -> Mapped:
    return tuple((target, Expression(source)) for target, source in pairs)


def _only_event(element: Element) -> Event:
    if len(element.events) != 1:
        raise Refused("several_event_definitions" if element.events else "stray_border_event")
    return element.events[0]


def _service(spec: ProcessSpec, element: Element, name: str) -> ServiceTask:
    if not element.extensions.topic:
        raise Refused("task_without_service")
    service = ServiceTask(spec, name, element)
    service.topic = Expression(element.extensions.topic)
    return service


def _rule(spec: ProcessSpec, element: Element, name: str) -> RuleTask:
    more = element.extensions
    if not more.decision_id or not more.result_variable:
        raise Refused("task_without_decision")
    rule = RuleTask(spec, name, element)
    rule.decision_id, rule.result_variable = more.decision_id, more.result_variable
    return rule


def _expression(spec: ProcessSpec, element: Element, name: str) -> ExpressionTask:
    more = element.extensions
    if not (more.script or "").startswith("=") or not more.result_variable:
        raise Refused("script_task")
    task = ExpressionTask(spec, name, element)
    task.expression, task.result_variable = Expression(more.script or ""), more.result_variable
    return task
