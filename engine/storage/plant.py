"""Statements of what a plant is made of: sites, people, procedures, products."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.errors import NotFound
from engine.identity import Absent, Actor, Membership
from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding, putting
from engine.vocabulary import Names

_u, _m, _s, _p, _b = t.user.c, t.membership.c, t.site.c, t.procedure.c, t.bundle.c
_a = t.absence.c
PUT_SITE = putting(t.site)
_SITES = Statement(
    sa.select(_s.key, _s.name_en, _s.name_zh, _s.name_ru, _s.zone, _s.country, _s.working_time, _s.overrides).order_by(
        _s.key
    )
)
INSERT_USER = Statement(adding(t.user, without=("id",)).returning(_u.id))
INSERT_ROLE = Statement(
    {
        name: insert(t.role)
        .values({c.name: given(c.name) for c in t.role.columns if c.name != "id"})
        .on_conflict_do_update(
            index_elements=["name"],
            set_={"name_en": given("name_en"), "name_zh": given("name_zh"), "name_ru": given("name_ru")},
        )
        for name, insert in (("sqlite", sa.dialects.sqlite.insert), ("postgresql", sa.dialects.postgresql.insert))
    }
)
INSERT_MEMBERSHIP = Statement(
    {
        name: insert(t.membership)
        .values({c.name: given(c.name) for c in t.membership.columns if c.name != "id"})
        .on_conflict_do_nothing()
        for name, insert in (("sqlite", sa.dialects.sqlite.insert), ("postgresql", sa.dialects.postgresql.insert))
    }
)
_USER = Statement(
    sa.select(_u.id, _u.username, _u.full_name, _u.language).where(_u.id == given("user_id"), _u.active.is_(sa.true()))
)
_USER_ID = Statement(sa.select(_u.id).where(_u.username == given("username")))
_PASSWORD = Statement(sa.select(_u.password).where(_u.id == given("user_id")))
_STANDS_FOR = sa.select(sa.cast(given("user_id"), sa.BigInteger).label("user_id")).cte("stands_for", recursive=True)
_STANDS_FOR = _STANDS_FOR.union(  # whom the person stands in for, and whom those stood in for; a circle ends
    sa.select(_a.user_id)
    .select_from(
        t.absence.join(_STANDS_FOR, _a.substitute_id == _STANDS_FOR.c.user_id).join(t.user, _u.id == _a.user_id)
    )
    .where(_a.from_at <= given("now"), _a.until_at > given("now"), _a.withdrawn_at.is_(None))
    .where(_u.active.is_(sa.true()))  # who has left holds no role that another could take
)
_MEMBERSHIPS = Statement(
    sa.select(_m.role, _m.site, _u.id, _u.full_name)
    .select_from(_STANDS_FOR.join(t.membership, _m.user_id == _STANDS_FOR.c.user_id).join(t.user, _u.id == _m.user_id))
    .where(
        sa.or_(_m.from_at.is_(None), _m.from_at <= given("now")),
        sa.or_(_m.until_at.is_(None), _m.until_at > given("now")),
    )
    .order_by(_m.site, _m.role, _u.id)
)
_USERS = Statement(
    sa.select(_u.username, _u.full_name, _m.role, _m.site)
    .select_from(t.user.outerjoin(t.membership, _m.user_id == _u.id))
    .where(_u.active.is_(sa.true()))
    .order_by(_u.username, _m.site, _m.role)
)
_ROLES = Statement(
    sa.select(t.role.c.name, t.role.c.name_en, t.role.c.name_zh, t.role.c.name_ru).order_by(t.role.c.name)
)
PUT_PROCEDURE = putting(t.procedure)
_PROCEDURES = Statement(
    sa.select(_p.key, _p.bundle_id, _p.prefix, _p.name_en, _p.name_zh, _p.name_ru, _p.start_role).order_by(_p.key)
)
INSERT_BUNDLE = Statement(adding(t.bundle, without=("id",)).returning(_b.id))
_BUNDLE_BY_KEY = Statement(sa.select(_b.id, _b.version).where(_b.key == given("key")))
_BUNDLE = Statement(sa.select(_b.key, _b.procedure, _b.version).where(_b.id == given("bundle_id")))
_LAST_VERSION = Statement(sa.select(sa.func.max(_b.version)).where(_b.procedure == given("procedure")))
INSERT_FILE = Statement(adding(t.bundle_file))
_FILES = Statement(
    sa.select(t.bundle_file.c.name, t.bundle_file.c.content).where(t.bundle_file.c.bundle_id == given("bundle_id"))
)
INSERT_ELEMENT = Statement(adding(t.element))
PUT_PRODUCT = putting(t.product)
PUT_SUPPLIER = putting(t.supplier)
PUT_CUSTOMER = putting(t.customer)
_PRODUCTS = Statement(
    sa.select(t.product.c.key, t.product.c.name_en, t.product.c.name_zh, t.product.c.name_ru).order_by(t.product.c.key)
)
_SUPPLIERS = Statement(sa.select(t.supplier.c.key, t.supplier.c.name).order_by(t.supplier.c.key))
_CUSTOMERS = Statement(sa.select(t.customer.c.key, t.customer.c.name).order_by(t.customer.c.key))
PUT_SETTING = putting(t.setting)
_SETTING = Statement(sa.select(t.setting.c.value).where(t.setting.c.key == given("key")))
_ANY_USER = Statement(sa.select(_u.id).limit(1))


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site: its names, time zone and working time (JSON texts)."""

    key: str
    names: Names
    zone: str
    country: str
    working_time: str
    overrides: str


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A published procedure and its current bundle."""

    key: str
    bundle_id: int
    prefix: str
    names: Names
    start_role: str


def sites(work: Work) -> dict[str, SiteRow]:
    """Return all sites by key."""
    rows = work.run(_SITES).fetchall()
    return {row[0]: SiteRow(row[0], Names(*row[1:4]), *row[4:]) for row in rows}


def actor(work: Work, user_id: int, now: int) -> Actor:
    """Return a person with the memberships in force at `now` (microseconds), also of those the person stands in for.

    Raises NotFound.
    """
    row = work.run(_USER, user_id=user_id).fetchone()
    if row is None:
        raise NotFound("user", user_id)
    return Actor(row[0], row[1], row[2], row[3], memberships(work, user_id, now))


def memberships(work: Work, user_id: int, now: int) -> tuple[Membership, ...]:
    """Return the memberships of a person in force at `now` (microseconds), also of those stood in for."""
    return tuple(
        Membership(role, site, None if owner == user_id else Absent(owner, name))
        for role, site, owner, name in work.run(_MEMBERSHIPS, user_id=user_id, now=now).fetchall()
    )


def user_id(work: Work, username: str) -> int:
    """Return the id of a person by sign-in name. Raises NotFound."""
    row = work.run(_USER_ID, username=username).fetchone()
    if row is None:
        raise NotFound("user", username)
    return int(row[0])


def has_people(work: Work) -> bool:
    """Tell whether anybody is registered."""
    return work.run(_ANY_USER).fetchone() is not None


def password_of(work: Work, person: int) -> str:
    """Return the stored password string of a person. Raises NotFound."""
    row = work.run(_PASSWORD, user_id=person).fetchone()
    if row is None:
        raise NotFound("user", person)
    return str(row[0])


def users(work: Work) -> list[tuple[str, str, str | None, str | None]]:
    """Return (sign-in name, full name, role, site) of everybody, one row a membership."""
    return [tuple(row) for row in work.run(_USERS).fetchall()]


def roles(work: Work) -> dict[str, Names]:
    """Return all roles by key."""
    return {row[0]: Names(*row[1:4]) for row in work.run(_ROLES).fetchall()}


def procedures(work: Work) -> dict[str, ProcedureRow]:
    """Return the published procedures by key."""
    rows = work.run(_PROCEDURES).fetchall()
    return {row[0]: ProcedureRow(row[0], row[1], row[2], Names(*row[3:6]), row[6]) for row in rows}


def bundle_files(work: Work, bundle_id: int) -> tuple[str, str, int, dict[str, bytes]]:
    """Return (key, procedure, version, files) of a bundle. Raises NotFound."""
    row = work.run(_BUNDLE, bundle_id=bundle_id).fetchone()
    if row is None:
        raise NotFound("bundle", bundle_id)
    files = work.run(_FILES, bundle_id=bundle_id).fetchall()
    return row[0], row[1], row[2], {name: bytes(content) for name, content in files}


def bundle_id_of(work: Work, key: str) -> int | None:
    """Return the id of the bundle with that hash."""
    row = work.run(_BUNDLE_BY_KEY, key=key).fetchone()
    return int(row[0]) if row else None


def next_version(work: Work, procedure: str) -> int:
    """Return the number of the next bundle of a procedure, counted from 1."""
    return int(work.run(_LAST_VERSION, procedure=procedure).fetchone()[0] or 0) + 1


def masters(work: Work) -> Mapping[str, list[tuple[str, Names]]]:
    """Return products, suppliers, customers and sites as (key, names)."""
    found: dict[str, list[tuple[str, Names]]] = {
        "products": [(row[0], Names(*row[1:4])) for row in work.run(_PRODUCTS).fetchall()]
    }
    for name, statement in (("suppliers", _SUPPLIERS), ("customers", _CUSTOMERS)):
        found[name] = [(row[0], Names(row[1])) for row in work.run(statement).fetchall()]
    found["sites"] = [(row.key, row.names) for row in sites(work).values()]
    return found


def setting(work: Work, key: str) -> str | None:
    """Return a setting of the house."""
    row: Any = work.run(_SETTING, key=key).fetchone()
    return str(row[0]) if row else None
