"""What people see has a name: tasks, called processes, and gateways that ask something."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity
from engine.procedures import ElementKind

SEVERITY = Severity.WARNING
_ASKING = frozenset({ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if not element.names.en and (
            element.kind.is_activity or (element.kind in _ASKING and len(element.outgoing) > 1)
        ):
            yield subject.spot(element)
