"""An id stands once in a procedure: history, four eyes and registers tell elements apart by it."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    seen: dict[str, str] = {}
    for diagram in subject.diagrams:
        for key in diagram.repeated:
            if key:
                yield Spot(diagram.file, key, {"name": key, "other": diagram.file})
        names = {element.id: element.names for element in diagram.elements}
        names |= {flow.id: flow.names for flow in diagram.flows}
        names |= {process.id: process.names for process in diagram.processes}
        for key, name in names.items():
            other = seen.setdefault(key, diagram.file)
            if other != diagram.file:
                yield Spot(diagram.file, key, {"name": name, "other": other})
