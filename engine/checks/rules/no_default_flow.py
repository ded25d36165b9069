"""A gateway that chooses one arrow always finds one: a default, or conditions that cover every case."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.choices import choices
from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for choice in choices(subject):
        exclusive = choice.gateway.kind is ElementKind.EXCLUSIVE_GATEWAY
        if exclusive and not choice.gateway.default and not choice.is_covered and choice.missed is None:
            yield subject.spot(choice.gateway)
