"""A property with a misspelled name would be ignored."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject
from engine.errors import Severity
from engine.procedures import Process

SEVERITY = Severity.WARNING
_OF_ELEMENT = ("clause", "name", "description", "signature", "four_eyes", "record", "site")
_OF_PROCESS = ("clause", "name", "description", "prefix", "owner", "document", "title", "result")


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for place in subject.described:
        known = _OF_PROCESS if isinstance(place, Process) else _OF_ELEMENT
        for name in place.extensions.properties:
            base = name.removesuffix(".zh").removesuffix(".ru")
            if base not in known and "." not in base:
                yield subject.spot(place, property=name, guess=nearest(base, known))
