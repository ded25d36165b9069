"""The inbox: tabs with counts, groups by urgency, claim and give back, and the box a scanner types into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.errors import NotFound
from engine.inbox import tasks as inbox_tasks
from engine.inbox.tasks import Filters, Tab, TaskRow
from engine.vocabulary import TaskStatus
from web.account.people import initials
from web.shell import actor, plant, safe_target, shell, speech
from web.staff import blueprint
from web.staff.deadlines import Due, due_in_words
from web.staff.parts import parts_of

PAGE = 30
_GROUPS = ("late", "today", "later", "open")


@dataclass(frozen=True, slots=True)
class Row:
    """One task as the list shows it, in the reader's language."""

    id: str
    case: str
    step: str
    due: Due
    lot: str
    product: str
    site: str
    role: str
    age: str
    opened: str
    holder: str
    initials: str
    mine: bool
    claimable: bool
    part: str = ""


@blueprint.get("/")
def home() -> Response:
    """The inbox is home."""
    return redirect(url_for("staff.inbox"))


@blueprint.get("/inbox")
def inbox() -> str:
    """Show one tab of the inbox; a refresh asks for the rows only."""
    tab = _tab(request.args.get("tab", ""))
    q, procedure = request.args.get("q", "").strip()[:120], request.args.get("procedure") or None
    cursor = request.args.get("cursor") or None
    with plant().database.reading() as work:
        page = inbox_tasks.tasks(
            work, actor(), tab, Filters(procedure=procedure, q=q or None), now=g.now, limit=PAGE, cursor=cursor
        )
        counts = inbox_tasks.counts(work, actor(), now=g.now)
    values: dict[str, Any] = {
        "section": "inbox",
        "tab": tab.value,
        "tabs": [("mine", counts.mine), ("roles", counts.roles), ("overdue", counts.overdue), ("site", counts.all)],
        "overdue_count": counts.overdue,
        "waiting": counts.roles,
        "q": q,
        "procedure": procedure or "",
        "procedures": shell().directory.procedures.values(),
        "groups": group_by_urgency(rows_of(page.items)),
        "next": page.next,
        "is_first": cursor is None,
        "standing_in": [absent.name for absent in actor().absent],
    }
    part = request.headers.get("HX-Target") == "rows"
    return render_template("staff/inbox_rows.html" if part else "staff/inbox.html", **values)


@blueprint.post("/tasks/<task_id>/claim")
def claim(task_id: str) -> Response:
    """Take a task and open it."""
    plant().claim_task(actor(), task_id)
    return redirect(url_for("staff.task", task_id=task_id))


@blueprint.post("/tasks/<task_id>/release")
def release(task_id: str) -> Response:
    """Give a task back to its role."""
    plant().release_task(actor(), task_id)
    flash(speech().say("given-back"), "ok")
    return redirect(safe_target(request.form.get("back"), url_for("staff.inbox")))


@blueprint.get("/find")
def find() -> Response:
    """Open the one thing that fits, or list what fits: what a scanner or a person typed into the box."""
    q = request.args.get("q", "").strip()[:120]
    if not q:
        return redirect(url_for("staff.inbox"))
    with plant().database.reading() as work:
        mine = inbox_tasks.tasks(work, actor(), Tab.ROLES, Filters(q=q), now=g.now, limit=2).items
        anybodys = mine or inbox_tasks.tasks(work, actor(), Tab.ALL, Filters(q=q), now=g.now, limit=2).items
    if len(mine) == 1:
        return redirect(url_for("staff.task", task_id=mine[0].id))
    if mine:
        return redirect(url_for("staff.inbox", tab="roles", q=q))
    if len({row.case for row in anybodys}) == 1:
        return redirect(url_for("staff.case", number=anybodys[0].case))
    if anybodys:
        return redirect(url_for("staff.inbox", tab="site", q=q))
    return redirect(url_for("staff.cases", q=q))


def rows_of(tasks: Iterable[TaskRow]) -> list[Row]:
    """Return tasks as the list shows them."""
    shown = tuple(tasks)
    parts = parts_of(shown)
    return [_row(task, parts.get(task.id, "")) for task in shown]


def group_by_urgency(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Return the rows under their headings, most urgent first; empty headings are left out."""
    groups: dict[str, list[Row]] = {name: [] for name in _GROUPS}
    for row in rows:
        groups[row.due.group].append(row)
    return [(name, found) for name, found in groups.items() if found]


def _row(task: TaskRow, part: str) -> Row:
    words, who = speech(), actor()
    product = words.name(task.product_names)
    if task.held:
        product = f"{product} · {words.quantity(task.held, task.unit or '')}" if product else ""
    held = task.assignee is not None
    return Row(
        id=task.id,
        case=task.case,
        step=words.name(task.names),
        due=due_in_words(task.due_at, words, plant().calendar(task.site)),
        lot=task.lot or "",
        product=product or task.title,
        site=words.name(shell().directory.site(task.site)),
        role=words.lead(words.name(shell().directory.role(task.role))),
        age=words.age(task.opened_at),
        opened=_iso(task.opened_at),
        holder=(task.assignee_name or "") if held else "",
        initials=initials(task.assignee_name or "") if held else "",
        mine=task.assignee == who.id,
        claimable=task.status == TaskStatus.OPEN and who.may(task.role, task.site),
        part=part,
    )


def _iso(at: datetime) -> str:
    return speech().iso(at)


def _tab(text: str) -> Tab:
    """Return the tab by its name in the address: mine, roles, overdue, site."""
    if text in {"", "roles"}:
        return Tab.ROLES
    if text == "site":
        return Tab.ALL
    try:
        return Tab(text)
    except ValueError:
        raise NotFound("tab", text) from None
