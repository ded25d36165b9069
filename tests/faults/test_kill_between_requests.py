"""`kill -9` of the server between any two requests: the case continues where it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.scenarios import lookup
from tests.faults.servers import PASSWORD, Forked, furnish, open_plant

HOME = Path(__file__).parents[1] / "engine" / "commands" / "home"
PEOPLE = {"zhang": ["inspector"], "li": ["inspector"], "wang": ["quality_head"]}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_case_goes_on_after_a_kill_between_any_two_requests(tmp_path):
    zhang, li, wang = furnish(tmp_path, HOME, PEOPLE).values()
    with Forked(tmp_path, HOME) as server:
        sheet = {"product": "VB-50", "lot": "A-1", "quantity": "500"}
        status, case = server.call("POST", "/cases", zhang, {"procedure": "trial", "site": "ningbo", "data": sheet})
        assert status == 201, case
        server.kill()
        status, listed = server.call("GET", "/tasks", li)
        (task,) = listed["items"]
        assert task["element"] == "judge_lot"
        server.kill()
        assert server.call("POST", f"/tasks/{task['id']}/claim", li)[0] == 200
        server.kill()
        status, done = server.call("POST", f"/tasks/{task['id']}/complete", li, {"data": {"verdict": "good"}})
        assert status == 200, done
        server.kill()
        assert server.call("POST", f"/tasks/{task['id']}/complete", li, {"data": {"verdict": "bad"}})[0] == 409
        (release,) = server.call("GET", f"/cases/{case['number']}", wang)[1]["tasks"]
        server.kill()
        body = {"data": {}, "signature": {"password": PASSWORD}}
        status, done = server.call("POST", f"/tasks/{release['id']}/complete", wang, body)
        assert status == 200, done
        server.kill()
        lot = server.call("GET", "/lots/A-1", wang)[1]
        assert lot["quantities"]["released"] == "500"
        assert server.call("GET", f"/cases/{case['number']}", wang)[1]["status"] == "closed"
        assert server.kills == 6
    plant = open_plant(tmp_path, HOME)
    assert plant.verify(replay=True) is None
    assert len(lookup.records(plant, 1)) == 3
    plant.database.close()
