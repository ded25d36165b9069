"""Pages of cases: the list, the case with its diagram, timeline and records, one record, and the incidents' retry."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as Redirect

from engine.bundles import Bundle
from engine.commands.finishing import CASE_CLOSED
from engine.errors import NotFound
from engine.inbox import case_page
from engine.inbox.case_page import CaseFacts
from engine.inbox.cases import CaseFilters, CaseRow
from engine.inbox.cases import cases as list_cases
from engine.inbox.files import FileRow, files_of_case
from engine.procedures import Diagram
from engine.vocabulary import CaseStatus
from web.diagrams import draw, progress_of
from web.forms.files import FileView, file_view
from web.shell import actor, plant, shell, speech
from web.staff import blueprint
from web.staff.goods import lot_bar
from web.staff.heads import head_of, status_tag, title_of
from web.staff.inbox import rows_of
from web.staff.reasons import reason
from web.staff.recalls import account_panel
from web.staff.registers import document_names
from web.staff.timeline import timeline

PAGE = 30
#: A case's page tells so many of its newest entries; `?all=1` tells all.
MOST_EVENTS = 300
#: Procedures whose cases have a page of their own besides: its endpoint, and the words of the link to it.
_OWN_PAGES = {
    "ccp_monitoring": ("staff.point", "points-trend"),
    "haccp_study": ("staff.haccp_study", "study-open"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One diagram of a case: the procedure itself or a process it calls."""

    process: str
    name: str
    current: bool
    going_on: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The diagram that is shown, and where its source is for the interactive viewer."""

    svg: Markup
    name: str
    source: str


@blueprint.get("/cases")
def cases() -> str:
    """List cases, newest first, narrowed by text, procedure and status."""
    q, procedure = request.args.get("q", "").strip()[:120], request.args.get("procedure", "")
    status, cursor = request.args.get("status", ""), request.args.get("cursor") or None
    status = status if status in set(CaseStatus) else ""
    filters = CaseFilters(status=status or None, procedure=procedure or None, q=q or None)
    with plant().database.reading() as work:
        page = list_cases(work, actor(), filters, limit=PAGE, cursor=cursor)
    return render_template(
        "staff/cases.html",
        section="cases",
        rows=[case_in_list(row) for row in page.items],
        next=page.next,
        is_first=cursor is None,
        q=q,
        procedure=procedure,
        status=status,
        statuses=[(each.value, speech().word("case-status", each.value)) for each in CaseStatus],
        procedures=shell().directory.procedures.values(),
    )


@blueprint.get("/cases/<number>")
def case(number: str) -> str:
    """Show one case."""
    with plant().database.reading() as work:
        facts = case_page.case_facts(work, actor(), number, most=None if "all" in request.args else MOST_EVENTS)
        account = account_panel(work, facts.case.id)
    bundle = plant().bundle(facts.case.bundle_id)
    mine = [task for task in facts.tasks if actor().may(task.role, task.site)]
    tabs, picture = _diagrams(facts, bundle, request.args.get("diagram", ""))
    words = speech()
    return render_template(
        "staff/case.html",
        section="cases",
        head=head_of(facts.case, facts.lots, facts.events[0] if facts.events else None),
        status=facts.case.status,
        is_cut=facts.is_cut,
        own_page=_OWN_PAGES.get(facts.case.procedure),
        tasks=rows_of(facts.tasks),
        my_task=mine[0].id if mine else None,
        bars=[lot_bar(lot, words) for lot in facts.lots],
        account=account,
        tabs=tabs,
        picture=picture,
        happened=timeline(facts, bundle),
        files=_files(facts),
        records=facts.records,
        documents=document_names(bundle),
        superseded={record.supersedes for record in facts.records},
        signatures={signed.entry: signed for signed in facts.signatures},
        reasons=[reason(each, bundle) for each in facts.decisions][::-1],
        links=[(link, status_tag(link.status), _wait_between(link.number, facts)) for link in facts.links],
        waits=_waits(facts),
        incidents=[each for each in facts.incidents if each.resolved_at is None],
    )


def _wait_between(number: str, facts: CaseFacts) -> str:
    """Tell who of two linked cases waits for the other: waited_for, waits, or nothing."""
    if any(wait.message == CASE_CLOSED and wait.key == number for wait in facts.waits):
        return "waited-for"
    return "waits" if number in facts.waited_for_by else ""


def _waits(facts: CaseFacts) -> list[str]:
    """Return in words what a case waits for, besides linked cases: times and messages."""
    words = speech()
    times = [words.say("waits-until", at=words.moment(each.due_at)) for each in facts.waits if each.due_at]
    linked = {link.number for link in facts.links}
    told = [
        words.say("waits-for-message", name=each.message, key=each.key or "")
        for each in facts.waits
        if each.message and not (each.message == CASE_CLOSED and each.key in linked)
    ]
    return [*times, *told]


def _files(facts: CaseFacts) -> list[tuple[FileView, FileRow]]:
    """Return the files on the records of a case, each once, the newest first."""
    with plant().database.reading() as work:
        rows = files_of_case(work, facts.case.id)
    newest = {each.file.sha256: each for each in rows}
    return [(file_view(each.file, speech(), facts.case.number), each) for each in reversed(newest.values())]


@blueprint.get("/cases/<number>/diagrams/<process>.bpmn")
def diagram_source(number: str, process: str) -> Response:
    """Send the diagram's file for the interactive viewer."""
    with plant().database.reading() as work:
        found = case_page.find_case(work, actor(), number)
    bundle = plant().bundle(found.bundle_id)
    diagram = next((each for each in bundle.diagrams if _main_of(each) == process), None)
    if diagram is None:
        raise NotFound("diagram", process)
    return Response(bundle.files[diagram.file], mimetype="application/xml")


@blueprint.post("/cases/<number>/incidents/<int:incident>/retry")
def retry(number: str, incident: int) -> Redirect:
    """Try a step again after its cause was mended."""
    with plant().database.reading() as work:
        case_page.find_case(work, actor(), number)
    plant().retry_incident(actor(), incident)
    flash(speech().say("retried"), "ok")
    return redirect(url_for("staff.case", number=number))


def case_in_list(row: CaseRow) -> dict[str, Any]:
    """Return a case as lists show it."""
    words, directory = speech(), shell().directory
    return {
        "number": row.number,
        "title": title_of(row),
        "procedure": words.name(row.procedure_names),
        "lot": row.lot or "",
        "product": words.name(row.product_names),
        "site": words.name(directory.site(row.site)),
        "started": words.exact(row.started_at),
        "iso": words.iso(row.started_at),
        "by": row.started_by_name or words.say("by-the-system"),
        "status": status_tag(row.status),
    }


def _main_of(diagram: Diagram) -> str:
    return next((process.id for process in diagram.processes), "")


def _diagrams(facts: CaseFacts, bundle: Bundle, asked: str) -> tuple[list[Tab], Picture | None]:
    """Return the tabs of all diagrams the case has entered, and the one to show: asked for, else where work goes on."""
    walked = walked_ids(facts.walked, bundle)
    current = current_ids({task.element for task in facts.tasks}, walked, bundle)
    entered = [each for each in bundle.diagrams if each.shapes and any(el.id in walked for el in each.elements)]
    entered.sort(key=lambda each: bundle.main.id not in {process.id for process in each.processes})
    if not entered:
        return [], None
    open_here = {task.element for task in facts.tasks}
    busy = [each for each in entered if any(el.id in open_here for el in each.elements)]
    mine = {task.element for task in facts.tasks if actor().may(task.role, task.site)}
    chosen = next((each for each in entered if _main_of(each) == asked), first_to_show(entered, open_here, mine))
    words = speech()
    tabs = [
        Tab(_main_of(each), words.name(each.processes[0].names), each is chosen, each in busy)
        for each in entered
        if each.processes
    ]
    name = words.name(chosen.processes[0].names)
    closed = facts.case.status in {CaseStatus.CLOSED, CaseStatus.CANCELLED}
    progress = progress_of(chosen, walked, current, closed=closed)
    now = [words.name(bundle.elements[key].names) for key in progress.now]
    title = (
        words.say("diagram-told", name=name, now=", ".join(now))
        if now
        else words.say("diagram-told-nothing", name=name)
    )
    svg = draw(
        chosen,
        words.language,
        title=title,
        here=words.say("now-here"),
        progress=progress,
        lane_text=lambda text: _role_text(bundle, text),
    )
    source = url_for("staff.diagram_source", number=facts.case.number, process=_main_of(chosen))
    return tabs, Picture(svg, name, source)


def first_to_show(entered: Sequence[Diagram], open_here: Collection[str], mine: Collection[str]) -> Diagram:
    """Return the diagram in which the reader's own task is, else one where work goes on, else the first."""
    for wanted in (mine, open_here):
        for each in entered:
            if any(element.id in wanted for element in each.elements):
                return each
    return entered[0]


def walked_ids(bitmap: bytes, bundle: Bundle) -> frozenset[str]:
    """Return the elements and flows a case has entered, from its bitmap over the bundle's index."""
    return frozenset(
        key
        for place, key in enumerate(bundle.index)
        if place // 8 < len(bitmap) and bitmap[place // 8] >> place % 8 & 1
    )


def current_ids(open_elements: set[str], walked: frozenset[str], bundle: Bundle) -> set[str]:
    """Return the elements with open tasks and everything that holds them: calls and embedded processes."""
    current = set(open_elements)
    waiting = list(open_elements)
    while waiting:
        element = bundle.elements.get(waiting.pop())
        if element is None:
            continue
        holders = [each.id for each in bundle.elements.values() if each.extensions.called_process == element.process]
        for holder in [element.parent, *(key for key in holders if key in walked)]:
            if holder and holder not in current:
                current.add(holder)
                waiting.append(holder)
    return current


def _role_text(bundle: Bundle, text: str) -> str:
    key = bundle.roles.key_of(text)
    return speech().name(bundle.roles.names(key)) if key else text
