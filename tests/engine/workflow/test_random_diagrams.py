"""Random procedures of nested blocks against what blocks mean, restored from bytes after every step.

HOLDPOINT_WALKS sets how many procedures are made (default 12, times 2).
"""

from __future__ import annotations

import os
import random
from datetime import timedelta

import pytest

from engine.workflow import BpmnError, Host, load, move, rebind, start
from engine.workflow.values import kept, pack
from tests.engine.workflow.blocks import Drawing, Inventor, Scope
from tests.engine.workflow.drawing import bundle, process
from tests.engine.workflow.world import START

WALKS = 2 * int(os.environ.get("HOLDPOINT_WALKS", "12"))


def serve(topic, element, inputs, headers):
    if inputs["fails"]:
        raise BpmnError("RISK")
    return {}


def told(element, data):
    return element, pack(dict(sorted(kept(data).items())))


def drawn(rng: random.Random):
    whole, drawing = Inventor(rng).sequence(3), Drawing()
    first, last = whole.draw(drawing)
    drawing.flow(drawing.node("start", "opened"), first)
    drawing.flow(last, drawing.node("end", "closed"))
    return whole, bundle(
        '<bpmn:error id="risk" errorCode="RISK"/>',
        process("p", drawing.nodes, "\n".join(drawing.flows), prefix="P"),
    )


@pytest.mark.parametrize("part", range(2))
def test_a_random_procedure_does_what_its_blocks_mean(part):
    for seed in range(part, WALKS, 2):
        walk(seed)


def walk(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - walks must repeat
    whole, found = drawn(rng)
    host = Host(START, serve, None)
    case, meant = start(found, host, {"a": 1}), Scope(whole, {"a": 1})
    for step in range(80):
        meant.settle()
        compare(case, meant, f"seed {seed} step {step}")
        if meant.done:
            return
        host = Host(host.now + timedelta(minutes=1), serve, None)
        if rng.random() < 0.1:
            host = Host(host.now + timedelta(hours=1), serve, None)
            rebind(case, host).fire()
            meant.tick()
        else:
            act(rebind(case, host), meant, rng)
        state = case.dump()
        case = load(state, found, host)
        if step % 5 == 0:
            assert move(state, found, found, host).dump() == state, f"seed {seed} step {step}: moved"


def compare(case, meant, where):
    left = sorted(told(task.block.name, task.data) for task in meant.open())
    right = sorted(told(task.element, case.data(task.number)) for task in case.open_tasks())
    assert left == right, where
    assert case.incidents() == [], where
    assert case.completed == meant.done, where
    if meant.done:
        assert dict(case.result) == kept(meant.data), where


def act(case, meant, rng):
    chosen = rng.choice(meant.open())
    values = chosen.block.answers(rng)
    same = told(chosen.block.name, chosen.data)
    case.complete(next(t.number for t in case.open_tasks() if told(t.element, case.data(t.number)) == same), values)
    chosen.complete(values)
