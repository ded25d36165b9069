"""What happened in a case, told for people: who did what when, what was signed, what moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from engine.bundles import Bundle
from engine.forms import Choices, Field, FieldType, Form, files_in
from engine.inbox.case_page import Event, TaskFacts
from engine.inbox.tasks import TaskRow
from engine.registers import REASON
from web.account.people import initials
from web.shell import shell, speech
from web.staff.goods import movement_in_words

_MOST_TOLD = 4
_LONGEST = 160
_ICONS = {
    "start": "plus",
    "form": "check",
    "correction": "pen",
    "message": "inbox",
    "time": "time",
    "retry": "rework",
    "error": "warn",
}
_BY_SYSTEM = frozenset({"service", "decision", "time", "error", "message", "move"})


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the timeline; `kind` is now, sys or empty."""

    entry: int
    kind: str
    mark: str
    title: str
    lines: tuple[str, ...]
    who: str
    initials: str
    role: str
    meaning: str
    day: str
    clock: str
    iso: str
    record: bool
    href: str = ""


def timeline(facts: TaskFacts, bundle: Bundle) -> list[Happened]:
    """Return the entries newest first; what services and tables did quietly is told only where goods moved."""
    units = {lot.id: lot.unit for lot in facts.lots}
    records = {record.entry for record in facts.records}
    told = [
        _happened(event, bundle, units, event.entry in records)
        for event in facts.events
        if event.kind not in {"service", "decision"} or event.movements
    ]
    return told[::-1]


def so_far(facts: TaskFacts, bundle: Bundle) -> list[Happened]:
    """Return what people did, oldest first, for the margin of a task."""
    return [entry for entry in reversed(timeline(facts, bundle)) if not entry.kind]


def open_in_words(task: TaskRow) -> str:
    """Return who has an open task, or which role it waits for."""
    return task.assignee_name or speech().name(shell().directory.role(task.role))


def _happened(event: Event, bundle: Bundle, units: Mapping[int, str], recorded: bool) -> Happened:
    words = speech()
    form = _form_of(event, bundle)
    name = ": ".join(filter(None, (words.name(event.names), _part(form, event.data))))
    lines = [*_why(event), *told(form, event.data), *(movement_in_words(m, units, words) for m in event.movements)]
    by_system = event.kind in _BY_SYSTEM or event.actor_name is None
    role = words.name(shell().directory.role(event.role)) if event.role else ""
    return Happened(
        entry=event.entry,
        kind="sys" if by_system else "",
        mark=_ICONS.get(event.kind, "right"),
        title=_title(event, name),
        lines=tuple(lines),
        who=acted_by(event.actor_name, event.for_name) or words.say("by-the-system"),
        initials=initials(event.actor_name or "Holdpoint"),
        role=role,
        meaning=event.signature.meaning if event.signature else "",
        day=words.day(event.at),
        clock=words.clock(event.at),
        iso=words.iso(event.at),
        record=recorded,
    )


def _why(event: Event) -> list[str]:
    """Return the reason of a correction."""
    reason = event.data.get(REASON) if isinstance(event.data, Mapping) else None
    return [speech().say("corrected-because", reason=reason)] if reason else []


def acted_by(name: str | None, away: str | None) -> str:
    """Return who did it, and for whom when standing in: Li Wei for Zhang Min."""
    return speech().say("acted-for", name=name or "", away=away) if away else name or ""


def _title(event: Event, name: str) -> str:
    words = speech()
    if event.kind == "form":
        return name
    if event.kind == "start":
        return name or words.say("happened-start")
    key = f"happened-{event.kind}"
    return (
        words.say(key, name=name)
        if event.kind in {"message", "time", "service", "error", "retry", "decision", "correction"}
        else name
    )


def _form_of(event: Event, bundle: Bundle) -> Form | None:
    element = bundle.elements.get(event.element)
    form_id = element.extensions.form_id if element else None
    try:
        return bundle.forms[form_id] if form_id and event.kind in {"form", "start", "correction"} else None
    except KeyError:
        return None


def _part(form: Form | None, data: Any) -> str:
    """Return whom or what the step was about, where a field of the form has the property `names_part`."""
    if form is None or not isinstance(data, Mapping):
        return ""
    named = (data.get(field.key) for field in asked_fields(form.fields) if field.properties.get("names_part") == "true")
    return next((text for text in named if isinstance(text, str)), "")


def told(form: Form | None, data: Any) -> Iterable[str]:
    """Return the first few answers of a form in words: Disposition: rework; not what it only showed."""
    if form is None or not isinstance(data, Mapping):
        return []
    choices = shell().plant.choices()
    answers = []
    for field in asked_fields(form.fields):
        text = value_in_words(field, data.get(field.key), choices)
        label = speech().name(field.label)
        if text and label and field.readonly is not True:
            answers.append(f"{label}: {text}"[:_LONGEST])
    return answers[:_MOST_TOLD]


def asked_fields(fields: Sequence[Field]) -> Iterable[Field]:
    """Yield the fields that write something, those in groups too."""
    for field in fields:
        if field.key and field.writes:
            yield field
        elif field.fields:
            yield from asked_fields(field.fields)


def value_in_words(field: Field, value: Any, choices: Choices) -> str:
    """Return one value of a form as the reader's language writes it; empty for nothing."""
    words = speech()
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    if isinstance(value, (Decimal, int)):
        return words.quantity(Decimal(value), field.unit if isinstance(field.unit, str) else "")
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Mapping):
        parts = (value_in_words(inner, value.get(inner.key), choices) for inner in asked_fields(field.fields))
        return " ".join(part for part in parts if part)
    if field.type is FieldType.FILEPICKER:
        return words.say("form-list-comma").join(file.name for _, file in files_in({"": value}))
    if isinstance(value, (list, tuple)):
        return ", ".join(part for part in (value_in_words(field, each, choices) for each in value) if part)
    options = field.options or choices.get(field.options_key, ())
    return next((words.name(each.names) for each in options if each.value == value), str(value))
