"""A link leads nowhere here: draw the arrow, or call another process."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import EventKind

_KINDS = frozenset({EventKind.LINK})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if any(event.kind in _KINDS for event in element.events):
            yield subject.spot(element)
