"""The service of a service task exists."""

from __future__ import annotations

from collections.abc import Iterator

from engine.checks.calls import SERVICE_TASKS
from engine.checks.guessing import nearest
from engine.checks.subject import Spot, Subject


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.of_kind(*SERVICE_TASKS):
        topic = element.extensions.topic
        if topic and not topic.startswith("=") and topic not in subject.plant.services:
            yield subject.spot(element, topic=topic, guess=nearest(topic, subject.plant.services))
