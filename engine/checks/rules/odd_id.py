"""An id is written in small letters with underscores, like a verb: decide_disposition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.checks.rules.default_id import is_made_up, snake_case
from engine.checks.subject import Spot, Subject
from engine.errors import Severity

SEVERITY = Severity.WARNING
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if element.id and not _SNAKE.match(element.id) and not is_made_up(element.id):
            yield subject.spot(element, suggestion=snake_case(element.id))
