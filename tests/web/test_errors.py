import errno
import io
import re
import tempfile

import pytest

from engine.errors import Unavailable


@pytest.mark.parametrize(
    ("language", "title"), [("en", "There is no such page"), ("zh", "页面不存在"), ("ru", "Такой страницы нет")]
)
def test_an_unknown_page_is_told_in_the_readers_language(app, language, title):
    answer = app.test_client().get("/nowhere", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert title in answer.get_data(as_text=True)


def test_an_expired_form_can_be_sent_again_with_what_was_typed(signed_in):
    visitor = signed_in("zhang").post("/start/trial", {"csrf_token": "old", "lot": "A-0500", "password": "secret"})
    assert visitor.status == 400
    assert visitor.page.xpath("//form//input[@name='lot']/@value") == ["A-0500"]
    assert not visitor.page.xpath("//input[@name='password']")
    visitor.send("/start/trial", product="VB-50", quantity="3")
    assert visitor.words("//h1") == ["Judge the lot"]


def test_an_unforeseen_error_shows_a_number_and_keeps_the_entry(signed_in, plant, monkeypatch, caplog):
    visitor = signed_in("zhang").open("/start/trial")

    def fail(*_, **__):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(plant, "start_case", fail)
    visitor.send("/start/trial", lot="A-0500")
    assert visitor.status == 500
    number = re.search(r"Number for IT: ([0-9a-f]{8})", visitor.text)[1]
    assert number in caplog.text
    assert "secret detail" not in visitor.text
    assert visitor.page.xpath("//form//input[@name='lot']/@value") == ["A-0500"]


def test_a_busy_store_asks_to_try_again(signed_in, plant, monkeypatch):
    visitor = signed_in("zhang").open("/start/trial")

    def busy(*_, **__):
        raise Unavailable(cause="locked")

    monkeypatch.setattr(plant, "start_case", busy)
    visitor.send("/start/trial", lot="A-0500")
    assert (visitor.status, visitor.headers["Retry-After"]) == (503, "5")
    assert "Nothing was changed" in visitor.text


def test_too_much_at_once_is_refused(signed_in):
    visitor = signed_in("zhang")
    answer = visitor.client.post("/start/trial", data={"lot": "x" * (17 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "That is too much at once" in answer.get_data(as_text=True)


def test_a_store_that_is_away_still_gives_a_page(app, plant, monkeypatch):
    def away():
        raise Unavailable(cause="disk")

    monkeypatch.setattr(type(plant.database), "reading", lambda _: away())
    answer = app.test_client().get("/inbox")
    assert answer.status_code == 503
    assert "Holdpoint is busy" in answer.get_data(as_text=True)


def test_every_page_carries_the_security_headers(signed_in):
    headers = signed_in("zhang").headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_no_page_needs_an_inline_style_or_script(signed_in, a_case, task_of):
    case = a_case()
    visitor = signed_in("zhang")
    for path in (
        "/inbox",
        "/cases",
        f"/cases/{case.number}",
        f"/tasks/{task_of(case, 'judge_lot')}",
        "/start/trial",
        "/lots/A-0417",
    ):
        visitor.open(path)
        assert visitor.status == 200, path
        assert not visitor.page.xpath("//*[@style] | //style | //script[not(@src)] | //*[@onclick]"), path


def test_a_full_disk_under_a_form_with_files_is_said_in_words(signed_in, monkeypatch):
    visitor = signed_in("zhang").open("/start/trial")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    visitor.post("/start/trial", {"lot": "A-0500", "photo": (io.BytesIO(b"x"), "a.jpg")})
    assert visitor.status == 507
    assert visitor.words("//h1") == ["Disk full"]


def test_a_number_no_database_holds_is_a_page_that_is_not_there(signed_in):
    visitor = signed_in("li").open("/absences")
    token = visitor.page.xpath("//input[@name='csrf_token']/@value")[0]
    assert visitor.post(f"/absences/{'9' * 23}/withdraw", {"csrf_token": token}).status == 404


def test_a_reading_left_open_ends_with_its_request(app, plant, signed_in, caplog):
    begun = []

    def leave_open():
        begun.append(plant.database.begin("read", "BEGIN"))
        return "left"

    app.view_functions["account.sign_in"] = leave_open
    assert app.test_client().get("/sign-in").status_code == 200
    assert begun
    assert not plant.database.let_go()
    assert "/sign-in left a reading open" in caplog.text
    assert signed_in("zhang").open("/inbox").status == 200
