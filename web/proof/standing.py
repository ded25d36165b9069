"""How the proof stands: the survey of the plant's folder held against the last run of its scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from engine.commands.scenario_results import ground_of, outcomes
from engine.errors import BundleInvalid
from engine.trace import Covered, Ground, Outcome, Traced, coverage, ground_at, trace
from web.shell import plant


@dataclass(frozen=True, slots=True)
class Standing:
    """Every clause as it is proven, and every diagram as it is covered; `fresh`: by results on these very files."""

    ground: Ground
    clauses: dict[str, Traced]
    covered: tuple[Covered, ...]
    fresh: bool
    played: bool


def standing() -> Standing:
    """Return how the proof stands now."""
    home = plant().home
    state = ground_of(home)
    ground = ground_at(home, state)
    results, fresh = outcomes(plant(), _told(home, state))
    clauses = {
        clause.id: trace(clause, ground.evidence[clause.id], results)
        for document in ground.documents
        for clause in document.clauses.values()
    }
    played = any(each.at is not None for each in results)
    return Standing(ground, clauses, coverage(ground.bundles.values(), results), fresh, played)


@lru_cache(4)
def _told(home: Path, state: str) -> dict[tuple[str, int], Outcome]:  # noqa: ARG001 - the state makes the cache fresh
    from engine.scenarios import all_scenarios  # only this page reads them, and they bring all their sentences

    try:
        scenarios = all_scenarios(home)
    except BundleInvalid:  # one feature is being written: `holdpoint check` says where it is broken
        return {}
    return {
        (each.file, each.line): Outcome(each.file, each.line, each.name, frozenset(each.tags)) for each in scenarios
    }
