"""A plant in processes of its own, to be killed without warning."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from engine.commands import AddSite, AddUser, Plant
from engine.identity.passwords import hash_password
from engine.storage import Database, tokens
from engine.storage.schema import prepare
from engine.vocabulary import Names
from web.app import create_app

SECRET = "a key that survives the server"
PASSWORD = "right horse"
READY_S = 60
Answer = tuple[int, dict[str, object]]


def open_plant(folder: Path, home: Path, clock=None) -> Plant:
    """Open the plant of a folder as a process of its own would."""
    database = Database(f"sqlite:///{folder / 'holdpoint.db'}")
    prepare(database)
    return Plant(database, home, SECRET.encode(), *([clock] if clock else []))


def furnish(folder: Path, home: Path, people: dict[str, list[str]], product: str = "VB-50") -> dict[str, str]:
    """Make a plant with people of these roles; return a token of each."""
    plant, hashed = open_plant(folder, home), hash_password(PASSWORD)
    plant.add_site(AddSite("ningbo", Names("Ningbo"), "Asia/Shanghai", "CN"))
    plant.add_product(product, Names("Valve body"))
    plant.publish()
    found = {}
    for name, roles in people.items():
        plant.add_user(AddUser(name, name.title(), PASSWORD, "en", [(r, "ningbo") for r in roles]), hashed=hashed)
        with plant.database.transaction() as work:
            found[name] = tokens.issue(work, plant.actor_named(name).id, "test", plant.clock())
    plant.database.close()
    return found


class Served:
    """An address that answers API calls while it lives."""

    port: int

    def call(self, method: str, path: str, token: str, data=None, key: str | None = None) -> Answer:
        """Return (status, answer). Raises OSError while nobody answers, or when the answer breaks off."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode(),
            headers=headers | ({"Idempotency-Key": key} if key else {}),
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def wait_until_ready(self, is_alive: Callable[[], bool]) -> None:
        end = time.monotonic() + READY_S
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5).close()
            except OSError:
                assert is_alive(), "the server ended by itself"
                time.sleep(0.02)
            else:
                return
        raise AssertionError(f"the server was not ready within {READY_S} s")


class Server(Served):
    """`holdpoint serve` with its runner as a process group of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.port = free_port()
        self.environment = {
            **os.environ,
            "HOLDPOINT_DATA": str(folder),
            "HOLDPOINT_HOME": str(home),
            "HOLDPOINT_SECRET_KEY": SECRET,
            "HOLDPOINT_PORT": str(self.port),
        }
        self.environment.pop("HOLDPOINT_DATABASE_URL", None)
        self.kills = 0

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, *_):
        self._end()

    def kill(self) -> None:
        """Kill the server, its runner and all its workers, then start them again on the same data."""
        self._end()
        self.kills += 1
        self._start()

    def _end(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from engine.cli import main; main(['serve'])"],
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait_until_ready(lambda: self.process.poll() is None)


class Forked(Served):
    """The same web application in a fork of this process: ready at once, killed as surely."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home, self.kills = folder, home, 0

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, *_):
        kill_child(self.pid)

    def kill(self) -> None:
        """Kill it, then start it again on the same data."""
        kill_child(self.pid)
        self.kills += 1
        self._start()

    def _start(self) -> None:
        self.port = free_port()

        def serve() -> None:
            from werkzeug.serving import make_server

            app = create_app(open_plant(self.folder, self.home))
            make_server("127.0.0.1", self.port, app, threaded=True).serve_forever()

        self.pid = in_a_child(serve)
        self.wait_until_ready(lambda: os.waitpid(self.pid, os.WNOHANG) == (0, 0))


def in_a_child(act: Callable[[], None]) -> int:
    """Run `act` in a fork of this process and return its id."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        act()
        status = 0
    finally:
        os._exit(status)


def kill_child(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
