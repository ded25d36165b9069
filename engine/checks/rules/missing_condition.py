"""Where a gateway chooses, every arrow but the default one says when it is taken."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind
from engine.vocabulary import Names

_CHOOSING = frozenset({ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY})


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        for element in process.elements.values():
            if element.kind in _CHOOSING and len(element.outgoing) > 1:
                for key in element.outgoing:
                    if key != element.default and not process.flows[key].condition:
                        yield subject.spot(process.flows[key], gateway=element.names or Names(element.id))
