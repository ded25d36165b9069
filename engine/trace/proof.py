"""What proves that a clause is carried out, by the clause's kind; what is missing is a gap with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.procedures import Clause
from engine.trace.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario and how it went last: `passed` and `at` are None when it was never played.

    places: elements and flows it went through, as `file#id`; fired: ids of the rows that decided.
    """

    file: str
    line: int
    name: str
    tags: frozenset[str]
    passed: bool | None = None
    at: datetime | None = None
    message: str = ""
    places: frozenset[str] = frozenset()
    fired: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing; worded by `gap-<code>`."""

    code: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Traced:
    """A clause with what carries it out, its scenarios, and what is missing: nothing when it is proven."""

    clause: Clause
    evidence: Evidence
    scenarios: tuple[Outcome, ...]
    gaps: tuple[Gap, ...]


def trace(clause: Clause, evidence: Evidence, outcomes: Iterable[Outcome]) -> Traced:
    """Hold what was found against what the kind of the clause asks for."""
    tagged = tuple(each for each in outcomes if clause.id in each.tags)
    return Traced(clause, evidence, tagged, tuple(_ASKS[clause.kind](clause, evidence, tagged)))


def _carried_out(clause: Clause, evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    """A flow, rule or decision: an element or a row, and a scenario that goes there and holds."""
    del clause
    if not evidence.elements and not evidence.rows:
        yield _gap("no-element")
    else:
        yield from _shown_at(evidence, tagged)


def _in_time(clause: Clause, evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    """A deadline: besides, one of its elements has a due date or waits for a time."""
    yield from _carried_out(clause, evidence, tagged)
    if evidence.elements and not any(element.timed for element in evidence.elements):
        yield _gap("no-deadline")


def _in_roles(clause: Clause, evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    """A role: a task in its lane, or a row that names it, for every role of the clause."""
    acting = {role for element in evidence.elements for role in element.roles}
    named = " ".join(text for row in evidence.rows for text in row.says)
    if not clause.roles:
        yield _gap("no-role-named")
    for role in clause.roles:
        if role not in acting and f'"{role}"' not in named:
            yield _gap("no-task", role=role)
    yield from _carried_out(clause, evidence, tagged)


def _recorded(clause: Clause, evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    """A record: a form or register that holds everything the clause lists, and a scenario that holds."""
    if not evidence.registers and not evidence.forms:
        yield _gap("no-record")
        return
    columns = {column.key for place in evidence.registers for column in place.register.columns}
    columns |= {part for place in evidence.forms for part in place.key.replace("[]", "").split(".")}
    if not clause.columns:
        yield _gap("no-columns-named")
    for column in clause.columns:
        if column not in columns:
            yield _gap("no-column", column=column)
    yield from _shown(tagged)


def _explained(clause: Clause, evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    """A term: it stands in the glossary, on a form, or at an element or row."""
    del clause, tagged
    if not (evidence.terms or evidence.forms or evidence.elements or evidence.rows):
        yield _gap("no-term")


def _kept(clause: Clause, evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    """A retention: the rule of a register."""
    del tagged
    ruled = [p for p in evidence.registers if p.register.retention and clause.id in p.register.retention.clauses]
    if not ruled:
        yield _gap("no-retention")


def _computed(clause: Clause, evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    """A key figure: a function that computes it, and a scenario that shows it where it is used."""
    if not evidence.code:
        yield _gap("no-figure")
    yield from _carried_out(clause, evidence, tagged)


def _shown_at(evidence: Evidence, tagged: Sequence[Outcome]) -> Iterator[Gap]:
    yield from _shown(tagged)
    held = [each for each in tagged if each.passed]
    places, rows = {element.place for element in evidence.elements}, {row.id for row in evidence.rows}
    if held and not any(places & each.places or rows & each.fired for each in held):
        yield _gap("scenario-elsewhere")


def _shown(tagged: Sequence[Outcome]) -> Iterator[Gap]:
    if not tagged:
        yield _gap("no-scenario")
    elif all(each.passed is None for each in tagged):
        yield _gap("not-played")
    yield from (_gap("scenario-fails", name=each.name) for each in tagged if each.passed is False)


def _gap(code: str, **data: Any) -> Gap:
    return Gap(code, data)


_Asks = Callable[[Clause, Evidence, Sequence[Outcome]], Iterator[Gap]]
_ASKS: Mapping[str, _Asks] = {
    "flow": _carried_out,
    "rule": _carried_out,
    "decision": _carried_out,
    "deadline": _in_time,
    "role": _in_roles,
    "record": _recorded,
    "term": _explained,
    "retention": _kept,
    "kpi": _computed,
}
