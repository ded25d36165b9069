"""The text of a lane names a role, by its key or its name in any language."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bundles.collecting import ROLES
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    if subject.is_unread(ROLES):
        return
    for process in subject.processes:
        for lane in process.lanes:
            if not subject.roles.key_of(lane.role_text):
                guess = nearest(lane.role_text, subject.role_texts)
                yield Spot(subject.file_of(process.id), lane.id, {"name": lane.name, "role": lane.name, "guess": guess})
