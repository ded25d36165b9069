"""An expression reads only variables that something before it sets: a form, a decision, a service, a mapping."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.dataflow import Read, flowing
from engine.checks.guessing import nearest
from engine.checks.properties import known_properties
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for read in flowing(subject).reads:
        if not read.state.anything:
            for name in sorted(_unknown(subject, read)):
                guess = nearest(name, read.state.maybe)
                yield subject.spot(read.place, variable=name, expression=read.text, guess=guess)


def _unknown(subject: Subject, read: Read) -> frozenset[str]:
    return (read.names - read.state.maybe) | (read.unsure - read.state.maybe - known_properties(subject))
