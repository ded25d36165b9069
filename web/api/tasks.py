"""Tasks: list, read, claim, give back, complete."""

from __future__ import annotations

from engine.commands.complete_task import parse_task_id
from engine.errors import NotFound
from engine.inbox import cases
from engine.inbox import tasks as inbox
from engine.inbox.tasks import Filters, Tab, TaskRow
from engine.storage import Work
from web.api import answers as out
from web.api import requests as taken
from web.api.blueprint import plant
from web.api.callers import Caller
from web.api.operations import operation
from web.api.presenting import case_tasks, plain, task_with_form, tasks_of


@operation("GET", "/tasks", out.TaskPage, query=taken.TaskQuery)
def list_tasks(caller: Caller, query: taken.TaskQuery) -> out.TaskPage:
    """List open tasks, most urgent first.

    Those at all sites where the caller holds a role; the parameters narrow the list and may be combined.
    """
    filters = Filters(role=query.role, site=query.site, q=query.q, overdue=query.overdue)
    tab = Tab.MINE if query.mine else Tab.ALL
    house = plant()
    page = inbox.task_page(
        house.database, caller.actor, tab, filters, now=house.clock(), limit=query.limit, cursor=query.cursor or None
    )
    return out.TaskPage(items=tasks_of(page.items, caller.language), next=page.next)


@operation("GET", "/tasks/<task_id>", out.TaskWithForm, problems=(404,))
def read_task(caller: Caller, task_id: str) -> out.TaskWithForm:
    """Read a task with its form and what a fresh form shows."""
    house = plant()
    with house.database.reading() as work:
        row = _visible(work, caller, task_id)
    view = house.look_at_task(task_id)
    form = None
    if view.form is not None:
        fields = view.form.describe(caller.language, view.scope, house.choices(), view.host)
        form = out.TaskForm(
            id=view.form.id, fields=[out.FormField.model_validate(each) for each in fields], values=plain(view.values)
        )
    return task_with_form(row, form, caller.language)


@operation("POST", "/tasks/<task_id>/claim", out.CaseTasks, body=taken.Nothing, problems=(403, 404, 409))
def claim_task(caller: Caller, task_id: str, body: taken.Nothing) -> out.CaseTasks:  # noqa: ARG001
    """Claim a task for oneself; claiming again what one has changes nothing."""
    plant().claim_task(caller.actor, task_id)
    return _after(caller, parse_task_id(task_id)[0])


@operation("POST", "/tasks/<task_id>/release", out.CaseTasks, body=taken.Nothing, problems=(403, 404, 409))
def release_task(caller: Caller, task_id: str, body: taken.Nothing) -> out.CaseTasks:  # noqa: ARG001
    """Give a claimed task back to its role."""
    plant().release_task(caller.actor, task_id)
    return _after(caller, parse_task_id(task_id)[0])


@operation("POST", "/tasks/<task_id>/complete", out.CaseTasks, body=taken.Completion, problems=(403, 404, 409))
def complete_task(caller: Caller, task_id: str, body: taken.Completion) -> out.CaseTasks:
    """Complete a task with the data of its form, signed where the task asks for it.

    Needs no claim. Of two at once one is answered 200, the other 409 `stale` with who was faster and when.
    """
    password = body.signature.password if body.signature else None
    case_id = plant().complete_task(caller.actor, task_id, body.data, password, caller.language)
    return _after(caller, case_id)


def _visible(work: Work, caller: Caller, task_id: str) -> TaskRow:
    """Return a task at a site where the caller holds a role. Raises NotFound."""
    rows = inbox.rows(work, [parse_task_id(task_id)])
    if not rows or rows[0].site not in inbox.sites_of(work, caller.actor):
        raise NotFound("task", task_id)
    return rows[0]


def _after(caller: Caller, case_id: int) -> out.CaseTasks:
    with plant().database.reading() as work:
        return case_tasks(work, cases.rows(work, [case_id])[0], caller)
