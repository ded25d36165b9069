"""How long and where entries are kept, in words."""

from __future__ import annotations

import re

from engine.registers import Retention
from web.shell import speech

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?\Z")


def retention_in_words(rule: Retention) -> str:
    """Return the rule as a sentence: kept 3 years, QMS department; then 10 years in the company archive."""
    words = speech()
    text = words.say("keep-for", time=_time(rule.keep), place=words.name(rule.place))
    if rule.archive:
        text += "; " + words.say("keep-archive", time=_time(rule.archive), place=words.name(rule.archive_place))
    elif rule.archive_place:
        text += "; " + words.say("keep-then", place=words.name(rule.archive_place))
    return text


def _time(text: str) -> str:
    words, found = speech(), _DURATION.match(text)
    if found is None:
        return words.say(f"keep-{text.replace('_', '-')}")
    years, months = (int(part or 0) for part in found.groups())
    parts = [words.say("keep-years", years=years)] if years else []
    return " ".join([*parts, *([words.say("keep-months", months=months)] if months else [])])
