"""A diagram as frozen values: its processes with lanes, elements and flows, and where everything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.procedures.elements import Element, ElementKind
from engine.procedures.extensions import EMPTY, Extensions
from engine.vocabulary import Names


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing, in pixels."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle in the drawing, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Bounds, by: float = 0.0) -> bool:
        """Tell whether both share an area wider and higher than `by` pixels."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return wide > by and high > by


@dataclass(frozen=True, slots=True)
class Message:
    """What a case may receive; `correlation_key` is the FEEL expression that picks the case."""

    id: str
    name: str
    correlation_key: str | None


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A foreseen failure of a service or of a called process, by its code."""

    id: str
    code: str


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that every waiting case hears."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """Something that a part tells its caller without stopping."""

    id: str
    code: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its text names a role. `padded` is set when the file has white space around an element's id."""

    id: str
    name: str
    elements: tuple[str, ...]
    padded: tuple[str, ...] = ()

    @property
    def role_text(self) -> str:
        """The role as the owner wrote it: its key or its name in any language."""
        return self.name.strip()


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow; `condition` is FEEL with its leading `=`, None when the arrow has none."""

    id: str
    source: str
    target: str
    names: Names
    condition: str | None = None
    process: str = ""


@dataclass(frozen=True, slots=True)
class Artifact:
    """What is drawn but not carried out: a note, a group, a data object or a data store."""

    id: str
    kind: str
    names: Names
    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """The frame around a process."""

    id: str
    names: Names
    process: str | None


@dataclass(frozen=True, slots=True)
class Process:
    """A procedure or a part of one. Only a process with a `prefix` is started by people."""

    id: str
    names: Names
    executable: bool
    extensions: Extensions = EMPTY
    lanes: tuple[Lane, ...] = ()
    elements: Mapping[str, Element] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)

    @property
    def properties(self) -> Mapping[str, str]:
        """The properties of the process as written."""
        return self.extensions.properties

    @property
    def prefix(self) -> str | None:
        """First part of the case numbers, `NC` in NC-2026-0001."""
        return self.properties.get("prefix") or None

    @property
    def owner(self) -> str | None:
        """Role of the person who answers for the procedure."""
        return self.properties.get("owner") or None

    @property
    def document(self) -> str | None:
        """Id of the written procedure that this one carries out, for example NCO."""
        return self.properties.get("document") or None

    def scope(self, parent: str | None) -> Iterator[Element]:
        """Yield the elements directly inside `parent`; None means the process itself."""
        return (element for element in self.elements.values() if element.parent == parent)

    def start(self, parent: str | None = None) -> Element | None:
        """Return the first start event directly inside `parent`."""
        starts = (element for element in self.scope(parent) if element.kind is ElementKind.START_EVENT)
        return next(starts, None)

    def boundary_events(self, element: str) -> tuple[Element, ...]:
        """Return the events on the border of `element`."""
        return tuple(each for each in self.elements.values() if each.attached_to == element)


@dataclass(frozen=True, slots=True)
class Diagram:
    """One `.bpmn` file. `shapes`, `edges` and `labels` are by the id of the element, lane or pool they draw."""

    file: str
    processes: tuple[Process, ...]
    messages: Mapping[str, Message]
    errors: Mapping[str, ErrorCode]
    signals: Mapping[str, Signal]
    escalations: Mapping[str, Escalation]
    artifacts: Mapping[str, Artifact]
    pools: tuple[Pool, ...]
    shapes: Mapping[str, Bounds]
    edges: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Bounds]
    repeated: tuple[str, ...] = ()

    @property
    def annotations(self) -> tuple[Artifact, ...]:
        """The notes written into the drawing."""
        return tuple(artifact for artifact in self.artifacts.values() if artifact.kind == "text_annotation")

    @property
    def elements(self) -> Iterator[Element]:
        """All elements of all processes."""
        return (element for process in self.processes for element in process.elements.values())

    @property
    def flows(self) -> Iterator[Flow]:
        """All flows of all processes."""
        return (flow for process in self.processes for flow in process.flows.values())
