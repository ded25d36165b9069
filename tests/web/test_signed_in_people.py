"""Who is signed in is asked anew at each request: what was taken away is gone, what was given is there."""

from __future__ import annotations

import re

import pytest

from engine.storage import accounts

CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


def change(plant, text, **values):
    with plant.database.transaction() as work:
        work.run_text(text, values)


def test_who_has_left_is_out_at_the_next_request(signed_in, plant, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}")
    change(plant, 'UPDATE "user" SET active = 0 WHERE username = :name', name="zhang")
    assert visitor.send(f"/tasks/{task}", verdict="good").path == "/sign-in"
    assert visitor.open("/inbox").path == "/sign-in"
    assert task_of(a_case(by="sun"), "judge_lot")
    assert plant.look_at_task(task).item.closed_at is None


def test_a_role_taken_away_ends_with_the_next_request(signed_in, plant, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}")
    change(plant, "DELETE FROM membership WHERE user_id = :person", person=plant.actor_named("zhang").id)
    assert visitor.send(f"/tasks/{task}", verdict="good").status == 404
    assert visitor.open(f"/tasks/{task}").status == 404
    assert visitor.words("//details[contains(@class, 'me-menu')]//ul/li") == ["No role at this site"]
    assert plant.look_at_task(task).item.closed_at is None


def test_a_role_given_is_there_with_the_next_request(signed_in, plant):
    visitor = signed_in("zhang").open("/inbox")
    before = visitor.words("//details[contains(@class, 'me-menu')]//ul/li")
    plant.add_membership("zhang", "quality_head", "ningbo")
    after = visitor.open("/inbox").words("//details[contains(@class, 'me-menu')]//ul/li")
    assert set(before) < set(after)


def test_a_new_name_a_new_identity_and_nothing_kept(signed_in, plant):
    visitor = signed_in("zhang").open("/inbox")
    change(plant, 'UPDATE "user" SET full_name = :new WHERE username = :name', new="Zhang <Q>", name="zhang")
    assert visitor.open("/inbox").words("//summary[@class='me']//b") == ["Zhang <Q>"]
    change(plant, 'UPDATE "user" SET fs_uniquifier = :new WHERE username = :name', new="9" * 64, name="zhang")
    assert visitor.open("/inbox").path == "/sign-in"  # signed out everywhere


def test_coming_in_keeps_nothing_of_the_session_before(app, visitor):
    visitor.open("/sign-in")
    with visitor.client.session_transaction() as session:
        session["key"], session["left"] = "known to somebody", "by somebody"
        planted = session["csrf_token"]
    visitor.send("/sign-in", username="zhang", password="right horse")
    with visitor.client.session_transaction() as session:
        assert len(session["key"]) == 32
        assert session["csrf_token"] != planted
        assert set(session) == {"_user_id", "key", "csrf_token"}
    again = app.test_client()
    again.set_cookie("remember_token", "1|anything")
    assert again.get("/inbox").status_code == 302


def test_a_session_of_another_key_or_without_one_is_nobodys(app, plant):
    with plant.database.reading() as work:
        account = accounts.find(work, "username", "zhang")
    for user_id in ("", str(account.id), account.username, None, account.fs_uniquifier + " "):
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = user_id
        assert client.get("/inbox").status_code == 302, user_id


def test_every_address_that_changes_something_wants_the_token(app, signed_in):
    """All addresses but the API's, whose callers bring a token of their own and no cookie."""
    addresses = [rule for rule in app.url_map.iter_rules() if rule.methods & CHANGING]
    pages = [rule for rule in addresses if not rule.endpoint.startswith("api.")]
    assert len(pages) >= 20
    client = signed_in("li").client
    for rule in pages:
        path = re.sub(r"<(?:\w+:)?\w+>", "1", rule.rule)
        for method in rule.methods & CHANGING:
            for token in ({}, {"csrf_token": ""}, {"csrf_token": "x.y.z"}):
                assert client.open(path, method=method, data=token).status_code == 400, (method, path, token)


def test_a_cookie_opens_nothing_of_the_api(app, signed_in, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    client = signed_in("zhang").client
    assert client.get(f"/api/v1/tasks/{task}").status_code == 401
    assert client.post(f"/api/v1/tasks/{task}/complete", json={"data": {"verdict": "good"}}).status_code == 401


@pytest.mark.parametrize("token", ["another reader's", "one of before"])
def test_a_token_of_another_session_is_refused(signed_in, a_case, task_of, token):
    task = task_of(a_case(), "judge_lot")
    zhang = signed_in("zhang").open(f"/tasks/{task}")
    given = dict(next(form for form in zhang.page.forms if form.get("id") == "task-form").form_values())
    other = signed_in("sun" if token == "another reader's" else "zhang")
    assert other.post(f"/tasks/{task}", {**given, "verdict": "good"}).status == 400
