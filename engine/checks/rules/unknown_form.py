"""The form of a task exists in the folder of the procedure."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        form = element.extensions.form_id
        if form and form not in subject.forms and f"form:{form}" not in subject.known:
            yield subject.spot(
                element, form=form, guess=nearest(form, subject.forms), folder=f"forms/{subject.procedure}"
            )
