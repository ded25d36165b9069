"""A prefix is two to six capital letters or digits, as in NC-2026-0001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.checks.subject import Spot, Subject

_PREFIX = re.compile(r"[A-Z][A-Z0-9]{1,5}\Z")


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        if process.prefix and not _PREFIX.match(process.prefix):
            yield subject.spot(process, prefix=process.prefix)
