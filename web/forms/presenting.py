"""Make a form ready to be drawn: labels in the reader's language, values as texts, conditions decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Any

from engine.errors import Refusal
from engine.feel import Host, Value
from engine.forms import Choices, Field, FieldType, Form, KnownFiles, word_refusal
from engine.forms.entries import Unreadable
from engine.forms.limits import read_entry
from web.forms.decoding import SEPARATOR
from web.forms.page import Page, Spot
from web.forms.views import FormView, ProblemView
from web.wording import Speech

_NO_CHOICES: Choices = {}
_NO_FILES: KnownFiles = {}
_NO_SCOPE: Mapping[str, Value] = {}


def present(  # noqa: PLR0913 - what surrounds a page, each by its name
    form: Form,
    values: Mapping[str, Any],
    speech: Speech,
    *,
    scope: Mapping[str, Value] = _NO_SCOPE,
    choices: Choices = _NO_CHOICES,
    host: Host | None = None,
    refusals: Sequence[Refusal] = (),
    zone: tzinfo | None = None,
    focus: str = "",
    files: KnownFiles = _NO_FILES,
) -> FormView:
    """Make a form ready to be filled in.

    values: typed ones (a fresh form), or texts as they were typed (a draft, a refused submit). scope: variables of
    the task. zone: of the case's site. focus: start of the names that the cursor goes to. files: those the entries
    may name, by hash.
    """
    page = Page(speech, zone or speech.zone, _by_name(refusals), focus, files=files)
    reading = form.validate(values, scope, choices, host, zone=page.zone, language=speech.language, files=files)
    checked = reading.values
    rows = page.container(form.fields, Spot(values, checked, form.around(checked, scope, choices, host)))
    view = FormView(form.id, speech.name(form.names), rows)
    return replace(view, problems=_problems(view, page))


def present_record(
    form: Form,
    values: Mapping[str, Any],
    speech: Speech,
    *,
    choices: Choices = _NO_CHOICES,
    host: Host | None = None,
    zone: tzinfo | None = None,
    number: str = "",
) -> FormView:
    """Make a filled form ready to be read.

    values: as a record keeps them, typed or as JSON writes them. number: of its case. Conditional fields left empty
    are left out.
    """
    page = Page(speech, zone or speech.zone, is_record=True, number=number)
    kept = _as_kept(form.fields, values, page.zone)
    rows = page.container(form.fields, Spot(kept, kept, form.around(kept, {}, choices, host)))
    return FormView(form.id, speech.name(form.names), rows)


def _as_kept(fields: Iterable[Field], values: Mapping[str, Any], zone: tzinfo) -> dict[str, Any]:
    """Read the values of a record by their types; conditions do not hide them, and what is unreadable stays text."""
    kept: dict[str, Any] = {}
    for field in fields:
        value = values.get(field.key)
        if field.type is FieldType.GROUP:
            inner = _as_kept(field.fields, value if field.key and isinstance(value, Mapping) else values, zone)
            kept |= {field.key: inner} if field.key else inner
        elif field.type is FieldType.DYNAMICLIST:
            rows = value if isinstance(value, list) else ()
            kept[field.key] = [_as_kept(field.fields, row, zone) for row in rows if isinstance(row, Mapping)]
        elif field.is_asked and field.type is not FieldType.FILEPICKER:
            try:
                kept[field.key] = read_entry(field, value, zone, None) if value is not None else None
            except Unreadable:
                kept[field.key] = str(value)
        elif field.key:
            kept[field.key] = value
    return kept


def _by_name(refusals: Sequence[Refusal]) -> dict[str, list[Refusal]]:
    """Sort refusals by the name of the input: `dispositions[0].quantity` is `dispositions-0-quantity`."""
    found: dict[str, list[Refusal]] = {}
    for refusal in refusals:
        name = re.sub(r"\[(\d+)\]", r".\1", refusal.field or "").replace(".", SEPARATOR)
        found.setdefault(name, []).append(refusal)
    return found


def _problems(view: FormView, page: Page) -> tuple[ProblemView, ...]:
    """List problems in the order of the page; those of no field last."""
    waiting = {name: [word_refusal(r, page.speech.language) for r in found] for name, found in page.refusals.items()}
    problems = []
    for field in view.fields():
        for text in waiting.pop(field.name, []) if field.name else []:
            label = page.titles.get(field.name, field.label)
            problems.append(ProblemView(page.speech.say("form-problem-at", label=label, problem=text), field.target))
    problems += [ProblemView(text) for texts in waiting.values() for text in texts]
    return tuple(problems)
