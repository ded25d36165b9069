"""The document or register that an element fills stands in registers.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bundles.collecting import REGISTERS
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    if subject.is_unread(f"processes/{subject.procedure}/{REGISTERS}"):
        return
    codes = [register.code for register in subject.registers]
    for element in subject.elements:
        code = element.extensions.record
        if code and code not in codes:
            yield subject.spot(element, code=code, guess=nearest(code, codes))
