"""Parses the files of a bundle once; the result is immutable and shared by all cases and threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from engine.bundles.collecting import ROLES, declared_ids, key_of
from engine.dmn import Decision, read_decisions
from engine.errors import BundleInvalid, Finding
from engine.forms import Form, read_form
from engine.procedures import Diagram, Element, Flow, Process, Roles, read_diagram, read_roles
from engine.vocabulary import Names

_KEPT: Final = 64
_T = TypeVar("_T")


class OnDemand(Mapping[str, _T], Generic[_T]):
    """Values by id, each parsed from its file when first asked for and kept."""

    def __init__(self, files: Mapping[str, str], read: Callable[[str], Mapping[str, _T]]) -> None:
        self._files, self._read = files, read
        self._values: dict[str, _T] = {}

    def __getitem__(self, key: str) -> _T:
        if key not in self._values:
            self._values |= self._read(self._files[key])
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def file_of(self, key: str) -> str:
        """Return the name of the file that holds `key`."""
        return self._files[key]


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """One version of a procedure.

    `main` is the process that people start (the one with a prefix), `index` all element and flow ids in a fixed
    order: the positions of a case's bitmap of what was walked.
    """

    key: str
    procedure: str
    files: Mapping[str, bytes] = field(repr=False)
    diagrams: tuple[Diagram, ...] = field(repr=False)
    main: Process = field(repr=False)
    processes: Mapping[str, Process] = field(repr=False)
    elements: Mapping[str, Element] = field(repr=False)
    flows: Mapping[str, Flow] = field(repr=False)
    forms: Mapping[str, Form] = field(repr=False)
    decisions: Mapping[str, Decision] = field(repr=False)
    roles: Roles = field(repr=False)
    index: tuple[str, ...] = field(repr=False)
    positions: Mapping[str, int] = field(repr=False)
    _between: Mapping[tuple[str, str], Flow] = field(repr=False)

    @property
    def names(self) -> Names:
        """What the procedure is called."""
        return self.main.names

    @property
    def prefix(self) -> str:
        """First part of the case numbers."""
        return self.main.prefix or ""

    @property
    def start(self) -> Element:
        """The start event of the procedure."""
        found = self.main.start()
        if found is None:
            raise BundleInvalid([Finding(self.file_of(self.main.id), self.main.id, "no_start_event")])
        return found

    @property
    def start_form(self) -> Form | None:
        """The form that opens a case, None when a case is opened without questions."""
        form_id = self.start.extensions.form_id
        return self.forms[form_id] if form_id else None

    @property
    def start_role(self) -> str:
        """Key of the role that may open a case: the lane of the start event; empty when nobody may."""
        start = self.start
        text = start.extensions.candidate_groups or start.lane or ""
        return self.roles.key_of(text) or ""

    def flow_between(self, source: str, target: str) -> Flow | None:
        """Return the arrow from element `source` to element `target`, if there is one."""
        return self._between.get((source, target))

    def enclosing(self, element: str) -> tuple[Element, ...]:
        """Return the activities that enclose an element, outermost first: subprocesses and the calls of its process.

        A process that several activities call is taken to be called by the first of them.
        """
        found: list[Element] = []
        here: Element | None = self.elements[element]
        while here is not None:
            outer = self.elements[here.parent] if here.parent else self._caller(here.process)
            if outer is None or outer in found:
                break
            found.append(outer)
            here = outer
        return tuple(reversed(found))

    def _caller(self, process: str) -> Element | None:
        calls = (each for each in self.elements.values() if each.extensions.called_process == process)
        return min(calls, key=lambda each: each.id, default=None)

    def diagram_of(self, element: str) -> Diagram:
        """Return the diagram in which the element or process `element` is drawn."""
        process = self.elements[element].process if element in self.elements else element
        return next(d for d in self.diagrams if any(p.id == process for p in d.processes))

    def file_of(self, element: str) -> str:
        """Return the name of the diagram file that holds the element or process `element`."""
        return self.diagram_of(element).file

    def place_of(self, name: str) -> str:
        """Return `file#id` of an element or arrow: what it is called among all procedures."""
        element = name if name in self.elements else self.flows[name].source
        return f"{self.file_of(element)}#{name}"


_loaded: OrderedDict[str, Bundle] = OrderedDict()
_lock = threading.Lock()


def load(procedure: str, files: Mapping[str, bytes]) -> Bundle:
    """Return the bundle of these files; the same files give the same object.

    Diagrams are parsed now, forms and decisions when first used. Raises BundleInvalid when a diagram cannot be read,
    or when not exactly one process of `procedure` has a prefix.
    """
    key = key_of(files)
    slot = f"{procedure}:{key}"
    with _lock:
        if slot in _loaded:
            _loaded.move_to_end(slot)
            return _loaded[slot]
    bundle = _parse(key, procedure, MappingProxyType(dict(files)))
    with _lock:
        bundle = _loaded.setdefault(slot, bundle)
        while len(_loaded) > _KEPT:
            _loaded.popitem(last=False)
    return bundle


def _parse(key: str, procedure: str, files: Mapping[str, bytes]) -> Bundle:
    diagrams = _diagrams(files)
    processes = {process.id: process for diagram in diagrams for process in diagram.processes}
    elements = {each.id: each for process in processes.values() for each in process.elements.values()}
    flows = {flow.id: flow for process in processes.values() for flow in process.flows.values()}
    index = tuple(sorted({*elements, *flows}))
    return Bundle(
        key=key,
        procedure=procedure,
        files=files,
        diagrams=diagrams,
        main=_main(procedure, diagrams),
        processes=MappingProxyType(processes),
        elements=MappingProxyType(elements),
        flows=MappingProxyType(flows),
        forms=OnDemand(_where(files, ".form"), lambda name: _read_form(files[name], name)),
        decisions=OnDemand(_where(files, ".dmn"), lambda name: _read_decisions(files[name], name)),
        roles=read_roles(files.get(ROLES, b"{}"), ROLES),
        index=index,
        positions=MappingProxyType({name: position for position, name in enumerate(index)}),
        _between=MappingProxyType({(flow.source, flow.target): flow for flow in reversed(flows.values())}),
    )


def _diagrams(files: Mapping[str, bytes]) -> tuple[Diagram, ...]:
    diagrams: list[Diagram] = []
    findings: list[Finding] = []
    for name in sorted(files):
        if name.endswith(".bpmn"):
            try:
                diagrams.append(read_diagram(files[name], name))
            except BundleInvalid as invalid:
                findings += invalid.findings
    if findings:
        raise BundleInvalid(findings)
    return tuple(diagrams)


def _main(procedure: str, diagrams: tuple[Diagram, ...]) -> Process:
    """Return the one process of the procedure's own folder that has a prefix."""
    own = [diagram for diagram in diagrams if PurePosixPath(diagram.file).parent.name == procedure]
    started = [process for diagram in own for process in diagram.processes if process.prefix]
    if len(started) != 1:
        rule = "no_prefix" if not started else "several_prefixes"
        raise BundleInvalid([Finding(f"processes/{procedure}", "", rule, data={"count": len(started)})])
    return started[0]


def _where(files: Mapping[str, bytes], suffix: str) -> Mapping[str, str]:
    """Return which file holds which form or decision, by id."""
    return {key: name for name in files if name.endswith(suffix) for key in declared_ids(suffix, files[name])}


def _read_form(content: bytes, name: str) -> Mapping[str, Form]:
    form = read_form(content, name)
    return {form.id: form}


def _read_decisions(content: bytes, name: str) -> Mapping[str, Decision]:
    return read_decisions(content, name).decisions
