"""The clauses of the documents, one clause with all that proves it, the glossary, and the coverage of a diagram."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.errors import NotFound
from engine.inbox.carried_out import cases_through
from engine.trace import Covered, Gap, Traced
from engine.trace.evidence import Evidence
from web.diagrams import Progress, draw
from web.proof import blueprint
from web.proof.standing import Standing, standing
from web.shell import actor, plant, shell, speech
from web.staff.cases import case_in_list

PAGE = 20


@blueprint.get("/clauses")
def clauses() -> str | Response:
    """List the clauses of one document with how they are proven."""
    found = standing()
    documents = {document.id: document for document in found.ground.documents}
    if not documents:
        return render_template("proof/clauses.html", section="clauses", documents=[], rows=[], found=found)
    chosen = documents.get(request.args.get("document", ""), next(iter(documents.values())))
    only_gaps = request.args.get("gaps") == "1"
    rows = [found.clauses[clause] for clause in chosen.clauses]
    return render_template(
        "proof/clauses.html",
        section="clauses",
        documents=[(each, _open_gaps(found, each.clauses)) for each in documents.values()],
        chosen=chosen,
        rows=[row for row in rows if row.gaps or not only_gaps],
        only_gaps=only_gaps,
        found=found,
        proven=sum(not row.gaps for row in rows),
        total=len(rows),
        covered=[(each, _diagram_named(found, each)) for each in found.covered],
        counted=_counted,
    )


@blueprint.get("/clauses/<clause>")
def clause(clause: str) -> str:
    """Show one clause: its text and reading, what carries it out, what proves it, and the cases that did it."""
    found = standing()
    one = found.clauses.get(clause)
    if one is None:
        raise NotFound("clause", clause)
    elements = _elements(one.evidence)
    with plant().database.reading() as work:
        page = cases_through(
            work, actor(), elements, plant().bundle, limit=PAGE, cursor=request.args.get("cursor") or None
        )
    document = next(each for each in found.ground.documents if clause in each.clauses)
    return render_template(
        "proof/clause.html",
        section="clauses",
        one=one,
        document=document,
        found=found,
        gap=_gap,
        elements=_by_procedure(one.evidence),
        cases=[case_in_list(row) for row in page.items],
        next=page.next,
        is_first="cursor" not in request.args,
    )


@blueprint.get("/glossary")
def glossary() -> str:
    """Explain the words of the field."""
    terms = sorted(standing().ground.terms, key=lambda term: speech().name(term.names).casefold())
    return render_template("proof/glossary.html", section="clauses", terms=terms)


@blueprint.get("/coverage/<procedure>")
def covered(procedure: str) -> str | Response:
    """Draw the diagrams of a procedure: what the scenarios walk, and what none of them does."""
    found = standing()
    bundle = found.ground.bundles.get(procedure)
    if bundle is None:
        abort(404)
    own = {each.file: each for each in found.covered if each.procedure == procedure}
    diagrams = [each for each in bundle.diagrams if each.file in own]
    wanted = request.args.get("diagram", "")
    chosen = next((each for each in diagrams if each.file.rsplit("/", 1)[-1] == wanted), None)
    if chosen is None:
        first = bundle.diagram_of(bundle.main.id).file.rsplit("/", 1)[-1]
        return redirect(url_for("proof.covered", procedure=procedure, diagram=first))
    words, state = speech(), own[chosen.file]
    name = words.name(chosen.processes[0].names) or chosen.processes[0].id
    return render_template(
        "proof/coverage.html",
        section="clauses",
        bundle=bundle,
        procedure=procedure,
        tabs=[(own[each.file], each.file.rsplit("/", 1)[-1], words.name(each.processes[0].names)) for each in diagrams],
        chosen=chosen,
        state=state,
        name=name,
        found=found,
        missing=[_named(bundle, key) for key in state.missing],
        picture=draw(
            chosen,
            words.language,
            title=words.say("coverage-picture", name=name),
            here="",
            progress=drawn(chosen, state),
            lane_text=lambda role: words.name(shell().directory.role(bundle.roles.key_of(role) or role)),
        ),
    )


def _diagram_named(found: Standing, state: Covered) -> str:
    """Return the name of a covered diagram, that of its file when it has none."""
    bundle = found.ground.bundles[state.procedure]
    diagram = next(each for each in bundle.diagrams if each.file == state.file)
    return speech().name(diagram.processes[0].names) or state.file.rsplit("/", 1)[-1]


def drawn(diagram: Any, state: Covered) -> Progress:
    """Return every element and flow as walked or as missed."""
    missing = frozenset(state.missing)
    keys = [key for process in diagram.processes for key in (*process.elements, *process.flows)]
    return Progress({key: "missed" if key in missing else "walked" for key in keys})


def _named(bundle: Any, key: str) -> tuple[str, str]:
    """Return what is missing: its id and, for people, its name or the names at its ends."""
    if key in bundle.elements:
        return key, _called(bundle.elements[key])
    flow = bundle.flows[key]
    return key, " → ".join(_called(bundle.elements[end]) for end in (flow.source, flow.target))


def _called(element: Any) -> str:
    """Return the element's name; one that the diagram leaves without a name is called by its kind."""
    words = speech()
    kind = words.say(f"element-{element.kind.replace('_', '-')}")
    return words.name(element.names) or f"({kind})"


def _open_gaps(found: Standing, clauses: Mapping[str, object]) -> int:
    return sum(bool(found.clauses[clause].gaps) for clause in clauses)


def _counted(row: Traced) -> str:
    """Return in words what carries a clause."""
    found = row.evidence
    return speech().say(
        "trace-counts",
        elements=len(found.elements),
        rows=len(found.rows),
        fields=len(found.forms),
        registers=len(found.registers),
        scenarios=len(row.scenarios),
    )


def _gap(gap: Gap) -> str:
    """Return a gap in words; roles are called by their names."""
    data = dict(gap.data)
    if "role" in data:
        data["role"] = speech().name(shell().directory.role(data["role"]))
    return speech().say(f"gap-{gap.code}", **data)


def _elements(evidence: Evidence) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for element in evidence.elements:
        found.setdefault(element.procedure, set()).add(element.id)
    return {procedure: frozenset(keys) for procedure, keys in found.items()}


def _by_procedure(evidence: Evidence) -> list[tuple[str, str, list[Any]]]:
    """Return (procedure, its name, its elements) for the page."""
    grouped: dict[str, list[Any]] = {}
    for element in evidence.elements:
        grouped.setdefault(element.procedure, []).append(element)
    directory = shell().directory.procedures
    return [
        (key, speech().name(directory[key].names) if key in directory else key, listed)
        for key, listed in grouped.items()
    ]
