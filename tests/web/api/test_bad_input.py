"""Whatever is sent, the answer is a problem that the description foresees, never an error of the server."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from web.api.openapi import document
from web.api.operations import OPERATIONS

SETTINGS = settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NASTY = [
    "",
    " ",
    "\u0000",
    "\ud800",
    "a" * 5_000,
    "';--",
    "%",
    "../../x",
    "字" * 30,
    "-1",
    "1e9",
    "NaN",
    "0" * 200,
    "1-1",
    "9" * 30 + "-1",
    "\u202e",
    '" OR 1=1',
    "{{7*7}}",
]
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.sampled_from(NASTY), st.text(max_size=20)
)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
SHEET_KEYS = ["product", "lot", "quantity", "unit", "source", "item_class", "detected_at", "dispositions", "supplier"]
DESCRIBED = document()["paths"]


@pytest.fixture(params=["sqlite"])
def database(request, sqlite_template, tmp_path):
    import shutil

    from engine.storage import Database

    shutil.copy(sqlite_template, tmp_path / "plant.db")
    made = Database(f"sqlite:///{tmp_path / 'plant.db'}")
    yield made
    made.close()


def is_foreseen(answer, method, rule):
    described = DESCRIBED["/api/v1" + rule.replace("<path:", "<").replace("<", "{").replace(">", "}")][method.lower()]
    assert answer.status < 500, (method, rule, answer.json)
    assert str(answer.status) in described["responses"], (method, rule, answer.status)
    if answer.status >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer["code"]
        for reason in answer.json.get("errors", []):
            assert reason["message"]
            assert not reason["message"].startswith("["), reason


@given(data=st.dictionaries(st.sampled_from(SHEET_KEYS) | st.text(max_size=10), anything, max_size=6), extra=anything)
@SETTINGS
def test_any_start_form(api_of_gao, data, extra):
    is_foreseen(
        api_of_gao.post("/cases", {"procedure": "nonconformity", "site": "ningbo", "data": data}), "POST", "/cases"
    )
    is_foreseen(api_of_gao.post("/cases", extra), "POST", "/cases")


@given(change=st.dictionaries(st.sampled_from(SHEET_KEYS), scalars, min_size=1, max_size=2))
@SETTINGS
def test_a_good_sheet_with_some_fields_replaced(api_of_gao, sheet, change):
    is_foreseen(api_of_gao.post("/cases", sheet(**change)), "POST", "/cases")


@given(data=anything, lines=st.lists(anything, max_size=3))
@SETTINGS
def test_any_completion(api_of_gao, open_task, data, lines):
    path = f"/tasks/{open_task}/complete"
    for body in ({"data": data}, {"data": {"dispositions": lines, "marked_at": data}}, data):
        is_foreseen(api_of_gao.post(path, body), "POST", "/tasks/<task_id>/complete")


@pytest.mark.parametrize("described", [each for each in OPERATIONS if each.method == "GET"], ids=lambda each: each.name)
def test_nasty_parts_and_parameters(api_of_gao, described):
    from urllib.parse import quote

    for nasty in NASTY:
        text = quote(nasty, safe="", errors="surrogatepass")
        rule = described.rule
        path = rule
        while "<" in path:
            start, end = path.index("<"), path.index(">")
            path = path[:start] + (text or "x") + path[end + 1 :]
        answer = api_of_gao.get(path)
        if "<" in rule and ("%2F" in text or answer.status == 404):
            assert answer.status == 404
        else:
            is_foreseen(answer, "GET", rule)
        for name in ("limit", "cursor", "q", "site", "role", "status", "mine", "product", "strange"):
            is_foreseen(api_of_gao.get(f"{path}?{name}={text}"), "GET", rule)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"a":' * 50_000, 400),
        (b"[]", 422),
        (b"null", 422),
        (b'"text"', 422),
        (b'{"data": {}, "data": {}}', 400),
        (b'{"data": {"quantity": NaN}}', 400),
        (b'{"data": {"quantity": 1e999999999}}', 400),
        (b'{"data": {"quantity": ' + b"9" * 5_000 + b"}}", 400),
        (b'{"data": {"lot": "\\u0000"}}', 400),
        (b'{"data": {"lot": "\\ud800"}}', 400),
        (b"", 422),
    ],
    ids=range(14),
)
def test_bodies_that_are_no_json_or_not_ours(api_of_gao, raw, status):
    answer = api_of_gao.call("POST", "/cases", raw=raw)
    assert answer.status == status, answer.json
    is_foreseen(answer, "POST", "/cases")


def test_another_media_type_is_refused(api_of_gao):
    answer = api_of_gao.call("POST", "/cases", raw=b"a=b", Content_Type="application/x-www-form-urlencoded")
    assert (answer.status, answer["code"]) == (415, "wrong_media_type")


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("limit=0", "limit", "below_minimum"),
        ("limit=201", "limit", "above_maximum"),
        ("limit=ten", "limit", "wrong_type"),
        ("strange=1", "strange", "unknown_field"),
        ("q=a&q=b", "q", "given_twice"),
        ("q=" + "a" * 201, "q", "too_long"),
        ("cursor=nonsense", "cursor", "bad_cursor"),
        ("mine=perhaps", "mine", "wrong_type"),
        ("q=%00", "q", "wrong_type"),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_wrong_parameters_are_named_and_worded(api_of_gao, query, field, code, language):
    refused = api_of_gao.get(f"/tasks?{query}", Accept_Language=language)
    assert refused.status == 422
    assert [(each["field"], each["code"]) for each in refused["errors"]] == [(field, code)]
    assert not refused["errors"][0]["message"].startswith("[")
    assert "{" not in json.dumps(refused["errors"][0]["message"])


def test_numbers_are_exact_whether_sent_as_number_or_text(api_of_gao, sheet):
    for lot, quantity in (("A-1", "0.1"), ("A-2", 0.1), ("A-3", 1e3), ("A-4", "1000")):
        assert api_of_gao.post("/cases", sheet(lot=lot, quantity=quantity)).status == 201
    held = [api_of_gao.get(f"/lots/A-{number}")["quantities"]["on_hold"] for number in (1, 2, 3, 4)]
    assert held == ["0.1", "0.1", "1000", "1000"]


@pytest.fixture
def api_of_gao(api):
    return api("gao")


@pytest.fixture
def open_task(api_of_gao, sheet):
    started = api_of_gao.post("/cases", sheet())
    return next(each["id"] for each in started["tasks"] if each["element"] == "mark_product")
