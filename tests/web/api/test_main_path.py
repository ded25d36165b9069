"""The whole main path of the nonconformity procedure as programs drive it: from the sheet to release and closing."""

from __future__ import annotations

import pytest

SIGNED = {"password": "right horse"}


@pytest.fixture
def people(api):
    return {name: api(name) for name in ("gao", "ma", "li", "liu", "chen", "erp")}


def do(person, case, element, data=None):
    """Complete the open task of `element`, signed where it asks for it; return the elements open afterwards."""
    task = next(task for task in person.get(f"/cases/{case}")["tasks"] if task["element"] == element)
    form = person.get(f"/tasks/{task['id']}")["form"]
    body = {"data": person.filled(form, data)} | ({"signature": SIGNED} if task["signature"] else {})
    done = person.post(f"/tasks/{task['id']}/complete", body)
    assert done.status == 200, (element, done.json.get("errors"))
    assert done["case"] == case
    return [each["element"] for each in done["tasks"]]


def quantities(person, lot="A-0417"):
    return {status: amount for status, amount in person.get(f"/lots/{lot}")["quantities"].items() if amount != "0"}


def test_a_sheet_reaches_release_through_rework_and_a_failed_reinspection(people, sheet):
    gao, erp = people["gao"], people["erp"]
    started = gao.post("/cases", sheet(quantity="500", supplier="jinhe"))
    assert started.status == 201, started.json
    case = started["number"]
    assert started["status"] == "open"
    assert [task["element"] for task in started["tasks"]] == ["mark_product", "check_sheet"]
    assert quantities(erp) == {"on_hold": "500"}

    do(gao, case, "mark_product", {"nonconforming_area": "Q-03", "tag_number": "T-2207"})
    do(people["ma"], case, "check_sheet", {"check_result": "agree", "check_opinion": "Agreed"})
    line = {"disposition": "rework", "quantity": 500}
    do(people["li"], case, "review_nonconformity", {"review_findings": "0.5 mm", "dispositions": [line]})
    decided = {
        "dispositions": [{"disposition": "rework", "quantity": 450}, {"disposition": "scrap", "quantity": "50"}],
        "responsible_unit": "purchasing_head",
    }
    opened = do(people["li"], case, "decide_disposition", decided)
    assert opened.count("mark_and_feed_back") == 2
    for _ in range(2):
        do(gao, case, "mark_and_feed_back", {"nonconforming_area": "Q-03", "scrap_isolation_supervised": True})
    assert quantities(erp) == {"in_rework": "450", "scrapped": "50"}
    do(people["chen"], case, "dispose_scrap")

    do(people["liu"], case, "carry_out_rework", {"work_done": "Lapped"})
    failed = {"reinspection_result": "fail", "passed_quantity": 430.5, "failed_quantity": "19.5"}
    do(gao, case, "reinspect", failed)
    assert quantities(erp) == {"released": "430.5", "on_hold": "19.5", "scrapped": "50"}
    do(gao, case, "write_stock_in_note")
    do(people["chen"], case, "put_in_stock")
    do(people["li"], case, "dispose_again", {"disposition": "rework"})
    do(gao, case, "mark_and_feed_back", {"nonconforming_area": "Q-03"})
    do(people["liu"], case, "carry_out_rework")
    do(gao, case, "reinspect", {"reinspection_result": "pass"})
    do(gao, case, "write_stock_in_note")
    do(people["chen"], case, "put_in_stock")
    assert do(people["liu"], case, "analyse_cause") == []

    assert quantities(erp) == {"released": "450", "scrapped": "50"}
    closed = erp.get(f"/cases/{case}")
    assert (closed["status"], closed["tasks"], closed["started_by"]) == ("closed", [], "gao")
    assert erp.get("/lots/A-0417")["cases"] == [case]


def test_the_history_tells_who_did_what_with_signature_and_movements(people, sheet):
    case = people["gao"].post("/cases", sheet(quantity="0.10"))["number"]
    do(people["ma"], case, "check_sheet", {"check_result": "agree"})
    line = {"disposition": "accept", "quantity": "0.1"}
    do(people["li"], case, "review_nonconformity", {"dispositions": [line]})
    do(people["li"], case, "decide_disposition", {"dispositions": [line]})
    events = people["erp"].get(f"/cases/{case}/history")["items"]
    forms = [each for each in events if each["kind"] in {"start", "form"}]
    assert [(each["element"], each["actor"]) for each in forms] == [
        ("nonconformity_found", "gao"),
        ("check_sheet", "ma"),
        ("review_nonconformity", "li"),
        ("decide_disposition", "li"),
    ]
    assert forms[0]["data"]["quantity"] == "0.1"
    assert forms[0]["document"] == "nonconforming_product_sheet"
    assert [(m["from_status"], m["to_status"], m["quantity"]) for m in forms[0]["movements"]] == [
        (None, "on_hold", "0.1")
    ]
    signed = forms[-1]["signature"]
    assert (signed["name"], signed["role"], len(signed["hash"])) == ("Li Wei", "raw_material_inspection_head", 64)
    assert [(m["from_status"], m["to_status"]) for m in forms[-1]["movements"]] == [("on_hold", "released")]
