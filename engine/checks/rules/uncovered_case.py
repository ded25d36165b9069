"""The conditions of a gateway without default forget an answer that a form or decision can give."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.choices import choices
from engine.checks.subject import Spot, Subject
from engine.feel import to_text


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for choice in choices(subject):
        if not choice.gateway.default and not choice.is_covered and choice.missed is not None:
            case = ", ".join(f"{name} = {to_text(value)}" for name, value in choice.missed.items())
            yield subject.spot(choice.gateway, case=case)
