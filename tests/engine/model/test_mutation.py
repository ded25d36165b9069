"""A wrong arrow, row or deadline makes a scenario fail: the scenarios see what the procedure does.

The shipped procedure is spoilt in one place, and the scenarios that go there are played until one fails. A usual test
run exchanges two arrows of one gateway in every diagram and spoils some rows and limits; `HOLDPOINT_MUTATIONS=all`
takes every place.
"""

import itertools
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from engine.bundles import collect, load
from engine.procedures import ElementKind
from engine.procedures.reading import parse_xml
from engine.scenarios import Scenario, Stage

HOME = Path(__file__).resolve().parents[3]
PROCESSES = HOME / "processes"
PROCEDURES = sorted({path.parent.name for path in PROCESSES.glob("*/*.bpmn")})
ALL = os.environ.get("HOLDPOINT_MUTATIONS") == "all"
STARTS = re.compile(rb'<zeebe:input source="([a-z_]+)" target="procedure" />')
DIVERTING = {ElementKind.EXCLUSIVE_GATEWAY, ElementKind.INCLUSIVE_GATEWAY}
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"


@dataclass(frozen=True)
class Mutant:
    """One spoilt place: the file, what its text becomes, and what a scenario must touch to notice."""

    procedure: str
    name: str
    file: str
    spoil: Callable[[], bytes]
    touched: frozenset[str]


def swapped_flows(procedure: str) -> Iterator[Mutant]:
    """Every two arrows that leave a gateway, with their targets exchanged."""
    bundle = load(procedure, collect(HOME, procedure))
    for gateway in sorted(bundle.elements.values(), key=lambda each: each.id):
        if gateway.kind not in DIVERTING or Path(bundle.file_of(gateway.id)).parent.name != procedure:
            continue
        for one, other in itertools.combinations(gateway.outgoing, 2):
            path = HOME / bundle.file_of(gateway.id)
            name, spoil = f"{gateway.id}: {one} with {other}", partial(exchanged, path, one, other)
            yield Mutant(procedure, name, path.name, spoil, frozenset({one, other}))


def exchanged(path: Path, one: str, other: str) -> bytes:
    root = parse_xml(path.read_bytes(), path.name)
    flows = {flow.get("id"): flow for flow in root.iter(f"{BPMN}sequenceFlow")}
    left, right = flows[one].get("targetRef") or "", flows[other].get("targetRef") or ""
    flows[one].set("targetRef", right)
    flows[other].set("targetRef", left)
    for node in root.iter():
        if node.get("id") in {left, right}:
            for incoming in node.findall(f"{BPMN}incoming"):
                incoming.text = {one: other, other: one}.get(incoming.text or "", incoming.text)
    return etree.tostring(root)


def spoilt_tables(procedure: str) -> Iterator[Mutant]:
    """Every decision table with one row less, and with one value less in a cell that lists several."""
    for path in sorted((PROCESSES / procedure).glob("*.dmn")):
        rules = [rule.get("id") or "" for rule in parse_xml(path.read_bytes(), path.name).iter(f"{DMN}rule")]
        for row in rules:
            yield Mutant(procedure, f"without {row}", path.name, partial(without_row, path, row), frozenset({row}))
            for place, cell in enumerate(cells(parse_xml(path.read_bytes(), path.name), row)):
                values = [value.strip() for value in (cell.text or "").split(",")]
                for value in values if len(values) > 1 else ():
                    rest = ", ".join(each for each in values if each != value)
                    spoil = partial(with_cell, path, row, place, rest)
                    yield Mutant(procedure, f"{row} without {value}", path.name, spoil, frozenset({row}))


def without_row(path: Path, row: str) -> bytes:
    root = parse_xml(path.read_bytes(), path.name)
    for rule in list(root.iter(f"{DMN}rule")):
        parent = rule.getparent()
        if rule.get("id") == row and parent is not None:
            parent.remove(rule)
    return etree.tostring(root)


def with_cell(path: Path, row: str, place: int, text: str) -> bytes:
    root = parse_xml(path.read_bytes(), path.name)
    cells(root, row)[place].text = text
    return etree.tostring(root)


def cells(root: Any, row: str) -> list[Any]:
    found = [rule for rule in root.iter(f"{DMN}rule") if rule.get("id") == row]
    return [entry.find(f"{DMN}text") for entry in found[0].findall(f"{DMN}inputEntry")]


FOUR_EYES = "decide_disposition dispose_anew arrange_disposition dispose_again"
#: (file, what stands there, what stands there instead, what a scenario must touch)
LIMITS = {
    "nonconformity": (
        ("nonconformity.bpmn", "add working days(detected_at, 2)", "add working days(detected_at, 1)", "handle_sheet"),
        ("nonconformity.bpmn", "add working days(detected_at, 2)", "add working days(detected_at, 3)", "handle_sheet"),
        ("nonconformity.bpmn", "add working days(detected_at, 2)", 'detected_at + duration("P2D")', "handle_sheet"),
        ("nonconformity.bpmn", "add working days(detected_at, 2)", "add working days(now(), 2)", "handle_sheet"),
        ("nonconformity.bpmn", 'cancelActivity="false"', 'cancelActivity="true"', "pass_two_working_days"),
        ("nonconformity.bpmn", "batch_loss_cny &gt; 0", "batch_loss_cny &gt; 1", "start_incident"),
        ("nonconformity.bpmn", "batch_loss_cny &gt; 0", "batch_loss_cny &gt;= 0", "no_loss"),
        ("nonconformity_part.bpmn", "=passed_quantity &gt; 0", "=passed_quantity &gt; 1", "has_passed"),
        ("nonconformity_part.bpmn", "=passed_quantity &gt; 0", "=passed_quantity &gt;= 0", "has_passed"),
        ("nonconformity_part.bpmn", "=failed_quantity &gt; 0", "=failed_quantity &gt; 1", "has_passed"),
        ("nonconformity_part.bpmn", "=failed_quantity &gt; 0", "=failed_quantity &gt;= 0", "has_passed"),
        *(
            (
                "nonconformity_part.bpmn",
                FOUR_EYES,
                FOUR_EYES.replace(element, "review_nonconformity"),
                "sign_concession",
            )
            for element in FOUR_EYES.split()
        ),
    ),
    "capa": (
        ("capa.bpmn", "then date(add working days(now(), 5))", "then date(add working days(now(), 4))", "find_cause"),
        ("capa.bpmn", 'duration("P1D") * verify', 'duration("PT23H") * verify', "check_action"),
        ("capa.bpmn", 'duration("P1D") * verify', 'duration("PT25H") * verify', "verify_effectiveness"),
        ("capa.bpmn", "carry_out_action plan_actions", "plan_actions", "verify_effectiveness"),
        ("capa.bpmn", "carry_out_action plan_actions", "carry_out_action", "verify_effectiveness"),
        ("capa.bpmn", 'value="verify_effectiveness"', 'value="find_cause"', "close_capa"),
        (
            "capa.bpmn",
            "then organising_role else owner_role",
            "then &quot;line_leader&quot; else owner_role",
            "contain_problem",
        ),
        ("capa_action.bpmn", 'value="carry_out_action"', 'value="decide_delay"', "check_action"),
        (
            "capa_action.bpmn",
            "end of working day(action_due), 5",
            "end of working day(action_due), 4",
            "carry_out_action",
        ),
        (
            "capa_action.bpmn",
            "end of working day(action_due), 5",
            "end of working day(action_due), 6",
            "carry_out_action",
        ),
        ("capa_action.bpmn", 'cancelActivity="false"', 'cancelActivity="true"', "carry_out_action"),
        ("capa_action.bpmn", 'cancelActivity="true"', 'cancelActivity="false"', "carry_out_action"),
        ("capa_action.bpmn", "<bpmn:terminateEventDefinition", "<bpmn:x", "follow_up_delay"),
    ),
    "qms_setup": (
        ("qms_setup.bpmn", 'value="check_design"', 'value="approve_design"', "approve_design"),
        ("qms_design.bpmn", 'value="design_preliminary"', 'value="check_design"', "check_preliminary"),
        ("qms_design.bpmn", '"management_activity", "measurement', '"measurement', "design_part"),
        ("qms_implementation.bpmn", "release_documents run_pilot", "run_pilot", "audit_system"),
        ("qms_implementation.bpmn", "release_documents run_pilot", "release_documents", "audit_system"),
        ("qms_implementation.bpmn", 'value="audit_system"', 'value="run_pilot"', "review_system"),
    ),
    "quality_incident": (
        ("quality_incident.bpmn", "check_handling propose_handling", "check_handling", "approve_outcome"),
        ("quality_incident.bpmn", "check_handling propose_handling", "propose_handling", "approve_outcome"),
        ("quality_incident.bpmn", "capa_case = null and", "true and", "no_capa"),
        ("quality_incident.bpmn", ' or incident_grade = "major"', "", "start_capa"),
        ("quality_incident.bpmn", 'incident_grade = "serious" or ', "", "start_capa"),
        ("quality_incident.bpmn", " or capa_needed = true", "", "start_capa"),
        ("incident_grade.dmn", "personal_fault = true and ", "", "assess_losses"),
        ("incident_grade.dmn", "work_error = true and ", "", "assess_losses"),
        ("incident_grade.dmn", " and customer_delivery_affected = true", "", "assess_losses"),
    ),
    "complaint": (
        (
            "complaint.bpmn",
            "=end of working day(answer_due)",
            "=end of working day(add working days(answer_due, 1))",
            "handle_information",
        ),
        ("complaint.bpmn", "add working days(answer_due, 2)", "add working days(answer_due, 1)", "handle_information"),
        ("complaint.bpmn", "add working days(answer_due, 2)", "add working days(answer_due, 3)", "handle_information"),
        ("complaint.bpmn", 'cancelActivity="false"', 'cancelActivity="true"', "pass_answer_due"),
        (
            "complaint.bpmn",
            'name="four_eyes" value="write_information_sheet write_action_sheet"',
            'name="four_eyes" value="write_information_sheet"',
            "write_action_sheet",
        ),
        (
            "complaint.bpmn",
            'name="four_eyes" value="write_information_sheet write_action_sheet"',
            'name="four_eyes" value="write_action_sheet"',
            "write_information_sheet",
        ),
        (
            "complaint.bpmn",
            'name="four_eyes" value="judge_market_responsibility"',
            'name="four_eyes" value="investigate_complaint"',
            "approve_extra_cost",
        ),
        ("complaint.bpmn", "concatenate(linked_cases, sheet_cases)", "linked_cases", "await_linked_cases"),
        ("complaint.bpmn", "concatenate(linked_cases, sheet_cases)", "sheet_cases", "await_linked_cases"),
        (
            "complaint.bpmn",
            'source="=[]" target="linked_cases"',
            'source="=linked_cases" target="linked_cases"',
            "reply_to_customer",
        ),
        ("complaint_handling.bpmn", 'name="site" value="=branch_site"', 'name="site" value="=site"', "confirm_problem"),
        (
            "complaint_handling.bpmn",
            'name="four_eyes" value="set_measures"',
            'name="four_eyes" value="write_information_sheet"',
            "approve_measures",
        ),
        ("complaint_measures.bpmn", "min(for each", "max(for each", "carry_out_measure"),
        (
            "complaint_measures.bpmn",
            'candidateGroups="=each_measure.responsible_role"',
            'candidateGroups="workshop_director"',
            "carry_out_measure",
        ),
        ("complaint_outcome.bpmn", "add working days(now(), 5)", "add working days(now(), 4)", "hear_outcome"),
        ("complaint_outcome.bpmn", "add working days(now(), 5)", "add working days(now(), 6)", "hear_outcome"),
        (
            "complaint_outcome.bpmn",
            "=end of working day(ask_again_on)",
            "=end of working day(add working days(ask_again_on, 1))",
            "wait_to_ask_again",
        ),
    ),
    "recall": (
        (
            "recall.bpmn",
            'name="four_eyes" value="plan_recall"',
            'name="four_eyes" value="report_defect"',
            "approve_plan",
        ),
        ("recall.bpmn", "(every s in settlements", "(some s in settlements", "is_action_agreed"),
        ("recall.bpmn", 'review_conclusion = "no_recall" or ', "", "write_minutes"),
        ("recall_tracing.bpmn", "fully_traced or nothing_delivered = true", "fully_traced", "nothing_to_recall"),
        ("recall_tracing.bpmn", 'source="=started_at"', 'source="=now()"', "measure_trace"),
        ("recall_tracing.bpmn", 'source="=places"', 'source="=[]"', "some_not_located"),
        ("recall_customer.bpmn", 'cancelActivity="false"', 'cancelActivity="true"', "answer_is_late"),
        ("recall_customer.bpmn", "acknowledge_by</bpmn:timeDate", "return_by</bpmn:timeDate", "answer_is_late"),
        ("recall_customer.bpmn", 'source="=true"', 'source="=false"', "explain_surplus"),
        ("recall_customer.bpmn", ' or account.verdict = "explained"', "", "explain_surplus"),
        ("recall_customer.bpmn", "0 - corrected_quantity", "corrected_quantity", "correct_account"),
        ("recall_customer.bpmn", "account.unexplained", "0", "explain_surplus"),
        ("recall_return.bpmn", "=passed_quantity &gt; 0", "=passed_quantity &gt; 1", "some_conform"),
        ("recall_return.bpmn", "=passed_quantity &gt; 0", "=passed_quantity &gt;= 0", "none_conform"),
        ("recall_return.bpmn", "=failed_quantity = 0", "=failed_quantity &lt;= 1", "something_left"),
        ("recall_return.bpmn", "add working days(now(), 10)", "add working days(now(), 9)", "await_sheet"),
        ("recall_return.bpmn", "add working days(now(), 10)", "add working days(now(), 11)", "sheet_is_late"),
        ("recall_return.bpmn", 'cancelActivity="false"', 'cancelActivity="true"', "sheet_is_late"),
        ("recall_return.bpmn", 'name="site" value="=producing_site"', 'name="site" value="=site"', "reinspect_goods"),
        ("recall_return.bpmn", 'treatment = "sort" then', 'treatment = "rework" then', "send_to_production"),
    ),
    "product_disposition": (
        ("product_disposition.bpmn", "and round = 1", "and round > 0", "is_claim"),
        ("product_disposition.bpmn", 'goods_at = "consumer"', 'goods_at = "plant"', "is_cleared"),
        ("product_disposition.bpmn", 'duration("PT4H")', 'duration("PT5H")', "register_nonconformity"),
        ("product_disposition.bpmn", 'further_action = "regrade" then', 'further_action = "rework" then', "hold_again"),
        (
            "product_isolation.bpmn",
            'name="four_eyes" value="draw_samples"',
            'name="record_of" value="x"',
            "draw_samples",
        ),
        ("product_isolation.bpmn", 'name="four_eyes" value="analyse_samples"', 'name="by" value="x"', "sign_report"),
        ("product_commission.bpmn", '"chief_engineer", ', "", "vote_on_act"),
        ("product_commission.bpmn", "=end of working day(meets_on)", "=add working days(meets_on, 1)", "vote_on_act"),
        ("product_commission.bpmn", 'item.vote = "against"', 'item.vote = "abstain"', "count_votes"),
        ("product_commission.bpmn", 'item.member = "qms_head"', 'item.member = "qc_officer"', "count_votes"),
        ("product_disposal.bpmn", 'source="scrapped"', 'source="rejected"', "book_disposal"),
        ("product_release.bpmn", 'further_action = "regrade"', 'further_action = "rework"', "move_to_released"),
        ("product_release.bpmn", 'name="four_eyes" value="write_permit"', 'name="by" value="x"', "permit_release"),
    ),
    "nonconformity_plan": (
        (
            "nonconformity_plan.bpmn",
            "date(number(plan_year), 12, 1)",
            "date(number(plan_year), 12, 2)",
            "ask_for_next_plan",
        ),
        (
            "nonconformity_plan.bpmn",
            "date(number(plan_year), 12, 1)",
            "date(number(plan_year), 11, 30)",
            "wait_for_december",
        ),
        (
            "nonconformity_plan.bpmn",
            "date(number(plan_year), 12, 31)",
            "date(number(plan_year), 12, 30)",
            "ask_for_next_plan",
        ),
        ("nonconformity_plan.bpmn", "number(plan_year) + 1", "number(plan_year)", "ask_for_next_plan"),
        ("nonconformity_plan.bpmn", '"chief_engineer", ', "", "agree_to_plan"),
    ),
    "procedure_change": (
        ("procedure_change.bpmn", "=line.copy_role", "qc_head", "acknowledge_change"),
        ("procedure_change.bpmn", "=line.copies", "=1", "acknowledge_change"),
        ("procedure_change.bpmn", "copies: 11", "copies: 10", "register_change"),
    ),
    "haccp_study": (
        ("haccp_study.bpmn", ">P6M<", ">P5M<", "half_a_year_passes"),
        ("haccp_study.bpmn", "end of working day(measure.until)", "measure.until", "carry_out_measure"),
        ("haccp_study.bpmn", '"=measure.responsible"', '"hr_head"', "carry_out_measure"),
        ("haccp_study.bpmn", "limits: each_point.limits", "limits: []", "start_monitoring"),
        ("hazard_risk.dmn", "&lt;= 4", "&lt;= 3", "assess_point"),
        ("hazard_risk.dmn", "&lt;= 4", "&lt;= 6", "assess_point"),
        ("hazard_risk.dmn", "&lt;= 9", "&lt;= 8", "assess_point"),
        ("hazard_risk.dmn", "&lt;= 9", "&lt;= 12", "assess_point"),
    ),
    "ccp_monitoring": (
        ("ccp_monitoring.bpmn", "string(interval_minutes)", "string(interval_minutes + 1)", "reading_falls_due"),
        ("ccp_monitoring.bpmn", "2 * grace_minutes", "1 * grace_minutes", "reading_is_missing"),
        ("ccp_monitoring.bpmn", "2 * grace_minutes", "3 * grace_minutes", "reading_is_missing"),
        (
            "ccp_monitoring.bpmn",
            '"unreadable" then now() else',
            '"unreadable" then now() + duration("PT1M") else',
            "to_be_read_by_hand",
        ),
        ("ccp_monitoring.bpmn", 'cancelActivity="false"', 'cancelActivity="true"', "reading_is_missing"),
        ("ccp_monitoring.bpmn", 'input source="=standing"', 'input source="=null"', "nothing_new"),
        ("ccp_monitoring.bpmn", "then new_batches else batches", "then batches else batches", "take_reading"),
        ("ccp_monitoring.bpmn", ">P1M<", ">P2M<", "review_trends"),
        ("ccp_monitoring.bpmn", ">P14D<", ">P15D<", "keep_in_order"),
        ("ccp_monitoring.bpmn", "<bpmn:terminateEventDefinition", "<bpmn:x", "monitoring_is_over"),
        ("ccp_deviation.bpmn", "(found_at, measure.days)", "(found_at, measure.days + 1)", "carry_out_action"),
        ("ccp_deviation.bpmn", '"=measure.responsible"', '"storekeeper"', "carry_out_action"),
        ("ccp_deviation.bpmn", "then plan else append(plan,", "then plan else append([],", "carry_out_action"),
        ("ccp_batch.bpmn", "add working days(now(), 5)", "add working days(now(), 4)", "await_disposition"),
        ("ccp_batch.bpmn", "add working days(now(), 5)", "add working days(now(), 6)", "ask_after_disposition"),
        ("ccp_reading_by_hand.bpmn", "string(grace_minutes)", "string(grace_minutes + 1)", "measure_store"),
    ),
    "effectiveness_review": (
        ("effectiveness_review.bpmn", 'value="set_criteria"', 'value="approve_report"', "agree_to_criteria"),
        ("effectiveness_review.bpmn", 'value="analyse_effectiveness"', 'value="set_criteria"', "approve_report"),
        ("level_rating.dmn", "&lt;= 30", "&lt; 30", "rate_level"),
        ("level_rating.dmn", "(30..60]", "(30.1..60]", "rate_level"),
        ("level_rating.dmn", "&gt; 60", "&gt; 60.1", "rate_level"),
        ("share_rating.dmn", "&lt;= 20", "&lt; 20", "rate_share"),
        ("share_rating.dmn", "(20..50]", "(20..50)", "rate_share"),
        ("share_rating.dmn", "&gt; 50", "&gt; 67", "rate_share"),
        (
            "effectiveness_review.bpmn",
            "date(number(review_year), 7, 1)",
            "date(number(review_year), 6, 30)",
            "half_year_ends",
        ),
        ("effectiveness_review.bpmn", "review_year) + 1, 1, 1", "review_year), 12, 31", "half_year_ends"),
        ("effectiveness_review.bpmn", "string(number(review_year) + 1)", "review_year", "start_next_review"),
        ("effectiveness_review.bpmn", 'then "second" else "first"', 'then "first" else "second"', "start_next_review"),
    ),
}


def moved_limits(procedure: str) -> Iterator[Mutant]:
    """Deadlines and thresholds, one off."""
    for file, there, instead, touched in LIMITS.get(procedure, ()):
        text = (PROCESSES / procedure / file).read_text(encoding="utf-8")
        if there in text:
            spoil = partial(text.replace(there, instead).encode)
            yield Mutant(procedure, f"{there} as {instead}", file, spoil, frozenset({touched}))


#: Places that no case can reach, with the reason; the tables answer there all the same (test_nonconformity_tables).
OUT_OF_REACH = {
    'review_needed_row_4 without "clearly_nonconforming"': "the inspector decides those alone, they are never checked",
}


def some(spoil: Callable[[str], Iterator[Mutant]], count: int) -> list[Any]:
    """Every mutant of each procedure when all are asked for, else `count` spread over them, always the same ones."""
    found = []
    for procedure in PROCEDURES:
        within = [mutant for mutant in spoil(procedure) if mutant.name not in OUT_OF_REACH]
        found += within if ALL else within[:: max(1, len(within) // count)][:count]
    return named(found)


def one_a_diagram() -> list[Any]:
    """Every exchange when all are asked for, else the first of each diagram."""
    swaps = [mutant for procedure in PROCEDURES for mutant in swapped_flows(procedure)]
    first = {mutant.file: mutant for mutant in reversed(swaps)}
    return named(swaps if ALL else sorted(first.values(), key=lambda mutant: mutant.procedure))


def named(mutants: Iterable[Mutant]) -> list[Any]:
    return [pytest.param(mutant, id=f"{mutant.procedure}: {mutant.name}") for mutant in mutants]


@cache
def acting_with(procedure: str) -> frozenset[str]:
    """The procedure, those whose files it borrows, and those that their diagrams start."""
    found, left = set[str](), {procedure}
    while left:
        name = left.pop()
        found.add(name)
        files = collect(HOME, name)
        borrowed = {Path(file).parent.name for file in files if file.endswith((".bpmn", ".dmn", ".form"))}
        started = {match.decode() for content in files.values() for match in STARTS.findall(content)}
        left |= ((borrowed | started) & set(PROCEDURES)) - found
    return frozenset(found)


def lay_out(home: Path, procedures: frozenset[str]) -> None:
    """Copy what a plant with only these procedures needs."""
    for part in (PROCESSES, HOME / "forms"):
        (home / part.name).mkdir(parents=True)
        for path in part.iterdir():
            if path.is_file():
                shutil.copyfile(path, home / part.name / path.name)
            elif path.name in procedures:
                shutil.copytree(path, home / part.name / path.name)


def owners(examples: Iterable[Any]) -> set[str]:
    """The procedures that these scenarios go through."""
    return {place.split("/")[1] for each in examples for place in each.places}


@pytest.fixture
def small_plant(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, tuple[Any, ...]], Path]:
    """Lay out a folder with a procedure and what it, or one of the scenarios, starts; published unchecked."""
    monkeypatch.setattr("engine.commands.publish.check", lambda _home, _paths: [])

    def laying_out(procedure: str, examples: tuple[Any, ...]) -> Path:
        home = tmp_path_factory.mktemp("home")
        lay_out(home, acting_with(procedure).union(*map(acting_with, owners(examples))))
        return home

    return laying_out


@pytest.fixture
def survives(
    played: Callable[[str], tuple[Any, ...]],
    scenarios_of: Callable[[str], tuple[Scenario, ...]],
    small_plant: Callable[[str, tuple[Any, ...]], Path],
    tmp_path: Path,
) -> Callable[[Mutant], str]:
    """Play a mutant; gives what went unnoticed, empty when a scenario failed."""

    def play(mutant: Mutant) -> str:
        scenarios = {scenario.id: scenario for scenario in scenarios_of(mutant.procedure)}
        there = tuple(each for each in played(mutant.procedure) if mutant.touched & (each.walked | each.fired))
        home = small_plant(mutant.procedure, there)
        (home / "processes" / mutant.procedure / mutant.file).write_bytes(mutant.spoil())
        stage = Stage(home, tmp_path)
        assert not stage.broken
        for each in sorted(there, key=lambda each: (each.steps, len(each.places))):
            if not stage.play(scenarios[each.id]).passed:
                return ""
        return f"{mutant.name}: {len(there)} scenarios go there and none notices"

    return play


def test_a_plant_of_one_procedure_has_those_it_starts() -> None:
    assert acting_with("nonconformity_plan") == {"nonconformity_plan"}
    assert acting_with("nonconformity") == {"nonconformity", "capa", "quality_incident"}


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_an_unspoilt_plant_of_one_procedure_plays_as_the_whole_one(
    procedure: str,
    played: Callable[[str], tuple[Any, ...]],
    small_plant: Callable[[str, tuple[Any, ...]], Path],
    scenarios_of: Callable[[str], tuple[Scenario, ...]],
    tmp_path: Path,
) -> None:
    """By the scenario that goes through the most procedures; by all of them when every place is spoilt."""
    examples = sorted(played(procedure), key=lambda each: (-len(owners([each])), each.steps))[: None if ALL else 1]
    stage = Stage(small_plant(procedure, tuple(examples)), tmp_path)
    scenarios = {scenario.id: scenario for scenario in scenarios_of(procedure)}
    assert {each.id: stage.play(scenarios[each.id]).message for each in examples} == {each.id: "" for each in examples}


def test_every_diagram_with_a_question_is_spoilt() -> None:
    asking = {mutant.file for procedure in PROCEDURES for mutant in swapped_flows(procedure)}
    assert {each.values[0].file for each in one_a_diagram()} == asking


@pytest.mark.parametrize("mutant", one_a_diagram())
def test_exchanged_arrows_are_noticed(mutant: Mutant, survives: Callable[[Mutant], str]) -> None:
    assert survives(mutant) == ""


@pytest.mark.parametrize("mutant", some(spoilt_tables, 2))
def test_spoilt_decision_tables_are_noticed(mutant: Mutant, survives: Callable[[Mutant], str]) -> None:
    assert survives(mutant) == ""


@pytest.mark.parametrize("mutant", some(moved_limits, 2))
def test_moved_limits_are_noticed(mutant: Mutant, survives: Callable[[Mutant], str]) -> None:
    assert survives(mutant) == ""


def test_what_is_spoilt_can_still_be_read() -> None:
    """A diagram that nobody can read fails every scenario, whatever they look at."""
    unreadable = []
    for mutant in itertools.chain.from_iterable(map(moved_limits, PROCEDURES)):
        try:
            etree.fromstring(mutant.spoil())
        except etree.XMLSyntaxError:
            unreadable.append(f"{mutant.procedure}: {mutant.name}")
    assert unreadable == []


def test_every_limit_is_still_where_it_was() -> None:
    missing = [
        (file, there)
        for procedure, limits in LIMITS.items()
        for file, there, _, _ in limits
        if there not in (PROCESSES / procedure / file).read_text(encoding="utf-8")
    ]
    assert missing == []
