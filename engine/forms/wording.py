"""A refusal in words."""

from __future__ import annotations

from engine.errors import Refusal
from engine.vocabulary import Names, texts


def word_refusal(refusal: Refusal, language: str) -> str:
    """Say why an entry is not taken, in `language`; a form may bring a sentence of its own for its pattern."""
    own = refusal.data.get("sentence")
    if isinstance(own, Names) and own:
        return own.text(language)
    return texts.say(language, f"refusal-{refusal.code.replace('_', '-')}", **refusal.data)
