"""Shipped procedures speak three languages: names, signatures and arrows of gateways."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.procedures import Element, Flow, Process
from engine.vocabulary import LANGUAGES, Names


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for place in subject.everything:
        for what, names in _texts(place):
            missing = [language for language in LANGUAGES if names.en and not getattr(names, language)]
            if missing and subject.plant.translated:
                yield subject.spot(place, what=what, missing=", ".join(f"{what}.{each}" for each in missing))


def _texts(place: Element | Flow | Process) -> Iterator[tuple[str, Names]]:
    yield "name", place.names
    if not isinstance(place, Flow):
        yield from ((name, place.extensions.translated(name)) for name in ("signature", "description"))
