"""What the rules look at: one procedure with everything it refers to, read as far as it can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

from engine.bundles.collecting import REGISTERS, ROLES, declared_ids
from engine.dmn import Decision, DecisionFile, read_decisions
from engine.errors import BundleInvalid, Finding, Severity
from engine.forms import Form, read_form
from engine.procedures import Diagram, Element, ElementKind, Flow, Process, Roles, read_diagram, read_roles
from engine.procedures.roles import read_yaml
from engine.services import Service

_T = TypeVar("_T")
_ODD = (TypeError, ValueError, LookupError, AttributeError, RecursionError)
_NO_ROLES = read_roles(b"{}")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a rule is broken; `data` holds what its sentence needs."""

    file: str
    element: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Register:
    """A document or register of `registers.yaml`: its code, the elements that fill it as (file, id), its columns."""

    code: str
    file: str
    sources: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PlantFacts:
    """What procedures may refer to outside their own files.

    `unread` are documents whose clauses cannot be read; `translated` when everything must be in three languages.
    """

    clauses: frozenset[str]
    documents: frozenset[str]
    services: Mapping[str, Service]
    procedures: frozenset[str]
    unread: frozenset[str] = frozenset()
    translated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """One procedure under check.

    `unread` holds what `findings` say cannot be read; `known` the ids of all forms and decisions, also of unread
    ones, so that one broken file is one finding.
    """

    procedure: str
    plant: PlantFacts
    files: Mapping[str, bytes]
    diagrams: tuple[Diagram, ...]
    forms: Mapping[str, Form]
    tables: tuple[DecisionFile, ...]
    decisions: Mapping[str, Decision]
    roles: Roles
    registers: tuple[Register, ...]
    known: Mapping[str, str]
    findings: tuple[Finding, ...]
    memory: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def processes(self) -> Iterator[Process]:
        """All processes of all diagrams."""
        return (process for diagram in self.diagrams for process in diagram.processes)

    @property
    def elements(self) -> Iterator[Element]:
        """All elements of all processes."""
        return (element for process in self.processes for element in process.elements.values())

    @property
    def flows(self) -> Iterator[Flow]:
        """All arrows of all processes."""
        return (flow for process in self.processes for flow in process.flows.values())

    @property
    def described(self) -> Iterator[Element | Process]:
        """Everything that has properties: elements and processes."""
        yield from self.elements
        yield from self.processes

    @property
    def everything(self) -> Iterator[Element | Process | Flow]:
        """Everything that has an id and a name: elements, processes and arrows."""
        yield from self.described
        yield from self.flows

    @property
    def has_unread_diagrams(self) -> bool:
        """Tell whether a diagram is missing from `diagrams` because it cannot be read."""
        return len(self.diagrams) < sum(name.endswith(".bpmn") for name in self.files)

    @property
    def role_texts(self) -> Iterator[str]:
        """Everything that names a role: keys and names."""
        for role in self.roles.by_key.values():
            yield from filter(None, (role.key, role.names.en, role.names.zh, role.names.ru))

    def is_unread(self, file: str) -> bool:
        """Tell whether a file is there but cannot be read."""
        return any(finding.file == file and finding.severity is Severity.ERROR for finding in self.findings)

    def of_kind(self, *kinds: ElementKind) -> Iterator[Element]:
        """Yield the elements of these kinds."""
        return (element for element in self.elements if element.kind in kinds)

    def process(self, key: str) -> Process | None:
        """Return the process with this id."""
        return next((process for process in self.processes if process.id == key), None)

    def process_of(self, element: Element) -> Process:
        """Return the process that holds `element`."""
        return next(p for p in self.processes if p.elements.get(element.id) is element)

    def file_of(self, process: str) -> str:
        """Return the name of the file that holds a process."""
        files = (diagram.file for diagram in self.diagrams for each in diagram.processes if each.id == process)
        return next(files, f"processes/{self.procedure}")

    def spot(self, place: Element | Flow | Process, **data: Any) -> Spot:
        """Return where `place` is, with its name for the sentence."""
        process = place.id if isinstance(place, Process) else place.process
        return Spot(self.file_of(process), place.id, {"name": place.names, **data})

    def remember(self, what: str, find: Callable[[], _T]) -> _T:
        """Return what `find` gives, found once for all rules."""
        if what not in self.memory:
            self.memory[what] = find()
        found: _T = self.memory[what]
        return found


class _Reader:
    """Reads files one by one and gathers what cannot be read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.findings: list[Finding] = []

    def all(self, ending: str, read: Callable[[bytes, str], _T]) -> list[_T]:
        """Read every file whose name has this ending."""
        found: list[_T] = []
        for name in _named(self.files, ending):
            try:
                found.append(read(self.files[name], name))
            except BundleInvalid as invalid:
                self.findings += invalid.findings
            except _ODD as odd:  # of a shape that its reader did not foresee
                data = {"line": 1, "reason": "odd_shape", "detail": str(odd)}
                self.findings.append(Finding(name, "", "unreadable", data=data))
        return found


def read_subject(procedure: str, files: Mapping[str, bytes], plant: PlantFacts) -> Subject:
    """Read all files of a procedure; what cannot be read becomes a finding and is left out."""
    reader = _Reader(files)
    diagrams = reader.all(".bpmn", read_diagram)
    forms = reader.all(".form", read_form)
    tables = reader.all(".dmn", read_decisions)
    roles = reader.all(ROLES, read_roles)
    registers = reader.all(REGISTERS, _registers)
    reader.findings += [finding for form in forms for finding in form.findings]
    return Subject(
        procedure=procedure,
        plant=plant,
        files=files,
        diagrams=tuple(diagrams),
        forms={form.id: form for form in reversed(forms)},
        tables=tuple(tables),
        decisions={decision.id: decision for each in tables for decision in each},
        roles=roles[0] if roles else _NO_ROLES,
        registers=tuple(register for each in registers for register in each),
        known=_known(files),
        findings=tuple(reader.findings),
    )


def _known(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return which file holds which form (`form:sheet`) or decision (`decision:authority`)."""
    kinds = {".form": "form", ".dmn": "decision"}
    return {
        f"{kinds[suffix]}:{key}": name
        for suffix in kinds
        for name in _named(files, suffix)
        for key in (*declared_ids(suffix, files[name]), PurePosixPath(name).stem)
    }


def _named(files: Mapping[str, bytes], ending: str) -> list[str]:
    return sorted(name for name in files if name.endswith(ending))


def _registers(content: bytes, file: str) -> tuple[Register, ...]:
    found = read_yaml(content, file)
    listed = found.get("registers") if isinstance(found, dict) else None
    if not isinstance(listed, list):
        raise BundleInvalid([Finding(file, "", "unreadable", data={"line": 1, "reason": "not_a_list"})])
    return tuple(
        Register(
            code=str(entry["code"]),
            file=file,
            sources=tuple(_sources(entry.get("source"))),
            clauses=tuple(str(entry.get("clause") or "").split()),
            columns=tuple(str(each.get("key") or "") for each in entry.get("columns") or () if isinstance(each, dict)),
        )
        for entry in listed
        if isinstance(entry, dict) and entry.get("code")
    )


def _sources(listed: object) -> Iterator[tuple[str, str]]:
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            yield str(entry.get("file") or ""), str(entry.get("element") or "")
