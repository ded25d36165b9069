"""A condition, list or result is an expression: it begins with an equals sign, else it is only a text."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.expressions import written
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for each in written(subject):
        if each.must_be_feel and not each.is_feel and each.text:
            yield subject.spot(each.place, expression=each.text)
