"""Where a service takes one of some values, a fixed one is among them."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.calls import called_services, fixed_text
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element, service in called_services(subject):
        choices = {parameter.name: parameter.choices for parameter in service.parameters if parameter.choices}
        for target, source in element.extensions.inputs:
            value = fixed_text(source)
            if value is not None and target in choices and value not in choices[target]:
                yield subject.spot(element, parameter=target, value=value, choices=", ".join(choices[target]))
