"""A role named in the panel exists in roles.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        text = element.extensions.candidate_groups
        if text and not text.startswith("=") and not subject.roles.key_of(text):
            yield subject.spot(element, role=text, guess=nearest(text, subject.role_texts))
