"""Clauses: what a source document demands, one entry each, in `processes/clauses/<DOCUMENT>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.errors import BundleInvalid, Finding
from engine.procedures.roles import names_in, read_yaml
from engine.vocabulary import Names


@dataclass(frozen=True, slots=True)
class Clause:
    """One demand; `kind` is flow, rule, role, record, deadline, decision, term, kpi or retention.

    `reading` says which meaning is taken where the document is torn or ambiguous. `roles` are those that a role clause
    names, `columns` what the record of a record clause has to hold: keys of forms and registers.
    """

    id: str
    kind: str
    text: Names
    reading: Names | None = None
    roles: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source document and its clauses by id."""

    id: str
    names: Names
    clauses: Mapping[str, Clause]


def read_clauses(content: bytes, file: str = "processes/clauses") -> Document:
    """Return the clauses of one document.

    The file reads `document: NCO`, `title: {en, zh, ru}` and `clauses:`, a list of
    `{id, kind, text: {en, zh, ru}, reading: {en, zh, ru}}`. Raises BundleInvalid with a finding `unreadable`.
    """
    found = read_yaml(content, file)
    listed = found.get("clauses") if isinstance(found, dict) else None
    if not isinstance(found, dict) or not isinstance(listed, list) or not found.get("document"):
        raise BundleInvalid([Finding(file, "", "unreadable", data={"line": 1, "reason": "not_a_list"})])
    clauses = [_clause(entry) for entry in listed if isinstance(entry, dict) and entry.get("id")]
    return Document(
        id=str(found["document"]),
        names=names_in(found.get("title"), str(found["document"])),
        clauses=MappingProxyType({clause.id: clause for clause in clauses}),
    )


def _clause(entry: Mapping[str, object]) -> Clause:
    reading = entry.get("reading")
    return Clause(
        id=str(entry["id"]),
        kind=str(entry.get("kind") or "rule"),
        text=names_in(entry.get("text")),
        reading=names_in(reading) if reading else None,
        roles=tuple(str(entry.get("roles") or "").split()),
        columns=tuple(str(entry.get("columns") or "").split()),
    )
