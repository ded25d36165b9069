"""How long and where entries are kept, in words."""

from __future__ import annotations

import re

from engine.inbox.registers import EntryRow
from engine.inbox.retention import Place, kept_of
from engine.registers import EndsWith, Kept, Register, Retention
from engine.storage import Work
from web.shell import plant, speech

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


def kept_in_words(kept: Kept) -> list[str]:
    """Return where a record is and until when: QMS department until 2029-03-02; company archive until 2039-03-02."""
    words = speech()
    if kept.until is not None:
        first = words.say("kept-until", place=words.name(kept.place), day=kept.until.isoformat())
    else:
        time = _time((kept.awaits or EndsWith.NEVER).value)
        first = words.say("kept-until-then", place=words.name(kept.place), time=time)
    if not kept.archive_place:
        return [first]
    place = words.name(kept.archive_place)
    if kept.archive_until is not None:
        return [first, words.say("kept-until", place=place, day=kept.archive_until.isoformat())]
    return [first, words.say("keep-then", place=place)]


def kept_entry(work: Work, procedure: str, register: Register, row: EntryRow) -> Kept | None:
    """Return how long an entry of a register is kept; None when the register has no rule."""
    if register.retention is None:
        return None
    return kept_of(work, Place(procedure, register, row.site, plant().zone(row.site), row.case_id), row.at)


def _time(text: str) -> str:
    words, found = speech(), _DURATION.match(text)
    if found is None:
        return words.say(f"keep-{text.replace('_', '-')}")
    years, months = (int(part or 0) for part in found.groups())
    parts = [words.say("keep-years", years=years)] if years else []
    return " ".join([*parts, *([words.say("keep-months", months=months)] if months else [])])
