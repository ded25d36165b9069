"""Between a page's form and a command: reading what was typed, showing it again, keeping it as a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import request

from engine.bundles import Bundle
from engine.commands.files import may_attach
from engine.errors import Refusal
from engine.feel import Host
from engine.forms import Form, KnownFiles
from engine.inbox.case_page import RecordRow
from engine.procedures import Clause, Element, read_clauses
from web.errors import refusal_text
from web.forms import FormView, ProblemView, decode, line_action, present, present_record
from web.shell import actor, plant, shell, speech
from web.staff.sent_files import entries_with_files, pressed_files, refused_files

_OPEN_NOTES = 3  # more of them fold, so that the case so far stays in sight


@dataclass(frozen=True, slots=True)
class Asked:
    """A form in its place: what surrounds its expressions, and at which site it is filled in."""

    form: Form
    scope: Mapping[str, Any]
    host: Host
    site: str
    case_id: int | None = None

    def view(self, values: Mapping[str, Any], refusals: Sequence[Refusal] = (), focus: str = "") -> FormView:
        """Return the form with `values`, ready to be drawn; a refused password stands in the summary too."""
        told = {(each.code, each.field, each.data.get("name")) for each in refusals}
        files = [each for each in refused_files() if (each.code, each.field, each.data.get("name")) not in told]
        own = [*files, *(each for each in refusals if each.field != "password")]
        view = present(
            self.form,
            values,
            speech(),
            scope=self.scope,
            choices=plant().choices(),
            host=self.host,
            refusals=own,
            zone=plant().zone(self.site),
            focus=focus,
            files=self._files(values),
        )
        if text := password_problem(refusals):
            return replace(view, problems=(*view.problems, ProblemView(text, "pw")))
        return view

    def _files(self, values: Mapping[str, Any]) -> KnownFiles:
        """Return the files among the values that the person may attach."""
        if not self.form.asks_for_files:
            return {}
        with plant().database.reading() as work:
            return may_attach(work, actor(), self.case_id, values)


@dataclass(frozen=True, slots=True)
class Note:
    """A clause beside the form, in the reader's language; those of single fields are folded."""

    id: str
    texts: tuple[str, ...]
    reading: str
    folded: bool


def typed(form: Form | None) -> dict[str, Any]:
    """Return what was typed into the page's form, as texts."""
    if form is None:
        return {}
    return decode(form, entries_with_files(form) if form.asks_for_files else request.form)


def pressed_line(form: Form | None, data: dict[str, Any]) -> tuple[dict[str, Any], str] | None:
    """Return the data with a line or file added or removed and where the cursor goes, if such a button was pressed."""
    if form is not None and form.asks_for_files and (field := pressed_files()) is not None:
        return data, field
    action = line_action(form, request.form) if form is not None else None
    if action is None:
        return None
    changed = action.apply(data)
    return changed, action.focus(changed)


def shown(bundle: Bundle, record: RecordRow, site: str, number: str = "") -> FormView | None:
    """Return a record's form as it was filled in, to be read. number: of its case."""
    form = form_of(bundle, record.form)
    if form is None or record.data is None:
        return None
    zone = plant().zone(site)
    return present_record(form, record.data, speech(), choices=plant().choices(), zone=zone, number=number)


def form_of(bundle: Bundle, form_id: str | None) -> Form | None:
    """Return a form of the bundle, None when the element has none."""
    return bundle.forms.get(form_id) if form_id else None


def password_problem(refusals: Sequence[Refusal]) -> str:
    """Return why the signature was not taken."""
    return next((refusal_text(each) for each in refusals if each.field == "password"), "")


def other_problems(refusals: Sequence[Refusal], form: Form | None) -> list[str]:
    """Return the reasons that no form shows: all of them when there is no form."""
    return [] if form is not None else [refusal_text(each) for each in refusals]


def notes_of(element: Element, form: Form | None) -> list[Note]:
    """Return the clauses that the step and its fields carry out, the step's first."""
    ids = [*element.extensions.clauses]
    if form is not None:
        ids += [clause for _, field in form.all_fields() for clause in field.clauses]
    known = _clauses(str(plant().home))
    words = speech()
    notes: list[Note] = []
    for key in dict.fromkeys(ids):
        clause = known.get(key)
        if clause is not None:
            reading = words.name(clause.reading) if clause.reading else ""
            of_step = key in element.extensions.clauses and clause.kind != "flow"
            folded = not of_step or sum(not note.folded for note in notes) >= _OPEN_NOTES
            notes.append(Note(key, tuple(words.name(clause.text).split("\n")), reading, folded))
    return notes


def met_policies(element: Element, role: str, bundle: Bundle) -> list[str]:
    """Return the policies that stand behind a signature, in words."""
    words = speech()
    met = [words.say("policy-role", role=words.name(shell().directory.role(role)))]
    for key in element.extensions.four_eyes:
        other = bundle.elements.get(key)
        if other is not None:
            met.append(words.say("policy-four-eyes", step=words.name(other.names)))
    return met


@lru_cache(maxsize=4)
def _clauses(home: str) -> dict[str, Clause]:
    found: dict[str, Clause] = {}
    for file in sorted((Path(home) / "processes" / "clauses").glob("*.yaml")):
        found |= read_clauses(file.read_bytes(), file.name).clauses
    return found
