"""Numbers, dates and units as people write them in tables; what can be read in two ways is never guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

_GROUPS = r"\d+|[1-9]\d{{0,2}}(?:(?P<group>[ '{other}])\d{{3}})(?:(?P=group)\d{{3}})*"
_NUMBER = {
    mark: re.compile(rf"(?:{_GROUPS.format(other=other)})(?:\{mark}\d+)?$", re.ASCII)
    for mark, other in ((".", ","), (",", "."))
}
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)$")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
_TIME = re.compile(r"[T\s]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*(?:[AaPp][Mm]|Z|[+-]\d\d:?\d\d))?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ ,-]+(\d{4})$")
_FIRST_CENTURY = 2000
_MONTHS_OF_YEAR = 12
#: Units as tables write them. Source: units of the forms.
UNITS: dict[str, tuple[str, ...]] = {
    "piece": (
        *("piece", "pieces", "pcs", "pc", "ea", "each", "unit", "units"),
        *("件", "个", "只", "支", "台", "шт", "штук", "штука", "штуки"),
    ),
    "kilogram": ("kilogram", "kilograms", "kg", "kgs", "千克", "公斤", "кг", "килограмм"),
    "gram": ("gram", "grams", "g", "克", "г", "гр", "грамм"),
    "tonne": ("tonne", "tonnes", "ton", "tons", "t", "吨", "т", "тонна", "тонн"),
    "litre": ("litre", "litres", "liter", "liters", "l", "升", "л", "литр", "литров"),
    "metre": ("metre", "metres", "meter", "meters", "m", "米", "м", "метр", "метров"),
    "box": ("box", "boxes", "ctn", "carton", "cartons", "箱", "盒", "кор", "коробка", "коробок", "ящик"),
    "set": ("set", "sets", "套", "компл", "комплект"),
}  # fmt: skip
_UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}
#: Two names of one unit, as old sheets have them.
_SAME_UNIT = {"pcs": "piece", "kg": "kilogram", "g": "gram", "t": "tonne", "l": "litre", "m": "metre"}


class Mark(StrEnum):
    """The sign before the decimals."""

    POINT = "."
    COMMA = ","


class DayOrder(StrEnum):
    """Which comes first in 03/04/2026."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"


class TwoWays(ValueError):
    """The cell can be read in two ways, and nothing in its column tells which."""


def plain(text: str) -> str:
    """Return a cell with full-width signs narrowed and white space as single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def mark_of(cells: Iterable[str]) -> Mark | None:
    """Return the decimal sign that the cells of a table use for certain; None when none tells, or they contradict."""
    found = {marks[0] for marks in map(_marks, cells) if len(marks) == 1}
    return found.pop() if len(found) == 1 else None


def number(text: str, mark: Mark | None) -> Decimal:
    """Read a number exactly. Raises ValueError when it is none, TwoWays for 1,200 while `mark` is None."""
    bare = _bare(text)
    marks = _marks(text)
    if not marks and not _reads(bare, Mark.POINT):
        raise ValueError(text)
    if len(marks) > 1:
        if mark is None:
            raise TwoWays(text)
        marks = (mark,)
    own = marks[0] if marks else Mark.POINT
    sign = "-" if plain(text)[:1] in _MINUS else ""
    kept = [each for each in bare if each.isdigit() or each == own.value]
    return Decimal(sign + "".join(kept).replace(",", "."))


def _marks(text: str) -> tuple[Mark, ...]:
    """Return the decimal signs with which a number can be read, two for 1,200; none when it does not matter."""
    bare = _bare(text)
    if not any(mark.value in bare for mark in Mark):
        return ()
    return tuple(mark for mark in Mark if _reads(bare, mark))


def _reads(bare: str, mark: Mark) -> bool:
    return _NUMBER[mark.value].match(bare) is not None


def _bare(text: str) -> str:
    bare = plain(text).replace("’", "'")
    return bare[1:].lstrip() if bare[:1] in _MINUS else bare


def order_of(cells: Iterable[str]) -> DayOrder | None:
    """Return the order that dates like 31/12/2026 in a table show; None when none tells, or they contradict."""
    found = set()
    for each in cells:
        match = _SLASHED.match(_TIME.sub("", plain(each)))
        if match is not None and max(int(match[1]), int(match[2])) > _MONTHS_OF_YEAR:
            found.add(DayOrder.DAY_FIRST if int(match[1]) > _MONTHS_OF_YEAR else DayOrder.MONTH_FIRST)
    return found.pop() if len(found) == 1 else None


def day(text: str, order: DayOrder | None) -> dt.date:
    """Read a day. Raises ValueError when it is none, TwoWays for 03/04/2026 while `order` is None."""
    bare = _TIME.sub("", plain(text)).replace(" ", "" if "年" in text else " ")
    for pattern in (_ISO, _COMPACT):
        if found := pattern.match(bare):
            return _date(found[1], found[2], found[3])
    if found := _DOTTED.match(bare):
        year = int(found[3]) + (0 if len(found[3]) > 2 else _FIRST_CENTURY)  # noqa: PLR2004 - two digits of a year
        return _date(year, found[2], found[1])
    if found := _WORDED.match(bare):
        return _date(found[3], _MONTHS.index(found[2][:3].casefold()) + 1, found[1])
    if found := _SLASHED.match(bare):
        return _slashed(text, found.groups(), order)
    raise ValueError(text)


def _slashed(text: str, parts: Sequence[str], order: DayOrder | None) -> dt.date:
    first, second = int(parts[0]), int(parts[1])
    if first == second or max(first, second) > _MONTHS_OF_YEAR:
        order = DayOrder.DAY_FIRST if first >= second else DayOrder.MONTH_FIRST
    if order is None:
        raise TwoWays(text)
    return _date(parts[2], second, first) if order is DayOrder.DAY_FIRST else _date(parts[2], first, second)


def _date(year: str | int, month: str | int, of_month: str | int) -> dt.date:
    return dt.date(int(year), int(month), int(of_month))


def unit(text: str) -> str:
    """Return the unit that a word means, `piece` for pcs, 件 or шт. Raises ValueError for an unknown one."""
    found = _UNIT_OF.get(plain(text).casefold().rstrip("."))
    if found is None:
        raise ValueError(text)
    return found


def one_unit(name: str) -> str:
    """Return the usual name of a unit: `piece` for `pcs`."""
    return _SAME_UNIT.get(name, name)


def without_formula(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; `as_typed` undoes it."""
    return f"'{text}" if _is_formula(text) else text


def as_typed(text: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from calculating it."""
    return text[1:] if text[:1] == "'" and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    return text.lstrip("'")[:1] in _FORMULA


_MINUS = frozenset({"-", "\N{MINUS SIGN}"})
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
