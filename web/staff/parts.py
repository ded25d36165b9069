"""Which part of the goods a task is about, so that two tasks of one name are told apart: "Rework 30 pcs"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from engine.bundles import Bundle
from engine.commands.looking import TaskView
from engine.errors import HoldpointError
from engine.forms import Field
from engine.inbox.tasks import TaskRow
from engine.procedures import Element
from engine.vocabulary import Names
from web.shell import plant, speech

#: More tasks of one name than these are not told apart: each costs a look into its case.
MOST_TOLD = 20
_DISPOSITION, _QUANTITY, _UNIT = "disposition", "quantity", "unit"


def part_of(view: TaskView) -> str:
    """Return the customer or the disposition and quantity that a task is about; empty before the case was divided."""
    if line := line_of(view):
        return line
    disposition, quantity = view.scope.get(_DISPOSITION), view.scope.get(_QUANTITY)
    divided = _is_divided(view.bundle, view.element)
    if not divided or not isinstance(disposition, str) or not isinstance(quantity, Decimal):
        return ""
    names = next((each for each in _answers(view.bundle, disposition)), None)
    unit = view.scope.get(_UNIT)
    said = speech().quantity(quantity, unit if isinstance(unit, str) else "")
    return f"{speech().name(names) if names else disposition} {said}"


def line_of(view: TaskView) -> str:
    """Return the name of the line (a customer of a recall) for which the task is done; empty when it has none."""
    loops = (each.loop for each in view.bundle.elements.values() if each.loop is not None)
    lines = (view.scope.get(loop.element) for loop in loops if loop.element)
    names = (line.get("name") for line in lines if isinstance(line, Mapping))
    return next((name for name in names if isinstance(name, str)), "")


def parts_of(tasks: Iterable[TaskRow]) -> Mapping[str, str]:
    """Return the parts, by task id, of those tasks that share their name with another task of the same case."""
    met: dict[tuple[int, str], list[TaskRow]] = {}
    for task in tasks:
        met.setdefault((task.case_id, task.element), []).append(task)
    alike = [task for found in met.values() if len(found) > 1 for task in found]
    return {task.id: part for task in alike[:MOST_TOLD] if (part := _part(task.id))}


def _part(task_id: str) -> str:
    try:
        return part_of(plant().look_at_task(task_id))
    except HoldpointError:  # done meanwhile, or its case cannot go on: the list is shown all the same
        return ""


def _is_divided(bundle: Bundle, element: Element) -> bool:
    """Tell whether the element lies in what is done for each line of a list."""
    around: str | None = element.parent
    while around is not None and around in bundle.elements:
        if bundle.elements[around].loop is not None:
            return True
        around = bundle.elements[around].parent
    calls = (each for each in bundle.elements.values() if each.extensions.called_process == element.process)
    return any(each.loop is not None for each in calls)


def _answers(bundle: Bundle, disposition: str) -> Iterator[Names]:
    """Return how the forms of the procedure word a disposition."""
    for form in bundle.forms.values():
        for field in _every(form.fields):
            if field.key == _DISPOSITION:
                yield from (option.names for option in field.options if option.value == disposition)


def _every(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _every(field.fields)
