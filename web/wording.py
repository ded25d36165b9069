"""What people read: the catalogue, dates, numbers and durations as the reader's language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, g, request, session

from engine.vocabulary import LANGUAGES, Names, texts

LOCALES = Path(__file__).parent / "locales"
TAGS = {"en": "en", "zh": "zh-CN", "ru": "ru"}
OWN_NAMES = {"en": "English", "zh": "中文", "ru": "Русский"}
_BABEL = {"en": Locale("en"), "zh": Locale("zh", script="Hans"), "ru": Locale("ru")}
_DAY = {"en": "EEE d MMM", "zh": "M月d日 EEE", "ru": "EEE, d MMM"}
_NARROW = "\N{NO-BREAK SPACE}"

texts.add(LOCALES)


@dataclass(frozen=True, slots=True)
class Speech:
    """One reader's language and time zone; templates know its methods by name."""

    language: str
    zone: ZoneInfo
    now: datetime

    def say(self, key: str, /, **values: Any) -> str:
        """Return message `key` of the catalogue."""
        return _said(self.language, key, tuple(values.items())) if values else texts.say(self.language, key)

    def word(self, kind: str, value: str) -> str:
        """Return the word for one value of an enumeration, for example `word("case-status", "open")`."""
        key = f"{kind}-{value.replace('_', '-')}"
        return texts.say(self.language, key) if texts.has(self.language, key) else value

    def lead(self, text: str) -> str:
        """Return a name as it stands at the start of a line: Inspector."""
        return text[:1].upper() + text[1:]

    def name(self, names: Names) -> str:
        """Return a name in the reader's language."""
        return names.text(self.language)

    def number(self, value: Decimal | str | float | None) -> str:
        """Return an exact number with the language's separators; never rounded."""
        if value is None or value == "":
            return "–"
        exact = Decimal(str(value))
        places = max(0, -int(exact.normalize().as_tuple().exponent))
        return _decimal(exact, places, self.language)

    def quantity(self, value: Decimal | str | None, unit: str = "") -> str:
        """Return a number with its unit, kept on one line: 1,200 pcs."""
        return f"{self.number(value)}{_NARROW}{self.unit(unit)}" if unit else self.number(value)

    def unit(self, unit: str) -> str:
        """Return the unit as the language writes it; SI units are the same in all."""
        key = f"unit-{unit}"
        return texts.say(self.language, key) if texts.has(self.language, key) else unit

    def local(self, at: datetime) -> datetime:
        """Return the moment in the site's zone."""
        return at.astimezone(self.zone)

    def clock(self, at: datetime) -> str:
        """Return the time of day: 14:30."""
        return f"{self.local(at):%H:%M}"

    def day(self, at: datetime | date) -> str:
        """Return the day in words: Thu 20 Nov; the year only when it is another one."""
        day = self.local(at).date() if isinstance(at, datetime) else at
        text = _day(day, self.language)
        return text if day.year == self.local(self.now).year else f"{text} {day.year}"

    def moment(self, at: datetime) -> str:
        """Return day and time as one says it: today 14:30, Thu 20 Nov 14:30."""
        days = (self.local(at).date() - self.local(self.now).date()).days
        when = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)
        day = self.say(f"when-{when}") if when else self.day(at)
        return f"{day} {self.clock(at)}".replace(" ", _NARROW)

    def exact(self, at: datetime) -> str:
        """Return day and time without any doubt, for registers: 2026-11-20 14:30."""
        return f"{self.local(at):%Y-%m-%d %H:%M}"

    def iso(self, at: datetime) -> str:
        """Return the moment for `<time datetime>`."""
        return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def span(self, minutes: int, day_minutes: int = 24 * 60) -> str:
        """Return a duration in its two largest parts: 25 min, 3 h 10, 2 d 4 h; a day may be a working day."""
        minutes = max(0, minutes)
        days, rest = divmod(minutes, day_minutes)
        hours, left = divmod(rest, 60)
        if days:
            return self.say("span-days", days=str(days), hours=str(hours))
        if hours:
            return self.say("span-hours", hours=str(hours), minutes=f"{left:02d}")
        return self.say("span-minutes", minutes=str(left))

    def age(self, since: datetime) -> str:
        """Return how long ago that was."""
        return self.span(int((self.now - since) / timedelta(minutes=1)))


@lru_cache(maxsize=8192)
def _said(language: str, key: str, values: tuple[tuple[str, Any], ...]) -> str:
    """Remember what was said lately: lists say the same few sentences again and again."""
    return texts.say(language, key, **dict(values))


@lru_cache(maxsize=4096)
def _decimal(value: Decimal, places: int, language: str) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, pattern, locale=_BABEL[language]))


@lru_cache(maxsize=2048)
def _day(day: date, language: str) -> str:
    return str(format_date(day, _DAY[language], locale=_BABEL[language]))


def chosen_language() -> str:
    """Return the language of this request: the person's, else the one chosen at the door, else the browser's."""
    asked = session.get("language")
    if asked in LANGUAGES:
        return str(asked)
    return request.accept_languages.best_match(LANGUAGES) or "en"


def _say(key: str, /, **values: Any) -> str:
    speech: Speech = g.speech
    return speech.say(key, **values)


def install(app: Flask) -> None:
    """Give templates `t` (macros too), and pages `say` (the Speech), `lang` and the list of languages."""
    app.jinja_env.globals["t"] = _say

    @app.context_processor
    def words() -> dict[str, Any]:
        speech: Speech = g.speech
        return {
            "say": speech,
            "lang": speech.language,
            "lang_tag": TAGS[speech.language],
            "lang_tags": TAGS,
            "languages": OWN_NAMES,
        }
