"""A service gets every parameter it needs."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.calls import called_services
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element, service in called_services(subject):
        given = {target.partition(".")[0] for target, _ in element.extensions.inputs}
        for parameter in service.parameters:
            if parameter.required and parameter.name not in given:
                yield subject.spot(element, parameter=parameter.name, label=parameter.label, service=service.title)
