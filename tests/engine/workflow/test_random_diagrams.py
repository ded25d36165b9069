"""Random procedures of nested blocks against what blocks mean, restored from bytes after every step.

HOLDPOINT_WALKS sets how many procedures are made (default 12, times 3).
"""

from __future__ import annotations

import os
import random

import pytest

from engine.workflow import Host, load, start
from engine.workflow.values import kept, pack
from tests.engine.workflow.blocks import Drawing, Inventor
from tests.engine.workflow.drawing import bundle, process
from tests.engine.workflow.world import START

WALKS = 3 * int(os.environ.get("HOLDPOINT_WALKS", "12"))
HOST = Host(START, None, None)


def told(element, data):
    return element, pack(dict(sorted(kept(data).items())))


@pytest.mark.parametrize("part", range(3))
def test_a_random_procedure_does_what_its_blocks_mean(part):
    for seed in range(part, WALKS, 3):
        walk(seed)


def walk(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - walks must repeat
    whole = Inventor(rng).sequence(3)
    drawing = Drawing()
    first, last = whole.draw(drawing)
    drawing.flow(drawing.node("start", "opened"), first)
    drawing.flow(last, drawing.node("end", "closed"))
    found = bundle(process("p", drawing.nodes, "\n".join(drawing.flows), prefix="P"))
    case, meant = start(found, HOST, {"a": 1}), whole.run({"a": 1})
    for step in range(80):
        meant.settle()
        left = sorted(told(task.block.name, task.data) for task in meant.open())
        right = sorted(told(task.element, case.data(task.number)) for task in case.open_tasks())
        assert left == right, f"seed {seed} step {step}"
        assert case.incidents() == []
        assert case.completed == meant.done
        if meant.done:
            assert dict(case.result) == kept(meant.data), f"seed {seed}"
            return
        chosen = rng.choice(meant.open())
        values = chosen.block.answers(rng)
        number = next(
            task.number
            for task in case.open_tasks()
            if told(task.element, case.data(task.number)) == told(chosen.block.name, chosen.data)
        )
        case.complete(number, values)
        chosen.complete(values)
        case = load(case.dump(), found, HOST)
