"""A transaction is not carried out: use an embedded or a called process."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    yield from map(subject.spot, subject.of_kind(ElementKind.TRANSACTION))
