"""Every clause of the documents is proven as its kind asks, and the scenarios walk every arrow of the diagrams.

The same proof as `holdpoint trace --run`, on the scenarios that the other tests of this folder play.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.procedures import Document, read_clauses
from engine.scenarios import Scenario
from engine.trace import Ground, Outcome, coverage, survey, trace

HOME = Path(__file__).resolve().parents[3]
DOCUMENTS = sorted(path.stem for path in (HOME / "processes" / "clauses").glob("*.yaml"))
PROCEDURES = sorted({path.parent.name for path in (HOME / "processes").glob("*/*.bpmn")})


@pytest.fixture(scope="module")
def ground() -> Ground:
    return survey(HOME)


@pytest.fixture(scope="module")
def outcomes(
    played: Callable[[str], tuple[Any, ...]], scenarios_of: Callable[[str], tuple[Scenario, ...]]
) -> tuple[Outcome, ...]:
    found = []
    for procedure in PROCEDURES:
        told = {each.id: each for each in scenarios_of(procedure)}
        for example in played(procedure):
            scenario = told[example.id]
            found.append(
                Outcome(
                    file=f"tests/features/{procedure}/{scenario.file}",
                    line=scenario.line,
                    name=scenario.name,
                    tags=frozenset(scenario.tags),
                    passed=not example.message,
                    message=example.message,
                    places=example.places,
                    fired=example.fired,
                )
            )
    return tuple(found)


def test_every_procedure_is_surveyed_and_has_scenarios(ground: Ground, outcomes: tuple[Outcome, ...]) -> None:
    assert sorted(ground.bundles) == PROCEDURES
    assert sorted({each.file.split("/")[2] for each in outcomes}) == PROCEDURES


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_clause_is_proven_as_its_kind_asks(name: str, ground: Ground, outcomes: tuple[Outcome, ...]) -> None:
    document: Document = next(each for each in ground.documents if each.id == name)
    proofs = [trace(clause, ground.evidence[clause.id], outcomes) for clause in document.clauses.values()]
    assert proofs
    open_ = {each.clause.id: [(gap.code, dict(gap.data)) for gap in each.gaps] for each in proofs if each.gaps}
    assert open_ == {}


def test_the_scenarios_walk_every_element_and_flow_of_every_diagram(
    ground: Ground, outcomes: tuple[Outcome, ...]
) -> None:
    covered = coverage(ground.bundles.values(), outcomes)
    assert {each.file for each in covered} == {
        path.relative_to(HOME).as_posix() for path in (HOME / "processes").glob("*/*.bpmn")
    }
    assert {each.file: each.missing for each in covered if each.missing} == {}
    assert all(each.walked == each.flows > 0 for each in covered)


def test_no_clause_was_lost_on_the_way_from_the_documents() -> None:
    """The numbers of clauses are those of the documents as they were taken apart."""
    counted = {
        name: len(read_clauses((HOME / "processes" / "clauses" / f"{name}.yaml").read_bytes(), name).clauses)
        for name in DOCUMENTS
    }
    assert counted == {"DPR": 22, "EST": 4, "HAC": 9, "NCO": 40, "SMP": 23}
