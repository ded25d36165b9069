"""The document that a procedure carries out has its clauses in processes/clauses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    known = subject.plant.documents
    for process in subject.processes:
        for document in (process.document or "").split():
            if document not in known | subject.plant.unread:
                yield subject.spot(process, document=document, guess=nearest(document, known))
