"""Series of lots: how strictly the next lot is inspected, the lots so far, the switches, what the process delivers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.errors import NotFound
from engine.identity import Actor
from engine.inbox.tasks import sites_of
from engine.sampling import (
    FirstSample,
    NonconformityClass,
    Plan,
    ProcessAverage,
    SeriesState,
    plan_from_dict,
    process_average,
    state_from_dict,
)
from engine.storage import tables as t
from engine.storage.database import Statement, Work, moment
from engine.vocabulary import Names

#: A series' page shows so many of its newest lots; the process average is estimated from them.
MOST_LOTS = 100
MOST_SERIES = 200

_s, _l, _w = t.inspection_series.c, t.inspected_lot.c, t.series_switch.c
_WITH_NAMES = (
    sa.select(
        _s.id,
        _s.site,
        _s.supplier,
        t.supplier.c.name,
        _s.product,
        t.product.c.name_en,
        t.product.c.name_zh,
        t.product.c.name_ru,
        _s.nonconformity_class,
        _s.state,
        _s.lots,
        _s.changed_at,
    )
    .select_from(
        t.inspection_series.outerjoin(t.supplier, t.supplier.c.key == _s.supplier).outerjoin(
            t.product, t.product.c.key == _s.product
        )
    )
    .where(_s.site == given("site"))
)
_RECENT = Statement(_WITH_NAMES.order_by(_s.changed_at.desc(), _s.id.desc()).limit(given("most")))
_OF_PAIR = Statement(
    _WITH_NAMES.where(_s.supplier == given("supplier"), _s.product == given("product")).order_by(_s.nonconformity_class)
)
_LOTS = Statement(
    sa.select(
        _l.place,
        _l.lot,
        _l.quantity,
        _l.case_id,
        t.case.c.number,
        _l.plan,
        _l.found,
        _l.verdict,
        _l.original,
        _l.counts,
        _l.score,
        _l.at,
        t.user.c.full_name,
    )
    .select_from(
        t.inspected_lot.join(t.case, t.case.c.id == _l.case_id).outerjoin(t.user, t.user.c.id == _l.by)
    )
    .where(_l.series_id == given("series_id"))
    .order_by(_l.place.desc())
    .limit(given("most"))
)  # fmt: skip
_SWITCHES = Statement(
    sa.select(
        _w.after_place, _w.from_severity, _w.to_severity, _w.reason, _w.at, t.user.c.full_name, t.case.c.number
    )
    .select_from(
        t.series_switch.join(t.case, t.case.c.id == _w.case_id).outerjoin(t.user, t.user.c.id == _w.by)
    )
    .where(_w.series_id == given("series_id"))
    .order_by(_w.id.desc())
    .limit(given("most"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """Where one class of nonconformity of a series stands; `lots` is how many were inspected."""

    id: int
    site: str
    supplier: str
    supplier_name: str
    product: str
    product_names: Names
    nonconformity_class: NonconformityClass
    state: SeriesState
    lots: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class LotOfSeries:
    """A lot of a series as it was judged; `found` are the nonconforming units of each sample."""

    place: int
    lot: str
    quantity: int
    case_id: int
    case_number: str
    plan: Plan
    found: tuple[int, ...]
    verdict: str
    original: bool
    counts: bool
    score: int | None
    at: datetime
    by_name: str | None


@dataclass(frozen=True, slots=True)
class SwitchOfSeries:
    """A switch that binds the lots after the `after_place`-th."""

    after_place: int
    from_severity: str
    to_severity: str
    reason: str
    at: datetime
    by_name: str | None
    case_number: str


@dataclass(frozen=True, slots=True)
class ClassOfSeries:
    """One class of nonconformity: newest lots and switches first; `average` is of the lots shown."""

    row: SeriesRow
    lots: tuple[LotOfSeries, ...]
    switches: tuple[SwitchOfSeries, ...]
    average: ProcessAverage

    @property
    def plan(self) -> Plan | None:
        """Return the plan of the newest lot."""
        return self.lots[0].plan if self.lots else None


def recent_series(work: Work, actor: Actor, site: str) -> tuple[tuple[SeriesRow, ...], ...]:
    """Return the series of a site, changed last first, the classes of a supplier and product together."""
    if site not in sites_of(work, actor):
        return ()
    pairs: dict[tuple[str, str], list[SeriesRow]] = {}
    for row in map(_row, work.run(_RECENT, site=site, most=MOST_SERIES).fetchall()):
        pairs.setdefault((row.supplier, row.product), []).append(row)
    return tuple(tuple(sorted(rows, key=lambda row: row.nonconformity_class)) for rows in pairs.values())


def series_facts(work: Work, actor: Actor, site: str, supplier: str, product: str) -> tuple[ClassOfSeries, ...]:
    """Return the classes of a series, major first. Raises NotFound, also for a site where the person has no role."""
    rows: Sequence[Any] = ()
    if site in sites_of(work, actor):
        rows = work.run(_OF_PAIR, site=site, supplier=supplier, product=product).fetchall()
    if not rows:
        raise NotFound("series", f"{supplier} {product}")
    return tuple(_class_of(work, _row(row)) for row in rows)


def _class_of(work: Work, row: SeriesRow) -> ClassOfSeries:
    lots = tuple(map(_lot, work.run(_LOTS, series_id=row.id, most=MOST_LOTS).fetchall()))
    switches = tuple(map(_switch, work.run(_SWITCHES, series_id=row.id, most=MOST_LOTS).fetchall()))
    return ClassOfSeries(row, lots, switches, process_average(_first_samples(lots)))


def _first_samples(lots: Iterable[LotOfSeries]) -> Iterable[FirstSample]:
    for lot in lots:
        yield FirstSample(lot.plan.sample_size, lot.found[0], original=lot.original)


def _row(row: Sequence[Any]) -> SeriesRow:
    return SeriesRow(
        id=int(row[0]),
        site=row[1],
        supplier=row[2],
        supplier_name=row[3] or row[2],
        product=row[4],
        product_names=Names(row[5] or row[4], row[6] or "", row[7] or ""),
        nonconformity_class=NonconformityClass(row[8]),
        state=state_from_dict(json.loads(row[9])),
        lots=int(row[10]),
        changed_at=moment(row[11]),
    )


def _lot(row: Sequence[Any]) -> LotOfSeries:
    return LotOfSeries(
        place=row[0],
        lot=row[1],
        quantity=row[2],
        case_id=row[3],
        case_number=row[4],
        plan=plan_from_dict(json.loads(row[5])),
        found=tuple(json.loads(row[6])),
        verdict=row[7],
        original=bool(row[8]),
        counts=bool(row[9]),
        score=row[10],
        at=moment(row[11]),
        by_name=row[12],
    )


def _switch(row: Sequence[Any]) -> SwitchOfSeries:
    return SwitchOfSeries(row[0], row[1], row[2], row[3], moment(row[4]), row[5], row[6])
