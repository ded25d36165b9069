"""The world around a test's case: a clock, services and decisions that can be told what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.feel import Function
from engine.workflow import BpmnError, Host, Running, load, start

AFTER = {"add working days": Function(("day", "days"), lambda day, days: day + timedelta(days=int(days)))}
START = datetime(2026, 11, 20, 8, tzinfo=UTC)


@dataclass
class Outcome:
    value: Any


@dataclass
class World:
    """Runs one case step by step, saved and restored after each."""

    bundle: Any
    now: datetime = START
    services: dict[str, Any] = field(default_factory=dict)
    decisions: dict[str, Any] = field(default_factory=dict)
    state: bytes = b""
    log: list[Any] = field(default_factory=list)

    def host(self) -> Host:
        return Host(self.now, self._serve, lambda name, scope: Outcome(self.decisions[name](scope)), AFTER)

    def _serve(self, topic, element, inputs, headers):
        return self.services[topic](inputs)

    def start(self, **data: Any) -> World:
        return self._keep(start(self.bundle, self.host(), data))

    def case(self) -> Running:
        return load(self.state, self.bundle, self.host())

    def _keep(self, case: Running) -> World:
        self.log = case.log
        self.state = case.dump()
        assert load(self.state, self.bundle, self.host()).dump() == self.state
        return self

    def open(self) -> list[str]:
        return sorted(task.element for task in self.case().open_tasks())

    def task(self, element: str):
        return next(task for task in self.case().open_tasks() if task.element == element)

    def data(self, element: str) -> dict[str, Any]:
        return dict(self.case().data(self.task(element).number))

    def do(self, element: str, **values: Any) -> World:
        case = self.case()
        case.complete(self.task(element).number, values)
        return self._keep(case)

    def wait(self, **length: float) -> World:
        self.now += timedelta(**length)
        case = self.case()
        case.fire()
        return self._keep(case)

    def message(self, name: str, key: str, **data: Any) -> bool:
        case = self.case()
        taken = case.deliver(name, key, data)
        self._keep(case)
        return taken

    def retry(self) -> World:
        case = self.case()
        case.retry()
        return self._keep(case)

    def troubles(self) -> dict[str, str]:
        return {trouble.element: trouble.text for trouble in self.case().incidents()}

    def walked(self) -> set[str]:
        bits = self.case().walked
        return {name for i, name in enumerate(self.bundle.index) if bits[i // 8] >> i % 8 & 1}


def reserve(given: dict[str, Any]) -> dict[str, Any]:
    if given["quantity"] > 5:
        raise BpmnError("NO_STOCK", {"missing": given["quantity"] - 5})
    return {"place": f"A-{given['quantity']}"}
