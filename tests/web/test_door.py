import re

import pytest
from argon2 import PasswordHasher
from lxml import html

from engine.storage import plant as store
from web.account.people import PER_NAME, initials
from web.app import create_app
from web.shell import safe_target


def test_a_person_comes_in_by_name_and_password(visitor):
    visitor.open("/sign-in").send("/sign-in", username="zhang", password="right horse")
    assert (visitor.status, visitor.path) == (200, "/inbox")
    assert "Zhang Min" in visitor.text


@pytest.mark.parametrize(("username", "password"), [("zhang", "wrong"), ("nobody", "right horse"), ("", "")])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(visitor, username, password):
    visitor.open("/sign-in").send("/sign-in", username=username, password=password)
    assert visitor.status == 422
    assert visitor.words("//*[@role='alert']") == ["Name and password do not fit together. Check both and try again."]


def test_an_unknown_name_costs_a_password_check_too(app, visitor, monkeypatch):
    checked = []
    monkeypatch.setattr("web.account.door.verify_and_update_password", lambda given, person: checked.append(person.id))
    visitor.open("/sign-in").send("/sign-in", username="nobody", password="x")
    visitor.open("/sign-in").send("/sign-in", username="zhang", password="x")
    assert len(checked) == 2


def test_guessing_is_stopped_even_for_the_right_password(visitor):
    visitor.open("/sign-in")
    for _ in range(PER_NAME):
        visitor.send("/sign-in", username="zhang", password="wrong")
    visitor.send("/sign-in", username="zhang", password="right horse")
    assert (visitor.status, visitor.headers["Retry-After"]) == (429, "900")
    assert "Too many attempts" in visitor.text


def test_a_success_forgets_the_failures_of_the_name(visitor):
    visitor.open("/sign-in")
    for _ in range(PER_NAME - 1):
        visitor.send("/sign-in", username="zhang", password="wrong")
    visitor.send("/sign-in", username="zhang", password="right horse").send("/sign-out")
    visitor.send("/sign-in", username="zhang", password="wrong")
    assert visitor.status == 422


def test_stored_passwords_are_plain_argon2id(plant):
    with plant.database.reading() as work:
        stored = store.password_of(work, plant.actor_named("zhang").id)
    assert stored.startswith("$argon2id$")
    assert PasswordHasher().verify(stored, "right horse")


def test_a_stranger_is_asked_to_sign_in_and_comes_back(visitor):
    visitor.open("/cases?status=open")
    assert visitor.path == "/sign-in"
    visitor.send("/sign-in", username="zhang", password="right horse")
    assert visitor.path == "/cases"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "/\tx", "javascript:x"]
)
def test_nobody_is_sent_to_another_server(visitor, target):
    assert safe_target(target, "/inbox") == "/inbox"
    visitor.open("/sign-in").send("/sign-in", username="zhang", password="right horse", next=target)
    assert visitor.path == "/inbox"


def test_a_path_of_this_server_is_kept():
    assert safe_target("/cases?q=A-0417", "/inbox") == "/cases?q=A-0417"


def test_the_session_cookie_is_strict_and_closed_to_scripts(app):
    answer = app.test_client().get("/sign-in")
    cookie = answer.headers["Set-Cookie"]
    assert "SameSite=Strict" in cookie
    assert "HttpOnly" in cookie
    assert "Secure" not in cookie
    assert "Secure" in app.test_client().get("/sign-in", base_url="https://plant.example").headers["Set-Cookie"]


def test_a_form_without_its_token_changes_nothing(app, plant):
    answer = app.test_client().post("/sign-in", data={"username": "zhang", "password": "right horse"})
    assert answer.status_code == 400
    assert "holdpoint=" not in answer.headers.get("Set-Cookie", "") or "_user_id" not in answer.headers["Set-Cookie"]


def test_signing_out_ends_the_session(signed_in):
    visitor = signed_in("zhang").send("/sign-out")
    assert visitor.path == "/sign-in"
    assert visitor.open("/inbox").path == "/sign-in"


def test_a_copy_of_the_cookie_opens_nothing_after_signing_out(app, visitor):
    visitor.open("/sign-in").send("/sign-in", username="zhang", password="right horse")
    other = app.test_client()
    other.post("/sign-in", data={**dict(_token(other)), "username": "zhang", "password": "right horse"})
    copied = visitor.client.get_cookie("holdpoint").value
    visitor.open("/inbox").send("/sign-out")
    thief = app.test_client()
    thief.set_cookie("holdpoint", copied)
    assert thief.get("/inbox").status_code == 302
    assert other.get("/inbox").status_code == 200  # another device of the same person


def _token(client):
    page = html.document_fromstring(client.get("/sign-in").get_data(as_text=True))
    return [("csrf_token", page.xpath("//input[@name='csrf_token']/@value")[0])]


def test_the_language_chosen_at_the_door_holds_inside(visitor):
    visitor.open("/sign-in").send("/language", press=("language", "zh"))
    assert visitor.page.get("lang") == "zh-CN"
    visitor.send("/sign-in", username="zhang", password="right horse")
    assert visitor.words("//h1") == ["待办"]


def test_language_theme_and_site_are_kept_for_the_person(signed_in, plant):
    visitor = signed_in("li").send("/language", press=("language", "ru")).send("/theme").send("/site", site="taizhou")
    assert visitor.page.get("lang") == "ru"
    again = signed_in("li")
    assert (again.page.get("lang"), again.page.get("data-theme")) == ("ru", "dark")
    assert again.page.xpath("//select[@id='site']/option[@selected]/@value") == ["taizhou"]


def test_only_the_demo_plant_shows_its_people_at_the_door(plant, visitor):
    assert "Zhang Min" not in visitor.open("/sign-in").text
    shown = create_app(plant, demo=True).test_client().get("/sign-in").get_data(as_text=True)
    assert "Zhang Min" in shown


def test_picking_a_person_still_checks_the_demo_password(plant):
    client = create_app(plant, demo=True).test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sign-in").get_data(as_text=True))[1]
    answer = client.post("/sign-in", data={"person": "zhang", "csrf_token": token})
    assert answer.status_code == 422  # the password of this plant's people is not "demo"


def test_initials_fit_every_script():
    assert [initials(name) for name in ("Zhang Min", "李伟", "Wu Ping 吴平", "")] == ["ZM", "李", "WP", ""]


def test_a_proxys_word_about_tls_is_believed_only_where_it_was_announced(plant):
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    for proxies, secure in ((0, False), (1, True)):
        answer = create_app(plant, proxies=proxies).test_client().get("/sign-in", headers=told)
        cookie = answer.headers.get("Set-Cookie", "")
        assert cookie
        assert ("Secure" in cookie) is secure


@pytest.mark.parametrize(
    ("username", "password"), [("zhang", "x" * 500_000), ("x" * 100_000, "x"), ("zh\x00ang", "wrong")]
)
def test_nonsense_at_the_door_is_a_wrong_password(visitor, username, password):
    visitor.open("/sign-in").send("/sign-in", username=username, password=password)
    assert (visitor.status, visitor.path) == (422, "/sign-in")


@pytest.mark.parametrize("path", ["/cases?q=%00", "/lots/%00", "/inbox?procedure=%00", "/find?q=A%00", "/cases/%00"])
def test_no_name_holds_a_nul(signed_in, path):
    assert signed_in("zhang").open(path).status == 404
