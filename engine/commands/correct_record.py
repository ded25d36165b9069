"""Correct a record: nothing is overwritten, a new record with reason and signature supersedes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.bundles import Bundle
from engine.commands.columns import answers_of
from engine.commands.complete_task import seen_by_four_eyes
from engine.commands.files import attach_files, may_attach
from engine.commands.house import House
from engine.commands.replaying import case_before
from engine.commands.saving import SignedAs, history_row
from engine.commands.signing import signed
from engine.commands.step import Step
from engine.errors import CommandRefused, HoldpointError, NotAllowed, NotFound, Refusal, StaleTask
from engine.feel import Host as FeelHost
from engine.forms import Form
from engine.forms.policies import form_policies
from engine.identity import Actor
from engine.inbox import case_page
from engine.inbox.case_page import RecordRow
from engine.records import Entry, content_hash, next_mac
from engine.registers import BESIDE, REASON
from engine.storage import Work, cases, micros
from engine.storage.cases import CaseRow, ItemRow
from engine.vocabulary import LANGUAGES, texts
from engine.workflow.values import pack

CORRECTION = "correction"
_LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class CorrectRecord:
    """Supersede record `entry` of the case `number` by what `data` says, for `reason`.

    `by_hand`: the data were typed on a page, numbers in the manner of `language`; else a program sent them.
    """

    number: str
    entry: int
    data: Mapping[str, Any]
    reason: str
    password: str | None = None
    language: str = "en"
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Correctable:
    """A record that the person may correct, and what its form saw when it was filled in.

    `role` is that in which the person corrects, `task` the task that wrote the record first; none for a start form.
    """

    case: CaseRow
    record: RecordRow
    bundle: Bundle
    form: Form
    role: str
    site: str
    task: int | None
    item: ItemRow | None
    scope: Mapping[str, Any]
    host: FeelHost

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the record says now, by the keys of the form."""
        return dict(answers_of(self.record.data))


def record_to_correct(house: House, actor: Actor, number: str, entry: int) -> Correctable:
    """Return a record for correction.

    Raises NotFound, NotAllowed (neither a holder of the role that made it nor a head above), StaleTask (corrected
    already), CommandRefused (it has no form, or its content or what it built upon was disposed of).
    """
    seen, first = _may_be_corrected(house, actor, number, entry)
    return replace(seen, scope=_scope(house, seen.case, first, seen.task))


def may_correct(house: House, actor: Actor, number: str, entry: int) -> bool:
    """Tell whether the person may correct the record now."""
    try:
        _may_be_corrected(house, actor, number, entry)
    except HoldpointError:
        return False
    return True


def _may_be_corrected(house: House, actor: Actor, number: str, entry: int) -> tuple[Correctable, int]:
    """Return a record without what its form saw, and the entry that the first of its corrections corrects."""
    with house.database.reading() as work:
        case_id = case_page.find_case(work, actor, number).id
        records = {each.entry: each for each in case_page.records(work, case_id)}
        tasks = {row[0]: row[4] for row in work.run(cases.HISTORY_OF, case_id=case_id).fetchall()}
    record = records.get(entry)
    if record is None:
        raise NotFound("record", f"{number}/{entry}")
    first = record
    while first.supersedes is not None:
        first = records[first.supersedes]
    with house.database.reading() as work:
        found = cases.look(work, case_id, tasks[first.entry])
    if found is None:
        raise NotFound("case", number)
    case, item = found
    bundle, site = house.bundle(case.bundle_id), item.site if item is not None else case.site
    role = _corrects_as(house, actor, first.role or bundle.start_role, site)
    _is_latest(record, records.values())
    form = bundle.forms.get(first.form or "")
    if form is None:
        raise CommandRefused([Refusal("record_without_form")])
    if any(each.data is None for each in records.values() if each.entry <= entry):
        raise CommandRefused([Refusal("content_disposed")])
    host = FeelHost(now=lambda: first.at, functions=house.plant_functions(site))
    return Correctable(case, record, bundle, form, role, site, tasks[first.entry], item, {}, host), first.entry


def correct_record(house: House, actor: Actor, command: CorrectRecord) -> int:
    """Write the correction and return its entry. The case goes on as it was decided; its variables stay.

    Raises what `record_to_correct` raises, and CommandRefused (form, reason, four eyes, signature, nothing changed).
    """
    seen = record_to_correct(house, actor, command.number, command.entry)
    meaning = texts.say(command.language if command.language in LANGUAGES else "en", "correction-meaning")
    signature, refusals = signed(house, actor, seen.role, seen.site, meaning, command.password)
    with house.database.transaction() as work:
        found = cases.load(work, seen.case.id, seen.task)
        if found is None:
            raise NotFound("case", command.number)
        _is_latest(seen.record, case_page.records(work, seen.case.id))
        payload = _checked(house, work, seen, actor, command, refusals)
        return _write(house, work, found[0], seen, actor, payload, signature)


def _corrects_as(house: House, actor: Actor, made_by: str, site: str) -> str:
    """Return the role in which the person may correct: that which made the record, or one above it."""
    for role in (made_by, *house.heads_of(made_by)):
        if actor.may(role, site):
            return role
    raise NotAllowed(made_by, site)


def _is_latest(record: RecordRow, records: Any) -> None:
    """Refuse to correct what somebody corrected already: there is one latest entry."""
    later = next((each for each in records if each.supersedes == record.entry), None)
    if later is not None:
        raise StaleTask("corrected", later.by_name, later.at)


def _scope(house: House, case: CaseRow, entry: int, task: int | None) -> Mapping[str, Any]:
    """Return the variables that the form saw: the case is run again up to there."""
    if task is None:
        return {"site": case.site}
    return case_before(house, case.id, entry).values(task)


def _checked(
    house: House, work: Work, seen: Correctable, actor: Actor, command: CorrectRecord, unsigned: list[Refusal]
) -> dict[str, Any]:
    """Return what is kept of the correction. Raises CommandRefused with all reasons."""
    checked = seen.form.validate(
        command.data,
        seen.scope,
        house.choices(),
        host=seen.host,
        zone=house.zone(seen.site),
        language=command.language if command.by_hand else None,
        extra="ignore" if command.by_hand else "refuse",
        files=may_attach(work, actor, seen.case.id, command.data) if seen.form.asks_for_files else {},
    )
    refusals = list(checked.refusals)
    if not refusals:
        refusals += form_policies(checked.values, seen.scope, seen.record.at)
        if pack(checked.values) == pack({key: seen.answers.get(key) for key in checked.values}):
            refusals.append(Refusal("nothing_corrected"))
    refusals += _reason_is_given(command.reason)
    if seen.item is not None:
        step = Step(house, work, seen.case, seen.item, now=house.clock(), actor=actor.id)
        elements = seen.bundle.elements[seen.record.element].extensions.four_eyes
        refusals += seen_by_four_eyes(step, seen.item, elements, actor)
    refusals += unsigned
    if refusals:
        raise CommandRefused(refusals)
    beside = (seen.record.data or {}).get(BESIDE)
    kept = {**checked.values, BESIDE: beside} if beside else checked.values
    return {**kept, REASON: command.reason.strip()}


def _reason_is_given(reason: str) -> list[Refusal]:
    """A correction says why it was made."""
    if not reason.strip():
        return [Refusal("required", REASON)]
    if len(reason) > _LONGEST_REASON:
        return [Refusal("too_long", REASON, {"limit": _LONGEST_REASON, "length": len(reason)})]
    return []


def _write(
    house: House,
    work: Work,
    case: CaseRow,
    seen: Correctable,
    actor: Actor,
    payload: Mapping[str, Any],
    signature: SignedAs | None,
) -> int:
    entry, at, content = case.entries + 1, micros(house.clock()), pack(payload)
    digest, absent = content_hash(content), actor.on_behalf_of(seen.role, seen.site)
    element, away = seen.record.element, absent.id if absent is not None else None
    filed = (seen.record.document, seen.record.form, seen.record.entry)
    chained = Entry(entry, at, CORRECTION, element, None, actor.id, seen.role, digest, away, *filed)
    head = next_mac(house.history_key, case.head, case.id, chained)
    work.add(cases.INSERT_HISTORY, [history_row(case.id, chained, content, head, is_record=True)])
    work.run(
        cases.SAVE_CASE,
        case_id=case.id,
        old_version=case.version,
        new_state=case.state,
        new_walked=case.walked,
        new_entries=entry,
        new_head=head,
    )
    attach_files(work, {"case_id": case.id, "entry": entry, "element": element, "at": at, "by": actor.id}, payload)
    if signature is not None:
        work.run(
            cases.INSERT_SIGNATURE,
            case_id=case.id,
            entry=entry,
            user_id=signature.user_id,
            name=signature.name,
            for_name=signature.for_name,
            role=signature.role,
            meaning=signature.meaning,
            hash=digest,
            at=at,
        )
    return entry
