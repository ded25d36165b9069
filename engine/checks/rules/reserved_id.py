"""The ids Start, End and Root are taken: with them the procedure would silently be empty."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject

_TAKEN = frozenset({"Start", "End", "Root"})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for place in subject.everything:
        if place.id in _TAKEN:
            yield subject.spot(place)
