"""Several people answer the same form: without a list for the results only the last answer would stay."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import ElementKind


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(ElementKind.USER_TASK):
        loop = element.loop
        if loop is not None and not loop.standard and not (loop.output_collection and loop.output_element):
            yield subject.spot(element)
