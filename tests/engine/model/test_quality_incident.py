"""The grade of a quality incident at every bound of NCO-7.2, alone and combined."""

import itertools
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.bundles import Bundle, collect, load
from engine.dmn import gaps, unreachable_rows

HOME = Path(__file__).resolve().parents[3]
BUNDLE: Bundle = load("quality_incident", collect(HOME, "quality_incident"))
GRADES = ("none", "incident", "serious", "major")
NOTHING: dict[str, Any] = {
    "batch_loss_cny": None,
    "claim_loss_cny": None,
    "process_scrap_quantity": None,
    "shift_output": None,
    "personal_fault": False,
    "repair_hours": None,
    "work_error": False,
    "customer_delivery_affected": False,
}
BATCH = {
    "0": "none", "999.99": "none", "1000": "incident", "4999.99": "incident", "5000": "serious", "9999.99": "serious",
    "10000": "major", "20000": "major", "1000000": "major",
}  # fmt: skip
CLAIM = {
    "0": "none", "999.99": "none", "1000": "incident", "4999.99": "incident", "5000": "incident", "9999.99": "incident",
    "10000": "serious", "19999.99": "serious", "20000": "major", "1000000": "major",
}  # fmt: skip
SCRAP = {
    "0": "none", "0.0999": "none", "0.099999": "none", "0.10": "incident", "0.2499": "incident", "0.25": "serious",
    "0.9999": "serious", "1.0": "major", "3": "major",
}  # fmt: skip
HOURS = {"0": "none", "31.9": "none", "32": "incident", "47.9": "incident", "48": "serious", "480": "serious"}


def graded(**facts: Any) -> tuple[str, set[str]]:
    """The grade and the clauses of the rows that give it."""
    outcome = BUNDLE.decisions["incident_grade"].decide({**NOTHING, **facts}, None, strict=True)
    return str(outcome.value), {row.annotation for row in outcome.rows}


def batch(loss: str) -> dict[str, Any]:
    return {"batch_loss_cny": Decimal(loss)}


def claim(loss: str) -> dict[str, Any]:
    return {"claim_loss_cny": Decimal(loss)}


def scrap(share: str) -> dict[str, Any]:
    return {"process_scrap_quantity": Decimal(share) * 800, "shift_output": Decimal(800)}


def hours(worked: str) -> dict[str, Any]:
    return {"repair_hours": Decimal(worked), "personal_fault": True}


FACTS = ((batch, BATCH), (claim, CLAIM), (scrap, SCRAP), (hours, HOURS))


@pytest.mark.parametrize(
    ("fact", "figure", "grade"),
    [(fact, figure, grade) for fact, bounds in FACTS for figure, grade in bounds.items()],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_each_figure_alone_grades_at_its_bounds(fact: Any, figure: str, grade: str) -> None:
    assert graded(**fact(figure))[0] == grade


def test_the_highest_grade_of_any_two_figures_wins() -> None:
    for (one, ones), (other, others) in itertools.combinations(FACTS, 2):
        for (left, lower), (right, higher) in itertools.product(ones.items(), others.items()):
            expected = max(lower, higher, key=GRADES.index)
            assert graded(**one(left), **other(right))[0] == expected, (one.__name__, left, other.__name__, right)


def test_figures_just_below_their_bounds_do_not_add_up() -> None:
    assert graded(**batch("999.99"), **claim("999.99"), **scrap("0.0999"), **hours("31.9"))[0] == "none"
    assert graded(**batch("4999.99"), **claim("9999.99"), **scrap("0.2499"), **hours("47.9"))[0] == "incident"


@pytest.mark.parametrize(
    ("stopped", "late", "grade"),
    [(True, True, "serious"), (True, False, "none"), (False, True, "none"), (None, None, "none")],
)
def test_a_work_error_is_serious_when_production_stops_and_delivery_suffers(
    stopped: bool | None, late: bool | None, grade: str
) -> None:
    assert graded(work_error=stopped, customer_delivery_affected=late)[0] == grade


def test_repair_hours_count_only_through_a_persons_fault() -> None:
    assert graded(repair_hours=Decimal(60), personal_fault=False)[0] == "none"


@pytest.mark.parametrize(
    ("facts", "clause"),
    [
        (batch("10000"), "NCO-7.2.1"),
        (claim("10000"), "NCO-7.2.2"),
        (scrap("0.10"), "NCO-7.2.3"),
        (batch("999"), "NCO-7.2.3"),
    ],
)
def test_the_clause_stands_with_the_grade(facts: dict[str, Any], clause: str) -> None:
    assert clause in graded(**facts)[1]


def test_scrap_without_a_quota_is_no_ground_for_a_grade() -> None:
    assert graded(process_scrap_quantity=Decimal(500), shift_output=None)[0] == "none"
    assert graded(process_scrap_quantity=Decimal(500), shift_output=Decimal(0))[0] == "none"


def test_the_table_answers_every_case_and_uses_every_row() -> None:
    table = BUNDLE.decisions["incident_grade"]
    assert gaps(table) == ()
    assert unreachable_rows(table) == ()
