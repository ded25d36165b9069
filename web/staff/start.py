"""Starting a case: which procedures the person may start, the start form, the first signature."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.bundles import Bundle
from engine.commands import Started
from engine.commands.once import carried_out, once
from engine.errors import CommandRefused, IdempotencyConflict, NotAllowed, Refusal
from engine.feel import Host
from engine.inbox.tasks import open_of_case
from engine.storage.answers import Answer
from web.shell import actor, plant, shell, site, speech
from web.staff import blueprint
from web.staff.forms import Asked, met_policies, notes_of, other_problems, password_problem, pressed_line, typed
from web.staff.keeping import keep, keep_in_passing
from web.staff.sent_files import refuse_with_its_files

Page = str | Response | tuple[str, int]


@blueprint.get("/start")
def start() -> str:
    """List the procedures the person may start at the site they look at."""
    may = [each for each in shell().directory.procedures.values() if actor().may(each.start_role, site())]
    return render_template("staff/start.html", section="start", procedures=may)


@blueprint.get("/start/<procedure>")
def start_form(procedure: str) -> str:
    """Show the start form, with the draft if there is one."""
    bundle = _bundle(procedure)
    draft = plant().draft(actor(), procedure)
    said = speech().say("draft-saved", at=speech().clock(draft.saved_at)) if draft else ""
    return _page(procedure, bundle, draft.data if draft else None, draft_line=said)


@blueprint.post("/start/<procedure>")
def begin(procedure: str) -> Page:
    """Start the case; or only keep the draft, or add a line to a list: the pressed button tells."""
    _stay_at_the_pages_site()
    bundle = _bundle(procedure)
    data = typed(bundle.start_form)
    if (lines := pressed_line(bundle.start_form, data)) is not None:
        keep(procedure, lines[0])
        return _page(procedure, bundle, lines[0], focus=lines[1])
    try:
        if request.form.get("act") == "draft":
            plant().save_draft(actor(), procedure, data)
            flash(speech().say("draft-saved", at=speech().clock(g.now)), "ok")
            return redirect(url_for("staff.start_form", procedure=procedure))
        refuse_with_its_files()
        started = _started_once(procedure, data)
    except CommandRefused as error:
        keep(procedure, data)
        return _page(procedure, bundle, data, refusals=error.refusals), 422
    plant().discard_draft(actor(), procedure)
    flash(speech().say("case-started", case=started.number), "ok")
    with plant().database.reading() as work:
        mine = [row for row in open_of_case(work, started.id) if actor().may(row.role, row.site)]
    if mine:
        return redirect(url_for("staff.task", task_id=mine[0].id))
    return redirect(url_for("staff.case", number=started.number))


@blueprint.post("/start/<procedure>/draft")
def save_start_draft(procedure: str) -> str | tuple[str, int]:
    """Keep what was typed so far; answers with the line that says so. Late for a sheet that was sent: keep nothing."""
    _stay_at_the_pages_site()
    bundle = _bundle(procedure)
    if carried_out(plant(), actor(), _key()):
        return ""
    return keep_in_passing(procedure, typed(bundle.start_form))


def _started_once(procedure: str, data: dict[str, Any]) -> Started:
    """Start the case, however often the same page is sent: the second click gets the case of the first."""

    def start_it() -> Answer:
        password = request.form.get("password") or None
        found = plant().start_case(actor(), procedure, site(), data, password, speech().language, by_hand=True)
        return Answer(303, f"{found.id} {found.number}".encode())

    sent = hashlib.sha256(json.dumps([procedure, site(), data], sort_keys=True).encode()).digest()
    try:
        answer = once(plant(), actor(), key, sent, start_it) if (key := _key()) else start_it()
    except IdempotencyConflict:  # gone back, entered something else and sent it: that is another case
        answer = start_it()
    case_id, number = answer.body.decode().split(" ", 1)
    return Started(int(case_id), number)


def _key() -> str:
    """Return the key of the page that was sent; a page sent twice has the same."""
    key = request.form.get("idempotency_key", "")[:100]
    return f"page {key}" if key and "\x00" not in key else ""


def _stay_at_the_pages_site() -> None:
    """Take the site that the page was opened for, though the person went on to another one in the meantime."""
    asked = request.form.get("site", "")
    if asked in actor().sites(tuple(shell().directory.sites)):
        g.site = asked


def _bundle(procedure: str) -> Bundle:
    """Return the current bundle of a procedure the person may start here. Raises NotFound, NotAllowed."""
    found = plant().procedure(procedure)
    if not actor().may(found.start_role, site()):
        raise NotAllowed(found.start_role, site())
    return plant().bundle(found.bundle_id)


def _page(
    procedure: str,
    bundle: Bundle,
    values: Any,
    *,
    refusals: Sequence[Refusal] = (),
    focus: str = "",
    draft_line: str = "",
) -> str:
    words, form, now = speech(), bundle.start_form, g.now
    role = plant().procedure(procedure).start_role
    host = Host(now=lambda: now, functions=plant().plant_functions(site()))
    scope = {"site": site()}
    asked = Asked(form, scope, host, site()) if form is not None else None
    if values is None:
        values = form.prefill(scope, host, zone=plant().zone(site())) if form is not None else {}
    return render_template(
        "staff/start_form.html",
        section="start",
        procedure=procedure,
        name=words.name(bundle.names),
        view=asked.view(values, refusals, focus) if asked else None,
        problems=other_problems(refusals, form),
        password_problem=password_problem(refusals),
        meaning=bundle.start.extensions.signature(words.language),
        role=words.name(shell().directory.role(role)),
        met=met_policies(bundle.start, role, bundle),
        submit_key="sign-and-start",
        key=secrets.token_urlsafe(16),
        notes=notes_of(bundle.start, form),
        draft_line=draft_line or words.say("draft-none"),
    )
