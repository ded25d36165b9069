"""`kill -9` of the server and its runner at random moments under load: no acknowledged step lost, none done twice.

A short run by default. `HOLDPOINT_FAULT_STEPS=2000 HOLDPOINT_FAULT_KILLS=20 pytest tests/faults` is the long one.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.counting import movements, rows, steps
from tests.faults.load import Load
from tests.faults.servers import Forked, Server, furnish, open_plant

HOME = Path(__file__).resolve().parents[2] / "benchmarks" / "plant"
STEPS = int(os.environ.get("HOLDPOINT_FAULT_STEPS", "120"))
KILLS = int(os.environ.get("HOLDPOINT_FAULT_KILLS", "4"))
ROLES = ("inspector", "quality_engineer", "workshop_director", "storekeeper")
MOVING = {"record_finding", "review_finding", "reinspect"}  # steps behind which goods change their status
LONGEST_S = 60 + STEPS / 4 + KILLS * 15


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_no_acknowledged_step_is_lost_or_done_twice(tmp_path):
    seed = int(os.environ.get("HOLDPOINT_FAULT_SEED", time.time_ns() % 100_000))
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    tokens = furnish(tmp_path, HOME, {role: [role] for role in ROLES})
    kind = Server if KILLS > 5 else Forked  # the long run kills `holdpoint serve` itself
    with kind(tmp_path, HOME) as server:
        load = Load(server, tokens, clients=3, steps=STEPS)
        load.start()
        for kill in range(KILLS):
            while len(load.acknowledged) < STEPS * (kill + 0.5) / KILLS and not load.is_over:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.05))
            server.kill()
        load.wait(LONGEST_S)
        assert not load.problems, (seed, load.problems)
        assert server.kills == KILLS
    acknowledged = Counter(load.acknowledged)
    assert len(acknowledged) >= STEPS
    assert steps(tmp_path) == acknowledged, seed
    moved = movements(tmp_path)
    assert set(moved.values()) == {1}, (seed, moved.most_common(3))
    assert len(moved) == sum(
        element in {"record_finding", "review_finding", "reinspect"} for _, element in acknowledged
    )
    plant = open_plant(tmp_path, HOME)
    assert plant.verify(replay=True) is None, seed
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    plant.database.close()
