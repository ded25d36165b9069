"""A linked case follows a procedure that the plant has."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.calls import called_services, fixed_text
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject

_STARTS_CASE = "case.start"


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    known = subject.plant.procedures | {subject.procedure}
    for element, service in called_services(subject):
        named = dict(element.extensions.inputs).get("procedure")
        procedure = fixed_text(named) if named and service.topic == _STARTS_CASE else None
        if procedure is not None and procedure not in known:
            yield subject.spot(element, procedure=procedure, guess=nearest(procedure, known))
