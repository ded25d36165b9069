"""Who handles a complaint, what they sign, and what the complaint tells the cases it starts."""

from pathlib import Path
from typing import Any

import pytest

from engine.bundles import Bundle, collect, load
from engine.dmn import gaps, overlaps, unreachable_rows
from engine.feel import compile_expression
from engine.procedures import Element, ElementKind

HOME = Path(__file__).resolve().parents[3]
BUNDLE: Bundle = load("complaint", collect(HOME, "complaint"))
USER_TASKS = [each for each in BUNDLE.elements.values() if each.kind is ElementKind.USER_TASK]
STARTS = [each for each in BUNDLE.elements.values() if each.extensions.topic == "case.start"]


def inputs(element: Element) -> dict[str, str]:
    return dict(element.extensions.inputs)


@pytest.mark.parametrize("task", USER_TASKS, ids=lambda task: task.id)
def test_task_has_role_form_clause_and_due_date(task: Element) -> None:
    assert BUNDLE.roles.key_of(task.lane or "")
    assert task.extensions.form_id in BUNDLE.forms
    assert task.extensions.clauses
    assert task.extensions.due_date


def test_what_the_branch_does_is_done_at_the_branch() -> None:
    at_branch = {each.id for each in USER_TASKS if each.process in {"complaint_handling", "complaint_measures"}}
    assert len(at_branch) > 7
    placed = {each.id for each in USER_TASKS if each.extensions.site == "=branch_site"}
    assert placed == at_branch | {"investigate_complaint"}


def test_judgements_and_approvals_are_signed_in_three_languages() -> None:
    signed = {each.id: each.extensions.meaning for each in USER_TASKS if each.extensions.meaning.en}
    assert set(signed) == {
        "investigate_complaint", "check_issue", "approve_extra_cost", "approve_measures", "verify_measures",
    }  # fmt: skip
    assert all(meaning.zh and meaning.ru for meaning in signed.values())


def test_the_sheet_is_chosen_in_every_case_by_one_row() -> None:
    domains: dict[str, Any] = {"defect_class": (None, "I", "II", "III"), "repeated": (True, False)}
    table = BUNDLE.decisions["complaint_sheet"]
    assert (gaps(table, domains=domains), overlaps(table, domains=domains)) == ((), ())
    assert unreachable_rows(table, domains=domains) == ()


@pytest.mark.parametrize("element", STARTS, ids=lambda element: element.id)
def test_a_linked_case_is_told_only_what_its_start_form_asks(element: Element) -> None:
    procedure = inputs(element)["procedure"]
    started = load(procedure, collect(HOME, procedure)).start_form
    assert started
    data = compile_expression(inputs(element)["data"]).evaluate({}, None)
    assert isinstance(data, dict)
    assert sorted(set(data) - set(started.keys)) == []


def test_every_case_that_settles_goods_or_causes_is_waited_for() -> None:
    loop = BUNDLE.elements["await_linked_cases"].loop
    assert loop is not None
    told = [output for element in STARTS for output in element.extensions.outputs]
    assert {target for target, _ in told} >= {"linked_cases", "sheet_case"}
    assert "linked_cases" in loop.collection
    assert "sheet_cases" in loop.collection
