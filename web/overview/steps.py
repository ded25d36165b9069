"""The diagram of one procedure with what waits at each step now, and how long it took lately."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from flask import abort, render_template, request, url_for

from engine.bundles import Bundle
from engine.inbox.overview_steps import StepFigures, step_figures
from engine.procedures import Diagram
from web.diagrams import Figures, Progress, draw
from web.overview import blueprint
from web.overview.counting import DAYS, Scope, scope
from web.overview.pages import listed
from web.shell import plant, shell, speech

_SHADES = 4


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step in the table under the diagram."""

    name: str
    open: int
    late: int
    done: int
    median: str
    href: str


@blueprint.get("/overview/<procedure>")
def steps(procedure: str) -> str:
    """Draw a procedure with open tasks and median times on its steps."""
    asked, bundle = scope(), _bundle(procedure)
    figures, is_cut = _figures(asked, procedure)
    files = {each.file.rsplit("/", 1)[-1]: each for each in bundle.diagrams if _own(each, procedure)}
    first = bundle.diagram_of(bundle.main.id)
    chosen = files.get(request.args.get("diagram", ""), first)
    words = speech()
    name = words.name(chosen.processes[0].names)
    return render_template(
        "overview/steps.html",
        section="overview",
        asked=asked,
        days=DAYS,
        procedure=procedure,
        bundle=bundle,
        is_cut=is_cut,
        tabs=[(file, words.name(each.processes[0].names), _open(each, figures)) for file, each in files.items()],
        chosen=chosen.file.rsplit("/", 1)[-1],
        rows=_rows(chosen, figures, asked, procedure),
        name=name,
        picture=draw(
            chosen,
            words.language,
            title=words.say("overview-picture", name=name),
            here="",
            progress=_shades(chosen, figures),
            lane_text=lambda role: words.name(shell().directory.role(bundle.roles.key_of(role) or role)),
            figures={key: _drawn(each) for key, each in figures.items()},
        ),
    )


@blueprint.get("/overview/<procedure>/<step>")
def cases_of_step(procedure: str, step: str) -> str:
    """List the cases behind the figures of one step."""
    asked, bundle = scope(), _bundle(procedure)
    if step not in bundle.elements:
        abort(404)
    figures, _ = _figures(asked, procedure)
    ids = figures[step].cases if step in figures else ()
    back = url_for("overview.steps", procedure=procedure, **asked.link())
    return listed(ids, speech().name(bundle.elements[step].names) or step, back)


def _bundle(procedure: str) -> Bundle:
    published = shell().directory.procedures.get(procedure)
    if published is None:
        abort(404)
    return plant().bundle(published.bundle_id)


def _own(diagram: Diagram, procedure: str) -> bool:
    return f"processes/{procedure}/" in diagram.file


def _figures(asked: Scope, procedure: str) -> tuple[dict[str, StepFigures], bool]:
    with plant().database.reading() as work:
        return step_figures(work, asked.sites, procedure, asked.since, asked.now)


def _open(diagram: Diagram, figures: Mapping[str, StepFigures]) -> int:
    return sum(len(each.open) for key, each in figures.items() if any(key in p.elements for p in diagram.processes))


def _shades(diagram: Diagram, figures: Mapping[str, StepFigures]) -> Progress:
    """Shade each step by its median: the darkest takes longest."""
    here = {each.id for each in diagram.elements}
    medians = {key: each.median for key, each in figures.items() if key in here and each.median}
    longest = max(medians.values(), default=dt.timedelta())
    return Progress({key: f"h{max(1, ceil(_SHADES * each / longest))}" for key, each in medians.items()})


def _drawn(figures: StepFigures) -> Figures:
    return Figures(str(len(figures.open)) if figures.open else "", _span(figures.median) if figures.done else "")


def _span(length: dt.timedelta | None) -> str:
    return "" if length is None else speech().span(int(length / dt.timedelta(minutes=1)))


def _rows(diagram: Diagram, figures: Mapping[str, StepFigures], asked: Scope, procedure: str) -> list[StepRow]:
    """Return the steps that have figures, those with most open tasks first."""
    found = [(element, figures[element.id]) for element in diagram.elements if element.id in figures]
    found.sort(key=lambda each: (-len(each[1].open), -(each[1].median or dt.timedelta()).total_seconds()))
    return [
        StepRow(
            speech().name(element.names) or element.id,
            len(each.open),
            each.late,
            len(each.done),
            _span(each.median) or "–",
            url_for("overview.cases_of_step", procedure=procedure, step=element.id, **asked.link()),
        )
        for element, each in found
    ]
