"""`kill -9` of the server between any two requests: the case continues where it was."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from engine.commands import AddSite, AddUser, Plant
from engine.scenarios import lookup
from engine.storage import Database, tokens
from engine.storage.schema import prepare
from engine.vocabulary import Names

SECRET = "a key that survives the server"
PASSWORD = "right horse"
HOME = Path(__file__).parents[1] / "engine" / "commands" / "home"
READY_S = 30


class Server:
    """`holdpoint serve` as a process group of its own, to be killed without warning."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {
            **os.environ,
            "HOLDPOINT_DATA": str(folder),
            "HOLDPOINT_HOME": str(HOME),
            "HOLDPOINT_SECRET_KEY": SECRET,
            "HOLDPOINT_PORT": str(self.port),
        }
        self.environment.pop("HOLDPOINT_DATABASE_URL", None)
        self.kills = 0

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill(self) -> None:
        """Kill the server and all its workers, then start it again on the same data."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1
        self._start()

    def call(self, method, path, token, data=None):
        """Return (status, answer) of an API call."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from engine.cli import main; main(['serve'])"],
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + READY_S
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2).close()
            except OSError:
                assert self.process.poll() is None, "the server ended by itself"
                time.sleep(0.1)
            else:
                return
        pytest.fail(f"the server was not ready within {READY_S} s")


@pytest.fixture
def folder(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'holdpoint.db'}")
    prepare(database)
    plant = Plant(database, HOME, SECRET.encode())
    plant.add_site(AddSite("ningbo", Names("Ningbo"), "Asia/Shanghai", "CN"))
    plant.add_product("VB-50", Names("Valve body"))
    plant.publish()
    for name, role in (("zhang", "inspector"), ("li", "inspector"), ("wang", "quality_head")):
        plant.add_user(AddUser(name, name.title(), PASSWORD, "en", [(role, "ningbo")]))
    database.close()
    return tmp_path


@pytest.fixture
def token(folder):
    def of(name):
        database = Database(f"sqlite:///{folder / 'holdpoint.db'}")
        plant = Plant(database, HOME, SECRET.encode())
        with database.transaction() as work:
            text = tokens.issue(work, plant.actor_named(name).id, "test", plant.clock())
        database.close()
        return text

    return of


@pytest.mark.skipif(shutil.which("sh") is None, reason="process groups are a Unix thing")
def test_a_case_goes_on_after_a_kill_between_any_two_requests(folder, token):
    zhang, li, wang = (token(name) for name in ("zhang", "li", "wang"))
    with Server(folder) as server:
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
    plant = Plant(Database(f"sqlite:///{folder / 'holdpoint.db'}"), HOME, SECRET.encode())
    assert plant.verify() is None
    assert len(lookup.records(plant, 1)) == 3
    plant.database.close()
