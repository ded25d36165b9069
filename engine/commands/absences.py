"""Somebody is away: name who stands in, for dates; withdraw it again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engine.commands.house import House
from engine.errors import CommandRefused, NotAllowed, NotFound, Refusal
from engine.identity import EVERY_SITE, Actor
from engine.storage import Work, absences, micros, moment
from engine.storage import plant as store
from engine.storage.absences import AbsenceRow

#: Whoever is away for longer no longer holds the role.
LONGEST = dt.timedelta(days=366)
_LAST = dt.date(9000, 1, 1)  # the calendar ends soon after it


@dataclass(frozen=True, slots=True)
class NameSubstitute:
    """`person` is away from the first to the last day, both included, in the zone of `site`; `substitute` stands in.

    The substitute sees and does the tasks of all roles of the person; both names are recorded. Source: DPR-S7.
    """

    person: str
    substitute: str
    first_day: dt.date
    last_day: dt.date
    site: str


def name_substitute(house: House, actor: Actor, command: NameSubstitute) -> int:
    """Carry out the command and return the id of the absence.

    The person does it, or whoever holds, for each of the person's roles, one above it. Raises NotFound (person who
    works here, site), NotAllowed,
    CommandRefused (oneself, days the wrong way round or past, too long, another stands in already).
    """
    zone = house.zone(command.site)
    since = _midnight(command.first_day, zone)
    until = _midnight(min(command.last_day, _LAST) + dt.timedelta(days=1), zone)
    with house.database.transaction() as work:
        person, substitute = store.user_id(work, command.person), store.user_id(work, command.substitute)
        _may_name(house, work, actor, person)
        for one, name in ((person, command.person), (substitute, command.substitute)):
            if not absences.lock_active(work, one):
                raise NotFound("user", name)
        refusals = _sensible(person, substitute, since, until, house.clock())
        there = None if refusals else absences.overlapping(work, person, micros(since), micros(until))
        if there is not None:
            days = {"name": there[0], "first": _day(there[1], zone), "last": _last_day(there[2], zone)}
            refusals.append(Refusal("absence-overlaps", "first_day", days))
        if refusals:
            raise CommandRefused(refusals)
        row = work.run(
            absences.INSERT,
            user_id=person,
            substitute_id=substitute,
            from_at=micros(since),
            until_at=micros(until),
            named_by=actor.id,
            named_at=micros(house.clock()),
        ).fetchone()
    return int(row[0])


def withdraw_substitute(house: House, actor: Actor, absence_id: int) -> None:
    """End an absence now; what was done while it lasted stays recorded. Raises NotFound, NotAllowed."""
    with house.database.transaction() as work:
        now = micros(house.clock())
        found = absences.one(work, absence_id, now)
        if found is None:
            raise NotFound("absence", absence_id)
        _may_name(house, work, actor, found.user_id)
        work.run(absences.WITHDRAW, absence_id=absence_id, now=now, actor=actor.id)


def may_name_for(house: House, work: Work, actor: Actor, person: int) -> bool:
    """Tell whether `actor` may say who stands in for `person`.

    Who stands in has all roles of the person: so a head must be above every one of them, else by naming themself
    they would come to a role that nobody gave them.
    """
    if actor.id == person:
        return True
    roles = absences.roles_of(work, person, micros(house.clock()))
    return bool(roles) and all(_is_above(house, actor, role, site) for role, site in roles)


def _is_above(house: House, actor: Actor, role: str, site: str) -> bool:
    """Tell whether the person holds, not only for another, a role above `role`."""
    above = house.heads_of(role)
    return any(m.stands_in_for is None and m.role in above and m.site in (site, EVERY_SITE) for m in actor.memberships)


def absences_of(house: House, actor: Actor) -> list[AbsenceRow]:
    """Return the absences now and to come that concern a person: own, standing in, named for others."""
    with house.database.reading() as work:
        return absences.of_person(work, actor.id, micros(house.clock()))


def _may_name(house: House, work: Work, actor: Actor, person: int) -> None:
    if not may_name_for(house, work, actor, person):
        roles = absences.roles_of(work, person, micros(house.clock()))
        role, site = roles[0] if roles else ("", "")
        raise NotAllowed(next(iter(house.heads_of(role)), role), site)


def _sensible(person: int, substitute: int, since: dt.datetime, until: dt.datetime, now: dt.datetime) -> list[Refusal]:
    """Refuse days and persons that make no sense, all reasons at once."""
    refusals = []
    if person == substitute:
        refusals.append(Refusal("absence-substitute-is-absent", "substitute"))
    if until <= since:
        refusals.append(Refusal("absence-ends-before-it-begins", "last_day"))
    elif until <= now:
        refusals.append(Refusal("absence-is-over", "last_day"))
    elif until - since > LONGEST:
        refusals.append(Refusal("absence-too-long", "last_day", {"days": LONGEST.days}))
    return refusals


def _midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone)


def _day(at: int, zone: dt.tzinfo) -> str:
    return moment(at).astimezone(zone).date().isoformat()


def _last_day(until: int, zone: dt.tzinfo) -> str:
    return (moment(until).astimezone(zone) - dt.timedelta(microseconds=1)).date().isoformat()
