"""Statements of series of lots: where they stand, the lots inspected, the switches made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.sampling import INCOMING_RULES, SeriesState, Switch, begin, plan_as_dict, state_as_dict, state_from_dict
from engine.series import Counted, InspectedLot, SeriesKey
from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding
from engine.storage.goods import Cause

_s = t.inspection_series.c
_OF_KEY = (
    sa.select(_s.id, _s.state, _s.lots)
    .where(
        _s.site == given("site"),
        _s.supplier == given("supplier"),
        _s.product == given("product"),
        _s.nonconformity_class == given("nonconformity_class"),
    )
)  # fmt: skip
_LOOK = Statement(_OF_KEY)
_LOCK = Statement(_OF_KEY.with_for_update())
_OPEN = Statement(
    {
        name: insert(t.inspection_series)
        .values({c.name: given(c.name) for c in t.inspection_series.columns if c.name != "id"})
        .on_conflict_do_nothing()
        for name, insert in (
            ("sqlite", sa.dialects.sqlite.insert),
            ("postgresql", sa.dialects.postgresql.insert),
        )
    }
)
_SAVE = Statement(
    sa.update(t.inspection_series)
    .where(_s.id == given("series_id"))
    .values(
        severity=given("new_severity"),
        score=given("new_score"),
        state=given("new_state"),
        lots=given("new_lots"),
        changed_at=given("now"),
    )
)
_ADD_LOT = Statement(adding(t.inspected_lot))
_ADD_SWITCH = Statement(adding(t.series_switch, without=("id",)))


@dataclass(frozen=True, slots=True)
class KeptSeries:
    """A series as it is stored; `lots` is how many were inspected."""

    id: int
    state: SeriesState
    lots: int


def look(work: Work, site: str, key: SeriesKey) -> SeriesState:
    """Return where a series stands; one that has not begun begins on tightened. Source: SMP-5.6."""
    row = work.run(_LOOK, site=site, **_named(key)).fetchone()
    return begin(INCOMING_RULES) if row is None else state_from_dict(json.loads(row[1]))


def lock(work: Work, site: str, key: SeriesKey, at: int) -> KeptSeries:
    """Open the series if need be, lock it until the transaction ends, and return it; `at` in microseconds.

    Of two lots that are counted at once, the second waits here and sees what the first left.
    """
    row = work.run(_LOCK, site=site, **_named(key)).fetchone()
    if row is None:
        state = begin(INCOMING_RULES)
        work.run(
            _OPEN,
            site=site,
            **_named(key),
            severity=state.severity,
            score=state.score,
            state=_json(state_as_dict(state)),
            lots=0,
            opened_at=at,
            changed_at=at,
        )
        row = work.run(_LOCK, site=site, **_named(key)).fetchone()
    return KeptSeries(int(row[0]), state_from_dict(json.loads(row[1])), int(row[2]))


def save(work: Work, series: KeptSeries, state: SeriesState, lots: int, at: int) -> None:
    """Write where a locked series stands now."""
    work.run(
        _SAVE,
        series_id=series.id,
        new_severity=state.severity,
        new_score=state.score,
        new_state=_json(state_as_dict(state)),
        new_lots=lots,
        now=at,
    )


def add_lot(work: Work, series: KeptSeries, place: int, lot: InspectedLot, counted: Counted, cause: Cause) -> None:
    """Write down a lot that was judged, as the `place`-th of its series."""
    work.run(
        _ADD_LOT,
        series_id=series.id,
        place=place,
        lot=lot.lot,
        quantity=lot.quantity,
        case_id=cause.case_id,
        entry=cause.entry,
        plan=_json(plan_as_dict(lot.plan)),
        found=_json(list(lot.found)),
        verdict=lot.judgement.verdict,
        severity=lot.plan.severity,
        original=lot.original,
        counts=counted.counts,
        score=counted.state.score,
        at=cause.at,
        by=cause.by,
    )


def add_switches(work: Work, series: KeptSeries, place: int, switches: Iterable[Switch], cause: Cause) -> None:
    """Write down switches that bind the lots after the `place`-th."""
    work.run_many(
        _ADD_SWITCH,
        [
            {
                "series_id": series.id,
                "after_place": place,
                "from_severity": switch.before,
                "to_severity": switch.after,
                "reason": switch.reason,
                "case_id": cause.case_id,
                "entry": cause.entry,
                "at": cause.at,
                "by": cause.by,
            }
            for switch in switches
        ],
    )


def _named(key: SeriesKey) -> dict[str, str]:
    return {
        "supplier": key.supplier,
        "product": key.product,
        "nonconformity_class": key.nonconformity_class.value,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
