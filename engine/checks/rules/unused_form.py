"""A form that no task shows is never filled in."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    used = {element.extensions.form_id for element in subject.elements}
    for form in subject.forms.values():
        if form.id not in used and not subject.has_unread_diagrams:
            yield Spot(form.file, form.id, {"name": form.id})
