"""Someone was faster: what they recorded and what one typed oneself, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template

from engine.commands.looking import TaskView
from engine.errors import StaleTask
from engine.forms import Form
from engine.inbox.case_page import ClosedTask, TaskFacts
from engine.vocabulary import TaskStatus
from web.shell import plant, speech
from web.staff.timeline import asked_fields, value_in_words


@dataclass(frozen=True, slots=True)
class Line:
    """One field: what stands in the record, what was typed."""

    label: str
    theirs: str
    yours: str

    @property
    def differs(self) -> bool:
        """Tell whether the two are not the same."""
        return self.theirs != self.yours


def stale_page(
    view: TaskView, facts: TaskFacts, closed: ClosedTask | None, error: StaleTask, data: Mapping[str, Any]
) -> str:
    """Return the page that tells who was faster and compares both entries."""
    words = speech()
    step, case = words.name(view.element.names), facts.case.number
    compared: list[Line] = []
    recorded_by = ""
    if closed is not None and closed.status == TaskStatus.DONE:
        name, at = closed.closed_by_name or words.say("by-the-system"), words.moment(closed.closed_at)
        title, lead = words.say("oops-409", name=name), words.say("oops-409-lead", step=step, case=case, at=at)
        record = next((each for each in facts.records if each.entry == closed.entry), None)
        recorded_by = words.say("compare-recorded", name=name, at=at)
        if record is not None and view.form is not None:
            compared = compare(view.form, record.data or {}, data, facts.case.site)
    elif closed is not None:
        title, lead = words.say("oops-409-nobody"), words.say("oops-409-cancelled-lead", step=step, case=case)
    else:
        name = error.by or words.say("by-the-system")
        title = words.say("oops-409-claimed", name=name)
        lead = words.say("oops-409-claimed-lead", step=step, case=case, name=name)
    return render_template(
        "errors/stale.html",
        status=409,
        section="inbox",
        title=title,
        lead=lead,
        harmless=True,
        kept=[],
        compared=compared,
        recorded_by=recorded_by,
        number_of_case=case,
    )


def compare(form: Form, theirs: Mapping[str, Any], yours: Mapping[str, Any], site: str) -> list[Line]:
    """Return the fields of the form where either side has something."""
    choices, words = plant().choices(), speech()
    own = form.validate(yours, theirs, choices, zone=plant().zone(site), extra="ignore", language=words.language).values
    lines = []
    for field in asked_fields(form.fields):
        left, right = (value_in_words(field, values.get(field.key), choices) for values in (theirs, own))
        if left or right:
            lines.append(Line(words.name(field.label) or field.key, left, right))
    return lines
