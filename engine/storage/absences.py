"""Statements of absences: who is away, and who stands in."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding

_a, _m = t.absence.c, t.membership.c
_away, _stand_in, _namer = t.user.alias("away"), t.user.alias("stand_in"), t.user.alias("namer")
_ROWS = (
    sa.select(
        _a.id,
        _a.user_id,
        _away.c.full_name,
        _a.substitute_id,
        _stand_in.c.full_name,
        _a.from_at,
        _a.until_at,
        _namer.c.full_name,
    )
    .select_from(
        t.absence.join(_away, _away.c.id == _a.user_id)
        .join(_stand_in, _stand_in.c.id == _a.substitute_id)
        .join(_namer, _namer.c.id == _a.named_by)
    )
    .where(_a.withdrawn_at.is_(None), _a.until_at > given("now"))
    .order_by(_a.from_at, _a.id)
)
INSERT = Statement(adding(t.absence, without=("id", "withdrawn_by", "withdrawn_at")).returning(_a.id))
WITHDRAW = Statement(
    sa.update(t.absence)
    .where(_a.id == given("absence_id"), _a.withdrawn_at.is_(None))
    .values(withdrawn_at=given("now"), withdrawn_by=given("actor"))
)
_OVERLAPPING = Statement(
    sa.select(_stand_in.c.full_name, _a.from_at, _a.until_at)
    .select_from(t.absence.join(_stand_in, _stand_in.c.id == _a.substitute_id))
    .where(
        _a.user_id == given("person"),
        _a.withdrawn_at.is_(None),
        _a.from_at < given("until"),
        _a.until_at > given("since"),
    )
    .limit(1)
)
_ONE = Statement(_ROWS.where(_a.id == given("absence_id")))
_OF_PERSON = Statement(
    _ROWS.where(
        sa.or_(_a.user_id == given("person"), _a.substitute_id == given("person"), _a.named_by == given("person"))
    )
)
_OF_SITE = Statement(
    _ROWS.where(_a.user_id.in_(sa.select(_m.user_id).where(sa.or_(_m.site == given("site"), _m.site == "*"))))
)
_ROLES_OF = Statement(
    sa.select(_m.role, _m.site).where(
        _m.user_id == given("person"), sa.or_(_m.until_at.is_(None), _m.until_at > given("now"))
    )
)
_WORKS_HERE = Statement(
    sa.select(t.user.c.id).where(t.user.c.id == given("person"), t.user.c.active.is_(sa.true())).with_for_update()
)
_PEOPLE_OF = Statement(
    sa.select(t.user.c.id, t.user.c.username, t.user.c.full_name)
    .where(
        t.user.c.active.is_(sa.true()),
        t.user.c.id.in_(sa.select(_m.user_id).where(sa.or_(_m.site == given("site"), _m.site == "*"))),
    )
    .order_by(t.user.c.full_name, t.user.c.id)
)


class AbsenceRow(NamedTuple):
    """Somebody away from `from_at` until before `until_at` (microseconds), who stands in, and who said so."""

    id: int
    user_id: int
    name: str
    substitute_id: int
    substitute: str
    from_at: int
    until_at: int
    named_by: str


def one(work: Work, absence_id: int, now: int) -> AbsenceRow | None:
    """Return an absence that is not over and not withdrawn."""
    row = work.run(_ONE, absence_id=absence_id, now=now).fetchone()
    return AbsenceRow(*row) if row else None


def of_person(work: Work, person: int, now: int) -> list[AbsenceRow]:
    """Return the absences that concern a person: away, standing in, or named by them; none that is over."""
    return [AbsenceRow(*row) for row in work.run(_OF_PERSON, person=person, now=now).fetchall()]


def of_site(work: Work, site: str, now: int) -> list[AbsenceRow]:
    """Return the absences of the people of a site; none that is over."""
    return [AbsenceRow(*row) for row in work.run(_OF_SITE, site=site, now=now).fetchall()]


def overlapping(work: Work, person: int, since: int, until: int) -> tuple[str, int, int] | None:
    """Return who stands in already within that time, and from when until when."""
    row = work.run(_OVERLAPPING, person=person, since=since, until=until).fetchone()
    return (str(row[0]), int(row[1]), int(row[2])) if row else None


def roles_of(work: Work, person: int, now: int) -> list[tuple[str, str]]:
    """Return the person's own roles that are not over, each with its site."""
    return [(row[0], row[1]) for row in work.run(_ROLES_OF, person=person, now=now).fetchall()]


def lock_active(work: Work, person: int) -> bool:
    """Tell whether a person works here still; what others would say of their absence waits until this is said."""
    return work.run(_WORKS_HERE, person=person).fetchone() is not None


def people_of(work: Work, site: str) -> list[tuple[int, str, str]]:
    """Return (id, sign-in name, full name) of everybody who works at a site."""
    return [tuple(row) for row in work.run(_PEOPLE_OF, site=site).fetchall()]
