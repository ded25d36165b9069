"""Open a task for reading: its form, what the case knows, what the form shows at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine import workflow
from engine.bundles import Bundle
from engine.commands.complete_task import parse_task_id
from engine.commands.house import House
from engine.commands.step import Step
from engine.errors import NotFound
from engine.feel import Host as FeelHost
from engine.forms import Form
from engine.procedures import Element
from engine.storage import cases
from engine.storage.cases import CaseRow, ItemRow


@dataclass(frozen=True)
class TaskView:
    """A task as its page shows it; `host` evaluates the form's expressions.

    Who sends the form asks neither for `scope` nor for `values`: both are worked out when they are first read.
    """

    id: str
    number: int
    case: CaseRow
    item: ItemRow
    bundle: Bundle
    element: Element
    form: Form | None
    host: FeelHost
    house: House

    @cached_property
    def scope(self) -> Mapping[str, Any]:
        """Return the variables the task sees, as they were when it was looked at; none once it is closed."""
        return {} if self.item.closed_at is not None else scope_of(self.house, self.case, self.number)

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """Return what a fresh form shows; nothing once the task is closed."""
        if self.form is None or self.item.closed_at is not None:
            return {}
        return self.form.prefill(self.scope, self.host, zone=self.house.zone(self.case.site))


def look_at_task(house: House, task_id: str) -> TaskView:
    """Return a task for reading; nothing is locked or changed. Raises NotFound."""
    case_id, number = parse_task_id(task_id)
    with house.database.glance() as work:
        found = cases.look(work, case_id, number)
    case, item = found or (None, None)
    if case is None or item is None:
        raise NotFound("task", task_id)
    bundle, now = house.bundle(case.bundle_id), house.clock()
    element = bundle.elements[item.element]
    form = bundle.forms.get(element.extensions.form_id or "")
    host = FeelHost(now=lambda: now, functions=house.plant_functions(case.site))
    return TaskView(task_id, number, case, item, bundle, element, form, host, house)


def scope_of(house: House, case: CaseRow, number: int) -> dict[str, Any]:
    """Return the variables that an open task sees."""
    with house.database.reading() as work:
        step = Step(house, work, case, None, now=house.clock(), actor=None)
        running = workflow.load(case.state, step.bundle, step.host)
    return {**running.data(number), **running.values(number)}
