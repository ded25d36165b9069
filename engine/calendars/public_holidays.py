"""Public holidays and make-up working days of a country, a year at a time.

The data is that of the package `holidays`, which takes long to import: it is imported when first asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

MOVES_WORKING_DAYS: Final = frozenset({"BY", "CN", "HU", "KZ", "LV", "RU", "TW", "UA", "VN"})
"""Countries whose government moves working days to weekends, announced a year ahead at best."""

EVERY_YEAR: Final = frozenset({"CN"})
"""Countries that do so every year: a year without is a year not yet announced."""

SATURDAY_SUNDAY: Final = frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """One year of one country: days off, weekend days worked instead, and which week days the weekend is.

    announced: the government has published this year; until then the make-up days may be missing.
    """

    days_off: frozenset[date]
    make_up_days: frozenset[date]
    weekend: frozenset[int]
    announced: bool

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on a day of this year."""
        if day in self.make_up_days:
            return True
        return day.weekday() not in self.weekend and day not in self.days_off


@lru_cache(256)
def holiday_year(country: str, year: int) -> HolidayYear:
    """Look up a year; a country that is empty has weekends only. Raises ValueError for an unknown country."""
    if not country:
        return HolidayYear(frozenset(), frozenset(), SATURDAY_SUNDAY, announced=True)
    import holidays

    try:
        found = holidays.country_holidays(country, years=(year, year + 1))
    except NotImplementedError as exc:
        raise ValueError(f"no public holidays are known for {country!r}") from exc
    make_up = frozenset(getattr(found, "weekend_workdays", ()))
    known = {year} if country in EVERY_YEAR else {year, year + 1}
    return HolidayYear(
        frozenset(day for day in found if day.year == year),
        frozenset(day for day in make_up if day.year == year),
        frozenset(found.weekend),
        announced=country not in MOVES_WORKING_DAYS or any(day.year in known for day in make_up),
    )
