"""A register is filled by elements that exist in the diagram it names."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    elements = {(subject.file_of(each.process).rpartition("/")[2], each.id) for each in subject.elements}
    for register in subject.registers:
        for file, element in register.sources:
            if (file, element) not in elements and not subject.has_unread_diagrams:
                yield Spot(register.file, register.code, {"name": register.code, "file": file, "target": element})
