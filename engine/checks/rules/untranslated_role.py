"""Roles of shipped procedures have names in three languages."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bundles.collecting import ROLES
from engine.checks.subject import Spot, Subject
from engine.vocabulary import LANGUAGES


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for role in subject.roles.by_key.values() if subject.plant.translated else ():
        missing = [language for language in LANGUAGES if not getattr(role.names, language)]
        if missing:
            yield Spot(ROLES, role.key, {"name": role.key, "missing": ", ".join(missing)})
