"""Who opens a case says what it is about: the start event of the procedure has a form."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for process in subject.processes:
        start = process.start()
        if process.prefix and start and not start.extensions.form_id:
            yield subject.spot(start)
