"""A number, date, list or yes-or-no for a service is an expression: plain text would be refused."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.calls import called_services, fixed_text
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element, service in called_services(subject):
        types = {parameter.name: parameter for parameter in service.parameters if parameter.type != "text"}
        for target, source in element.extensions.inputs:
            if target in types and fixed_text(source) is not None:
                yield subject.spot(element, label=types[target].label, parameter=target, value=source)
