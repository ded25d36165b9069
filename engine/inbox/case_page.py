"""All that a case's page shows, read from the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.errors import NotFound
from engine.identity import Actor
from engine.inbox import case_page_sql as sql
from engine.inbox import cases
from engine.inbox.cases import CaseRow
from engine.inbox.incidents import IncidentRow, incidents_of_case
from engine.inbox.lots import LotRow, Movement, lots_of_case, movements_of_case
from engine.inbox.tasks import TaskRow, open_of_case, sites_of
from engine.storage.database import Work, moment
from engine.vocabulary import Names
from engine.workflow.values import unpack


@dataclass(frozen=True, slots=True)
class ClosedTask:
    """A task that is done or cancelled; `entry` is the history's entry that closed it."""

    task: int
    element: str
    names: Names
    role: str
    site: str
    status: str
    due_at: datetime | None
    opened_at: datetime
    closed_at: datetime
    closed_by: int | None
    closed_by_name: str | None
    entry: int | None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: who (and for whom, when standing in), in which role, what it means, the signed record's hash."""

    entry: int
    name: str
    for_name: str | None
    role: str
    meaning: str
    hash: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What somebody wrote on a form, unchangeable; `supersedes` is the entry it corrects."""

    entry: int
    element: str
    names: Names
    document: str | None
    form: str | None
    data: dict[str, Any] | None
    hash: bytes
    at: datetime
    by: int | None
    by_name: str | None
    role: str | None
    supersedes: int | None
    for_name: str | None = None


@dataclass(frozen=True, slots=True)
class FiredRow:
    """A row of a decision table that fired; `index` counts from 1, `annotation` names the clause."""

    id: str
    index: int
    annotation: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision table said, from which inputs, by which rows."""

    entry: int
    place: int
    element: str
    decision: str
    value: Any
    rows: tuple[FiredRow, ...]
    inputs: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """Another case this one started (`outgoing`) or was started by."""

    number: str
    kind: str
    outgoing: bool
    procedure: str
    procedure_names: Names
    status: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """What the case waits for: a time, or a message with a key."""

    task: int
    due_at: datetime | None
    message: str | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the history; its kind is start, form, message, time, retry, service, error or decision.

    `data` is what came in, `movements` what it did to the goods.
    """

    case_id: int
    entry: int
    at: datetime
    kind: str
    element: str
    names: Names
    task: int | None
    actor: int | None
    actor_username: str | None
    actor_name: str | None
    for_name: str | None
    role: str | None
    document: str | None
    data: Any
    signature: Signed | None
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What a task's page shows of its case: the course of the case, and its goods."""

    case: CaseRow
    tasks: tuple[TaskRow, ...]
    records: tuple[RecordRow, ...]
    events: tuple[Event, ...]
    lots: tuple[LotRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts(TaskFacts):
    """A case's page; `walked` tells by the bundle's index which elements and flows were taken.

    is_cut: of a long history and its records the beginning and the newest part is here.
    """

    walked: bytes
    done: tuple[ClosedTask, ...]
    signatures: tuple[Signed, ...]
    decisions: tuple[Decided, ...]
    links: tuple[Link, ...]
    incidents: tuple[IncidentRow, ...]
    waits: tuple[Wait, ...]
    waited_for_by: tuple[str, ...]
    is_cut: bool = False


def find_case(work: Work, actor: Actor, number: str) -> CaseRow:
    """Return a case that runs, or had a task, at one of the person's sites. Raises NotFound."""
    row = work.run(sql.ID, number=number).fetchone()
    if row is None:
        raise NotFound("case", number)
    return _seen(work, actor, row[0], number)


def _seen(work: Work, actor: Actor, case_id: int, number: str) -> CaseRow:
    found = cases.rows(work, [case_id])
    if not found:
        raise NotFound("case", number)
    sites = frozenset(sites_of(work, actor))
    if found[0].site not in sites:
        elsewhere = {each[0] for each in work.run(sql.TASK_SITES, case_id=found[0].id).fetchall()}
        if not elsewhere & sites:
            raise NotFound("case", number)
    return found[0]


def case_facts(work: Work, actor: Actor, number: str, *, most: int | None = None) -> CaseFacts:
    """Return a case's page; of its history the first entry and the newest `most`, all without it. Raises NotFound."""
    case = find_case(work, actor, number)
    walked, entries = work.run(sql.WALKED, case_id=case.id).fetchone()
    after = max(entries - most, 0) if most is not None else 0
    kept, signed, moved = records(work, case.id, after), signatures(work, case.id), movements_of_case(work, case.id)
    return CaseFacts(
        case=case,
        walked=bytes(walked),
        tasks=open_of_case(work, case.id),
        done=closed_tasks(work, case.id),
        records=kept,
        signatures=signed,
        decisions=decisions(work, case.id),
        events=_events(work, case.id, kept, signed, moved, after),
        links=links(work, case.id),
        incidents=incidents_of_case(work, case.id),
        waits=waits(work, case.id),
        waited_for_by=waited_for_by(work, number),
        lots=lots_of_case(work, case.id),
        is_cut=after > 0,
    )


def task_facts(work: Work, actor: Actor, case_id: int, number: str, *, after: int = 0) -> TaskFacts:
    """Return what a task's page shows of its case; of the history the first entry and those after `after`.

    number: of the case, to name it. Raises NotFound.
    """
    case = _seen(work, actor, case_id, number)
    kept, signed, moved = records(work, case_id, after), signatures(work, case_id), movements_of_case(work, case_id)
    return TaskFacts(
        case=case,
        tasks=open_of_case(work, case_id),
        records=kept,
        events=_events(work, case_id, kept, signed, moved, after),
        lots=lots_of_case(work, case_id),
    )


def events(work: Work, case_id: int) -> tuple[Event, ...]:
    """Return the history of a case, first entry first."""
    return _events(work, case_id, records(work, case_id), signatures(work, case_id), movements_of_case(work, case_id))


def closed_tasks(work: Work, case_id: int) -> tuple[ClosedTask, ...]:
    """Return the tasks that are done or cancelled, in the order of closing."""
    return tuple(
        ClosedTask(
            task=row[0],
            element=row[1],
            names=_names(row[1], row[2:5]),
            role=row[5],
            site=row[6],
            status=row[7],
            due_at=None if row[8] is None else moment(row[8]),
            opened_at=moment(row[9]),
            closed_at=moment(row[10]),
            closed_by=row[11],
            closed_by_name=row[12],
            entry=row[13],
        )
        for row in work.run(sql.CLOSED, case_id=case_id).fetchall()
    )


def records(work: Work, case_id: int, after: int = 0) -> tuple[RecordRow, ...]:
    """Return the records of a case, first one first; with `after` the first entry's and those after that entry."""
    return tuple(
        RecordRow(
            entry=row[0],
            element=row[1],
            names=_names(row[1], row[2:5]),
            document=row[5],
            form=row[6],
            data=None if row[7] is None else unpack(bytes(row[7])),
            hash=bytes(row[8]),
            at=moment(row[9]),
            by=row[10],
            by_name=row[11],
            role=row[12],
            supersedes=row[13],
            for_name=row[14],
        )
        for row in work.run(sql.RECORDS, case_id=case_id, after=after).fetchall()
    )


def signatures(work: Work, case_id: int) -> tuple[Signed, ...]:
    """Return the signatures of a case, first one first."""
    return tuple(
        Signed(row[0], row[1], row[2], row[3], row[4], bytes(row[5]), moment(row[6]))
        for row in work.run(sql.SIGNATURES, case_id=case_id).fetchall()
    )


def decisions(work: Work, case_id: int) -> tuple[Decided, ...]:
    """Return what decision tables said in a case, in order."""
    found = []
    for entry, place, element, decision, result in work.run(sql.DECISIONS, case_id=case_id).fetchall():
        content = unpack(bytes(result))
        fired = tuple(FiredRow(row["id"], int(row["index"]), row["annotation"] or "") for row in content["rows"])
        found.append(Decided(entry, place, element, decision, content["value"], fired, content["inputs"]))
    return tuple(found)


def links(work: Work, case_id: int) -> tuple[Link, ...]:
    """Return the cases this one started or was started by."""
    return tuple(
        Link(row[0], row[1], bool(row[2]), row[3], _names(row[3], row[4:7]), row[7], row[8], moment(row[9]))
        for row in work.run(sql.LINKS, case_id=case_id).fetchall()
    )


def waits(work: Work, case_id: int) -> tuple[Wait, ...]:
    """Return the times and messages a case waits for."""
    timers = work.run(sql.TIMERS, case_id=case_id).fetchall()
    messages = work.run(sql.SUBSCRIPTIONS, case_id=case_id).fetchall()
    return (
        *(Wait(task, moment(due), None, None) for task, due in timers),
        *(Wait(task, None, name, key) for task, name, key in messages),
    )


def waited_for_by(work: Work, number: str) -> tuple[str, ...]:
    """Return the numbers of the cases that wait until this one ends."""
    return tuple(row[0] for row in work.run(sql.WAITED_FOR_BY, number=number).fetchall())


def _events(
    work: Work,
    case_id: int,
    kept: tuple[RecordRow, ...],
    signed: tuple[Signed, ...],
    moved: tuple[Movement, ...],
    after: int = 0,
) -> tuple[Event, ...]:
    recorded, signers = {each.entry: each for each in kept}, {each.entry: each for each in signed}
    moves: dict[int | None, list[Movement]] = {}
    for each in moved:
        moves.setdefault(each.entry, []).append(each)
    found = []
    for row in work.run(sql.HISTORY, case_id=case_id, after=after).fetchall():
        record = recorded.get(row[0])
        data = unpack(bytes(row[11])) if row[11] is not None else record.data if record is not None else None
        found.append(
            Event(
                case_id=case_id,
                entry=row[0],
                at=moment(row[1]),
                kind=row[2],
                element=row[3],
                names=_names(row[3], row[4:7]),
                task=row[7],
                actor=row[8],
                actor_username=row[12],
                actor_name=row[9],
                for_name=row[13],
                role=row[10],
                document=record.document if record is not None else None,
                data=data,
                signature=signers.get(row[0]),
                movements=tuple(moves.get(row[0], ())),
            )
        )
    return tuple(found)


def _names(key: str, texts: Any) -> Names:
    en, zh, ru = texts
    return Names(en or key, zh or "", ru or "")
