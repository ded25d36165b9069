"""Every refusal is problem+json with a stable code, worded in the caller's language."""

from __future__ import annotations

import io

import pytest

from engine.commands import AddUser
from engine.errors import ServiceFailed, Unavailable
from engine.inbox import tasks as inbox
from engine.storage import tokens

PLAIN = ("type", "title", "status", "code")


def test_a_problem_is_problem_json_and_names_no_cookie(api, app):
    gao = api("gao")
    answer = gao.get("/cases/NC-1999-0001")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer["status"], answer["code"], answer["type"]) == (404, "not_found", "urn:holdpoint:problem:not_found")
    assert answer["detail"] == "There is no case “NC-1999-0001” at your sites."
    assert "Set-Cookie" not in answer.headers
    assert "Set-Cookie" not in gao.get("/tasks").headers


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Bearer nonsense", "Basic Z2FvOng=", "Token x", "é"])
def test_without_a_valid_token_nothing_is_told(api, header):
    refused = api("gao").get("/procedures", Authorization=header)
    assert (refused.status, refused["code"]) == (401, "unauthorized")
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_session_at_a_browser_is_no_token(app, api):
    client = app.test_client()
    page = client.get("/sign-in").get_data(as_text=True)
    csrf = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    answer = client.post("/sign-in", data={"username": "gao", "password": "right horse", "csrf_token": csrf})
    assert answer.status_code == 302
    assert client.get("/inbox").status_code == 200
    assert client.get("/api/v1/tasks").status_code == 401
    assert client.post("/api/v1/messages", json={"name": "x", "correlation_key": "y"}).status_code == 401


def test_a_revoked_token_and_a_blocked_person_are_refused_at_once(api, plant):
    gao = api("gao")
    assert gao.get("/procedures").status == 200
    with plant.database.transaction() as work:
        assert tokens.revoke(work, plant.actor_named("gao").id, "test", plant.clock()) == 1
    assert gao.get("/procedures").status == 401
    zhou = api("zhou")
    with plant.database.transaction() as work:
        work.run_text("UPDATE \"user\" SET active = false WHERE username = 'zhou'")
    assert zhou.get("/procedures").status == 401


def test_the_missing_role_is_named(api, sheet):
    refused = api("ma").post("/cases", sheet())
    assert (refused.status, refused["code"], refused["role"], refused["site"]) == (
        403,
        "not_allowed",
        "inspector",
        "ningbo",
    )
    assert refused["detail"] == "It takes the role “inspector” at Ningbo."
    chinese = api("ma").post("/cases", sheet(), Accept_Language="zh-CN,zh;q=0.9")
    assert chinese["detail"] == "需要宁波分公司的“检验员”角色。"


@pytest.mark.parametrize(
    ("asked", "title"),
    [("en", "Some entries need"), ("zh-CN", "有些内容"), ("ru-RU", "Некоторые данные"), ("fr", "Some entries need")],
)
def test_all_refusals_come_at_once_in_the_language_asked_for(api, sheet, asked, title):
    wrong = sheet(quantity=-1, lot="", source="nowhere", strange=1)
    refused = api("gao").post("/cases", wrong, Accept_Language=asked)
    assert (refused.status, refused["code"]) == (422, "refused")
    assert refused["title"].startswith(title)
    by_field = {each["field"]: each for each in refused["errors"]}
    assert {"quantity", "lot", "source", "strange"} <= set(by_field)
    assert by_field["strange"]["code"] == "unknown_field"
    assert not [each["message"] for each in refused["errors"] if each["message"].startswith("[")]


def test_a_field_of_a_line_is_named_by_its_path(api, sheet, plant):
    case = api("gao").post("/cases", sheet())["number"]
    ma, li = api("ma"), api("li")
    check = next(each for each in ma.get(f"/cases/{case}")["tasks"] if each["element"] == "check_sheet")
    form = ma.get(f"/tasks/{check['id']}")["form"]
    done = ma.post(f"/tasks/{check['id']}/complete", {"data": ma.filled(form, {"check_result": "agree"})})
    review = next(each for each in done["tasks"] if each["element"] == "review_nonconformity")
    lines = [{"disposition": "rework", "quantity": 400}, {"disposition": "melt", "quantity": "many"}]
    refused = li.post(f"/tasks/{review['id']}/complete", {"data": {"dispositions": lines}})
    assert refused.status == 422
    fields = {each["field"] for each in refused["errors"]}
    assert {"dispositions[1].disposition", "dispositions[1].quantity"} <= fields


def test_a_signature_needs_the_right_password(api, sheet):
    gao, ma, li = api("gao"), api("ma"), api("li")
    case = gao.post("/cases", sheet())["number"]

    def complete(person, element, data, signature=None):
        task = next(each for each in person.get(f"/cases/{case}")["tasks"] if each["element"] == element)
        form = person.get(f"/tasks/{task['id']}")["form"]
        body = {"data": person.filled(form, data)} | ({"signature": signature} if signature else {})
        return person.post(f"/tasks/{task['id']}/complete", body)

    line = {"dispositions": [{"disposition": "accept", "quantity": 500}]}
    assert complete(ma, "check_sheet", {"check_result": "agree"}).status == 200
    assert complete(li, "review_nonconformity", line, {"password": "right horse"}).status == 200
    for signature in (None, {"password": "wrong"}):
        refused = complete(li, "decide_disposition", line, signature)
        assert refused.status == 422, refused.json
        assert all(not each["message"].startswith("[") for each in refused["errors"])
    assert complete(li, "decide_disposition", line, {"password": "right horse"}).status == 200


def test_an_ambiguous_lot_asks_for_product_or_site(api, sheet):
    gao = api("gao")
    for product in ("VB-50", "VB-80"):
        assert gao.post("/cases", sheet(product=product, lot="S/1 ü")).status == 201
    doubt = gao.get("/lots/S/1%20%C3%BC")
    assert (doubt.status, doubt["code"]) == (409, "ambiguous")
    assert doubt["choices"] == ["VB-50 @ ningbo", "VB-80 @ ningbo"]
    assert gao.get("/lots/S/1%20%C3%BC?product=VB-80")["product"] == "VB-80"


def test_another_site_is_not_shown(api, sheet, plant):
    case = api("gao").post("/cases", sheet())["number"]
    plant.add_membership("erp", "inspector", "taizhou")
    with plant.database.transaction() as work:
        work.run_text("DELETE FROM membership WHERE site = '*'")
    erp = api("erp")
    assert erp.get("/tasks")["items"] == []
    assert erp.get("/cases")["items"] == []
    for path in (f"/cases/{case}", f"/cases/{case}/history", "/lots/A-0417", "/tasks/1-1"):
        assert erp.get(path).status == 404


@pytest.mark.parametrize(
    ("path", "method", "status", "allow"),
    [
        ("/api/v1/nothing", "GET", 404, None),
        ("/api/v1/", "GET", 404, None),
        ("/api/v1/cases/NC-1/2/3", "GET", 404, None),
        ("/api/v1/tasks", "DELETE", 405, "GET, HEAD, OPTIONS"),
        ("/api/v1/cases", "PUT", 405, "GET, HEAD, OPTIONS, POST"),
        ("/api/v1/tasks/1-1/complete", "GET", 405, "OPTIONS, POST"),
    ],
)
def test_unknown_paths_and_methods_are_problems_too(api, path, method, status, allow):
    refused = api("gao").call(method, path)
    assert (refused.status, refused.headers["Content-Type"]) == (status, "application/problem+json")
    assert refused.headers.get("Allow") == allow


def test_the_methods_of_a_path_are_told(app):
    told = app.test_client().open("/api/v1/cases/NC-1", method="OPTIONS")
    assert (told.status_code, told.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_a_body_of_five_megabytes_is_refused_clearly(api, sheet):
    large = api("gao").post("/cases", sheet(nonconformity="字" * 1_700_000))
    assert (large.status, large["code"]) == (413, "too_large")
    assert "1048576" in large["detail"]


def test_a_body_without_a_stated_length_is_measured_too(api, app):
    gao = api("gao")
    for length, status in ((1_000, 200), (1_048_577, 413), (5_000_000, 413)):
        body = b'{"name": "a", "correlation_key": "b", "data": {"x": "' + b"a" * length + b'"}}'
        answer = app.test_client().post(
            "/api/v1/messages",
            headers={"Authorization": f"Bearer {gao.token}", "Content-Type": "application/json"},
            input_stream=io.BytesIO(body),
            environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
        )
        assert answer.status_code == status, answer.get_json()


def test_a_busy_store_asks_to_try_again(api, monkeypatch):
    gao = api("gao")

    def locked(*args, **kwargs):
        raise Unavailable(cause="database is locked")

    monkeypatch.setattr(inbox, "task_page", locked)
    busy = gao.get("/tasks")
    assert (busy.status, busy["code"], busy.headers["Retry-After"]) == (503, "unavailable", "2")
    assert "locked" not in str(busy.json)


def test_an_unforeseen_error_gives_a_number_and_no_trace(api, monkeypatch, caplog):
    gao = api("gao")

    def broken(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(inbox, "task_page", broken)
    failed = gao.get("/tasks")
    assert (failed.status, failed["code"]) == (500, "unexpected")
    assert "secret" not in str(failed.json)
    assert failed["number"] in caplog.text


@pytest.mark.parametrize("key", [None, "erp-20"])
def test_a_step_that_failed_technically_is_an_incident_and_a_conflict(api, plant, sheet, monkeypatch, key):
    gao = api("gao")
    tried = []

    def fails(*args, **kwargs):
        tried.append(1)
        raise ServiceFailed("hold_lot", "boom")

    monkeypatch.setattr(type(plant), "start_case", fails)
    failed = gao.post("/cases", sheet(), **({"Idempotency_Key": key} if key else {}))
    assert (failed.status, failed["code"]) == (409, "service_failed")
    assert len(tried) == (2 if key else 1)


def test_incidents_are_listed_and_retried(api, plant, sheet):
    gao = api("gao")
    started = gao.post("/cases", sheet())
    with plant.database.transaction() as work:
        work.run_text(
            "INSERT INTO incident (case_id, task, element, text, at) VALUES (1, 99, 'hold_lot', 'no such product', 1)"
        )
    (incident,) = gao.get("/incidents")["items"]
    assert (incident["case"], incident["element"], incident["text"]) == (
        started["number"],
        "hold_lot",
        "no such product",
    )
    answer = gao.post(f"/incidents/{incident['id']}/retry")
    assert (answer.status, answer["case"]) == (200, started["number"])
    assert gao.get("/incidents")["items"] == []
    assert [each["id"] for each in gao.get("/incidents?all=true")["items"]] == [incident["id"]]
    for unknown in ("0", "99", "x", "9" * 40):
        assert gao.post(f"/incidents/{unknown}/retry").status == 404


def test_a_message_nobody_waits_for_is_kept(api):
    sent = api("erp").post("/messages", {"name": "goods_received", "correlation_key": "A-0417", "data": {"n": 1.50}})
    assert (sent.status, sent["cases"]) == (200, [])


@pytest.mark.parametrize("act", ["claim", "release", "complete"])
def test_to_people_of_other_sites_a_task_does_not_exist(api, plant, sheet, act):
    task = api("gao").post("/cases", sheet())["tasks"][0]["id"]
    body = {"data": {}, "signature": {"password": "right horse"}} if act == "complete" else {}
    plant.add_user(AddUser("far", "Far Away", "right horse", "en", [("inspector", "taizhou")], "taizhou"))
    answer = api("far").post(f"/tasks/{task}/{act}", body)
    assert (answer.status, answer["code"]) == (404, "not_found")


def test_nesting_without_end_is_told_in_plain_words(api):
    answer = api("gao").post("/cases", raw=b"[" * 100_000 + b"]" * 100_000)
    assert answer.status == 400
    assert "too deep inside one another" in answer["detail"]
