"""The page of one task: read it, fill in its form, sign, complete; drafts are kept on the way."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from flask import flash, g, redirect, render_template, request
from werkzeug.wrappers import Response

from engine.commands.looking import TaskView
from engine.errors import CommandRefused, Refusal, ServiceFailed, StaleTask
from engine.inbox import case_page
from engine.inbox.case_page import ClosedTask, TaskFacts
from engine.inbox.tasks import TaskRow, open_of_case
from engine.vocabulary import TaskStatus
from web.assets import address
from web.shell import actor, person, plant, shell, speech
from web.staff import blueprint
from web.staff.comparing import stale_page
from web.staff.deadlines import due_in_words
from web.staff.forms import (
    Asked,
    form_of,
    met_policies,
    notes_of,
    other_problems,
    password_problem,
    pressed_line,
    shown,
    typed,
)
from web.staff.heads import head_of
from web.staff.keeping import keep, keep_in_passing
from web.staff.parts import line_of, part_of
from web.staff.recalls import AccountPanel, account_panel
from web.staff.sent_files import refuse_with_its_files
from web.staff.timeline import so_far

#: The margin of a task tells from so many of the newest entries of its case.
_MOST_TOLD = 300
Page = str | Response | tuple[str, int]


@blueprint.get("/tasks/<task_id>")
def task(task_id: str) -> str:
    """Show a task: the form to fill in, or what became of it."""
    with plant().database.reading():
        return _shown(task_id)


def _shown(task_id: str) -> str:
    view, facts = _open(task_id)
    row = _row(facts, view.number)
    if row is None or not actor().may(row.role, row.site) or row.assignee not in {None, actor().id}:
        return _closed_page(view, facts, row)
    draft = plant().draft(actor(), task_id)
    values = draft.data if draft else view.values
    said = speech().say("draft-saved", at=speech().clock(draft.saved_at)) if draft else ""
    return _page(view, facts, row, values, draft_line=said)


@blueprint.post("/tasks/<task_id>")
def complete(task_id: str) -> Page:
    """Complete a task; or only keep the draft, or add a line to a list: the pressed button tells."""
    view = plant().look_at_task(task_id)
    data = typed(view.form)
    try:
        if (lines := pressed_line(view.form, data)) is not None and (page := _with_line(task_id, *lines)):
            return page
        if request.form.get("act") == "draft":
            _open(task_id)
            plant().save_draft(actor(), task_id, data)
            flash(speech().say("draft-saved", at=speech().clock(g.now)), "ok")
            return redirect(address("staff.task", task_id=task_id))
        refuse_with_its_files()
        plant().complete_task(
            actor(), task_id, data, request.form.get("password") or None, speech().language, by_hand=True
        )
    except CommandRefused as error:
        view, facts = _open(task_id)
        row = _row(facts, view.number)
        keep(task_id, data)
        if row is None:
            raise
        return _page(view, facts, row, data, refusals=error.refusals), 422
    except ServiceFailed:
        keep(task_id, data)
        raise
    except StaleTask as error:
        return _stale(view, error, data)
    flash(speech().say("task-done", step=speech().name(view.element.names), case=view.case.number), "ok")
    return redirect(_next(view))


def _with_line(task_id: str, data: dict[str, Any], focus: str) -> Page | None:
    """Keep and show the form with a line more or less; None when the task is over."""
    view, facts = _open(task_id)
    row = _row(facts, view.number)
    if row is None:
        return None
    keep(task_id, data)
    return _page(view, facts, row, data, focus=focus)


@blueprint.post("/tasks/<task_id>/draft")
def save_draft(task_id: str) -> str | tuple[str, int]:
    """Keep what was typed so far; answers with the line that says so. Late for a task the person did: keep nothing."""
    view, _ = _open(task_id)
    closed = _closed(view)
    if closed is not None and closed.closed_by == actor().id:
        return ""
    return keep_in_passing(task_id, typed(view.form))


def _open(task_id: str) -> tuple[TaskView, TaskFacts]:
    """Return a task the reader may see, with what its page shows of the case. Raises NotFound."""
    with plant().database.reading() as work:
        view = plant().look_at_task(task_id)
        after = max(view.case.entries - _MOST_TOLD, 0)
        facts = case_page.task_facts(work, actor(), view.case.id, view.case.number, after=after)
    return view, facts


def _closed(view: TaskView) -> ClosedTask | None:
    """Return how the task ended, None while it is open."""
    if view.item.closed_at is None:
        return None
    with plant().database.reading() as work:
        closed = case_page.closed_tasks(work, view.case.id)
    return next((each for each in closed if each.task == view.number), None)


def _row(facts: TaskFacts, number: int) -> TaskRow | None:
    return next((task for task in facts.tasks if task.task == number), None)


def _page(
    view: TaskView,
    facts: TaskFacts,
    row: TaskRow,
    values: Any,
    *,
    refusals: Sequence[Refusal] = (),
    focus: str = "",
    draft_line: str = "",
) -> str:
    words, element = speech(), view.element
    asked = Asked(view.form, view.scope, view.host, facts.case.site, view.case.id) if view.form is not None else None
    mine = row.assignee == actor().id
    since = words.moment(row.opened_at)
    return render_template(
        "staff/task.html",
        section="inbox",
        state="open",
        **_frame(view, facts, row),
        view=asked.view(values, refusals, focus) if asked else None,
        problems=other_problems(refusals, view.form),
        password_problem=password_problem(refusals),
        meaning=element.extensions.signature(words.language),
        role=words.name(shell().directory.role(row.role)),
        met=met_policies(element, row.role, view.bundle),
        submit_key="sign-and-complete",
        key=secrets.token_urlsafe(16),
        notes=notes_of(element, view.form),
        mine=mine,
        holding=words.say("with-you-since" if mine else "claim-first", at=since),
        since=words.say("with-you-since" if mine else "waits-since", at=since),
        draft_line=draft_line or words.say("draft-none"),
    )


def _closed_page(view: TaskView, facts: TaskFacts, row: TaskRow | None) -> str:
    """Show a task that is over, that another person has, or that belongs to another role."""
    words = speech()
    closed = _closed(view)
    title, text, state = words.name(view.element.names), "", "reading"
    record = None
    if row is None and closed is not None:
        done = closed.status == TaskStatus.DONE
        state, title = ("done", words.say("task-over")) if done else ("cancelled", words.say("task-cancelled"))
        text = _closed_by(closed)
        record = next((each for each in facts.records if each.entry == closed.entry), None)
    elif row is not None and actor().may(row.role, row.site):
        text = words.say("claimed-by-other", name=row.assignee_name or "", at=words.moment(row.opened_at))
    elif row is not None:
        text = words.say("not-your-role", role=words.name(shell().directory.role(row.role)))
    return render_template(
        "staff/task.html",
        section="inbox",
        state=state,
        **_frame(view, facts, row),
        state_title=title,
        state_text=text,
        entry=record.entry if record else None,
        view=shown(view.bundle, record, facts.case.site, facts.case.number) if record else None,
        notes=notes_of(view.element, form_of(view.bundle, view.element.extensions.form_id)),
        since=text,
    )


def _frame(view: TaskView, facts: TaskFacts, row: TaskRow | None) -> dict[str, Any]:
    """Return the head and the margin, the same whether the task is open or not."""
    calendar = plant().calendar(facts.case.site)
    due = due_in_words(row.due_at, speech(), calendar, row.opened_at) if row is not None and row.due_at else None
    return {
        "task_id": view.id,
        "step": speech().name(view.element.names),
        "part": part_of(view),
        "head": head_of(facts.case, facts.lots, facts.events[0] if facts.events else None),
        "due": due,
        "so_far": so_far(facts, view.bundle),
        "account": _account(view) if row is not None else None,
    }


def _account(view: TaskView) -> AccountPanel | None:
    with plant().database.reading() as work:
        return account_panel(work, view.case.id, line_of(view) or None)


def _closed_by(closed: ClosedTask) -> str:
    words = speech()
    name = closed.closed_by_name or words.say("by-the-system")
    return words.say("task-over-by", name=name, at=words.moment(closed.closed_at))


def _stale(view: TaskView, error: StaleTask, data: dict[str, Any]) -> Page:
    """Somebody was faster: keep the entry aside and show both; one's own second click is no race."""
    fresh, facts = _open(view.id)
    closed = _closed(fresh)
    if closed is not None and closed.closed_by == actor().id and closed.status == TaskStatus.DONE:
        return redirect(address("staff.case", number=facts.case.number))
    keep(view.id, data)
    return stale_page(fresh, facts, closed, error, data), 409


def _next(view: TaskView) -> str:
    """Return where to go on: the next task of this case that is the person's to do, else the inbox."""
    with plant().database.reading() as work:
        still_open = open_of_case(work, view.case.id)
    for row in still_open:
        if actor().may(row.role, row.site) and row.assignee in {None, person().id}:
            return address("staff.task", task_id=row.id)
    return address("staff.inbox")
