"""The inbox: open tasks by person, role and site, most urgent first; flat however many tasks are open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from engine.identity import EVERY_SITE, Actor
from engine.inbox import task_sql as sql
from engine.inbox.paging import MOST_EXAMINED, USUAL_LIMIT, Page, clamped, cursor_of, place_of
from engine.storage import search
from engine.storage.database import Database, Statement, Work, micros, moment
from engine.vocabulary import Names

#: Counts stop here and are shown as 99+.
COUNT_STOPS_AT = 100
#: With at most so many cases found, their open tasks are read and sorted; with more, the list is walked in its order.
FEW_CASES = 1_000
_EVER = 2**62
_START = (-_EVER, 0, 0)
#: Rows read at once with a filter that has no index; keys read in one pass over all lanes; fewest keys of a lane.
_CHUNK, _PASS, _FEW = 400, 2_000, 4

Key = tuple[int, int, int]  # due_order, case, task
Lane = tuple[str, ...]  # (site, role) or (site,)


class Tab(StrEnum):
    """The lists of the inbox."""

    MINE = "mine"
    ROLES = "roles"
    OVERDUE = "overdue"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None: no narrowing."""

    role: str | None = None
    site: str | None = None
    procedure: str | None = None
    q: str | None = None
    overdue: bool = False


class TaskRow(NamedTuple):
    """One task as lists show it: the columns as the statement gives them, made by the thousand.

    What has to be converted is a property; most of it is asked for once, or never.
    """

    case_id: int
    task: int
    case: str
    element: str
    name_en: str | None
    name_zh: str | None
    name_ru: str | None
    role: str
    site: str
    status: str
    due_micros: int | None
    due_order: int
    assignee: int | None
    assignee_name: str | None
    opened_micros: int
    priority: int
    procedure: str
    bundle_id: int
    title: str
    product: str | None
    product_en: str | None
    product_zh: str | None
    product_ru: str | None
    lot: str | None
    held_text: str | None
    unit: str | None
    assignee_username: str | None

    @property
    def id(self) -> str:
        """Return the task's id, `<case id>-<task number>`."""
        return f"{self.case_id}-{self.task}"

    @property
    def names(self) -> Names:
        """Return the names of the element."""
        return Names(self.name_en or self.element, self.name_zh or "", self.name_ru or "")

    @property
    def product_names(self) -> Names:
        """Return the names of the product."""
        return Names(self.product_en or self.product or "", self.product_zh or "", self.product_ru or "")

    @property
    def due_at(self) -> datetime | None:
        """Return until when the task is to be done."""
        return None if self.due_micros is None else moment(self.due_micros)

    @property
    def opened_at(self) -> datetime:
        """Return since when the task waits."""
        return moment(self.opened_micros)

    @property
    def held(self) -> Decimal | None:
        """Return what the lot has on hold, in `unit`."""
        return None if self.held_text is None else Decimal(self.held_text)


_row: Callable[[Sequence[Any]], TaskRow] = partial(tuple.__new__, TaskRow)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks each tab holds, never counted beyond COUNT_STOPS_AT."""

    mine: int
    roles: int
    overdue: int
    all: int


def task_page(
    database: Database,
    actor: Actor,
    tab: Tab,
    filters: Filters = Filters(),
    *,
    now: datetime,
    limit: int = USUAL_LIMIT,
    cursor: str | None = None,
) -> Page[TaskRow]:
    """Return the same as `tasks` to one who reads nothing else: the usual page is one statement, no transaction."""
    if filters.q is not None:
        with database.reading() as work:
            return tasks(work, actor, tab, filters, now=now, limit=limit, cursor=cursor)
    after, most = _key(place_of(cursor, 3)) if cursor else _START, clamped(limit)
    with database.glance() as work:
        view = _View(work, actor, tab, filters, micros(now))
        found = _page_at_once(view, after, most)
    if found is not None:
        return found
    with database.reading() as work:
        return _page_walked(view._replace(work=work), after, most)


def tasks(
    work: Work,
    actor: Actor,
    tab: Tab,
    filters: Filters = Filters(),
    *,
    now: datetime,
    limit: int = USUAL_LIMIT,
    cursor: str | None = None,
) -> Page[TaskRow]:
    """Return a page of open tasks of a tab, most urgent first. Raises CommandRefused for a cursor that is none."""
    after = _key(place_of(cursor, 3)) if cursor else _START
    most = clamped(limit)
    view = _View(work, actor, tab, filters, micros(now))
    if filters.q is not None and search.is_searchable(filters.q):
        found = search.newest(work, filters.q, most=FEW_CASES + 1)
        if len(found) <= FEW_CASES:
            return _page_of_found(view, found, after, most)
    return _page_at_once(view, after, most) or _page_walked(view, after, most)


def counts(work: Work, actor: Actor, *, now: datetime) -> Counts:
    """Return the numbers of the tabs."""
    lanes, sites = _lanes(work, actor), [[site] for site in sites_of(work, actor)]
    row = work.run(
        sql.COUNTS,
        actor=actor.id,
        lanes=json.dumps(lanes),
        sites=json.dumps(sites),
        before=micros(now),
        most=COUNT_STOPS_AT,
    ).fetchone()
    return Counts(*map(int, row))


def rows(work: Work, keys: Sequence[tuple[int, int]]) -> tuple[TaskRow, ...]:
    """Return the tasks (case id, task number) as rows, open or not, most urgent first."""
    found = work.run(sql.ROWS, keys=json.dumps(keys), procedure="").fetchall()
    return tuple(map(_row, found))


def open_of_case(work: Work, case_id: int) -> tuple[TaskRow, ...]:
    """Return the open tasks of a case, most urgent first."""
    return rows(work, [(row[0], row[1]) for row in work.run(sql.OF_CASE, case_id=case_id).fetchall()])


def known_sites(work: Work) -> tuple[str, ...]:
    """Return the keys of all sites."""
    return tuple(row[0] for row in work.run(sql.SITES).fetchall())


class _View(NamedTuple):
    """One list of one reader, and how to read its keys and rows."""

    work: Work
    actor: Actor
    tab: Tab
    filters: Filters
    now: int

    @property
    def before(self) -> int:
        return self.now if self.filters.overdue or self.tab is Tab.OVERDUE else _EVER

    def lanes(self) -> tuple[Statement, list[Lane]]:
        """Return the statement that walks the list and the lanes it walks."""
        wanted = self.filters
        if self.tab is not Tab.ALL:
            lanes = _lanes(self.work, self.actor)
            if wanted.site is not None or wanted.role is not None:
                lanes = [each for each in lanes if wanted.site in (None, each[0]) and wanted.role in (None, each[1])]
            return sql.KEYS_OF_ROLES, lanes
        sites = [each for each in sites_of(self.work, self.actor) if wanted.site in (None, each)]
        if wanted.role is not None:
            return sql.KEYS_OF_ROLES, [(site, wanted.role) for site in sites]
        return sql.KEYS_OF_SITES, [(site,) for site in sites]

    def walk(self, after: Key, first: int) -> Iterator[tuple[list[Key], bool]]:
        """Yield chunks of keys in order, and whether the list ends there, until enough was examined.

        Each pass takes the next few keys of every lane. What lies behind the last key of a lane that may hold more is
        not yet in its final place and is left to the next pass.
        """
        values: dict[str, int | str] = {"actor": self.actor.id}
        statement, lanes = sql.KEYS_OF_PERSON, 1
        if self.tab is not Tab.MINE:
            statement, listed = self.lanes()
            lanes, values = len(listed), {"lanes": json.dumps(listed)}
        if not lanes:
            return
        examined, most = 0, min(first, max(_FEW, 2 * first // lanes))
        while examined < MOST_EXAMINED:
            due, case, task = after
            found = self.work.run(
                statement, **values, before=self.before, due=due, case=case, task=task, most=most
            ).fetchall()
            keys, last = _settled(found, most)
            yield keys, last is None
            if last is None:
                return
            after, examined, most = last, examined + len(keys), min(2 * most, max(_FEW, _PASS // lanes))

    def read(self, keys: Sequence[Key]) -> list[TaskRow]:
        """Return those of `keys` that pass the filters without an index, as rows."""
        wanted = self.filters
        if wanted.q is not None and search.is_searchable(wanted.q):
            passed = search.among(self.work, wanted.q, sorted({key[1] for key in keys}))
            keys = [key for key in keys if key[1] in passed]
        if not keys:
            return []
        found = self.work.run(
            sql.ROWS, keys=json.dumps([key[1:] for key in keys]), procedure=wanted.procedure or ""
        ).fetchall()
        if self.tab is Tab.MINE:
            found = [row for row in found if wanted.role in (None, row[7]) and wanted.site in (None, row[8])]
        return list(map(_row, found))

    def holds(self, site: str, role: str, assignee: int | None, due_order: int) -> bool:
        """Tell whether a task belongs to this list, for tasks found by the search."""
        wanted, actor = self.filters, self.actor
        if wanted.site not in (None, site) or wanted.role not in (None, role) or due_order >= self.before:
            return False
        if self.tab is Tab.MINE:
            return assignee == actor.id
        if self.tab is Tab.ALL:
            return any(m.site in (site, EVERY_SITE) for m in actor.memberships)
        return actor.may(role, site)


def _page_at_once(view: _View, after: Key, most: int) -> Page[TaskRow] | None:
    """Read a page in one statement, where few lanes and no filter without an index allow it; else None."""
    if view.tab is Tab.MINE or view.filters.q is not None or view.filters.procedure is not None:
        return None
    statement, lanes = view.lanes()
    if not 0 < len(lanes) <= sql.MOST_AT_ONCE:
        return None
    due, case, task = after
    values: dict[str, int | str] = {"due": due, "case": case, "task": task, "before": view.before, "most": most + 1}
    with_role = statement is sql.KEYS_OF_ROLES
    for (site, role), lane in zip(sql.LANES, lanes, strict=False):
        values[site] = lane[0]
        if with_role:
            values[role] = lane[1]
    found = view.work.run(sql.page_of(len(lanes), with_role=with_role), **values).fetchall()
    return _cut(list(map(_row, found)), most)


def _page_walked(view: _View, after: Key, most: int) -> Page[TaskRow]:
    """Walk the list in its order and keep what passes the filters."""
    kept: list[TaskRow] = []
    last, ended, size = after, True, most + 1
    for keys, ended in view.walk(after, size):  # noqa: B007 - the last one counts
        rest = keys
        while rest:
            part, rest = rest[:size], rest[size:]
            kept += view.read(part)
            last, size = part[-1], max(size, _CHUNK)
            if len(kept) > most:
                return _cut(kept, most)
    return Page(tuple(kept), None if ended else cursor_of(*last))


def _settled(found: Sequence[Sequence[Any]], most: int) -> tuple[list[Key], Key | None]:
    """Return the keys whose place is final, in order, and after which to go on; None: all lanes have ended."""
    lanes: dict[str, list[Key]] = {}
    for row in found:
        lanes.setdefault(row[3], []).append(_key(row))
    last = min((max(keys) for keys in lanes.values() if len(keys) == most), default=None)
    return sorted(key for keys in lanes.values() for key in keys if last is None or key <= last), last


def _page_of_found(view: _View, cases: Sequence[int], after: Key, most: int) -> Page[TaskRow]:
    """Read the open tasks of the few cases found and sort them."""
    found = view.work.run(sql.OPEN_OF_CASES, cases=json.dumps(cases)).fetchall()
    keys = sorted(_key(row) for row in found if view.holds(row[3], row[4], row[5], row[0]) and _key(row) > after)
    wanted = json.dumps([key[1:] for key in keys])
    kept = view.work.run(sql.ROWS, keys=wanted, procedure=view.filters.procedure or "").fetchall() if keys else []
    return _cut([_row(row) for row in kept[: most + 1]], most)


def _cut(kept: list[TaskRow], most: int) -> Page[TaskRow]:
    if len(kept) <= most:
        return Page(tuple(kept))
    last = kept[most - 1]
    return Page(tuple(kept[:most]), cursor_of(last.due_order, last.case_id, last.task))


def sites_of(work: Work, actor: Actor) -> tuple[str, ...]:
    """Return the sites where the person holds any role."""
    mine = {m.site for m in actor.memberships}
    return known_sites(work) if EVERY_SITE in mine else tuple(sorted(mine))


def _lanes(work: Work, actor: Actor) -> list[Lane]:
    """Return each (site, role) of the person once; `*` is every site."""
    everywhere: tuple[str, ...] | None = None
    lanes: set[Lane] = set()
    for m in actor.memberships:
        if m.site != EVERY_SITE:
            lanes.add((m.site, m.role))
            continue
        everywhere = known_sites(work) if everywhere is None else everywhere
        lanes.update((site, m.role) for site in everywhere)
    return sorted(lanes)


def _key(row: Sequence[int]) -> Key:
    return (int(row[0]), int(row[1]), int(row[2]))
