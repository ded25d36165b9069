"""Quick entry of a reading: a few numbers on the card of a point, one submit, and the next point."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.errors import CommandRefused, NotAllowed, Refusal
from engine.inbox.points import PointRow, find_point, points
from engine.monitoring import Limit, Verdict, judge
from web.shell import actor, plant, speech
from web.staff import blueprint
from web.wording import Speech

MESSAGE = "ccp_reading"
_KINDS = {Verdict.IN_LIMITS: "ok", Verdict.WARNING: "warn", Verdict.OUT: "warn"}


@blueprint.post("/points/<number>/reading")
def note_reading(number: str) -> Response:
    """Take a reading: it completes the task when one is open, else it goes to the case as a reading in between."""
    words = speech()
    with plant().database.reading() as work:
        row = find_point(work, actor(), number)
    if not actor().may(row.role, row.case.site):
        raise NotAllowed(row.role, row.case.site)
    given = {limit.parameter.value: value for limit in row.limits if (value := _given(limit, words)) is not None}
    judged = judge(row.limits, given)
    if judged.verdict is Verdict.UNREADABLE or len(given) < len(row.limits):
        flash(words.say("points-not-noted"), "error")
        return redirect(f"{url_for('staff.point_list')}#{number}")
    try:
        _hand_in(row, given, words)
    except CommandRefused as refused:
        flash(_first(refused.refusals, words), "error")
        return redirect(f"{url_for('staff.point_list')}#{number}")
    flash(words.say(f"points-noted-{judged.verdict.value.replace('_', '-')}"), _KINDS[judged.verdict])
    return redirect(f"{url_for('staff.point_list')}#{_next(row)}")


def _hand_in(row: PointRow, given: dict[str, Any], words: Speech) -> None:
    if row.reading_task is not None:
        plant().complete_task(actor(), row.reading_task.id, given, language=words.language)
    else:
        plant().deliver_message(actor(), MESSAGE, row.key, {**given, "read_by": "person"})


def _given(limit: Limit, words: Speech) -> str | None:
    """Return what was entered, a number in machine notation; None for nothing."""
    text = request.form.get(limit.parameter.value, "").strip()
    if not text or not limit.parameter.is_measured:
        return text or None
    return text.replace("−", "-").replace(",", "." if words.language == "ru" or text.count(",") == 1 else "")


def _next(row: PointRow) -> str:
    """Return the number of the point that is to be read next, of those the person reads: the one that waits longest."""
    with plant().database.reading() as work:
        found = points(work, actor(), row.case.site)
    waiting = [each for each in found if each.reading_task is not None and actor().may(each.role, each.case.site)]
    return waiting[-1].case.number if waiting else row.case.number


def _first(refusals: tuple[Refusal, ...], words: Speech) -> str:
    first = refusals[0]
    return words.say(f"refusal-{first.code.replace('_', '-')}", **first.data)
