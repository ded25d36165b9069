"""The owner of a procedure is a role, and its document has clauses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bundles.collecting import ROLES
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        if process.owner and not subject.is_unread(ROLES) and process.owner not in subject.roles:
            yield subject.spot(process, owner=process.owner)
