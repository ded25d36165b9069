"""Page of absences: who is away, who stands in, and naming a substitute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.commands.absences import NameSubstitute, absences_of, may_name_for
from engine.errors import CommandRefused, Refusal
from engine.storage import absences, moment
from engine.storage.absences import AbsenceRow
from web.errors import refusal_text
from web.shell import actor, plant, site, speech
from web.staff import blueprint

_FIELDS = ("person", "substitute", "first_day", "last_day")


@dataclass(frozen=True, slots=True)
class Away:
    """One absence in the reader's words; `kind` is mine, stand-in or other."""

    id: int
    kind: str
    name: str
    substitute: str
    days: str
    running: bool
    named_by: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person to choose."""

    username: str
    name: str


@blueprint.get("/absences")
def absences_page() -> str:
    """Show the absences that concern the reader, and a form to name who stands in."""
    return _page({}, ())


@blueprint.post("/absences")
def name_substitute() -> str | tuple[str, int] | Response:
    """Name who stands in; what is wrong is said beside its field, nothing typed is lost."""
    typed = {key: request.form.get(key, "").strip() for key in _FIELDS}
    try:
        command = NameSubstitute(typed["person"] or actor().username, typed["substitute"], *_days(typed), site=site())
        plant().name_substitute(actor(), command)
    except CommandRefused as refused:
        return _page(typed, refused.refusals), 422
    flash(speech().say("absence-named"), "ok")
    return redirect(url_for("staff.absences_page"))


@blueprint.post("/absences/<int:absence_id>/withdraw")
def withdraw_substitute(absence_id: int) -> Response:
    """End an absence now."""
    plant().withdraw_substitute(actor(), absence_id)
    flash(speech().say("absence-withdrawn"), "ok")
    return redirect(url_for("staff.absences_page"))


def _page(typed: Mapping[str, str], refusals: tuple[Refusal, ...]) -> str:
    me, today = actor(), speech().local(g.now).date()
    with plant().database.reading() as work:
        everybody = [Somebody(username, name) for _, username, name in absences.people_of(work, site())]
        mine_to_name = [
            Somebody(username, name)
            for number, username, name in absences.people_of(work, site())
            if number != me.id and may_name_for(plant(), work, me, number)
        ]
    rows = [_away(row) for row in absences_of(plant(), me)]
    return render_template(
        "staff/absences.html",
        section="absences",
        rows=rows,
        people=[one for one in everybody if one.username != (typed.get("person") or me.username)],
        others=mine_to_name,
        typed={"first_day": today.isoformat(), "last_day": today.isoformat(), **typed},
        problems={refusal.field or "": refusal_text(refusal) for refusal in refusals},
        today=today.isoformat(),
    )


def _away(row: AbsenceRow) -> Away:
    words, me = speech(), actor()
    first, last = moment(row.from_at), moment(row.until_at) - dt.timedelta(microseconds=1)
    kind = "mine" if row.user_id == me.id else "stand-in" if row.substitute_id == me.id else "other"
    days = words.day(first) if words.day(first) == words.day(last) else f"{words.day(first)} – {words.day(last)}"
    return Away(row.id, kind, row.name, row.substitute, days, first <= g.now, row.named_by)


def _days(typed: Mapping[str, str]) -> tuple[dt.date, dt.date]:
    """Return both days. Raises CommandRefused naming each that is no day."""
    found, refusals = [], []
    for key in ("first_day", "last_day"):
        try:
            found.append(dt.date.fromisoformat(typed[key]))
        except ValueError:
            refusals.append(Refusal("not-a-date" if typed[key] else "required", key))
    if not typed["substitute"]:
        refusals.append(Refusal("required", "substitute"))
    if refusals:
        raise CommandRefused(refusals)
    return found[0], found[1]
