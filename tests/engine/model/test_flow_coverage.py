"""The scenarios of a procedure hold, belong to clauses and let each row of its tables fire.

That they walk every element and flow, and prove every clause: test_clauses_are_proven.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.bundles import Bundle, collect, load
from engine.procedures import read_clauses
from engine.scenarios import Scenario

HOME = Path(__file__).resolve().parents[3]
PROCEDURES = sorted({path.parent.name for path in (HOME / "processes").glob("*/*.bpmn")})
Plays = Callable[[str], tuple[Any, ...]]


@pytest.fixture(params=PROCEDURES)
def procedure(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_scenario_holds(procedure: str, played: Plays) -> None:
    assert {each.id: each.message for each in played(procedure) if each.message} == {}


def test_every_row_of_the_decision_tables_fires(procedure: str, played: Plays) -> None:
    bundle: Bundle = load(procedure, collect(HOME, procedure))
    fired = frozenset().union(*(each.fired for each in played(procedure)))
    tables = [decision.table for decision in bundle.decisions.values() if decision.table is not None]
    assert bool(tables) == bool(bundle.decisions)
    assert sorted({row.id for table in tables for row in table.rows} - fired) == []


def test_every_scenario_belongs_to_a_clause_that_exists(
    procedure: str, scenarios_of: Callable[[str], tuple[Scenario, ...]]
) -> None:
    files = (HOME / "processes" / "clauses").glob("*.yaml")
    clauses = {clause for file in files for clause in read_clauses(file.read_bytes(), file.name).clauses}
    scenarios = scenarios_of(procedure)
    assert [scenario.id for scenario in scenarios if not scenario.tags] == []
    assert sorted({tag for scenario in scenarios for tag in scenario.tags} - clauses) == []
