"""The shipped decision tables answer for every combination of their inputs, and every row is of use."""

import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.dmn import Decision, read_decisions
from engine.procedures import read_clauses, read_roles
from engine.vocabulary import ItemClass, Ownership, Source

HOME = Path(__file__).resolve().parents[3]
FILES = {
    path.stem: read_decisions(path.read_bytes(), path.name)
    for path in sorted((HOME / "processes" / "nonconformity").glob("*.dmn"))
}
TABLES = {decision.id: decision for file in FILES.values() for decision in file.decisions.values()}
ROLES = read_roles((HOME / "processes" / "roles.yaml").read_bytes())
CLAUSES = read_clauses((HOME / "processes" / "clauses" / "NCO.yaml").read_bytes()).clauses
EITHER = (True, False, None)
DOMAINS: dict[str, tuple[Any, ...]] = {
    "ownership": (*Ownership, None),
    "customer_product": EITHER,
    "source": (*Source, None),
    "item_class": (*ItemClass, None),
    "inspection_judgement": ("review", "repair", "reject", "clearly_nonconforming", "clearly_unusable", None),
    "check_result": ("agree", "review", None),
    "not_confirmed": EITHER,
    "documents_changed": EITHER,
}
ANSWERS = {
    "inspector_authority": {"none", "scrap", "reject"},
    "review_needed": {"review", "repair", "reject"},
}


def combinations(table: Decision) -> Iterator[dict[str, Any]]:
    names = sorted(table.free_names)
    for values in itertools.product(*(DOMAINS[name] for name in names)):
        yield {name: str(value) if isinstance(value, str) else value for name, value in zip(names, values, strict=True)}


def decide(table: str, **given: Any) -> Any:
    blank = dict.fromkeys(TABLES[table].free_names)
    return TABLES[table].decide({**blank, **given}, strict=True).value


def test_the_procedure_has_four_tables() -> None:
    assert set(TABLES) == {"disposal_authority", "inspector_authority", "responsible_unit", "review_needed"}
    assert all(not file.problems for file in FILES.values())


@pytest.mark.parametrize("table", TABLES)
def test_table_has_no_gap_and_no_idle_row(table: str) -> None:
    decision = TABLES[table]
    assert decision.table
    hits = Counter[str]()
    for given in combinations(decision):
        outcome = decision.decide(given, strict=True)
        assert outcome.value is not None, given
        assert len(outcome.rows) == 1, given
        hits[outcome.rows[0].id] += 1
        values = outcome.value.values() if isinstance(outcome.value, dict) else [outcome.value]
        for value in values:
            assert value in ANSWERS.get(table, ROLES.by_key), given
    assert len(hits) == len(decision.table.rows)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_clause(table: str) -> None:
    for given in combinations(TABLES[table]):
        for row in TABLES[table].decide(given, strict=True).rows:
            assert row.annotation
            assert set(row.annotation.split()) <= set(CLAUSES)


@pytest.mark.parametrize(
    ("given", "role"),
    [
        ({"not_confirmed": True, "source": "in_process"}, "engineering_head"),
        ({"documents_changed": True, "item_class": "raw_material"}, "engineering_head"),
        ({"source": "in_process", "item_class": "component"}, "process_technology_head"),
        ({"source": "stock", "item_class": "machined_part"}, "process_technology_head"),
        ({"source": "incoming", "item_class": "component"}, "raw_material_inspection_head"),
        ({"source": "incoming", "item_class": "plastic_granulate"}, "quality_manager"),
        ({"source": "final", "item_class": "finished_assembly"}, "inspection_head"),
        ({}, "quality_manager"),
    ],
)
def test_first_row_that_fits_names_who_disposes(given: dict[str, Any], role: str) -> None:
    assert decide("disposal_authority", **given)["disposing_role"] == role


def test_inspector_rejects_alone_only_what_was_bought() -> None:
    judged = {"inspection_judgement": "clearly_nonconforming", "ownership": "own"}
    assert decide("inspector_authority", source="incoming", item_class="finished_assembly", **judged) == "reject"
    assert decide("inspector_authority", source="stock", item_class="component", **judged) == "reject"
    assert decide("inspector_authority", source="final", item_class="finished_assembly", **judged) == "none"


@pytest.mark.parametrize("judgement", DOMAINS["inspection_judgement"])
@pytest.mark.parametrize("whose", [{"ownership": "customer"}, {"customer_product": True}])
def test_a_customers_product_is_always_reviewed(whose: dict[str, Any], judgement: str | None) -> None:
    given = {**whose, "inspection_judgement": judgement, "source": "incoming", "check_result": "agree"}
    assert decide("review_needed", **given) == "review"
    assert decide("inspector_authority", **whose, inspection_judgement=judgement, source="incoming") == "none"
