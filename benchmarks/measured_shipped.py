"""The shipped nonconformity procedure: from the sheet through rework to stock, signatures and all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks import floors
from benchmarks.measuring import Figure, Series
from benchmarks.plants import PASSWORD, PRODUCT, SHIPPED, SITE, furnish, person
from engine.commands import Plant
from engine.identity import Actor
from engine.inbox.tasks import open_of_case

CASES = 15
LINE = {"disposition": "rework", "quantity": 500}
ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "mark_product": {"nonconforming_area": "Q-03", "status_marked": True},
    "check_sheet": {"check_result": "agree"},
    "review_nonconformity": {"review_findings": "0.5 mm", "dispositions": [LINE]},
    "decide_disposition": {"dispositions": [LINE], "responsible_unit": "purchasing_head"},
    "mark_and_feed_back": {"nonconforming_area": "Q-03", "status_marked": True},
    "carry_out_rework": {"work_done": "Lapped"},
    "reinspect": {"reinspection_result": "pass"},
    "analyse_cause": {"cause": "Casting"},
}
USUAL = {
    "textfield": "as agreed",
    "textarea": "as agreed",
    "datetime": "2026-11-20T07:00:00Z",
    "checkbox": True,
    "number": 1,
}


def measure(folder: Path) -> Iterator[Figure]:
    """Yield the figures: steps with and without a signature apart, since a password costs time on purpose."""
    plant = furnish(folder, SHIPPED)
    people = {role: person(plant, role, role) for role in _roles(plant)}
    _through(plant, people, 0, Series(), Series())  # warm
    floor = floors.commit(folder, 300)
    plain, signed = Series(), Series()
    for place in range(1, CASES + 1):
        _through(plant, people, place, plain, signed)
    yield floor.figure("durable commit of 4 KB")
    yield plain.figure("completion, shipped procedure", floor=floor)
    if signed.wall:
        yield signed.figure("completion with a signature (password checked)", floor=floor)
    broken = plant.verify(replay=True)
    yield Figure("rows not as they were written", float(broken is not None), "", at_most=0)
    plant.database.close()


def _roles(plant: Plant) -> list[str]:
    bundle = plant.bundle(plant.procedure("nonconformity").bundle_id)
    return sorted(bundle.roles.by_key)


def _through(plant: Plant, people: Mapping[str, Actor], place: int, plain: Series, signed: Series) -> None:
    """Take one case to its end."""
    sheet = {
        "product": PRODUCT,
        "lot": f"S-{place}",
        "quantity": 500,
        "unit": "piece",
        "source": "incoming",
        "item_class": "component",
        "nonconformity": "Porosity on the sealing face",
        "detected_at": "2026-11-20T06:30:00Z",
        "inspection_judgement": "review",
    }
    role = plant.procedure("nonconformity").start_role
    case = plant.start_case(people[role], "nonconformity", SITE, sheet)
    while True:
        with plant.database.reading() as work:
            rows = open_of_case(work, case.id)
        if not rows:
            return
        task = rows[0]
        data, meaning = _filled(plant, task.id, task.element)
        with (signed if meaning else plain).one():
            plant.complete_task(people[task.role], task.id, data, PASSWORD if meaning else None)


def _filled(plant: Plant, task_id: str, element: str) -> tuple[dict[str, Any], str | None]:
    """Return the answers for a task, with what its form requires besides, and the meaning of its signature."""
    view = plant.look_at_task(task_id)
    data = dict(ANSWERS.get(element, {}))
    if view.form is not None:
        for field in view.form.describe("en", view.scope, plant.choices(), view.host):
            key = field["key"]
            if field["required"] and key not in data and view.values.get(key) is None:
                day = "2026-11-20" if field.get("subtype") == "date" else USUAL.get(field["type"])
                data[key] = field["options"][0]["value"] if field.get("options") else day
    return data, view.element.extensions.signature("en")
