"""Two people, or the same program twice, at the same moment."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from engine.commands.once import forget_answers


@pytest.fixture
def task(api, sheet):
    started = api("gao").post("/cases", sheet())
    return next(each["id"] for each in started["tasks"] if each["element"] == "mark_product")


@pytest.fixture
def at_once(plant):
    def run(*calls):
        gate = Barrier(len(calls))

        def one(call):
            gate.wait(10)
            try:
                return call()
            finally:
                plant.database.close()

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(one, calls))

    return run


def marking(api, task):
    form = api.get(f"/tasks/{task}")["form"]
    return {"data": api.filled(form, {"nonconforming_area": "Q-03", "tag_number": "T-1"})}


def test_of_two_who_complete_one_task_at_once_the_slower_learns_who_was_faster(api, task, at_once):
    gao, zhou = api("gao"), api("zhou")
    body = marking(gao, task)
    path = f"/tasks/{task}/complete"
    answers = at_once(lambda: gao.post(path, body), lambda: zhou.post(path, body))
    assert sorted(answer.status for answer in answers) == [200, 409], [answer.json for answer in answers]
    slower = next(answer for answer in answers if answer.status == 409)
    faster = "Gao Lei" if answers[0].status == 200 else "Zhou Na"
    assert (slower["code"], slower["by"], slower["state"]) == ("stale", faster, "done")
    assert slower["at"].startswith("20")
    assert faster in slower["detail"]


def test_a_task_claimed_by_another_is_stale_and_says_by_whom(api, task):
    gao, zhou = api("gao"), api("zhou")
    claimed = gao.post(f"/tasks/{task}/claim")
    assert claimed.status == 200
    assert [each["assignee"] for each in claimed["tasks"] if each["id"] == task] == ["gao"]
    assert [each["id"] for each in gao.get("/tasks?mine=true")["items"]] == [task]
    refused = zhou.post(f"/tasks/{task}/complete", marking(zhou, task))
    assert (refused.status, refused["code"], refused["by"], refused["state"]) == (409, "stale", "Gao Lei", "claimed")
    assert zhou.post(f"/tasks/{task}/release").status == 409
    assert gao.post(f"/tasks/{task}/release").status == 200
    assert zhou.post(f"/tasks/{task}/claim").status == 200


def test_a_request_sent_twice_with_one_key_is_done_once_and_answered_the_same(api, sheet):
    gao = api("gao")
    first = gao.post("/cases", sheet(), Idempotency_Key="erp-17")
    again = gao.post("/cases", sheet(), Idempotency_Key="erp-17")
    assert (first.status, again.status) == (201, 201)
    assert again.json == first.json
    assert len(gao.get("/cases")["items"]) == 1
    assert gao.post("/cases", sheet()).json != first.json


def test_a_key_of_another_request_is_refused(api, sheet):
    gao = api("gao")
    gao.post("/cases", sheet(), Idempotency_Key="erp-17")
    other = gao.post("/cases", sheet(lot="A-0418"), Idempotency_Key="erp-17")
    assert (other.status, other["code"]) == (422, "idempotency_conflict")
    assert api("zhou").post("/cases", sheet(), Idempotency_Key="erp-17").status == 201


def test_a_refused_request_may_be_mended_and_sent_with_the_same_key(api, sheet):
    gao = api("gao")
    assert gao.post("/cases", sheet(quantity=-1), Idempotency_Key="erp-18").status == 422
    assert gao.post("/cases", sheet(), Idempotency_Key="erp-18").status == 201


def test_the_same_key_at_the_same_moment_starts_one_case(api, sheet, at_once):
    gao = api("gao")
    answers = at_once(*[lambda: gao.post("/cases", sheet(), Idempotency_Key="erp-19")] * 4)
    assert {answer.status for answer in answers} == {201}
    assert len({answer["number"] for answer in answers}) == 1
    assert len(gao.get("/cases")["items"]) == 1


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_nobody_can_keep_is_refused(api, sheet, key):
    refused = api("gao").post("/cases", sheet(), Idempotency_Key=key)
    assert refused.status == 422
    assert [each["field"] for each in refused["errors"]] == ["Idempotency-Key"]


def test_an_answer_is_kept_for_seven_days(api, plant, sheet, monkeypatch):
    gao = api("gao")
    first = gao.post("/cases", sheet(), Idempotency_Key="erp-21")
    assert forget_answers(plant) == 0
    assert gao.post("/cases", sheet(), Idempotency_Key="erp-21").json == first.json
    later = plant.clock() + dt.timedelta(days=7, minutes=1)
    monkeypatch.setattr(plant, "clock", lambda: later)
    assert forget_answers(plant) == 1
    assert gao.post("/cases", sheet(), Idempotency_Key="erp-21").json != first.json
