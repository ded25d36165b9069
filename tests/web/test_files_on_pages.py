"""Files over HTTP: taken in, refused in words, given back harmless."""

from __future__ import annotations

import io
import re

import pytest

from engine.storage import tokens
from tests.file_samples import HTML, PDF, SVG, photo, picture_bomb

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


@pytest.fixture
def api(app, plant):
    """Call the API as a person."""

    def call(who, method, path, **more):
        with plant.database.transaction() as work:
            token = tokens.issue(work, plant.actor_named(who).id, f"{who} {path}"[:60], plant.clock())
        return app.test_client().open(
            f"/api/v1{path}", method=method, headers={"Authorization": f"Bearer {token}"}, **more
        )

    return call


def sent(api, who, content, name="crack.jpg"):
    answer = api(who, "POST", "/files", query_string={"name": name}, data=content, content_type="image/jpeg")
    assert answer.status_code == 201, answer.text
    return answer.get_json()


def test_a_program_uploads_a_file_names_it_in_a_case_and_reads_it_back(api):
    content = photo()
    found = sent(api, "zhang", content, "../../crack.jpg")
    assert (found["name"], found["size"], found["type"]) == ("crack.jpg", len(content), "image/jpeg")
    named = [{"sha256": found["sha256"], "name": "rim.jpg"}]
    body = {"procedure": "trial", "site": "ningbo", "data": {**SHEET, "photos": named}}
    assert api("zhang", "POST", "/cases", json=body).status_code == 201
    answer = api("sun", "GET", f"/files/{found['sha256']}")
    assert answer.data == content
    assert answer.headers["Content-Disposition"] == "inline; filename=\"rim.jpg\"; filename*=UTF-8''rim.jpg"
    assert api("guest", "GET", f"/files/{found['sha256']}").status_code == 404


def test_a_file_comes_as_multipart_too(api):
    data = {"file": (io.BytesIO(PDF), "检验报告.pdf")}
    answer = api("zhang", "POST", "/files", data=data, content_type="multipart/form-data")
    assert (answer.status_code, answer.get_json()["name"]) == (201, "检验报告.pdf")


@pytest.mark.parametrize(("name", "content"), [("a.jpg", SVG), ("a.jpg", HTML), ("a.jpg", PDF), ("证书.pdf", PDF)])
def test_what_is_no_picture_is_only_saved_and_may_do_nothing(api, name, content):
    found = sent(api, "zhang", content, name)
    headers = api("zhang", "GET", f"/files/{found['sha256']}").headers
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment; ")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]


def test_a_body_above_the_limit_is_told_so(api, plant):
    plant.files.limit = 1_000
    answer = api("zhang", "POST", "/files", query_string={"name": "film.mp4"}, data=b"x" * 2_000)
    assert (answer.status_code, answer.get_json()["code"]) == (413, "file_too_large")
    assert "film.mp4" in answer.get_json()["detail"]
    answer = api("zhang", "POST", "/files", query_string={"name": "film.mp4"}, data=b"x" * 4_000_000)
    assert answer.status_code == 413


def test_a_picture_of_too_many_pixels_is_refused_in_words(api):
    answer = api("zhang", "POST", "/files", query_string={"name": "big.png"}, data=picture_bomb(12_000))
    assert (answer.status_code, answer.get_json()["errors"][0]["code"]) == (422, "picture_too_large")


def test_files_come_with_a_form_where_no_script_runs_and_survive_its_refusal(signed_in):
    visitor = signed_in("zhang")
    visitor.open("/start/trial")
    form = next(each for each in visitor.page.forms if each.get("action", "").endswith("/start/trial"))
    assert form.get("enctype") == "multipart/form-data"
    data = {**dict(form.form_values()), "act": "complete", "_files.photos": [(io.BytesIO(photo()), "crack.jpg")]}
    visitor.post("/start/trial", data)
    assert visitor.status == 422
    assert "crack.jpg" in visitor.text
    (kept,) = visitor.page.xpath("//input[@name='photos']/@value")
    assert re.fullmatch(r"[0-9a-f]{64}/crack\.jpg", kept)
    visitor.send("/start/trial", ("act", "complete"), **SHEET)
    assert visitor.status == 200
    visitor.open("/cases/TR-2026-0001")
    assert "crack.jpg" in visitor.text
    visitor.open("/cases/TR-2026-0001/records/1")
    assert kept[:12] in visitor.text


def test_a_file_that_is_not_taken_holds_its_form_back(signed_in):
    visitor = signed_in("zhang")
    visitor.open("/start/trial")
    form = next(each for each in visitor.page.forms if each.get("action", "").endswith("/start/trial"))
    data = {**dict(form.form_values()), **SHEET, "act": "complete", "_files.photos": [(io.BytesIO(b""), "empty.jpg")]}
    visitor.post("/start/trial", data)
    assert visitor.status == 422
    assert "“empty.jpg” is empty" in visitor.text
