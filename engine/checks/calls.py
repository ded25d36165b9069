"""What steps call: services with their parameters."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.subject import Subject
from engine.procedures import Element, ElementKind
from engine.services import Service

SERVICE_TASKS = (ElementKind.SERVICE_TASK, ElementKind.SEND_TASK)


def called_services(subject: Subject) -> Iterator[tuple[Element, Service]]:
    """Yield the service tasks whose service is known, with it."""
    for element in subject.of_kind(*SERVICE_TASKS):
        service = subject.plant.services.get(element.extensions.topic or "")
        if service is not None:
            yield element, service


def fixed_text(source: str) -> str | None:
    """Return the text that an input mapping always gives (`on_hold`, `="on_hold"`), None when it computes one."""
    if not source.startswith("="):
        return source
    inner = source[1:].strip()
    if len(inner) > 1 and inner[0] == inner[-1] == '"' and '"' not in inner[1:-1]:
        return inner[1:-1]
    return None
