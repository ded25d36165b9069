"""Which cases a figure stands for: the list behind every number of the overview."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engine.inbox.overview import Grouping, Overview, Report

_By = Callable[[Overview, str], Iterable[int]]


def cases_behind(found: Overview, measure: str, key: str) -> tuple[int, ...] | None:
    """Return the cases of a figure, newest first and each once; None for a measure that does not exist."""
    if measure in set(Grouping):
        grouping = Grouping(measure)
        wanted = next((group for group in found.pareto(grouping) if group.name == key), None)
        return _once(wanted.cases if wanted else ())
    by = _MEASURES.get(measure)
    return None if by is None else _once(by(found, key))


def _once(cases: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(cases), reverse=True))


def _reports(reports: Iterable[Report], holds: Callable[[Report], bool] = lambda _: True) -> Iterable[int]:
    return (each.case_id for each in reports if holds(each))


_MEASURES: dict[str, _By] = {
    "held": lambda found, unit: (each.case_id for each in found.held if unit in ("", each.unit)),
    "open": lambda found, _: (each.id for each in found.open),
    "age": lambda found, age: (each.id for each in found.open if str(each.age(found.counted_at)) == age),
    "late": lambda found, role: (each.case_id for each in found.late if role in ("", each.role)),
    "reported": lambda found, _: _reports(found.reports),
    "half": lambda found, _: _reports(found.this_half),
    "consumers": lambda found, _: _reports(found.this_half, lambda each: each.by_consumer),
    "disposed": lambda found, key: _reports(
        found.reports, lambda each: each.disposed_at is not None and key in ("", each.procedure)
    ),
    "closed": lambda found, key: _reports(
        found.reports, lambda each: each.closed_at is not None and key in ("", each.procedure)
    ),
}
