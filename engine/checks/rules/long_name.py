"""A name that does not fit its box, an inbox line or a phone is not read."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity
from engine.vocabulary import LANGUAGES

SEVERITY = Severity.WARNING
LIMIT = 120


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for place in subject.everything:
        for language in LANGUAGES:
            text = place.names.text(language)
            if len(text) > LIMIT:
                yield subject.spot(place, length=len(text), limit=LIMIT)
                break
