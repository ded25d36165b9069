"""The scenarios of the procedure go everywhere: each element, each flow, each row of its tables, each clause."""

import re
from pathlib import Path
from typing import Any

from engine.bundles import Bundle, collect, load
from engine.procedures import read_clauses
from engine.scenarios import read_features

HOME = Path(__file__).resolve().parents[3]
FEATURES = HOME / "tests" / "features" / "nonconformity"
SCOPE = re.compile(r"NCO-(1|2|3\.[1245]|4\..*)\Z")


def bundle() -> Bundle:
    return load("nonconformity", collect(HOME, "nonconformity"))


def test_every_scenario_holds(played: tuple[Any, ...]) -> None:
    assert {each.id: each.message for each in played if each.message} == {}


def test_every_element_and_flow_is_walked(played: tuple[Any, ...]) -> None:
    walked = frozenset().union(*(each.walked for each in played))
    missing = {name: bundle().file_of(name) for name in bundle().elements if name not in walked}
    assert missing == {}
    assert sorted(set(bundle().flows) - walked) == []


def test_every_row_of_the_decision_tables_fires(played: tuple[Any, ...]) -> None:
    fired = frozenset().union(*(each.fired for each in played))
    tables = [decision.table for decision in bundle().decisions.values() if decision.table is not None]
    assert tables
    assert sorted({row.id for table in tables for row in table.rows} - fired) == []


def test_every_clause_in_scope_has_a_scenario_and_every_tag_is_a_clause() -> None:
    clauses = read_clauses((HOME / "processes" / "clauses" / "NCO.yaml").read_bytes()).clauses
    tags = {tag for scenario in read_features(FEATURES) for tag in scenario.tags}
    assert sorted({clause for clause in clauses if SCOPE.match(clause)} - tags) == []
    assert sorted(tags - set(clauses)) == []


def test_every_scenario_belongs_to_a_clause() -> None:
    assert [scenario.id for scenario in read_features(FEATURES) if not scenario.tags] == []
