"""Reads `registers.yaml`: one entry a document or register of the procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import BundleInvalid, Finding
from engine.procedures.roles import names_in, read_yaml
from engine.vocabulary import Names


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a key of the form or of the case, or case, at, actor, role, signature, status of the entry."""

    key: str
    names: Names


@dataclass(frozen=True, slots=True)
class Source:
    """An element whose completion writes one entry; `file` is the diagram's name beside the registers."""

    file: str
    element: str


#: Columns that every record has.
OF_EVERY_RECORD = frozenset({"case", "at", "actor", "role", "signature", "status", "site", "number"})
#: Key of a record's data for what is kept beside the answers of the form; no field can be called so.
BESIDE = "@beside"
#: Key of a correction's data for why it was made.
REASON = "@reason"
_NOWHERE = Names("")


@dataclass(frozen=True, slots=True)
class Retention:
    """How long and where entries are kept: `keep` is an ISO 8601 duration, until_replaced or until_report.

    `archive` is the time in the archive after that, as a duration; an empty text when there is none. `report` names
    the report of until_report as procedure/code.
    Source: DPR-6.1, DPR-6.2, DPR-6.3.
    """

    keep: str
    place: Names
    archive: str = ""
    archive_place: Names = _NOWHERE
    clauses: tuple[str, ...] = ()
    report: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A document (printed one by one), a register (a running list) or a section of another document."""

    code: str
    kind: str
    names: Names
    clauses: tuple[str, ...]
    sources: tuple[Source, ...]
    columns: tuple[Column, ...]
    retention: Retention | None = None


def read_registers(content: bytes, file: str = "registers.yaml") -> tuple[Register, ...]:
    """Return what `content` lists under `registers:`; entries without a code are left out.

    Raises BundleInvalid with a finding `unreadable` when it is not such a list.
    """
    found = read_yaml(content, file)
    listed = found.get("registers") if isinstance(found, dict) else None
    if not isinstance(listed, list):
        raise BundleInvalid([Finding(file, "", "unreadable", data={"line": 1, "reason": "not_a_list"})])
    return tuple(_register(entry) for entry in listed if isinstance(entry, dict) and entry.get("code"))


def _register(entry: Mapping[str, Any]) -> Register:
    code = str(entry["code"])
    return Register(
        code=code,
        kind=str(entry.get("kind") or "register"),
        names=names_in(entry.get("title"), code),
        clauses=tuple(str(entry.get("clause") or "").split()),
        sources=tuple(Source(str(s.get("file") or ""), str(s.get("element") or "")) for s in _maps(entry, "source")),
        columns=tuple(Column(str(c.get("key") or ""), names_in(c, str(c.get("key")))) for c in _maps(entry, "columns")),
        retention=_retention(entry.get("retention")),
    )


def _retention(entry: object) -> Retention | None:
    if not isinstance(entry, dict) or not entry.get("keep"):
        return None
    return Retention(
        keep=str(entry["keep"]),
        place=names_in(entry.get("place")),
        archive=str(entry.get("archive") or ""),
        archive_place=names_in(entry.get("archive_place")),
        clauses=tuple(str(entry.get("clause") or "").split()),
        report=str(entry.get("report") or ""),
    )


def _maps(entry: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    listed = entry.get(key)
    yield from (each for each in (listed if isinstance(listed, list) else [listed]) if isinstance(each, dict))
