"""The nodes of a procedure: tasks, gateways and events, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.procedures.extensions import EMPTY, Extensions
from engine.vocabulary import Names


class ElementKind(StrEnum):
    """What a node of a diagram is."""

    USER_TASK = "user_task"
    SERVICE_TASK = "service_task"
    BUSINESS_RULE_TASK = "business_rule_task"
    MANUAL_TASK = "manual_task"
    SEND_TASK = "send_task"
    RECEIVE_TASK = "receive_task"
    SCRIPT_TASK = "script_task"
    TASK = "task"
    CALL_ACTIVITY = "call_activity"
    SUB_PROCESS = "sub_process"
    EVENT_SUB_PROCESS = "event_sub_process"
    TRANSACTION = "transaction"
    AD_HOC_SUB_PROCESS = "ad_hoc_sub_process"
    EXCLUSIVE_GATEWAY = "exclusive_gateway"
    PARALLEL_GATEWAY = "parallel_gateway"
    INCLUSIVE_GATEWAY = "inclusive_gateway"
    EVENT_BASED_GATEWAY = "event_based_gateway"
    COMPLEX_GATEWAY = "complex_gateway"
    START_EVENT = "start_event"
    END_EVENT = "end_event"
    BOUNDARY_EVENT = "boundary_event"
    CATCH_EVENT = "catch_event"
    THROW_EVENT = "throw_event"
    UNKNOWN = "unknown"

    @property
    def is_gateway(self) -> bool:
        """Tell whether the flow only splits or meets here."""
        return self in _GATEWAYS

    @property
    def is_event(self) -> bool:
        """Tell whether this is a start, end, boundary or intermediate event."""
        return self in _EVENTS

    @property
    def is_scope(self) -> bool:
        """Tell whether the node holds nodes of its own."""
        return self in _SCOPES

    @property
    def is_activity(self) -> bool:
        """Tell whether something is done here: a task, a called or an embedded process."""
        return not (self.is_gateway or self.is_event or self is ElementKind.UNKNOWN)


_GATEWAYS: Final = frozenset(
    {
        ElementKind.EXCLUSIVE_GATEWAY,
        ElementKind.PARALLEL_GATEWAY,
        ElementKind.INCLUSIVE_GATEWAY,
        ElementKind.EVENT_BASED_GATEWAY,
        ElementKind.COMPLEX_GATEWAY,
    }
)
_EVENTS: Final = frozenset(
    {
        ElementKind.START_EVENT,
        ElementKind.END_EVENT,
        ElementKind.BOUNDARY_EVENT,
        ElementKind.CATCH_EVENT,
        ElementKind.THROW_EVENT,
    }
)
_SCOPES: Final = frozenset(
    {
        ElementKind.SUB_PROCESS,
        ElementKind.EVENT_SUB_PROCESS,
        ElementKind.TRANSACTION,
        ElementKind.AD_HOC_SUB_PROCESS,
    }
)

KINDS: Final[Mapping[str, ElementKind]] = {
    "userTask": ElementKind.USER_TASK,
    "serviceTask": ElementKind.SERVICE_TASK,
    "businessRuleTask": ElementKind.BUSINESS_RULE_TASK,
    "manualTask": ElementKind.MANUAL_TASK,
    "sendTask": ElementKind.SEND_TASK,
    "receiveTask": ElementKind.RECEIVE_TASK,
    "scriptTask": ElementKind.SCRIPT_TASK,
    "task": ElementKind.TASK,
    "callActivity": ElementKind.CALL_ACTIVITY,
    "subProcess": ElementKind.SUB_PROCESS,
    "transaction": ElementKind.TRANSACTION,
    "adHocSubProcess": ElementKind.AD_HOC_SUB_PROCESS,
    "exclusiveGateway": ElementKind.EXCLUSIVE_GATEWAY,
    "parallelGateway": ElementKind.PARALLEL_GATEWAY,
    "inclusiveGateway": ElementKind.INCLUSIVE_GATEWAY,
    "eventBasedGateway": ElementKind.EVENT_BASED_GATEWAY,
    "complexGateway": ElementKind.COMPLEX_GATEWAY,
    "startEvent": ElementKind.START_EVENT,
    "endEvent": ElementKind.END_EVENT,
    "boundaryEvent": ElementKind.BOUNDARY_EVENT,
    "intermediateCatchEvent": ElementKind.CATCH_EVENT,
    "intermediateThrowEvent": ElementKind.THROW_EVENT,
}


class EventKind(StrEnum):
    """What an event waits for, or tells."""

    TIMER_DATE = "timer_date"
    TIMER_DURATION = "timer_duration"
    TIMER_CYCLE = "timer_cycle"
    MESSAGE = "message"
    ERROR = "error"
    ESCALATION = "escalation"
    SIGNAL = "signal"
    TERMINATE = "terminate"
    CONDITIONAL = "conditional"
    LINK = "link"
    COMPENSATION = "compensation"
    CANCEL = "cancel"
    UNKNOWN = "unknown"

    @property
    def is_timer(self) -> bool:
        """Tell whether time makes the event happen."""
        return self in {EventKind.TIMER_DATE, EventKind.TIMER_DURATION, EventKind.TIMER_CYCLE}


@dataclass(frozen=True, slots=True)
class Event:
    """One event definition: `expression` of a timer, `reference` the id of a message, an error or the like."""

    kind: EventKind
    expression: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Loop:
    """An activity that is done several times: once an item of `collection`, or (standard) while `condition` holds."""

    collection: str | None = None
    element: str | None = None
    output_collection: str | None = None
    output_element: str | None = None
    condition: str | None = None
    sequential: bool = False
    standard: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A node. `parent` is the element that holds it, else None; `lane` the text of its lane, which names its role.

    `incoming` and `outgoing` are ids of flows in the order of the file, `default` the flow taken when no condition
    holds, `attached_to` the activity on whose border an event sits.
    """

    id: str
    kind: ElementKind
    process: str
    names: Names
    parent: str | None = None
    lane: str | None = None
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    default: str | None = None
    attached_to: str | None = None
    interrupting: bool = True
    events: tuple[Event, ...] = ()
    loop: Loop | None = None
    extensions: Extensions = EMPTY
    tag: str = ""

    @property
    def event(self) -> Event | None:
        """The event definition, None for a plain event and for anything that is no event."""
        return self.events[0] if self.events else None

    @property
    def is_boundary_timer(self) -> bool:
        """Tell whether this is a deadline on the border of an activity."""
        return self.kind is ElementKind.BOUNDARY_EVENT and any(event.kind.is_timer for event in self.events)
