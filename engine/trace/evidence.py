"""Where a plant's folder carries out each clause: elements, rows, fields, registers, terms and code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.bundles import Bundle, collect, load
from engine.bundles.collecting import declared_ids, procedures
from engine.errors import BundleInvalid
from engine.procedures import Document, Element, ElementKind, read_clauses
from engine.procedures.roles import names_in, read_yaml
from engine.registers import Register, read_registers
from engine.vocabulary import Names

CLAUSE = re.compile(r"[A-Z]{2,6}-[A-Za-z0-9.]*[A-Za-z0-9]")
GLOSSARY = "processes/glossary.yaml"
_ACTING = frozenset({ElementKind.USER_TASK, ElementKind.MANUAL_TASK, ElementKind.START_EVENT})
_CODE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class ElementPlace:
    """An element that carries a clause; `roles` are those that may act here, none where nobody acts.

    `timed`: it has a due date, or waits for a time.
    """

    file: str
    id: str
    procedure: str
    names: Names
    kind: str
    roles: tuple[str, ...] = ()
    timed: bool = False

    @property
    def place(self) -> str:
        """Return `file#id`."""
        return f"{self.file}#{self.id}"


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row of a decision table; `index` counts from 1, `says` are its results as they are written."""

    file: str
    id: str
    procedure: str
    decision: str
    index: int
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field of a form."""

    file: str
    key: str
    procedure: str
    names: Names


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """A register of a procedure."""

    file: str
    procedure: str
    register: Register


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field in three languages, what it means, and the clauses that define it."""

    key: str
    names: Names
    meaning: Names
    clauses: tuple[str, ...]


@dataclass(slots=True)
class Evidence:
    """Everything that carries one clause; `code` are `file:function`."""

    elements: list[ElementPlace] = field(default_factory=list)
    rows: list[RowPlace] = field(default_factory=list)
    forms: list[FieldPlace] = field(default_factory=list)
    registers: list[RegisterPlace] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a folder holds: its documents with their clauses, its procedures, and what carries each clause."""

    documents: tuple[Document, ...]
    bundles: Mapping[str, Bundle]
    evidence: Mapping[str, Evidence]
    terms: tuple[Term, ...] = ()


def survey(home: Path) -> Ground:
    """Read the folder of a plant, and the docstrings of the program. Procedures that cannot be read are left out."""
    documents = tuple(
        read_clauses(path.read_bytes(), path.relative_to(home).as_posix())
        for path in sorted((home / "processes" / "clauses").glob("*.yaml"))
    )
    found: dict[str, Evidence] = {clause: Evidence() for document in documents for clause in document.clauses}
    read: dict[str, Bundle] = {}
    for name in procedures(home):
        try:
            read[name] = load(name, collect(home, name))
        except BundleInvalid:
            continue
        _of_bundle(read[name], found)
    terms = _terms(home)
    for term in terms:
        for clause in term.clauses:
            found.setdefault(clause, Evidence()).terms.append(term)
    for clause, place in _of_code(_CODE):
        if clause in found:
            found[clause].code.append(place)
    return Ground(documents, read, found, terms)


def _of_bundle(bundle: Bundle, found: dict[str, Evidence]) -> None:
    """Add what the own files of a procedure carry; what it borrows counts where it belongs."""
    for element in bundle.elements.values():
        file = bundle.file_of(element.id)
        if _owner(file) != bundle.procedure:
            continue
        place = _element(bundle, element, file)
        for clause in element.extensions.clauses:
            found.setdefault(clause, Evidence()).elements.append(place)
    for form in bundle.forms.values():
        for path, one in form.all_fields() if _owner(form.file) == bundle.procedure else ():
            for clause in one.clauses:
                at = FieldPlace(form.file, path, bundle.procedure, one.label)
                found.setdefault(clause, Evidence()).forms.append(at)
    _of_tables(bundle, found)
    name = f"processes/{bundle.procedure}/registers.yaml"
    for register in read_registers(bundle.files[name], name) if name in bundle.files else ():
        kept = register.retention.clauses if register.retention else ()
        for clause in dict.fromkeys((*register.clauses, *kept)):
            found.setdefault(clause, Evidence()).registers.append(RegisterPlace(name, bundle.procedure, register))


def _element(bundle: Bundle, element: Element, file: str) -> ElementPlace:
    """Return an element as evidence; who may act is its lane's role and what its groups name, also in an expression."""
    acts = element.kind in _ACTING
    texts = (element.lane, element.extensions.candidate_groups) if acts else ()
    words = [text for given in texts if given for text in (given, *re.findall(r'"([^"]+)"', given))]
    roles = dict.fromkeys(key for key in map(bundle.roles.key_of, words) if key)
    waits = any(event.kind.value.startswith("timer") for event in element.events)
    timed = waits or bool(element.extensions.due_date)
    return ElementPlace(file, element.id, bundle.procedure, element.names, element.kind.value, tuple(roles), timed)


def _of_tables(bundle: Bundle, found: dict[str, Evidence]) -> None:
    own = {
        key: file
        for file, content in bundle.files.items()
        if file.endswith(".dmn") and _owner(file) == bundle.procedure
        for key in declared_ids(".dmn", content)
    }
    for decision in bundle.decisions.values():
        file = own.get(decision.id)
        if decision.table is None or file is None:
            continue
        for row in decision.table.rows:
            for clause in CLAUSE.findall(row.annotation):
                at = RowPlace(file, row.id, bundle.procedure, decision.id, row.index, row.result_texts)
                found.setdefault(clause, Evidence()).rows.append(at)


def _owner(file: str) -> str:
    """Return the procedure whose folder holds the file."""
    return file.split("/")[1]


def _terms(home: Path) -> tuple[Term, ...]:
    path = home / GLOSSARY
    if not path.is_file():
        return ()
    listed = read_yaml(path.read_bytes(), GLOSSARY)
    entries = listed.get("terms") if isinstance(listed, dict) else None
    return tuple(
        Term(str(e["key"]), names_in(e), names_in(e.get("meaning")), tuple(str(e.get("clause") or "").split()))
        for e in entries or ()
        if isinstance(e, dict) and e.get("key")
    )


def _of_code(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each clause that a docstring names as its source, and where."""
    for package in ("engine", "web"):
        for path in sorted((root / package).rglob("*.py")):
            if "node_modules" in path.parts:
                continue
            text = path.read_text(encoding="utf-8")
            if "Source:" in text:
                yield from _of_module(path.relative_to(root).as_posix(), ast.parse(text))


def _of_module(file: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for source in re.findall(r"Source:([^\n]*(?:\n[^\n]+)*)", ast.get_docstring(node) or ""):
                name = "" if isinstance(node, ast.Module) else f":{node.name}"
                yield from ((clause, f"{file}{name}") for clause in CLAUSE.findall(source))
