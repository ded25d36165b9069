"""Settings that other engines know but Holdpoint does not would be ignored."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for place in subject.described:
        assignee = ("assignee",) if place.extensions.assignee else ()  # tasks go to roles, not to persons
        for setting in (*place.extensions.others, *assignee):
            yield subject.spot(place, setting=setting)
