"""Paths through the shipped nonconformity procedure, one behaviour of its document each."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

FINAL = {"source": "final", "item_class": "finished_assembly"}
FRIDAY_15 = datetime(2026, 6, 5, 7, 0, tzinfo=UTC)
MARKED: dict[str, Any] = {"nonconforming_area": "N1", "status_marked": True}
STOCKED: dict[str, Any] = {"store_place": "A-12", "stock_marked": True}


def line(disposition: str, quantity: int, **tied: Any) -> dict[str, Any]:
    return {"disposition": disposition, "quantity": quantity, **tied}


def stock(walk: Any) -> Any:
    walk.answer("write_stock_in_note", stock_in_number="S-1")
    return walk.answer("put_in_stock", **STOCKED)


def close(walk: Any) -> Any:
    walk.answer("analyse_cause", cause="worn die", improvement="replace it")
    assert walk.running.completed
    return walk


def test_the_quantity_is_on_hold_the_moment_the_sheet_is_opened(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet()
    assert walk.lot == {"on_hold": 500}
    assert walk.open == {"mark_product": "inspector", "check_sheet": "department_supervisor"}


@pytest.mark.parametrize(
    ("sheet", "element", "role"),
    [
        ({"source": "incoming"}, "mark_product", "inspector"),
        ({"source": "final"}, "mark_product", "inspector"),
        ({"source": "type_test"}, "mark_product", "inspector"),
        ({"source": "in_process"}, "isolate_in_production", "line_leader"),
        ({"source": "stock"}, "isolate_in_stock", "storekeeper"),
        ({"source": "development"}, "mark_development_part", "engineering_project_lead"),
        ({"source": "after_delivery", "customer_information": "mail"}, "have_goods_set_aside", "export_sales_clerk"),
        (
            {"source": "after_delivery", "customer_information": "mail", "goods_at": "plant"},
            "mark_product",
            "inspector",
        ),
    ],
)
def test_who_marks_depends_on_where_it_was_found(
    open_sheet: Callable[..., Any], sheet: dict[str, Any], element: str, role: str
) -> None:
    assert open_sheet(**sheet).open[element] == role


def test_lot_of_500_ends_as_450_accepted_30_reworked_20_scrapped(decided: Callable[..., Any]) -> None:
    walk = decided(line("accept", 450), line("rework", 30), line("scrap", 20), sheet=FINAL)
    assert walk.lot == {"released": 450, "in_rework": 30, "scrapped": 20}
    stock(walk)
    walk.answer("mark_and_feed_back", **MARKED).answer("carry_out_rework", work_done="deburred")
    walk.answer("reinspect", reinspection_result="fail", passed_quantity=28, failed_quantity=2)
    assert walk.lot == {"released": 478, "on_hold": 2, "scrapped": 20}
    stock(walk)
    assert walk.open["dispose_again"] == "inspection_head"
    walk.answer("dispose_again", disposition="scrap")
    for _ in range(2):
        walk.answer("mark_and_feed_back", **MARKED, scrap_isolation_supervised=True)
        walk.answer("dispose_scrap", scrap_method="recycled")
    close(walk)
    assert walk.lot == {"released": 478, "scrapped": 22}


def test_lines_that_do_not_balance_are_refused(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(**FINAL).answer("check_sheet", check_result="agree")
    assert "unbalanced" in walk.refused("review_nonconformity", review_findings="x", dispositions=[line("accept", 499)])
    assert "unbalanced" in walk.refused("review_nonconformity", review_findings="x")


def test_receiving_clerk_is_asked_two_working_days_after_the_finding(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet()
    walk.wait_until(FRIDAY_15 + timedelta(days=4) - timedelta(minutes=1))
    assert "isolate_purchased_material" not in walk.open
    walk.wait_until(FRIDAY_15 + timedelta(days=4))
    assert walk.open["isolate_purchased_material"] == "receiving_clerk"
    assert "check_sheet" in walk.open


def test_receiving_clerk_is_not_asked_for_what_is_isolated_already(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(source="stock").wait_until(FRIDAY_15 + timedelta(days=10))
    assert "isolate_purchased_material" not in walk.open


def test_receiving_clerk_is_not_asked_once_a_disposition_is_decided(decided: Callable[..., Any]) -> None:
    walk = decided(line("reject", 500), sheet={}).wait_until(FRIDAY_15 + timedelta(days=10))
    assert "isolate_purchased_material" not in walk.open


def test_inspector_scraps_what_is_clearly_unusable_without_review(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(**FINAL, inspection_judgement="clearly_unusable", judgement_reason="cracked through")
    assert walk.lot == {"scrapped": 500}
    assert walk.refused("mark_and_feed_back", **MARKED) == ["must_be_ticked"]
    walk.answer("mark_and_feed_back", **MARKED, scrap_isolation_supervised=True)
    walk.answer("dispose_scrap", scrap_method="destroyed").answer("mark_product", **MARKED)
    close(walk)
    assert {role for _, role in walk.seen} == {"inspector", "storekeeper", "workshop_director"}


def test_inspector_rejects_a_clearly_nonconforming_purchased_part(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(inspection_judgement="clearly_nonconforming", judgement_reason="wrong part")
    walk.answer("mark_and_feed_back", **MARKED)
    assert walk.open["return_goods"] == "purchasing_head"
    walk.answer("return_goods", return_note="R-1")
    assert walk.lot == {"returned": 500}


def test_inspector_does_not_scrap_a_customers_property_alone(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(ownership="customer", inspection_judgement="clearly_unusable", judgement_reason="cracked")
    assert "check_sheet" in walk.open
    assert walk.lot == {"on_hold": 500}


def test_repair_needs_no_review_but_a_method_from_engineering(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(source="in_process", inspection_judgement="repair", judgement_reason="weld seam")
    walk.answer("check_sheet", check_result="agree")
    assert walk.open["give_repair_method"] == "engineering_reviewer"
    walk.answer("give_repair_method", repair_method="grind and weld").answer("mark_and_feed_back", **MARKED)
    assert walk.shown("carry_out_rework")["repair_method"] == "grind and weld"
    walk.answer("carry_out_rework", work_done="welded")
    assert walk.open["reinspect_in_process"] == "line_leader"
    walk.answer("reinspect_in_process", reinspection_result="pass")
    assert walk.lot == {"released": 500}


def test_rejected_raw_material_needs_no_review(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(item_class="raw_material", inspection_judgement="reject", judgement_reason="wrong grade")
    walk.answer("check_sheet", check_result="agree")
    assert walk.lot == {"rejected": 500}


def test_department_supervisor_may_ask_for_a_review_all_the_same(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(inspection_judgement="reject", judgement_reason="wrong grade")
    walk.answer("check_sheet", check_result="review")
    assert "review_nonconformity" in walk.open


def test_incomplete_sheet_goes_back_to_the_inspector(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet().answer("check_sheet", check_result="incomplete", missing="how many measured?")
    assert walk.open["complete_sheet"] == "inspector"
    assert walk.shown("complete_sheet")["missing"] == "how many measured?"
    walk.answer("complete_sheet", nonconformity="porosity in 7 of 50", item_class="raw_material")
    walk.answer("check_sheet", check_result="agree")
    assert walk.open["review_nonconformity"] == "raw_material_inspection_head"


@pytest.mark.parametrize(
    ("sheet", "reviewer", "disposer"),
    [
        ({"not_confirmed": True}, "branch_quality", "engineering_head"),
        ({"source": "development"}, "branch_quality", "engineering_head"),
        ({"source": "in_process", "documents_changed": True}, "branch_quality", "engineering_head"),
        ({"source": "in_process", "item_class": "machined_part"}, "branch_quality", "process_technology_head"),
        ({"source": "stock", "item_class": "machined_part"}, "branch_quality", "process_technology_head"),
        ({"item_class": "raw_material"}, "raw_material_inspection_head", "raw_material_inspection_head"),
        ({"item_class": "component"}, "raw_material_inspection_head", "raw_material_inspection_head"),
        ({"item_class": "plastic_granulate"}, "branch_quality", "quality_manager"),
        (FINAL, "branch_quality", "inspection_head"),
    ],
)
def test_who_reviews_and_who_disposes(
    open_sheet: Callable[..., Any], sheet: dict[str, Any], reviewer: str, disposer: str
) -> None:
    walk = open_sheet(**sheet).answer("check_sheet", check_result="agree")
    assert walk.open["review_nonconformity"] == reviewer
    kept = {key: sheet.get(key, False) for key in ("not_confirmed", "documents_changed")}
    walk.answer("review_nonconformity", review_findings="x", dispositions=[line("accept", 500)], **kept)
    assert walk.open["decide_disposition"] == disposer


def test_review_that_finds_a_changed_document_sends_the_sheet_to_engineering(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(**FINAL).answer("check_sheet", check_result="agree")
    walk.answer(
        "review_nonconformity",
        review_findings="drawing changed",
        dispositions=[line("accept", 500)],
        documents_changed=True,
        engineering_needed=True,
        engineering_question="which revision?",
    )
    assert walk.open["join_review"] == "engineering_reviewer"
    assert walk.shown("join_review")["engineering_question"] == "which revision?"
    walk.answer("join_review", engineering_findings="revision C")
    assert walk.open["decide_disposition"] == "engineering_head"


def test_signed_concession_is_conceded_and_its_model_stands_on_the_stock_in_note(decided: Callable[..., Any]) -> None:
    tied = {"model": "DN50", "matched_part": "stem", "matched_quantity": 500}
    walk = decided(line("concession", 500, **tied), sheet=FINAL)
    assert walk.lot == {"on_hold": 500}
    assert walk.open["sign_concession"] == "authorised_signatory"
    walk.answer("sign_concession", concession_decision="granted", concession_terms="this order only")
    assert walk.lot == {"conceded": 500}
    assert walk.refused("write_stock_in_note", stock_in_number="S-1") == ["must_be_ticked"]
    assert walk.shown("write_stock_in_note")["model"] == "DN50"
    walk.answer("write_stock_in_note", stock_in_number="S-1", remark_repeated=True).answer("put_in_stock", **STOCKED)
    close(walk)


def test_refused_concession_is_disposed_of_again_and_sorted(decided: Callable[..., Any]) -> None:
    walk = decided(line("concession", 500), sheet=FINAL)
    walk.answer("sign_concession", concession_decision="refused", concession_terms="safety part")
    walk.answer("dispose_again", disposition="sort").answer("mark_and_feed_back", **MARKED)
    assert walk.lot == {"sorted": 500}
    walk.answer("carry_out_rework", work_done="sorted").answer(
        "reinspect", reinspection_result="pass", failed_quantity=40
    )
    assert walk.lot == {"released": 460, "on_hold": 40}
    assert walk.shown("dispose_again")["disposition"] is None
    walk.answer("dispose_again", disposition="reject").answer("mark_and_feed_back", **MARKED)
    walk.answer("return_goods", return_note="R-2")
    assert walk.lot == {"released": 460, "returned": 40}


def test_failed_rework_stays_in_its_part_until_it_passes(decided: Callable[..., Any]) -> None:
    walk = decided(line("rework", 500), sheet=FINAL)
    for passed, failed in ((300, 200), (150, 50), (50, 0)):
        walk.answer("mark_and_feed_back", **MARKED).answer("carry_out_rework", work_done="again")
        result = "fail" if failed else "pass"
        walk.answer("reinspect", reinspection_result=result, passed_quantity=passed, failed_quantity=failed)
        stock(walk)
        if failed:
            walk.answer("dispose_again", disposition="rework")
    close(walk)
    assert walk.lot == {"released": 500}


def test_disposer_may_name_another_responsible_unit(decided: Callable[..., Any]) -> None:
    walk = decided(line("rework", 500), sheet=FINAL, responsible_unit="purchasing_head")
    walk.answer("mark_and_feed_back", **MARKED)
    assert walk.open["carry_out_rework"] == "purchasing_head"


def urgent(decided: Callable[..., Any], finding: str) -> Any:
    walk = decided(line("reject", 500), sheet={"urgent": True}, urgent=True, using_site="branch_2")
    assert walk.open["assess_effect"] == "engineering_reviewer"
    return walk.answer("assess_effect", engineering_finding=finding, engineering_reason="calculated")


def test_urgent_goods_without_effect_are_disposed_of_anew(decided: Callable[..., Any]) -> None:
    walk = urgent(decided, "no_effect")
    assert walk.open["dispose_anew"] == "raw_material_inspection_head"
    walk.answer("dispose_anew", opinion_answer="agreed", dispositions=[line("accept", 500)])
    assert walk.lot == {"released": 500}


def test_urgent_goods_with_an_effect_keep_their_first_disposition(decided: Callable[..., Any]) -> None:
    assert urgent(decided, "effect").lot == {"rejected": 500}


def test_opinion_not_accepted_goes_to_the_general_manager_of_the_using_branch(decided: Callable[..., Any]) -> None:
    walk = urgent(decided, "no_effect").answer("dispose_anew", opinion_answer="not_agreed", using_site="branch_2")
    task = walk.task("arrange_disposition")
    assert (task.role, task.site) == ("general_manager", "branch_2")
    walk.answer("arrange_disposition", dispositions=[line("reject", 500)])
    assert walk.lot == {"rejected": 500}


def customers(open_sheet: Callable[..., Any], *lines: dict[str, Any], **sheet: Any) -> Any:
    walk = open_sheet(**FINAL, **sheet).answer("check_sheet", check_result="agree")
    return walk.answer("review_nonconformity", review_findings="x", dispositions=list(lines))


@pytest.mark.parametrize("sheet", [{"ownership": "customer"}, {"customer_product": True}])
def test_customer_confirms_after_the_review_and_before_the_disposition(
    open_sheet: Callable[..., Any], sheet: dict[str, Any]
) -> None:
    walk = customers(open_sheet, line("rework", 500), **sheet)
    assert walk.open["confirm_with_customer"] == "export_sales_clerk"
    walk.answer("confirm_with_customer", customer_answer="agreed", confirmed_by="Mr Li")
    walk.answer("decide_disposition", dispositions=[line("rework", 500)])
    assert walk.lot == {"in_rework": 500}


def test_refusal_of_the_customer_leads_to_a_new_review(open_sheet: Callable[..., Any]) -> None:
    walk = customers(open_sheet, line("rework", 500), ownership="customer")
    walk.answer("confirm_with_customer", customer_answer="refused", confirmed_by="Mr Li")
    assert "review_nonconformity" in walk.open


def test_departure_from_what_the_customer_confirmed_is_confirmed_too(open_sheet: Callable[..., Any]) -> None:
    walk = customers(open_sheet, line("rework", 500), ownership="customer")
    walk.answer("confirm_with_customer", customer_answer="agreed", confirmed_by="Mr Li")
    walk.answer("decide_disposition", dispositions=[line("reject", 500)])
    assert walk.lot == {"on_hold": 500}
    assert walk.shown("confirm_change")["customer_answer"] is None
    walk.answer("confirm_change", customer_answer="refused", confirmed_by="Mr Li")
    walk.answer("decide_disposition", dispositions=[line("reject", 500)])
    walk.answer("confirm_change", customer_answer="agreed", confirmed_by="Mr Li")
    assert walk.lot == {"rejected": 500}


def test_customers_property_is_confirmed_again_in_its_part_and_returned_by_export_sales(
    open_sheet: Callable[..., Any],
) -> None:
    walk = customers(open_sheet, line("rework", 500), ownership="customer")
    walk.answer("confirm_with_customer", customer_answer="agreed", confirmed_by="Mr Li")
    walk.answer("decide_disposition", dispositions=[line("rework", 500)])
    walk.answer("mark_and_feed_back", **MARKED).answer("carry_out_rework", work_done="x")
    walk.answer("reinspect", reinspection_result="fail").answer("dispose_again", disposition="scrap")
    walk.answer("confirm_again", customer_answer="refused", confirmed_by="Mr Li")
    walk.answer("dispose_again", disposition="reject")
    walk.answer("confirm_again", customer_answer="agreed", confirmed_by="Mr Li")
    walk.answer("mark_and_feed_back", **MARKED)
    assert walk.open["return_goods"] == "export_sales_clerk"
    assert walk.lot == {"rejected": 500}


def test_goods_that_stay_with_the_customer_are_not_stocked(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(**{**FINAL, "source": "after_delivery"}, customer_information="mail of 3 June")
    walk.answer("have_goods_set_aside", informed_person="Ms Ivanova", status_marked=True)
    walk.answer("check_sheet", check_result="agree")
    walk.answer("review_nonconformity", review_findings="x", dispositions=[line("accept", 500)])
    walk.answer("decide_disposition", dispositions=[line("accept", 500)])
    assert walk.open == {"analyse_cause": "workshop_director"}
    assert walk.lot == {"released": 500}


def test_the_sheet_closes_with_its_cause_by_the_responsible_unit(decided: Callable[..., Any]) -> None:
    walk = stock(decided(line("accept", 500), sheet={}))
    assert walk.open == {"analyse_cause": "purchasing_head"}
    walk.answer("analyse_cause", cause="x", improvement="y", capa_needed=True)
    assert walk.running.completed
    assert walk.ledger.started == ["capa"]


def test_the_case_stays_open_until_the_product_is_marked(open_sheet: Callable[..., Any]) -> None:
    walk = open_sheet(**FINAL).answer("check_sheet", check_result="agree")
    walk.answer("review_nonconformity", review_findings="x", dispositions=[line("accept", 500)])
    walk.answer("decide_disposition", dispositions=[line("accept", 500)])
    stock(walk).answer("analyse_cause", cause="x", improvement="y")
    assert walk.open == {"mark_product": "inspector"}
    assert walk.answer("mark_product", **MARKED).running.completed
