"""Keep what was typed when it could not be sent, as far as it fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import CommandRefused
from web.errors import refusal_text
from web.shell import actor, plant, speech


def keep(of: str, data: Mapping[str, Any]) -> None:
    """Keep an entry as the draft of a task id or procedure key; one too long for that stands on the page only."""
    try:
        plant().save_draft(actor(), of, data)
    except CommandRefused:
        return


def keep_in_passing(of: str, data: Mapping[str, Any]) -> str | tuple[str, int]:
    """Keep what is being typed; answers with the line that says so, or why not."""
    try:
        saved = plant().save_draft(actor(), of, data)
    except CommandRefused as error:
        return " ".join(map(refusal_text, error.refusals)), 422
    return speech().say("draft-saved", at=speech().clock(saved))
