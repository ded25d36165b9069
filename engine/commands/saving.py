"""Write what a step changed: state, work items, record, signature, history, decisions, timers, messages, goods."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from engine.commands.disposal import dispose
from engine.commands.files import attach_files
from engine.commands.step import Live, Outside, Step
from engine.dmn import DecisionOutcome
from engine.errors import StaleTask
from engine.identity import Absent
from engine.records import Entry, content_hash, next_mac
from engine.services.goods import LinkLots
from engine.services.monitoring import NoteReading
from engine.services.recall import CountRecalled
from engine.services.records import DisposeRecords
from engine.storage import cases, goods, micros
from engine.storage.monitoring import add_readings
from engine.storage.recall import add_lines
from engine.storage.tables import FAR
from engine.vocabulary import CaseStatus, TaskStatus
from engine.workflow import OpenTask
from engine.workflow.values import pack

DECISION = "decision"


class Input(NamedTuple):
    """What came into a case from outside: the first entry of the step in its history."""

    kind: str  # start, form, message, time, retry
    element: str
    payload: Any
    task: int | None = None
    role: str | None = None
    document: str | None = None
    form: str | None = None
    is_record: bool = False
    signature: SignedAs | None = None
    on_behalf_of: Absent | None = None


@dataclass(frozen=True, slots=True)
class SignedAs:
    """A signature whose password was right: who signs, in which role, what it means."""

    user_id: int
    name: str
    role: str
    meaning: str
    for_name: str | None = None


def save(step: Step, came: Input) -> Outside:
    """Write everything in the transaction of the step and return what the case now waits for.

    Raises StaleTask when the case changed meanwhile.
    """
    running, case, work, at = step.running, step.case, step.work, micros(step.now)
    entry = case.entries + 1
    content = pack(came.payload)
    digest = content_hash(content)
    head, count = _write_history(step, came, content, digest, at)
    walked, state = running.walked, kept_state(running.dump(), ended=running.completed)
    now_open = Outside.of(running)
    troubles = running.incidents()
    status = _status(step, now_open, bool(troubles))
    saved: dict[str, Any] = {
        "case_id": case.id,
        "old_version": case.version,
        "new_state": state,
        "new_walked": walked,
        "new_entries": case.entries + count,
        "new_head": head,
    }
    if status == case.status:
        changed = work.run(cases.SAVE_CASE, **saved)
    else:
        closed_at = at if status == CaseStatus.CLOSED else None
        changed = work.run(cases.SAVE_CASE_AS, **saved, new_status=status, new_closed_at=closed_at)
    if changed.rowcount != 1:
        raise StaleTask(str(case.status))
    if came.is_record:
        _write_beside_record(step, came, digest, entry, at)
    _write_items(step, came, now_open, entry, at)
    _write_waits(step, now_open)
    if running.log:
        _write_decisions(step, entry)
        _write_goods(step, entry, at)
        _write_effects(step, entry, at)
    if troubles or case.troubled:
        _write_incidents(step, {(t.number, t.text): t.element for t in troubles}, at)
    if status != CaseStatus.CLOSED:
        version, live = case.version + 1, step.house.live
        work.after_commit.append(lambda: live.keep(case.id, version, Live(running, now_open)))
    return now_open


def kept_state(state: bytes, *, ended: bool) -> bytes:
    """Return what is stored of a state: of a case that has ended only its hash, since nobody goes on from it."""
    return hashlib.sha256(state).digest() if ended else state


def _status(step: Step, now_open: Outside, troubled: bool) -> CaseStatus:
    if step.running.completed:
        return CaseStatus.CLOSED
    if troubled:
        return CaseStatus.FAILED
    return CaseStatus.OPEN if now_open.items else CaseStatus.WAITING


def _write_history(step: Step, came: Input, content: bytes, digest: bytes, at: int) -> tuple[bytes, int]:
    """Chain the input, stored as `content`, and what came from outside; return head and count of entries."""
    case, key = step.case, step.house.history_key
    absent = came.on_behalf_of.id if came.on_behalf_of is not None else None
    by = (came.task, step.actor, came.role)
    first = Entry(case.entries + 1, at, came.kind, came.element, *by, digest, absent, came.document, came.form)
    head = next_mac(key, case.head, case.id, first)
    rows = [history_row(case.id, first, content, head, is_record=came.is_record)]
    for each in step.running.log:
        if each.kind != DECISION:  # follows from the bundle and the data: kept beside the history, not in it
            given = pack(each.payload)
            place = case.entries + 1 + len(rows)
            entry = Entry(place, at, each.kind, each.element, None, None, None, content_hash(given))
            head = next_mac(key, head, case.id, entry)
            rows.append(history_row(case.id, entry, given, head, is_record=False))
    step.work.add(cases.INSERT_HISTORY, rows)
    return head, len(rows)


def history_row(case_id: int, entry: Entry, payload: bytes, mac: bytes, *, is_record: bool) -> tuple[Any, ...]:
    """Return an entry in the order of the table's columns."""
    number, at, kind, element, task, actor, role, content, absent, *filed = entry
    kept = content if is_record else None
    return (case_id, number, at, kind, element, task, actor, absent, role, payload, mac, kept, *filed)


def _write_beside_record(step: Step, came: Input, digest: bytes, entry: int, at: int) -> None:
    """Write the files that stand on a record, and its signature."""
    cause = {"case_id": step.case.id, "entry": entry, "element": came.element, "at": at, "by": step.actor}
    attach_files(step.work, cause, came.payload)
    if came.signature is not None:
        step.work.run(
            cases.INSERT_SIGNATURE,
            case_id=step.case.id,
            entry=entry,
            user_id=came.signature.user_id,
            name=came.signature.name,
            for_name=came.signature.for_name,
            role=came.signature.role,
            meaning=came.signature.meaning,
            hash=digest,
            at=at,
        )


def _write_items(step: Step, came: Input, now_open: Outside, entry: int, at: int) -> None:
    work, case = step.work, step.case
    if came.task is not None:
        done = work.run(
            cases.CLOSE_ITEM,
            of_case=case.id,
            of_task=came.task,
            new_status=TaskStatus.DONE,
            now=at,
            actor=step.actor,
            new_entry=entry,
        )
        if done.rowcount != 1:
            raise StaleTask(str(TaskStatus.DONE))
    gone = [n for n in step.before.items if n not in now_open.items and n != came.task]
    if gone:
        closed = {"of_case": case.id, "new_status": TaskStatus.CANCELLED, "now": at, "actor": None, "new_entry": entry}
        work.run_many(cases.CLOSE_ITEM, [{**closed, "of_task": number} for number in gone])
    new = [task for number, task in now_open.items.items() if number not in step.before.items]
    work.add(cases.OPEN_ITEM, [_item(step, task, at) for task in new])


def _item(step: Step, task: OpenTask, at: int) -> tuple[Any, ...]:
    """Return an open work item in the order of the table's columns."""
    due = micros(task.due_at) if task.due_at is not None else None
    path, site = "/".join(map(str, task.path)), task.site or step.case.site
    order = due if due is not None else FAR
    opened = (TaskStatus.OPEN.value, due, order, task.priority, at)
    return (step.case.id, task.number, task.element, path, task.role, site, *opened, None, None, None, None, None)


def _write_waits(step: Step, now_open: Outside) -> None:
    """Bring the tables of timers and awaited messages in line."""
    work, case_id, before = step.work, step.case.id, step.before
    if not (before.timers or before.messages or now_open.timers or now_open.messages):
        return
    for ended, old, new in (
        (cases.END_TIMER, before.timers, now_open.timers),
        (cases.END_SUBSCRIPTION, before.messages, now_open.messages),
    ):
        work.run_many(ended, [{"case_id": case_id, "task": n} for n in old if n not in new])
    work.run_many(
        cases.PUT_TIMER,
        [
            {"case_id": case_id, "task": number, "due_at": due}
            for number, due in now_open.timers.items()
            if before.timers.get(number) != due
        ],
    )
    work.run_many(
        cases.PUT_SUBSCRIPTION,
        [
            {"case_id": case_id, "task": number, "name": name, "key": key}
            for number, (name, key) in now_open.messages.items()
            if before.messages.get(number) != (name, key)
        ],
    )


def _write_decisions(step: Step, entry: int) -> None:
    made = [each for each in step.running.log if each.kind == DECISION]
    if not made:
        return
    rows = []
    for place, each in enumerate(made, 1):
        outcome: DecisionOutcome = each.payload
        fired = [{"id": row.id, "index": row.index, "annotation": row.annotation} for row in outcome.rows]
        content = {"value": outcome.value, "rows": fired, "inputs": dict(outcome.inputs)}
        rows.append(
            {
                "case_id": step.case.id,
                "entry": entry,
                "place": place,
                "element": each.element,
                "decision": step.bundle.elements[each.element].extensions.decision_id,
                "result": pack(content),
            }
        )
    step.work.run_many(cases.INSERT_DECISION, rows)


def _write_goods(step: Step, entry: int, at: int) -> None:
    for (product, lot), change in step.view.lots.items():
        if not change.moves:
            continue
        lot_id = change.state.id
        if lot_id is None:
            lot_id = goods.register(step.work, step.case.site, product, lot, unit=change.unit, at=at)
        balance = change.state.balance
        for each in change.moves:
            cause = goods.Cause(step.case.id, entry, each.element, at, step.actor, each.shipment)
            balance = goods.move(step.work, lot_id, balance, [each.move], cause)


def _write_effects(step: Step, entry: int, at: int) -> None:
    """Write what services wanted besides goods that move."""
    view, work, site = step.view, step.work, step.case.site

    def cause(element: str) -> goods.Cause:
        return goods.Cause(step.case.id, entry, element, at, step.actor)

    series = view.changed_series()
    if series is not None:
        series.write(cause)
    for effect, element in view.effects:
        match effect:
            case LinkLots():
                ends = (effect.from_lot, effect.to_lot)
                goods.link(work, site, effect.product, ends, effect.kind, cause(element))
            case NoteReading():
                add_readings(work, site, (effect,), cause(element))
            case CountRecalled():
                add_lines(work, effect.lines, cause(element))
            case DisposeRecords():
                dispose(step.house, work, effect.records, (step.case.id, entry), at)


def _write_incidents(step: Step, now: Mapping[tuple[int, str], str], at: int) -> None:
    """Note new troubles and close those that are over."""
    work = step.work
    known = {
        (task, text): number for number, task, text in work.run(cases.OPEN_INCIDENTS, case_id=step.case.id).fetchall()
    }
    for key, number in known.items():
        if key not in now:
            work.run(cases.RESOLVE_INCIDENT, incident_id=number, now=at, actor=step.actor)
    work.run_many(
        cases.INSERT_INCIDENT,
        [
            {
                "case_id": step.case.id,
                "task": task,
                "element": element,
                "text": text,
                "at": at,
                "resolved_at": None,
                "resolved_by": None,
            }
            for (task, text), element in now.items()
            if (task, text) not in known
        ],
    )
