"""Elements that Holdpoint does not know are not carried out."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.AD_HOC_SUB_PROCESS, ElementKind.UNKNOWN):
        yield subject.spot(element, tag=element.tag)
