"""How long records are kept: each by the rule of its register, and which of a site are over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from engine.registers import EndsWith, Kept, Register, Retention, kept
from engine.storage import retention as store
from engine.storage.database import Work, micros, moment

#: Entries proposed for disposal at once; what is left comes next time.
MOST_PROPOSED = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: the procedure and register it belongs to, the site and its zone, the case."""

    procedure: str
    register: Register
    site: str
    zone: dt.tzinfo
    case_id: int


@dataclass(frozen=True, slots=True)
class Expired:
    """A record of a closed case whose times have run out."""

    case_id: int
    number: str
    entry: int
    register: Register
    kept: Kept

    @property
    def key(self) -> str:
        """Return case number and entry: NC-2026-0001/5."""
        return f"{self.number}/{self.entry}"


def kept_of(work: Work, place: Place, at: dt.datetime) -> Kept | None:
    """Return how long a record made at that moment is kept; None when its register has no rule."""
    rule = place.register.retention
    if rule is None:
        return None
    made_on = at.astimezone(place.zone).date()
    ended = _ended(work, place, rule, at)
    return kept(rule, made_on, ended.astimezone(place.zone).date() if ended is not None else None)


def expired(
    work: Work, registers: Mapping[str, tuple[Register, ...]], site: str, zone: dt.tzinfo, today: dt.date
) -> tuple[Expired, ...]:
    """Return the records of a site whose times have run out, those of one register together, the oldest first."""
    found: list[Expired] = []
    for procedure, listed in registers.items():
        for register in listed:
            if register.retention is None:
                continue
            for row in store.oldest(work, procedure, register.code, site, MOST_PROPOSED - len(found)):
                at = Place(procedure, register, site, zone, row.case_id)
                one = kept_of(work, at, moment(row.at))
                if one is None or not one.is_over(today):
                    break  # what was made later ends later
                found.append(Expired(row.case_id, row.number, row.entry, register, one))
    return tuple(found)


def _ended(work: Work, place: Place, rule: Retention, at: dt.datetime) -> dt.datetime | None:
    """Return when what the rule waits for came: the newer document, the book of a later year, or the report."""
    procedure, document, after, case_id = place.procedure, place.register.code, micros(at), 0
    if rule.keep == EndsWith.REPORT and rule.report:
        procedure, _, document = rule.report.partition("/")
    elif rule.keep != EndsWith.REPLACED:
        return None
    elif place.register.kind == "register":
        year = at.astimezone(place.zone).year + 1
        after = micros(dt.datetime(year, 1, 1, tzinfo=place.zone)) - 1
    else:
        case_id = place.case_id
    found = store.first_after(work, procedure, document, place.site, after, case_id)
    return moment(found) if found is not None else None
