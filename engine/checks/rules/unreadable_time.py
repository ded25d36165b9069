"""A timer or due date says when: a duration (P2D, PT4H), a date and time with its offset, or a repetition (R3/PT1H)."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.feel import compile_expression
from engine.procedures import EventKind

_READ = {
    EventKind.TIMER_DURATION: compile_expression("duration(text) != null"),
    EventKind.TIMER_DATE: compile_expression("date and time(text) != null"),
    EventKind.TIMER_CYCLE: compile_expression(
        'matches(text, "^R\\d*/") and duration(replace(text, "^.*/", "")) != null'
    ),
}


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        for event in element.events:
            text = event.expression or ""
            if event.kind in _READ and not text.startswith("=") and not _is_readable(event.kind, text):
                yield subject.spot(element, time=text)
        due = element.extensions.due_date or ""
        if due and not due.startswith("=") and not _is_readable(EventKind.TIMER_DATE, due):
            yield subject.spot(element, time=due)


def _is_readable(kind: EventKind, text: str) -> bool:
    return _READ[kind].evaluate({"text": text}) is True
