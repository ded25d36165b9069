"""An element that is not drawn cannot be seen in the editor."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity

SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for diagram in subject.diagrams:
        for element in diagram.elements:
            if element.id not in diagram.shapes:
                yield subject.spot(element)
        for flow in diagram.flows:
            if flow.id not in diagram.edges:
                yield subject.spot(flow)
