"""The floors: one durable commit of 4 KB, and what one writes first with plain SpiffWorkflow."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any, Protocol

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState

from benchmarks.measuring import Series, stamp
from engine.storage.database import sqlite_driver

DIAGRAM = Path(__file__).parent / "stock.bpmn"
OPEN = 10
PAGE = 20
ROLES = ("inspector", "quality_engineer", "workshop_director", "storekeeper")
START = {"product": "PA66-GF30", "lot": "L-2026-0417", "site": "ningbo", "source": "in_process"}
FORMS: dict[str, dict[str, Any]] = {
    "record_finding": {
        "quantity": 1200,
        "defect_class": "II",
        "description": "short shots at gate 2",
        "detected_by": "zhang wei",
    },
    "review_finding": {"disposition": "rework", "opinion": "rework and inspect again"},
    "carry_out_rework": {"reworked_quantity": 1200},
    "reinspect": {"reinspection_result": "pass", "measured": "0.35"},
    "put_in_stock": {"place": "B-12"},
}
LAST = "put_in_stock"


def connect(path: Path) -> Any:
    """Open a SQLite file that commits durably, as the product does."""
    connection = sqlite_driver.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def commit(folder: Path, times: int) -> Series:
    """Time one durable commit of one row of 4 KB."""
    connection = connect(folder / f"floor-{time.monotonic_ns()}.db")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB)")
    connection.executemany("INSERT INTO t VALUES (?, ?)", [(place, os.urandom(4096)) for place in range(OPEN)])
    series, begun = Series(), time.perf_counter()
    for place in range(times):
        content = os.urandom(4096)
        with series.one():
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE t SET b = ? WHERE id = ?", (content, place % OPEN))
            connection.execute("COMMIT")
    series.total = time.perf_counter() - begun
    connection.close()
    return series


class Tried(Protocol):
    """Something that runs the reference case."""

    def start(self) -> object:
        """Start a case."""

    def inbox(self, role: str) -> list[tuple[Any, str]]:
        """Return the first page of a role: handle and element of each task."""

    def complete(self, handle: Any, element: str) -> None:
        """Complete a task."""


class Drive:
    """Keeps ten cases open; reads the inbox of the next role, then completes its first task, and so on."""

    def __init__(self, tried: Tried, cases: int) -> None:
        self._tried, self._cases, self._turn = tried, cases, 0
        for _ in range(OPEN):
            tried.start()

    def __call__(self) -> tuple[Series, Series]:
        """Go on until so many cases have ended; return the times of completions, alone and with the inbox before."""
        alone, both, done = Series(), Series(), 0
        begun = time.perf_counter()
        while done < self._cases:
            role = ROLES[self._turn % len(ROLES)]
            self._turn += 1
            begun_one = stamp()
            found = self._tried.inbox(role)
            if not found:
                continue
            (handle, element), between = found[0], stamp()
            self._tried.complete(handle, element)
            ended = stamp()
            alone.note(between, ended)
            both.note(begun_one, ended)
            if element == LAST:
                done += 1
                self._tried.start()
        alone.total = both.total = time.perf_counter() - begun
        return alone, both


class InMemory:
    """SpiffWorkflow with nothing kept."""

    def __init__(self) -> None:
        self._spec, self._running, self._number = _spec(), {}, 0

    def start(self) -> None:
        """Start a case."""
        self._number += 1
        self._running[self._number] = _new(self._spec)

    def inbox(self, role: str) -> list[tuple[int, str]]:
        """Return the first page of a role."""
        return [
            (number, task.task_spec.name)
            for number, workflow in self._running.items()
            for task in _ready(workflow)
            if task.task_spec.lane == role
        ][:PAGE]

    def complete(self, number: int, element: str) -> None:
        """Complete a task."""
        _step(self._running[number], element)
        if self._running[number].is_completed():
            del self._running[number]


class Plain:
    """What one writes first: the stock serializer, the state as text, one table of open tasks."""

    def __init__(self, path: Path) -> None:
        self.connection, self.spec, self.serializer = connect(path), _spec(), BpmnWorkflowSerializer()
        self.sizes: list[int] = []
        self._number = 0
        self.connection.executescript(
            "CREATE TABLE kase (id INTEGER PRIMARY KEY, state TEXT);"
            "CREATE TABLE item (id TEXT PRIMARY KEY, kase INTEGER, element TEXT, role TEXT);"
            "CREATE INDEX item_role ON item (role)"
        )

    def start(self) -> None:
        """Start a case."""
        self._number += 1
        self.connection.execute("BEGIN IMMEDIATE")
        self._save(self._number, _new(self.spec))
        self.connection.execute("COMMIT")

    def inbox(self, role: str) -> list[tuple[int, str]]:
        """Return the first page of a role."""
        query = "SELECT kase, element FROM item WHERE role = ? ORDER BY kase LIMIT ?"
        return list(self.connection.execute(query, (role, PAGE)).fetchall())

    def complete(self, number: int, element: str) -> None:
        """Complete a task in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        (text,) = self.connection.execute("SELECT state FROM kase WHERE id = ?", (number,)).fetchone()
        workflow = self.serializer.deserialize_json(text)
        _step(workflow, element)
        self._save(number, workflow)
        self.connection.execute("COMMIT")

    def _save(self, number: int, workflow: BpmnWorkflow) -> None:
        text = self.serializer.serialize_json(workflow)
        self.sizes.append(len(text))
        self.connection.execute("INSERT OR REPLACE INTO kase VALUES (?, ?)", (number, text))
        self.connection.execute("DELETE FROM item WHERE kase = ?", (number,))
        rows = [(str(task.id), number, task.task_spec.name, task.task_spec.lane) for task in _ready(workflow)]
        self.connection.executemany("INSERT INTO item VALUES (?, ?, ?, ?)", rows)


def _spec() -> Any:
    parser = BpmnParser()
    parser.add_bpmn_file(str(DIAGRAM))
    return parser.get_spec("reference")


def _new(spec: Any) -> BpmnWorkflow:
    workflow = BpmnWorkflow(spec)
    workflow.task_tree.data.update(START)
    workflow.do_engine_steps()
    return workflow


def _ready(workflow: BpmnWorkflow) -> list[Any]:
    return list(workflow.get_tasks(state=TaskState.READY, manual=True))


def _step(workflow: BpmnWorkflow, element: str) -> None:
    task = next(each for each in _ready(workflow) if each.task_spec.name == element)
    task.data.update(FORMS[element])
    task.run()
    workflow.do_engine_steps()
