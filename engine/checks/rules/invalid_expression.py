"""Every expression is FEEL that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.expressions import mistake, written
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for each in written(subject):
        if each.is_feel and (reason := mistake(each.text)):
            yield subject.spot(each.place, expression=each.text, reason=reason)
