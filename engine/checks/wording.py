"""Words findings in the process owner's language."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from engine.errors import Finding
from engine.vocabulary import Names, texts


def word(finding: Finding, language: str = "en") -> str:
    """Return the sentence of a finding: what is wrong and what to do."""
    values = {name: _plain(value, language) for name, value in finding.data.items()}
    values["name"] = values.get("name") or finding.element or finding.file
    sentence = texts.say(language, f"finding-{finding.rule.replace('_', '-')}", **values)
    guess = values.get("guess")
    return f"{sentence} {texts.say(language, 'finding-guess', guess=guess)}" if guess else sentence


def line(finding: Finding, language: str = "en") -> str:
    """Return a finding as one line: `file:element: rule: sentence`."""
    return f"{finding.file}:{finding.element}: {finding.rule}: {word(finding, language)}"


def _plain(value: Any, language: str) -> str | int | Decimal:
    if isinstance(value, Names):
        return value.text(language)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value
    return ", ".join(map(str, value)) if isinstance(value, Iterable) else str(value)
