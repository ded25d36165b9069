"""The scenarios of a procedure go everywhere: each element, each flow, each row of its tables, each clause."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.bundles import Bundle, collect, load
from engine.procedures import read_clauses
from engine.scenarios import read_features

HOME = Path(__file__).resolve().parents[3]
#: The procedures, each with the clauses that its scenarios have to tell.
COVERED = {
    "nonconformity": r"NCO-(1|2|3\.[1245]|4\..*)",
    "capa": r"NCO-(3\.1|5\.2\.3|6\.5\.2)",
    "quality_incident": r"NCO-(3\.6|7\..*)",
    "qms_setup": r"EST-.*",
    "complaint": r"NCO-(3\.3|4\.2\.1\.4x|5\..*)",
    "recall": r"NCO-(3\.[36]|6\..*)",
    "product_disposition": r"DPR-(4|S[2-9]|S1[0-5])",
    "consumer_claim": r"DPR-S2",
    "nonconformity_plan": r"DPR-S1",
    "procedure_change": r"DPR-(6\.4|7\.1)",
    "haccp_study": r"HAC-[1-9]",
    "ccp_monitoring": r"HAC-[789]",
    "effectiveness_review": r"DPR-S16",
}
Plays = Callable[[str], tuple[Any, ...]]


@pytest.fixture(params=COVERED)
def procedure(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bundle(procedure: str) -> Bundle:
    return load(procedure, collect(HOME, procedure))


def test_every_scenario_holds(procedure: str, played: Plays) -> None:
    assert {each.id: each.message for each in played(procedure) if each.message} == {}


def test_every_element_and_flow_is_walked(procedure: str, bundle: Bundle, played: Plays) -> None:
    walked = frozenset().union(*(each.walked for each in played(procedure)))
    assert {name: bundle.file_of(name) for name in bundle.elements if name not in walked} == {}
    assert sorted(set(bundle.flows) - walked) == []


def test_every_row_of_the_decision_tables_fires(procedure: str, bundle: Bundle, played: Plays) -> None:
    fired = frozenset().union(*(each.fired for each in played(procedure)))
    tables = [decision.table for decision in bundle.decisions.values() if decision.table is not None]
    assert bool(tables) == bool(bundle.decisions)
    assert sorted({row.id for table in tables for row in table.rows} - fired) == []


def test_every_clause_in_scope_has_a_scenario_and_every_tag_is_a_clause(procedure: str) -> None:
    files = (HOME / "processes" / "clauses").glob("*.yaml")
    clauses = {clause for file in files for clause in read_clauses(file.read_bytes(), file.name).clauses}
    scenarios = read_features(HOME / "tests" / "features" / procedure)
    tags = {tag for scenario in scenarios for tag in scenario.tags}
    assert sorted(clause for clause in clauses - tags if re.fullmatch(COVERED[procedure], clause)) == []
    assert sorted(tags - clauses) == []


def test_every_scenario_belongs_to_a_clause(procedure: str) -> None:
    scenarios = read_features(HOME / "tests" / "features" / procedure)
    assert [scenario.id for scenario in scenarios if not scenario.tags] == []
