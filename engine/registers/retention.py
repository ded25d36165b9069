"""How long a record is kept and where: reckoned from its register's rule and its day.

Readings: a period runs from the day of the entry. A book of a register is that of a calendar year: it is replaced when
a later year has an entry. A document is replaced by the next one of another case. Time in the archive begins when the
time before it ends; an archive without a period has no end.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from engine.registers.reading import Retention
from engine.vocabulary import Names

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?\Z")
_MONTHS = 12


class EndsWith(StrEnum):
    """What ends the first time of keeping, when it is no period."""

    REPLACED = "until_replaced"
    REPORT = "until_report"
    NEVER = "while_qms_exists"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record's place and times; the days are the last on which it has to be there.

    `until` is None while what `awaits` names has not happened. `archive_until` is None without an archive, before the
    archive's time has begun, and for an archive without end.
    """

    since: dt.date
    place: Names
    until: dt.date | None
    awaits: EndsWith | None
    archive_place: Names
    archive_until: dt.date | None

    @property
    def last_day(self) -> dt.date | None:
        """Return the day after which the content may be disposed of; None when that is not known, or never."""
        return self.archive_until if self.archive_place else self.until

    def is_over(self, today: dt.date) -> bool:
        """Tell whether all times have run out. Source: DPR-6.1, DPR-6.2, DPR-6.3."""
        return self.last_day is not None and self.last_day < today


def kept(rule: Retention, made_on: dt.date, ended_on: dt.date | None = None) -> Kept:
    """Return how long a record made on that day is kept.

    ended_on: the day of the newer issue, book or report, for rules that wait for one. Source: DPR-6.1 to DPR-6.4.
    """
    period = _PERIOD.match(rule.keep)
    until = _later(made_on, period) if period else ended_on if rule.keep != EndsWith.NEVER else None
    archive = _PERIOD.match(rule.archive) if rule.archive else None
    return Kept(
        since=made_on,
        place=rule.place,
        until=until,
        awaits=None if period else EndsWith(rule.keep),
        archive_place=rule.archive_place,
        archive_until=_later(until, archive) if until is not None and archive is not None else None,
    )


def _later(day: dt.date, period: re.Match[str]) -> dt.date:
    """Return the same day of a later month; 29 February and the 31st become the last day of a shorter month."""
    years, months = (int(part or 0) for part in period.groups())
    count = (day.year + years) * _MONTHS + day.month - 1 + months
    year, month = divmod(count, _MONTHS)
    after = dt.date(year + (month + 1) // _MONTHS, (month + 1) % _MONTHS + 1, 1)
    return min(dt.date(year, month + 1, 1) + dt.timedelta(days=day.day - 1), after - dt.timedelta(days=1))
