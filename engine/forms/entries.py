"""One entry read: what a person typed, or what an API client sent, becomes a typed value or a refusal.

Numbers become Decimal, dates stay dates, times of a site become aware UTC, texts are cleaned. Nothing here knows the
form: every function takes one entry and gives its value or raises `Unreadable`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

MAX_WHOLE_DIGITS = 15
MAX_DECIMAL_DIGITS = 12
_TOO_MANY_DIGITS = 10**MAX_WHOLE_DIGITS
_MAX_TYPED = 100  # characters of a typed number
_EARLIEST, _LATEST = 1900, 2200  # years a plant writes down

_MACHINE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?\Z|\.[0-9]+\Z")
_GROUPS = {mark: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+\Z") for mark in " ,.'"}
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t ]")
_ALIKE = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2019": "'", "\u3002": "."}
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
)
"""Minus signs, apostrophes and the full-width characters of Chinese keyboards, as ASCII."""
# Control characters but tab and line break, halves of pairs, what turns the order of writing, what nobody sees.
_NO_WRITING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2})?\Z")
_DATETIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?\Z"
)


class Unreadable(Exception):
    """The entry is no value of the wanted type; `code` names the refusal, `data` what its sentence needs."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code, self.data = code, data


def clean_text(entry: str, *, lines: bool) -> str:
    """Make a typed text storable: NFC, one kind of line break, no control or reordering characters, trimmed.

    lines: whether line breaks and tabs stay (a text area).
    """
    if entry.isascii() and entry.isprintable():  # nothing to clean
        return entry.strip()
    text = entry.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    return unicodedata.normalize("NFC", _NO_WRITING.sub("", text)).strip()


def read_text(entry: object, *, lines: bool) -> str | None:
    """Read a text; an empty one is None. Raises Unreadable `not_a_text` for numbers, lists and the like."""
    if entry is None:
        return None
    if not isinstance(entry, str):
        raise Unreadable("not_a_text")
    return clean_text(entry, lines=lines) or None


def read_number(entry: object, language: str | None) -> Decimal | None:
    """Read a number.

    language: of the person who typed it (en, zh, ru); None for a program, whose text must be plain (`-1200.5`).
    Raises Unreadable: `not_a_number`, `too_many_digits`.
    """
    if entry is None or entry == "":
        return None
    if type(entry) is int and -_TOO_MANY_DIGITS < entry < _TOO_MANY_DIGITS:
        return Decimal(entry)
    if isinstance(entry, bool):
        raise Unreadable("not_a_number")
    if isinstance(entry, int | Decimal | float):
        value = Decimal(str(entry) if isinstance(entry, float) else entry)
        if not value.is_finite():
            raise Unreadable("not_a_number")
        return _bounded(value)
    if not isinstance(entry, str):
        raise Unreadable("not_a_number")
    return _typed_number(entry, language)


def _typed_number(entry: str, language: str | None) -> Decimal | None:
    if not entry.strip():
        return None
    if len(entry) > _MAX_TYPED:
        raise Unreadable("not_a_number")
    if language is None:
        if not _MACHINE.match(entry):
            raise Unreadable("not_a_number")
        return _bounded(Decimal(entry))
    text = _SPACES.sub(" ", entry.translate(_ALIKE)).strip()
    negative, digits = text.startswith("-"), text.removeprefix("-").removeprefix("+").strip()
    plain = _without_groups(digits, comma_groups=language != "ru")
    if not _PLAIN.match(plain):
        raise Unreadable("not_a_number")
    value = _bounded(Decimal(plain))
    return -value if negative else value


def _without_groups(digits: str, *, comma_groups: bool) -> str:
    """Take grouping marks out and make the decimal mark a point; what cannot be a number stays as it is.

    `1 200,5`, `1,200.5` and `1.200,5` read alike everywhere. A lone comma before three digits follows the language:
    `1,200` is twelve hundred in English and Chinese, 1.2 in Russian.
    """
    marks = [c for c in digits if c in ",."]
    if not marks:
        return _ungrouped(digits, " '")
    last = marks[-1]
    if marks.count(last) > 1:  # a mark that comes twice groups
        return _ungrouped(digits, last) if len(set(marks)) == 1 else digits
    if comma_groups and marks == [","] and _GROUPS[","].match(digits):
        return _ungrouped(digits, ",")
    whole, _, fraction = digits.rpartition(last)
    others = set(marks) - {last}
    return f"{_ungrouped(whole, ' ' + chr(39) + ''.join(others))}.{fraction}"


def _ungrouped(digits: str, marks: str) -> str:
    for mark in marks:
        if _GROUPS[mark].match(digits):
            return digits.replace(mark, "")
    return digits


def _bounded(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise Unreadable("not_a_number")
    if value and (value.adjusted() >= MAX_WHOLE_DIGITS or -exponent > MAX_DECIMAL_DIGITS):
        raise Unreadable("too_many_digits", whole=MAX_WHOLE_DIGITS, decimals=MAX_DECIMAL_DIGITS)
    if not value:
        return Decimal(0)
    return value.quantize(Decimal(1)) if exponent > 0 else value


def read_flag(entry: object) -> bool:
    """Read a checkbox: JSON true or false, or what a browser sends for a ticked box."""
    if entry is None or entry is False or entry == "":
        return False
    if entry is True or entry in ("true", "on"):
        return True
    if entry == "false":
        return False
    raise Unreadable("not_yes_or_no")


def read_date(entry: object) -> date | None:
    """Read a day, `2026-11-20`. Raises Unreadable `not_a_date`."""
    if entry is None or entry == "":
        return None
    if isinstance(entry, date) and not isinstance(entry, datetime):
        return entry
    try:
        if isinstance(entry, str) and _DATE.match(entry.strip()):
            day = date.fromisoformat(entry.strip())
            if _EARLIEST <= day.year <= _LATEST:
                return day
    except ValueError as error:
        raise Unreadable("not_a_date") from error
    raise Unreadable("not_a_date")


def read_time(entry: object) -> time | None:
    """Read a time of day, `14:30`. Raises Unreadable `not_a_time`."""
    if entry is None or entry == "":
        return None
    if isinstance(entry, time):
        return entry
    try:
        if isinstance(entry, str) and _TIME.match(entry.strip()):
            return time.fromisoformat(entry.strip())
    except ValueError as error:
        raise Unreadable("not_a_time") from error
    raise Unreadable("not_a_time")


def read_moment(entry: object, zone: tzinfo) -> datetime | None:
    """Read a moment; without an offset it is a clock time of the site's `zone`. Gives aware UTC.

    Raises Unreadable: `not_a_moment`, or `no_such_time` for a clock time that the zone skips in spring.
    """
    if entry is None or entry == "":
        return None
    moment = entry if isinstance(entry, datetime) else _moment(entry)
    if not _EARLIEST <= moment.year <= _LATEST:
        raise Unreadable("not_a_moment")
    if moment.tzinfo is None:
        local = moment.replace(tzinfo=zone)
        if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
            raise Unreadable("no_such_time", time=moment.strftime("%H:%M"))
        moment = local
    return moment.astimezone(UTC)


def _moment(entry: object) -> datetime:
    found = _DATETIME.match(entry.strip()) if isinstance(entry, str) else None
    if found is None:
        raise Unreadable("not_a_moment")
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ''}")
    except ValueError as error:
        raise Unreadable("not_a_moment") from error
