"""An id that the Modeler made up (Activity_1x9f) says nothing in history, registers and scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.checks.subject import Spot, Subject
from engine.errors import Severity

SEVERITY = Severity.WARNING
_MADE_UP = re.compile(r"(Activity|Event|Gateway|Task|UserTask|ServiceTask|StartEvent|EndEvent)_\w{5,}\Z")


def find(subject: Subject) -> Iterator[Spot]:
    """Yield where the rule is broken."""
    for element in subject.elements:
        if is_made_up(element.id):
            yield subject.spot(element, suggestion=snake_case(element.names.en or str(element.kind)))


def is_made_up(key: str) -> bool:
    """Tell whether the Modeler made up the id."""
    return bool(_MADE_UP.match(key)) and any(character.isdigit() for character in key)


def snake_case(text: str) -> str:
    """Return `text` as an id: `Decide disposition?` becomes `decide_disposition`."""
    return "_".join(re.findall(r"[a-z0-9]+", text.lower())) or "do_something"
