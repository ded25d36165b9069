"""Two shapes that lie on each other hide something."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity
from engine.procedures import ElementKind
from engine.vocabulary import Names

SEVERITY = Severity.WARNING
TOLERANCE = 2.0


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for diagram in subject.diagrams:
        drawn = [each for each in diagram.elements if each.id in diagram.shapes and not each.kind.is_scope]
        drawn = [each for each in drawn if each.kind is not ElementKind.BOUNDARY_EVENT]
        drawn.sort(key=lambda each: diagram.shapes[each.id].x)
        for position, element in enumerate(drawn):
            bounds = diagram.shapes[element.id]
            for other in drawn[position + 1 :]:
                if diagram.shapes[other.id].x >= bounds.x + bounds.width:
                    break
                if other.parent == element.parent and bounds.overlaps(diagram.shapes[other.id], by=TOLERANCE):
                    yield subject.spot(other, other=element.names or Names(element.id))
