"""A service takes only the parameters it declares."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.calls import called_services
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element, service in called_services(subject):
        names = [parameter.name for parameter in service.parameters]
        for target, _ in element.extensions.inputs:
            if target.partition(".")[0] not in names:
                yield subject.spot(element, parameter=target, service=service.title, guess=nearest(target, names))
