"""Pages of one record: what was filled in and by whom, what became of it, and its correction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.commands import Correctable, CorrectRecord
from engine.commands.disposal import registers_of
from engine.errors import CommandRefused, Refusal, StaleTask
from engine.inbox import case_page
from engine.inbox.case_page import RecordRow
from engine.inbox.cases import CaseRow
from engine.inbox.retention import Place, kept_of
from engine.registers import REASON
from engine.vocabulary import texts
from web.errors import refusal_text
from web.forms import ProblemView
from web.shell import actor, plant, shell, speech
from web.staff import blueprint
from web.staff.forms import Asked, form_of, password_problem, pressed_line, shown, typed
from web.staff.heads import head_of
from web.staff.registers import document_names
from web.staff.sent_files import refuse_with_its_files
from web.staff.timeline import asked_fields, value_in_words

Page = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """One answer that a correction changed; an empty text for nothing."""

    label: str
    was: str
    now: str


@blueprint.get("/cases/<number>/records/<int:entry>")
def record(number: str, entry: int) -> str:
    """Show one record as it was filled in, with what it corrects or what corrects it; read-only and printable."""
    found, records, signatures = _read(number)
    one = records.get(entry) or abort(404)
    bundle = plant().bundle(found.bundle_id)
    earlier = records.get(one.supersedes) if one.supersedes is not None else None
    return render_template(
        "staff/record.html",
        section="cases",
        head=head_of(found, ()),
        record=one,
        document=document_names(bundle).get(one.document or ""),
        view=shown(bundle, one, found.site, number),
        signature=next((each for each in signatures if each.entry == entry), None),
        earlier=earlier,
        later=next((each for each in records.values() if each.supersedes == entry), None),
        reason=(one.data or {}).get(REASON, ""),
        changes=_changes(found, earlier, one) if earlier is not None else [],
        kept=_kept(found, one),
        may_correct=plant().may_correct(actor(), number, entry),
    )


@blueprint.get("/cases/<number>/records/<int:entry>/correction")
def correction(number: str, entry: int) -> str:
    """Show the form of a record again, filled in as it was, to be corrected."""
    seen = plant().record_to_correct(actor(), number, entry)
    return _page(seen, seen.answers)


@blueprint.post("/cases/<number>/records/<int:entry>/correction")
def correct(number: str, entry: int) -> Page:
    """Write the correction; or only add a line to a list: the pressed button tells."""
    try:
        seen = plant().record_to_correct(actor(), number, entry)
    except StaleTask as error:
        seen = _latest(number, entry)
        return _page(seen, typed(seen.form), reason=request.form.get("correction_reason", ""), faster=error), 409
    data, reason = typed(seen.form), request.form.get("correction_reason", "")
    if (lines := pressed_line(seen.form, data)) is not None:
        return _page(seen, lines[0], reason=reason, focus=lines[1])
    try:
        refuse_with_its_files()
        password = request.form.get("password") or None
        command = CorrectRecord(number, entry, data, reason, password, speech().language, by_hand=True)
        written = plant().correct_record(actor(), command)
    except CommandRefused as error:
        return _page(seen, data, reason=reason, refusals=error.refusals), 422
    except StaleTask as error:
        return _page(_latest(number, entry), data, reason=reason, faster=error), 409
    flash(speech().say("record-corrected"), "ok")
    return redirect(url_for("staff.record", number=number, entry=written))


def _read(number: str) -> tuple[CaseRow, dict[int, RecordRow], tuple[case_page.Signed, ...]]:
    with plant().database.reading() as work:
        found = case_page.find_case(work, actor(), number)
        records = {each.entry: each for each in case_page.records(work, found.id)}
        return found, records, case_page.signatures(work, found.id)


def _kept(found: CaseRow, one: RecordRow) -> list[str]:
    """Return where the record is kept and until when, by the rule that is in force now."""
    from web.registers.keeping import kept_in_words  # its package reads pages of this one

    procedure = plant().procedures().get(found.procedure)
    registers = registers_of(plant().bundle(procedure.bundle_id)) if procedure is not None else ()
    register = next((each for each in registers if each.code == one.document), None)
    if register is None:
        return []
    place = Place(found.procedure, register, found.site, plant().zone(found.site), found.id)
    with plant().database.reading() as work:
        kept = kept_of(work, place, one.at)
    return kept_in_words(kept) if kept is not None else []


def _latest(number: str, entry: int) -> Correctable:
    """Return the newest correction of a record, for one who came too late: what was typed goes there."""
    records = _read(number)[1]
    while (later := next((each for each in records.values() if each.supersedes == entry), None)) is not None:
        entry = later.entry
    return plant().record_to_correct(actor(), number, entry)


def _changes(found: CaseRow, was: RecordRow, now: RecordRow) -> list[Changed]:
    """Return the answers that differ between a record and its correction, in the order of the form."""
    form = form_of(plant().bundle(found.bundle_id), now.form)
    if form is None or was.data is None or now.data is None:
        return []
    words, choices = speech(), plant().choices()
    changed = []
    for field in asked_fields(form.fields):
        before, after = was.data.get(field.key), now.data.get(field.key)
        if before != after:
            texts_of = (value_in_words(field, value, choices) for value in (before, after))
            changed.append(Changed(words.name(field.label), *texts_of))
    return changed


def _page(
    seen: Correctable,
    values: Any,
    *,
    reason: str = "",
    refusals: Sequence[Refusal] = (),
    focus: str = "",
    faster: StaleTask | None = None,
) -> str:
    words, bundle = speech(), seen.bundle
    with plant().database.reading() as work:
        found = case_page.find_case(work, actor(), seen.case.number)
    without = next((refusal_text(each) for each in refusals if each.field == REASON), "")
    asked = Asked(seen.form, seen.scope, seen.host, seen.site, seen.case.id)
    view = asked.view(values, [each for each in refusals if each.field != REASON], focus)
    if without:
        view = replace(view, problems=(*view.problems, ProblemView(without, "cr")))
    return render_template(
        "staff/correction.html",
        section="cases",
        head=head_of(found, ()),
        record=seen.record,
        document=document_names(bundle).get(seen.record.document or ""),
        view=view,
        reason=reason,
        reason_problem=without,
        password_problem=password_problem(refusals),
        meaning=texts.say(words.language, "correction-meaning"),
        role=words.name(shell().directory.role(seen.role)),
        met=[words.say("policy-role", role=words.name(shell().directory.role(seen.role))), words.say("correction-met")],
        submit_key="sign-and-correct",
        faster=words.say("corrected-meanwhile", name=faster.by or "", at=words.moment(faster.at))
        if faster is not None and faster.at is not None
        else "",
    )
