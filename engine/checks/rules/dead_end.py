"""After every step the case goes on or ends: a step without an arrow would stay for ever."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind

_ENDS = frozenset({ElementKind.END_EVENT, ElementKind.EVENT_SUB_PROCESS})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    unordered = {element.id for element in subject.of_kind(ElementKind.AD_HOC_SUB_PROCESS)}
    for element in subject.elements:
        if not element.outgoing and element.kind not in _ENDS and element.parent not in unordered:
            yield subject.spot(element)
