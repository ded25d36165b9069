from __future__ import annotations

import threading
from decimal import Decimal

from engine.errors import HoldpointError, StaleTask
from engine.scenarios import lookup

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


def at_once(*acts):
    """Run the acts in threads that start together; return what each gave or raised."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        barrier.wait()
        try:
            results[place] = act()
        except HoldpointError as error:
            results[place] = error

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_two_people_at_one_task_one_wins_and_the_other_learns_who(plant, person, task_of):
    zhang, li = person("zhang", "inspector"), person("li", "inspector")
    for _ in range(5):
        case = plant.start_case(zhang, "trial", "ningbo", SHEET)
        task = task_of(case, "judge_lot")
        results = at_once(
            lambda task=task: plant.complete_task(zhang, task, {"verdict": "good"}),
            lambda task=task: plant.complete_task(li, task, {"verdict": "bad"}),
        )
        (stale,) = [each for each in results if isinstance(each, StaleTask)]
        winner = "Li" if results[0] is stale else "Zhang"
        assert (stale.status, stale.by) == ("done", winner)
        assert len(lookup.records(plant, case.id)) == 2
    assert plant.verify() is None


def test_sheets_opened_at_once_get_numbers_of_their_own_and_add_up(plant, person):
    zhang = person("zhang", "inspector")
    acts = [lambda: plant.start_case(zhang, "trial", "ningbo", SHEET) for _ in range(8)]
    results = at_once(*acts)
    assert sorted(each.number for each in results) == [f"TR-2026-{n:04d}" for n in range(1, 9)]
    assert lookup.balance(plant, "ningbo", "A-1") == {"on_hold": Decimal(4000)}
