"""Load on a plant over HTTP: every request is repeated until it is answered, under one key, through all kills."""

from __future__ import annotations

import threading
import time
import uuid
from http.client import HTTPException

from tests.faults.servers import Served

FORMS = {
    "record_finding": {"quantity": "1200", "defect_class": "II", "description": "short shots", "detected_by": "zhang"},
    "review_finding": {"disposition": "rework", "opinion": "rework"},
    "carry_out_rework": {"reworked_quantity": "1200"},
    "reinspect": {"reinspection_result": "pass", "measured": "0.35"},
    "put_in_stock": {"place": "B-12"},
}


class Load:
    """Several clients, each taking cases from their start to their end; `acknowledged` are the steps answered."""

    def __init__(self, server: Served, tokens: dict[str, str], clients: int, steps: int) -> None:
        self.server, self.tokens, self.wanted = server, tokens, steps
        self.acknowledged: list[tuple[str, str]] = []
        self.repeated, self.problems = 0, []
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._client, args=(n,), daemon=True) for n in range(clients)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    @property
    def is_over(self) -> bool:
        return not any(thread.is_alive() for thread in self._threads)

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        assert self.is_over, f"{len(self.acknowledged)} of {self.wanted} steps after {seconds} s; {self.problems}"

    def _client(self, number: int) -> None:
        try:
            turn = 0
            while len(self.acknowledged) < self.wanted:
                turn += 1
                self._case(f"L-{number}-{turn}")
        except Exception as error:  # noqa: BLE001 - told by the test
            self.problems.append(error)

    def _case(self, lot: str) -> None:
        sheet = {"product": "VB-50", "lot": lot, "source": "in_process"}
        answer = self._until_answered(
            "/cases", "inspector", {"procedure": "reference", "site": "ningbo", "data": sheet}
        )
        case, tasks = answer["number"], answer["tasks"]
        self._acknowledge(case, "open_case")
        while tasks:
            (task,) = tasks
            body = {"data": FORMS[task["element"]]}
            tasks = self._until_answered(f"/tasks/{task['id']}/complete", task["role"], body)["tasks"]
            self._acknowledge(case, task["element"])

    def _acknowledge(self, case: str, element: str) -> None:
        with self._lock:
            self.acknowledged.append((case, element))

    def _until_answered(self, path, role, body):
        """Send until an answer comes; the key makes sure that what was carried out is not carried out again."""
        key = uuid.uuid4().hex
        while True:
            try:
                status, answer = self.server.call("POST", path, self.tokens[role], body, key)
            except (OSError, ValueError, HTTPException):
                status, answer = 0, {}
            if status in {200, 201}:
                return answer
            if status not in {0, 502, 503}:
                raise AssertionError((path, status, answer))
            with self._lock:
                self.repeated += 1
            time.sleep(0.02)
