"""The server as people and programs meet it: start, memory, completions by the API, pages sent as a browser does."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import floors
from benchmarks.measuring import Figure, Series
from benchmarks.plants import HOME, PASSWORD, PRODUCT, SECRET, SHIPPED, SITE
from benchmarks.reference import Reference
from engine.storage import tokens

READY_S = 60
STARTS = 3
REQUESTS = 400
_KB = 1024
_FIELD = re.compile(r'name="(csrf_token|idempotency_key)"[^>]*?value="([^"]*)"')


class Server:
    """`holdpoint serve` with one worker, and one kept connection to it."""

    def __init__(self, folder: Path, home: Path = HOME) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {
            **os.environ,
            "HOLDPOINT_DATA": str(folder),
            "HOLDPOINT_HOME": str(home),
            "HOLDPOINT_SECRET_KEY": SECRET.decode(),
            "HOLDPOINT_PORT": str(self.port),
        }
        environment.pop("HOLDPOINT_DATABASE_URL", None)
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from engine.cli import main; main(['serve'])"],
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()
        self.ready_s = time.perf_counter() - begun
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self._cookies: dict[str, str] = {}

    def stop(self) -> None:
        """End it."""
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str, str]:
        """Return status, body and where the answer points; cookies are kept."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self._cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, sent)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, content = value.split(";")[0].partition("=")
                self._cookies[key] = content
        return answer.status, text, answer.getheader("Location", "")

    def send_form(self, path: str, **values: str) -> tuple[int, str, str]:
        """Send a form as a browser does."""
        body = urllib.parse.urlencode(values).encode()
        return self.call("POST", path, body, Content_Type="application/x-www-form-urlencoded")

    def resident_mb(self) -> dict[int, float]:
        """Return the resident memory of the process and those it started, by process id."""
        found: dict[int, float] = {}
        for each in Path("/proc").iterdir():
            if each.name.isdigit():
                try:
                    told = dict(line.split(":", 1) for line in (each / "status").read_text().splitlines())
                    group = os.getpgid(int(each.name))
                except (OSError, ProcessLookupError):
                    continue
                if group == self.process.pid and "VmRSS" in told:
                    found[int(each.name)] = int(told["VmRSS"].split()[0]) / _KB
        return found

    def _wait(self) -> None:
        end = time.monotonic() + READY_S
        while time.monotonic() < end:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    probe = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                    probe.request("GET", "/readyz")
                    if probe.getresponse().status == http.HTTPStatus.OK:
                        return
            except OSError:
                pass
            if self.process.poll() is not None:
                raise RuntimeError("the server ended by itself")
            time.sleep(0.02)
        raise RuntimeError(f"the server was not ready within {READY_S} s")


def measure(folder: Path) -> Iterator[Figure]:
    """Yield the figures."""
    yield from _starts(folder)
    made = Reference(folder, "holdpoint.db")
    people = {role: actor.username for role, actor in made.people.items()}
    with made.plant.database.transaction() as work:
        keys = {r: tokens.issue(work, a.id, "bench", made.plant.clock()) for r, a in made.people.items()}
    floor = floors.commit(folder, 300)
    yield floor.figure("durable commit of 4 KB")
    server = Server(folder)
    try:
        api = _by_api(server, keys)
        yield Figure("completions by the API", api.rate, "/s", at_least=250.0, note=_note(api, floor))
        pages = _by_pages(server, people["inspector"], made)
        yield Figure("task page and submit, pairs", pages.rate, "/s", at_least=100.0, note=_note(pages, floor))
        memory = server.resident_mb()
        worker = max(memory.values())
        note = " + ".join(f"{each:.0f}" for each in sorted(memory.values()))
        yield Figure("resident memory of a worker", worker, "MB", at_most=140.0, note=f"all processes: {note}")
    finally:
        server.stop()
    broken = made.plant.verify(replay=True)
    yield Figure("rows not as they were written", float(broken is not None), "", at_most=0)
    made.plant.database.close()


def _note(series: Series, floor: Series) -> str:
    ratio = series.median_ms / floor.median_ms
    return f"median {series.median_ms:.2f} ms, p95 {series.p95_ms:.2f}, {ratio:.1f} x a durable commit"


def _starts(folder: Path) -> Iterator[Figure]:
    """Start the server with the shipped procedures several times; the first start makes the database."""
    place, times = folder / "start", Series()
    for _ in range(STARTS + 1):
        server = Server(place, SHIPPED)
        times.wall.append(server.ready_s)
        server.stop()
    times.cpu = times.wall
    yield Figure("first start: database made, procedures published", times.wall[0], "s")
    del times.wall[0]
    yield Figure("start until ready", times.median_ms / 1000, "s", at_most=3.0)


def _by_api(server: Server, keys: dict[str, str]) -> Series:
    """Complete tasks one after the other; what lies between, lists and starts, is not counted."""
    series = Series()

    def call(method: str, path: str, role: str, body: Any = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        bearer = f"Bearer {keys[role]}"
        headers = {"Authorization": bearer, "Content_Type": "application/json"}
        status, text, _ = server.call(method, f"/api/v1{path}", content, **headers)
        if status >= http.HTTPStatus.BAD_REQUEST:
            raise RuntimeError(f"{method} {path}: {status} {text}")
        return json.loads(text)

    place = 0
    while len(series.wall) < REQUESTS:
        place += 1
        sheet = {"product": PRODUCT, "lot": f"H-{place}", "source": "in_process"}
        call("POST", "/cases", "inspector", {"procedure": "reference", "site": SITE, "data": sheet})
        for element, role in _STEPS:
            tasks = call("GET", f"/tasks?role={role}&limit=20", role)["items"]
            task = next(each for each in tasks if each["element"] == element)
            body = {"data": floors.FORMS[element]}
            with series.one():
                call("POST", f"/tasks/{task['id']}/complete", role, body)
    return series


_STEPS = tuple(zip(floors.FORMS, (*floors.ROLES[:3], "inspector", "storekeeper"), strict=True))


def _by_pages(server: Server, username: str, made: Reference) -> Series:
    """Open a task's page and send it, again and again, signed in as one person."""
    _, text, _ = server.call("GET", "/sign-in")
    status, text, _ = server.send_form(
        "/sign-in", username=username, password=PASSWORD, csrf_token=dict(_FIELD.findall(text))["csrf_token"]
    )
    if status != http.HTTPStatus.FOUND:
        raise RuntimeError(f"sign-in answered {status}: {text[:400]}")
    cases = [made.start() for _ in range(REQUESTS // 2)]
    series = Series()
    for case in cases:
        with series.one():
            _, text, _ = server.call("GET", f"/tasks/{case}-1")
            hidden = dict(_FIELD.findall(text))
            data = {name: str(value) for name, value in floors.FORMS["record_finding"].items()}
            status, text, _ = server.send_form(f"/tasks/{case}-1", **hidden, **data)
        if status != http.HTTPStatus.FOUND:
            raise RuntimeError(f"the page answered {status}: {text[:400]}")
    return series
