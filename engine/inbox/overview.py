"""What the plant looks like from above: nonconformities of a period, open cases, what is late, how long things take.

Everything is read within bounds: of a very large plant the newest reports, the oldest open cases, and the page says so.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Any

from engine.effectiveness import Half, days_of
from engine.inbox import overview_sql as sql
from engine.storage.database import Work, micros, moment
from engine.storage.nonconformities import FROM_CONSUMER, REPORTS, UNJUSTIFIED
from engine.vocabulary import CaseStatus
from engine.workflow.values import unpack

#: So many reports of a document, open cases of a site and status, late tasks of a role, cases of a procedure are read.
MOST_REPORTS, MOST_OPEN, MOST_LATE, MOST_CASES = 2_000, 5_000, 1_000, 2_000
_MOST_REVIEWS = 60
_UNDER_WAY = (CaseStatus.OPEN, CaseStatus.FAILED)
_DAY = dt.timedelta(days=1)
#: Days up to which a case belongs to an age; the last has no end.
AGES: tuple[int | None, ...] = (1, 2, 5, 20, None)


class Grouping(StrEnum):
    """By what nonconformities are counted."""

    NONCONFORMITY = "nonconformity"
    CAUSE = "cause"
    PRODUCT = "product"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class Report:
    """One nonconformity as it was reported, and what became of it; empty text: not known."""

    case_id: int
    site: str
    procedure: str
    at: dt.datetime
    product: str
    supplier: str
    nonconformity: str
    cause: str
    by_consumer: bool
    disposed_at: dt.datetime | None
    closed_at: dt.datetime | None

    def group(self, grouping: Grouping) -> str:
        """Return the group it belongs to: texts that differ in case, spaces or a final stop only are one."""
        text: str = getattr(self, grouping.value)
        return text if grouping in {Grouping.PRODUCT, Grouping.SUPPLIER} else " ".join(text.split()).rstrip(".。")


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that somebody has to go on with."""

    id: int
    procedure: str
    started_at: dt.datetime
    is_late: bool

    def age(self, now: dt.datetime) -> int:
        """Return the place of its age in AGES."""
        old = now - self.started_at
        return next(place for place, days in enumerate(AGES) if days is None or old < days * _DAY)


@dataclass(frozen=True, slots=True)
class Late:
    """A task whose deadline has passed."""

    role: str
    case_id: int
    due_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A lot with something on hold, and an open case that answers for it."""

    case_id: int
    lot_id: int
    unit: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Review:
    """The newest approved report of effectiveness of a site."""

    site: str
    case: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """One bar of the Pareto chart; `share` is the running share of all up to it, in percent."""

    name: str
    cases: tuple[int, ...]
    share: Decimal


@dataclass(frozen=True, slots=True)
class Overview:
    """All figures of the page, as they were at `counted_at`; `is_cut`: the plant has more than is read here."""

    counted_at: dt.datetime
    reports: tuple[Report, ...]
    this_half: tuple[Report, ...]
    open: tuple[OpenCase, ...]
    late: tuple[Late, ...]
    held: tuple[Held, ...]
    reviews: tuple[Review, ...]
    is_cut: bool

    def pareto(self, grouping: Grouping) -> tuple[Group, ...]:
        """Return the groups, most frequent first; what is not known is left out."""
        groups: dict[str, list[Report]] = defaultdict(list)
        for report in self.reports:
            if name := report.group(grouping):
                groups[name.casefold()].append(report)
        total, running, found = sum(map(len, groups.values())), 0, []
        for reports in sorted(groups.values(), key=lambda each: (-len(each), each[0].group(grouping).casefold())):
            running += len(reports)
            ids = tuple(each.case_id for each in reports)
            found.append(Group(reports[0].group(grouping), ids, Decimal(running * 100) / total))
        return tuple(found)

    def held_by_unit(self) -> Mapping[str, tuple[Decimal, int]]:
        """Return for each unit the quantity on hold and the number of lots."""
        lots = {each.lot_id: each for each in self.held}.values()
        units = sorted({each.unit for each in lots})
        return {
            unit: (
                sum((each.quantity for each in lots if each.unit == unit), Decimal(0)),
                sum(each.unit == unit for each in lots),
            )
            for unit in units
        }


def overview(work: Work, sites: Sequence[str], since: dt.datetime, now: dt.datetime) -> Overview:
    """Return the figures of `sites`: reports from `since` on, everything else as it stands now."""
    first = days_of(now.year, Half.FIRST if now.month <= 6 else Half.SECOND)[0]  # noqa: PLR2004 - June
    half = dt.datetime.combine(first, dt.time(), now.tzinfo)
    reports, cut = _reports(work, sites, min(since, half), now)
    under_way, more = _open_cases(work, sites, now)
    late, most = _late(work, sites, now)
    return Overview(
        counted_at=now,
        reports=tuple(each for each in reports if each.at >= since),
        this_half=tuple(each for each in reports if each.at >= half),
        open=under_way,
        late=late,
        held=_held(work, [each.id for each in under_way]),
        reviews=_reviews(work, sites),
        is_cut=cut or more or most,
    )


def median_span(spans: Iterable[tuple[dt.datetime, dt.datetime | None]]) -> dt.timedelta | None:
    """Return the median of the times from a start to an end; what has not ended is left out; None without any."""
    return middle([end - start for start, end in spans if end is not None])


def middle(lengths: Sequence[dt.timedelta]) -> dt.timedelta | None:
    """Return the median of some lengths of time; None without any."""
    return dt.timedelta(seconds=median(each.total_seconds() for each in lengths)) if lengths else None


def _reports(work: Work, sites: Sequence[str], since: dt.datetime, now: dt.datetime) -> tuple[list[Report], bool]:
    found: list[Report] = []
    cut = False
    for document, element in REPORTS.items():
        rows = work.run(
            sql.REPORTS,
            document=document,
            element=element,
            since=micros(since),
            until=micros(now) + 1,
            most=MOST_REPORTS,
        ).fetchall()
        cut = cut or len(rows) == MOST_REPORTS
        found += [report for row in rows if row[1] in sites and (report := _report(row)) is not None]
    return sorted(found, key=lambda each: each.at, reverse=True), cut


def _report(row: Sequence[Any]) -> Report | None:
    told, analysed, checked = (unpack(bytes(each)) if each is not None else {} for each in (row[6], row[8], row[9]))
    by_consumer = told.get("source") == FROM_CONSUMER
    if by_consumer and checked.get("claim_answer") == UNJUSTIFIED:
        return None
    return Report(
        case_id=row[0],
        site=row[1],
        procedure=row[2],
        product=row[3] or "",
        at=moment(row[4]),
        closed_at=None if row[5] is None else moment(row[5]),
        supplier=str(told.get("supplier") or ""),
        nonconformity=str(told.get("nonconformity") or ""),
        cause=str(analysed.get("cause") or told.get("claim_cause") or ""),
        by_consumer=by_consumer,
        disposed_at=None if row[7] is None else moment(row[7]),
    )


def _open_cases(work: Work, sites: Sequence[str], now: dt.datetime) -> tuple[tuple[OpenCase, ...], bool]:
    lanes = [(site, status.value) for site in sites for status in _UNDER_WAY]
    rows = work.run(sql.OPEN_CASES, lanes=json.dumps(lanes), now=micros(now), most=MOST_OPEN).fetchall()
    found = tuple(OpenCase(row[0], row[1], moment(row[2]), bool(row[3])) for row in rows)
    return found, len(found) >= MOST_OPEN


def _late(work: Work, sites: Sequence[str], now: dt.datetime) -> tuple[tuple[Late, ...], bool]:
    """Return the late tasks of every role that somebody holds."""
    roles = {role for _, role in work.run(sql.ROLES_AT).fetchall()}
    lanes = json.dumps([(site, role) for site in sites for role in sorted(roles)])
    rows = work.run(sql.OVERDUE, lanes=lanes, now=micros(now), most=MOST_LATE).fetchall()
    return tuple(Late(row[0], row[1], moment(row[2])) for row in rows), len(rows) >= MOST_LATE


def _held(work: Work, cases: Sequence[int]) -> tuple[Held, ...]:
    rows = work.run(sql.HELD, cases=json.dumps(cases)).fetchall() if cases else ()
    return tuple(Held(row[0], row[1], row[2], Decimal(row[3])) for row in rows)


def _reviews(work: Work, sites: Sequence[str]) -> tuple[Review, ...]:
    newest: dict[str, Review] = {}
    for site, number, data in work.run(sql.REVIEWS, most=_MOST_REVIEWS).fetchall():
        values = {} if data is None else unpack(bytes(data))
        if site in sites and values.get("approval") == "approved":
            newest.setdefault(site, Review(site, number, values))
    return tuple(newest.values())
