"""Corrective action that another case starts: what may be missing, what it keeps, what it tells at its end."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine import workflow
from engine.bundles import Bundle, collect, load
from engine.calendars import SiteCalendar, plant_functions
from engine.dmn import gaps, unreachable_rows
from engine.feel import compile_expression
from engine.workflow import Host

HOME = Path(__file__).resolve().parents[3]
BUNDLE: Bundle = load("capa", collect(HOME, "capa"))
MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
FUNCTIONS = plant_functions(SiteCalendar(ZoneInfo("Asia/Shanghai")))


class Case:
    """A case begun by a service: every key of its start form is there, null where nothing was said."""

    def __init__(self, **data: Any) -> None:
        self.now = MONDAY
        start_form = BUNDLE.start_form
        assert start_form
        given = {**dict.fromkeys(start_form.keys), "site": "main", "case_number": "CA-2026-0001", **data}
        self.running = workflow.start(BUNDLE, self.host(), given)

    def host(self) -> Host:
        def serve(topic: str, element: str, inputs: dict[str, Any], headers: Mapping[str, str]) -> dict[str, Any]:
            raise AssertionError((topic, element, inputs, headers))

        def decide(decision: str, scope: Mapping[str, Any]) -> Any:
            return BUNDLE.decisions[decision].decide(scope, self.host().feel, strict=True)

        return Host(now=self.now, serve=serve, decide=decide, functions=FUNCTIONS)

    @property
    def open(self) -> dict[str, str]:
        return {task.element: task.role for task in self.running.open_tasks()}

    def answer(self, element: str, **values: Any) -> "Case":
        task = next(each for each in self.running.open_tasks() if each.element == element)
        keys = BUNDLE.forms[task.form_id or ""].keys
        self.running.complete(task.number, {**dict.fromkeys(keys), **values})
        assert not self.running.incidents()
        return self

    def wait(self, days: int) -> "Case":
        self.now += timedelta(days=days)
        self.running = workflow.load(self.running.dump(), BUNDLE, self.host())
        self.running.fire()
        return self

    def round(self, cause: str, effectiveness: str, finding: str) -> "Case":
        action = {"action": "dry", "kind": "corrective", "owner": "line_leader", "due": self.now.date()}
        self.answer("find_cause", whys=[{"why": "why", "because": "so"}], cause=cause)
        self.answer("plan_actions", actions=[action])
        self.answer(
            "check_plan", plan_result="agreed", verify_after_days=Decimal(10), effect_criterion="none in 3 lots"
        )
        self.answer("carry_out_action", done_text="dried", done_on=self.now.date(), evidence="W-7")
        self.answer("check_action", action_result="done")
        return self.wait(10).answer("verify_effectiveness", effectiveness=effectiveness, finding=finding)


def test_a_problem_and_its_origin_are_enough() -> None:
    assert Case(problem="porosity", origin="recall").open == {"contain_problem": "branch_quality"}
    assert Case(problem="porosity", origin="complaint").open == {"contain_problem": "information_handler"}


def test_its_end_tells_that_it_was_effective_after_how_many_rounds_and_the_cause() -> None:
    case = Case(problem="porosity", origin="nonconformity").answer("contain_problem", containment_taken="sorted")
    case.round("cold ladle", "not_effective", "4 of 200 again").round("wet moulds", "effective", "none in 3 lots")
    case.answer("close_capa", closure="closed")
    assert case.running.completed
    result = compile_expression(BUNDLE.main.properties["result"]).evaluate(case.running.result, case.host().feel)
    assert result == {"effective": True, "rounds": Decimal(2), "cause": "wet moulds"}


def test_earlier_rounds_are_kept_with_cause_actions_and_finding() -> None:
    case = Case(problem="porosity", origin="nonconformity").answer("contain_problem", containment_taken="sorted")
    case.round("cold ladle", "not_effective", "4 of 200 again").round("wet moulds", "not_effective", "1 of 200")
    task = case.running.open_tasks()[0]
    rounds = case.running.data(task.number)["rounds"]
    assert [(each["round"], each["cause"], each["finding"]) for each in rounds] == [
        (Decimal(1), "cold ladle", "4 of 200 again"),
        (Decimal(2), "wet moulds", "1 of 200"),
    ]
    assert [action["evidence"] for action in rounds[0]["actions"]] == ["W-7"]


@pytest.mark.parametrize("decision", sorted(BUNDLE.decisions))
def test_tables_answer_every_case_and_use_every_row(decision: str) -> None:
    table = BUNDLE.decisions[decision]
    assert gaps(table) == ()
    assert unreachable_rows(table) == ()
