"""Parses a `.bpmn` file into frozen values, distrusting it: no DOCTYPE, no entities, no network, a size limit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeVar

from lxml import etree

from engine.errors import BundleInvalid, Finding
from engine.procedures.diagrams import (
    Artifact,
    Diagram,
    ErrorCode,
    Escalation,
    Flow,
    Lane,
    Message,
    Pool,
    Process,
    Signal,
)
from engine.procedures.drawing import read_drawing
from engine.procedures.elements import KINDS, Element, ElementKind, Event, EventKind, Loop
from engine.procedures.extensions import BPMN, loop_attributes, read_extensions
from engine.vocabulary import Names

MAX_BYTES: Final = 2_000_000
_T = TypeVar("_T")

_EVENTS: Final[Mapping[str, EventKind]] = {
    "messageEventDefinition": EventKind.MESSAGE,
    "errorEventDefinition": EventKind.ERROR,
    "escalationEventDefinition": EventKind.ESCALATION,
    "signalEventDefinition": EventKind.SIGNAL,
    "terminateEventDefinition": EventKind.TERMINATE,
    "conditionalEventDefinition": EventKind.CONDITIONAL,
    "linkEventDefinition": EventKind.LINK,
    "compensateEventDefinition": EventKind.COMPENSATION,
    "cancelEventDefinition": EventKind.CANCEL,
}
_TIMERS: Final[Mapping[str, EventKind]] = {
    "timeDate": EventKind.TIMER_DATE,
    "timeDuration": EventKind.TIMER_DURATION,
    "timeCycle": EventKind.TIMER_CYCLE,
}
_REFERENCES: Final = ("messageRef", "errorRef", "escalationRef", "signalRef")
_ARTIFACTS: Final[Mapping[str, str]] = {
    "textAnnotation": "text_annotation",
    "association": "association",
    "group": "group",
    "dataObjectReference": "data_object",
    "dataStoreReference": "data_store",
}
_NEEDING_ID: Final = frozenset({*KINDS, "sequenceFlow", "process"})
_NOT_NODES: Final = frozenset(
    {
        *_ARTIFACTS,
        *("extensionElements", "documentation", "laneSet", "sequenceFlow", "dataObject", "ioSpecification"),
        *("property", "auditing", "monitoring", "category", "correlationSubscription", "resourceRole", "performer"),
        *("multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "incoming", "outgoing"),
        *("dataInputAssociation", "dataOutputAssociation", "supportedInterfaceRef", "humanPerformer"),
        *("potentialOwner", "completionCondition", "timerEventDefinition", *_EVENTS),
    }
)


def read_diagram(content: bytes, file: str) -> Diagram:
    """Return what the diagram `content` says; `file` is its name in messages.

    Raises BundleInvalid with a finding `too_large`, `doctype` or `unreadable`.
    """
    root = parse_xml(content, file)
    if root.tag != f"{BPMN}definitions":
        raise _invalid(file, "unreadable", line=root.sourceline, reason="not_a_diagram")
    drawing = read_drawing(root)
    nodes = [node for node in root.iter() if isinstance(node.tag, str) and node.tag.startswith(BPMN)]
    return Diagram(
        file=file,
        processes=tuple(_process(node) for node in root.iterchildren(f"{BPMN}process")),
        messages=_by_id(_message(node) for node in root.iterchildren(f"{BPMN}message")),
        errors=_by_id(ErrorCode(_id(n), n.get("errorCode") or "") for n in root.iterchildren(f"{BPMN}error")),
        signals=_by_id(Signal(_id(n), n.get("name") or "") for n in root.iterchildren(f"{BPMN}signal")),
        escalations=_by_id(
            Escalation(_id(n), n.get("escalationCode") or "") for n in root.iterchildren(f"{BPMN}escalation")
        ),
        artifacts=_by_id(_artifact(node, _local(node)) for node in nodes if _local(node) in _ARTIFACTS),
        pools=tuple(
            Pool(_id(node), _names(node), node.get("processRef")) for node in nodes if _local(node) == "participant"
        ),
        shapes=drawing.shapes,
        edges=drawing.edges,
        labels=drawing.labels,
        repeated=_repeated(nodes),
    )


def _repeated(nodes: Sequence[etree._Element]) -> tuple[str, ...]:
    """Ids that stand more than once; the empty id when a node or arrow has none."""
    ids = Counter(node.get("id") or "" for node in nodes if node.get("id") or _local(node) in _NEEDING_ID)
    return tuple(key for key, times in ids.items() if not key or times > 1)


def parse_xml(content: bytes, file: str) -> etree._Element:
    """Return the root of an XML file that owners hand in; raises BundleInvalid as `read_diagram` does."""
    if len(content) > MAX_BYTES:
        raise _invalid(file, "too_large", limit=MAX_BYTES, size=len(content))
    if _DOCTYPE.match(content):
        raise _invalid(file, "doctype")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        line = getattr(exc, "lineno", None) or 1
        raise _invalid(file, "unreadable", line=line, reason="not_xml") from exc
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise _invalid(file, "doctype")
    return root


_DOCTYPE: Final = re.compile(rb"(?:[^<]|<\?|<!--)*<!DOCTYPE", re.IGNORECASE)


def _invalid(file: str, rule: str, **data: object) -> BundleInvalid:
    return BundleInvalid([Finding(file, "", rule, data=data)])


def _process(node: etree._Element) -> Process:
    lanes = tuple(_lane(lane) for lane in node.iter(f"{BPMN}lane"))
    lane_of = {element: lane.name.strip() for lane in lanes for element in lane.elements}  # the innermost comes last
    flows = {_id(flow): _flow(flow, _id(node)) for flow in node.iter(f"{BPMN}sequenceFlow")}
    elements = {element.id: element for element in _elements(node, _id(node), None, lane_of, flows)}
    extensions = read_extensions(node)
    return Process(
        id=_id(node),
        names=extensions.translated("name", node.get("name") or ""),
        executable=node.get("isExecutable") == "true",
        extensions=extensions,
        lanes=lanes,
        elements=MappingProxyType(elements),
        flows=MappingProxyType(flows),
    )


def _elements(
    scope: etree._Element, process: str, parent: str | None, lane_of: Mapping[str, str], flows: Mapping[str, Flow]
) -> Iterator[Element]:
    for node in scope.iterchildren():
        if not isinstance(node.tag, str) or not node.tag.startswith(BPMN) or _local(node) in _NOT_NODES:
            continue
        element = _element(node, process, parent, lane_of, flows)
        yield element
        if element.kind.is_scope:
            inside = lane_of if element.lane is None else _Within(lane_of, element.lane)
            yield from _elements(node, process, element.id, inside, flows)


class _Within(dict[str, str]):
    """Lanes inside an embedded process: what names no lane of its own stands in the lane of the whole."""

    def __init__(self, lanes: Mapping[str, str], lane: str) -> None:
        super().__init__(lanes)
        self._lane = lane

    def __missing__(self, key: str) -> str:
        return self._lane


def _element(
    node: etree._Element, process: str, parent: str | None, lane_of: Mapping[str, str], flows: Mapping[str, Flow]
) -> Element:
    key, extensions = _id(node), read_extensions(node)
    kind = KINDS.get(_local(node), ElementKind.UNKNOWN)
    if kind is ElementKind.SUB_PROCESS and node.get("triggeredByEvent") == "true":
        kind = ElementKind.EVENT_SUB_PROCESS
    uninterrupted = "false" in (node.get("cancelActivity"), node.get("isInterrupting"))
    return Element(
        id=key,
        kind=kind,
        process=process,
        names=extensions.translated("name", node.get("name") or ""),
        parent=parent,
        lane=lane_of[key] if isinstance(lane_of, _Within) else lane_of.get(key),
        incoming=tuple(flow.id for flow in flows.values() if flow.target == key),
        outgoing=tuple(flow.id for flow in flows.values() if flow.source == key),
        default=node.get("default"),
        attached_to=node.get("attachedToRef"),
        interrupting=not uninterrupted,
        events=tuple(_events(node)),
        loop=_loop(node),
        extensions=extensions,
        tag=_local(node),
    )


def _events(node: etree._Element) -> Iterator[Event]:
    if message := node.get("messageRef"):  # a receive or send task
        yield Event(EventKind.MESSAGE, reference=message)
    for child in node.iterchildren(f"{BPMN}*"):
        name = _local(child)
        if name == "timerEventDefinition":
            yield _timer(child)
        elif name in _EVENTS:
            reference = next((child.get(each) for each in _REFERENCES if child.get(each)), None)
            yield Event(_EVENTS[name], _text(child, "condition"), reference)
        elif name.endswith("EventDefinition"):
            yield Event(EventKind.UNKNOWN)


def _timer(node: etree._Element) -> Event:
    for tag, kind in _TIMERS.items():
        text = _text(node, tag)
        if text is not None:
            return Event(kind, text)
    return Event(EventKind.UNKNOWN)


def _loop(node: etree._Element) -> Loop | None:
    several = node.find(f"{BPMN}multiInstanceLoopCharacteristics")
    if several is None:
        repeated = node.find(f"{BPMN}standardLoopCharacteristics")
        return None if repeated is None else Loop(condition=_text(repeated, "loopCondition"), standard=True)
    found = loop_attributes(several)
    return Loop(
        collection=found.get("inputCollection"),
        element=found.get("inputElement"),
        output_collection=found.get("outputCollection"),
        output_element=found.get("outputElement"),
        condition=_text(several, "completionCondition"),
        sequential=several.get("isSequential") == "true",
    )


def _lane(node: etree._Element) -> Lane:
    references = [child.text or "" for child in node.iterchildren(f"{BPMN}flowNodeRef")]
    return Lane(
        id=_id(node),
        name=node.get("name") or "",
        elements=tuple(text.strip() for text in references),
        padded=tuple(text.strip() for text in references if text != text.strip()),
    )


def _flow(node: etree._Element, process: str) -> Flow:
    return Flow(
        id=_id(node),
        source=node.get("sourceRef") or "",
        target=node.get("targetRef") or "",
        names=_names(node),
        condition=_text(node, "conditionExpression"),
        process=process,
    )


def _artifact(node: etree._Element, tag: str) -> Artifact:
    names = read_extensions(node).translated("name", node.get("name") or _text(node, "text") or "")
    return Artifact(_id(node), _ARTIFACTS[tag], names, node.get("sourceRef"), node.get("targetRef"))


def _message(node: etree._Element) -> Message:
    return Message(_id(node), node.get("name") or "", read_extensions(node).correlation_key)


def _names(node: etree._Element) -> Names:
    return read_extensions(node).translated("name", node.get("name") or "")


def _text(node: etree._Element, tag: str) -> str | None:
    child = node.find(f"{BPMN}{tag}")
    return None if child is None else "".join(map(str, child.itertext())).strip()


def _id(node: etree._Element) -> str:
    return node.get("id") or ""


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _by_id(items: Iterator[_T]) -> Mapping[str, _T]:
    return MappingProxyType({item.id: item for item in items})  # type: ignore[attr-defined]
