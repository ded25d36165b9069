"""Random walks: saved, pruned and restored after every step, against the library's own engine that never is.

HOLDPOINT_WALKS sets how many walks a procedure gets (default 12); 600 take some minutes.
"""

from __future__ import annotations

import os
import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from engine.workflow import BpmnError, Entry, Host, load, rebind, replay, start
from engine.workflow.values import kept, pack
from tests.engine.workflow import procedures
from tests.engine.workflow.stock import Stock, Trail
from tests.engine.workflow.world import AFTER, START

WALKS = int(os.environ.get("HOLDPOINT_WALKS", "12"))
CASES = {name: getattr(procedures, name) for name in ("reference", "parts", "vote", "events", "deep")}
WAYS = ["wait", "go", "check", "stages"]
OWN = {"look", "test", "order_more", "h_one", "hurry", "remind", "c_test", "c_watch", "l_informed"}
"""Tasks of parallel branches: they write under names of their own."""


def serve(topic: str, element: str, inputs: dict[str, Any], headers: Any) -> dict[str, Any]:
    if topic == "reserve":
        if inputs["quantity"] > 5:
            raise BpmnError("NO_STOCK", {"missing": inputs["quantity"] - 5})
        return {"place": f"A-{inputs['quantity']}"}
    return {"n": inputs["lot"] // 10, "share": Decimal("0.10")}


def answers(rng: random.Random, now: Any) -> dict[str, Any]:
    """What a form might send: values of every kind, lists of lines, nothing."""
    return {
        "disposition": rng.choice(["accept", "concession", "rework", "reject", None]),
        "reinspection_result": rng.choice(["pass", "fail"]),
        "repeat": rng.random() < 0.4,
        "quantity": Decimal(rng.randrange(1, 100)) / 10,
        "case_no": "C-1",
        "a": Decimal(rng.randrange(9)),
        "measured": Decimal(rng.choice(["1.50", "1.5", "0.1", "1E+2"])),
        "day": date(2026, 2, rng.randrange(1, 29)),
        "turns": Decimal(rng.randrange(9)),
        "seen_at": now,
        "took": timedelta(minutes=rng.randrange(90)),
        "note": rng.choice([None, "сталь", "不合格"]),
        "vote": rng.choice(["yes", "no"]),
        "h_repeat": rng.random() < 0.5,
        "board": rng.sample(["ann", "bo", "cy", "dan", "eve"], rng.randrange(5)),
        "stages_to_do": list(range(rng.randrange(4))),
        "lines": [{"no": i, "way": rng.choice(WAYS)} for i in range(rng.randrange(5))],
        "dispositions": [
            {"disposition": rng.choice(["rework", "accept"]), "quantity": Decimal(10 * rng.randrange(1, 500) + i)}
            for i in range(rng.randrange(1, 5))
        ],
        "verdict": rng.choice(["good", "bad", "stop"]),
    }


def _no_answer(*_: Any) -> Any:
    raise ConnectionError("no answer")


class Walk:
    """One case in both engines, a third kept in memory, and the history of what came in."""

    def __init__(self, bundle: Any, seed: int) -> None:
        self.bundle, self.seed, self.now = bundle, seed, START
        self.broken: set[datetime] = set()
        self.rng = random.Random(seed)  # noqa: S311 - walks must repeat
        first = answers(self.rng, self.now)
        self.stock = Stock(bundle, self.host(), first)
        self.fast = start(bundle, self.host(), first)
        self.live = start(bundle, self.host(), first)
        self.history = [Entry("start", payload=kept(first), at=START), *self.fast.log]
        self.trail = Trail()

    def host(self, at: datetime | None = None) -> Host:
        """Now and then the services do not answer and the calendar is not there."""
        at = at or self.now
        if at in self.broken:
            return Host(at, _no_answer, lambda name, scope: None)
        return Host(at, serve, lambda name, scope: None, AFTER)

    def run(self, steps: int) -> int:
        for step in range(steps):
            self._save(step)
            self._compare(step)
            if self.stock.is_completed():
                break
            self._act(step)
        again = replay(self.bundle, self.host, self.history)
        assert again.dump() == self.fast.dump(), f"seed {self.seed}: the history leads elsewhere"
        return step

    def _save(self, step: int) -> None:
        blob = self.fast.dump()
        assert blob == self.live.dump(), f"seed {self.seed} step {step}: kept in memory it differs"
        assert self.fast.walked == self.live.walked
        if self.seed % 2 or self.rng.random() < 0.5:
            self.fast = load(blob, self.bundle, self.host())
            assert self.fast.dump() == blob, f"seed {self.seed} step {step}: a second save differs"
            self.fast = load(blob, self.bundle, self.host())

    def _compare(self, step: int) -> None:
        where = f"seed {self.seed} step {step}"
        left = sorted((t.task_spec.bpmn_id, pack(dict(sorted(t.data.items())))) for t in self.stock.open_tasks())
        tasks = self.live.open_tasks()
        right = sorted((t.element, pack(dict(sorted(self.live.data(t.number).items())))) for t in tasks)
        assert left == right, where
        assert tasks == self.fast.open_tasks(), where
        assert self.stock.timers() == sorted(self.fast.timers().values()), where
        assert self.stock.troubles() == sorted(trouble.element for trouble in self.fast.incidents()), where
        assert self.stock.is_completed() == self.fast.completed, where
        bits = self.fast.walked
        walked = {name for i, name in enumerate(self.bundle.index) if bits[i // 8] >> i % 8 & 1}
        assert walked == self.trail.follow(self.stock), where
        if self.fast.completed:
            assert pack(dict(sorted(self.stock.data.items()))) == pack(dict(sorted(self.fast.result.items()))), where

    def _act(self, step: int) -> None:
        self.now += timedelta(microseconds=1)
        if self.rng.random() < 0.15:
            self.broken.add(self.now)
        choice = self.rng.random()
        tasks = self.fast.open_tasks()
        if not tasks:
            choice *= 0.25
        if self.fast.incidents() and self.rng.random() < 0.4:
            self._all(lambda case: case.retry(), lambda stock: stock.retry())
            self.history.append(Entry("retry", at=self.now))
        elif choice < 0.12:
            self.now += timedelta(minutes=self.rng.choice([1, 61, 125, 301, 2941]))
            self._all(lambda case: case.fire(), lambda stock: stock.advance(fire=True))
            self.history.append(Entry("time", at=self.now))
        elif choice < 0.2 or not tasks:
            name, key = self.rng.choice(["reply", "documents"]), self.rng.choice(["C-1", "C-1", "C-2"])
            data = {"answer_" + name: Decimal(step)}
            self._all(lambda case: case.deliver(name, key, data), lambda stock: stock.deliver(name, key, data))
            self.history.append(Entry("message", name, {"key": key, "data": data}, at=self.now))
        else:
            self._complete(self.rng.choice(tasks))
        self.history += self.fast.log

    def _complete(self, task: Any) -> None:
        values = answers(self.rng, self.now)
        if task.path or task.element in OWN or task.element == "cast_vote":
            for name in ("board", "dispositions", "lines", "stages_to_do"):
                del values[name]
        if task.element in OWN:
            shared = self.rng.random() < 0.02
            verdict = {"verdict": values["verdict"]} if task.element == "c_test" else {}
            values = {f"{task.element}_{name}": value for name, value in values.items()} | verdict
            values |= {"shared": task.element} if shared else {}
        same = (task.element, pack(dict(sorted(self.fast.data(task.number).items()))))
        twin = next(
            t for t in self.stock.open_tasks() if (t.task_spec.bpmn_id, pack(dict(sorted(t.data.items())))) == same
        )
        self._all(lambda case: case.complete(task.number, values), lambda stock: stock.complete(twin, values))
        self.history.append(Entry("form", task.element, kept(values), task.number, self.now))

    def _all(self, act: Any, act_stock: Any) -> None:
        self.stock.host = self.host()
        rebind(self.fast, self.host())
        rebind(self.live, self.host())
        act(self.fast)
        act(self.live)
        act_stock(self.stock)


@pytest.mark.parametrize("name", CASES)
def test_walks_agree_with_the_library(name):
    bundle = CASES[name]()
    steps = sum(Walk(bundle, seed).run(60) for seed in range(WALKS))
    assert steps > WALKS
