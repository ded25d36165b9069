"""Pages of series: how strictly the next lot of a supplier's product is inspected, and how it came to that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from markupsafe import Markup

from engine.inbox.series import ClassOfSeries, LotOfSeries, SeriesRow, recent_series, series_facts
from engine.sampling import Plan, Severity
from engine.sampling.explanation import explain, sizes
from engine.sampling.switching import NOT_ACCEPTED_ON_TIGHTENED, SCORE_FOR_REDUCED, WINDOW
from web.shell import actor, plant, site, speech
from web.staff import blueprint
from web.staff.series_pictures import ability_of, as_printed, oc_curve, severity_chart
from web.wording import Speech

_KIND_OF_SEVERITY = {
    Severity.NORMAL: "ok",
    Severity.TIGHTENED: "hold",
    Severity.REDUCED: "ok",
    Severity.DISCONTINUED: "late",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one class of a series stands, in words: how the next lot is inspected, what is counted, what waits."""

    kind: str
    severity: str
    tag: str
    counted: str
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One class of nonconformity on a series' page."""

    standing: Standing
    chart: Markup
    average: str
    average_of: str
    average_tag: str
    facts: tuple[tuple[str, str], ...]
    explained: tuple[str, ...]


@blueprint.get("/series")
def series_list() -> str:
    """List the series of the site, changed last first."""
    words = speech()
    with plant().database.reading() as work:
        found = recent_series(work, actor(), site())
    rows = [
        {
            "product": words.name(pair[0].product_names),
            "product_key": pair[0].product,
            "supplier": pair[0].supplier_name,
            "supplier_key": pair[0].supplier,
            "lots": pair[0].lots,
            "changed": words.moment(pair[0].changed_at),
            "standings": [_standing(row, words) for row in pair],
        }
        for pair in found
    ]
    return render_template("staff/series_list.html", section="series", rows=rows)


@blueprint.get("/series/<supplier>/<path:product>")
def series(supplier: str, product: str) -> str:
    """Show one series: severity over time, lots, process average, what the plans can tell."""
    words, where = speech(), request.args.get("site") or site()
    with plant().database.reading() as work:
        classes = series_facts(work, actor(), where, supplier, product)
    plans = {one.row.nonconformity_class: one.plan for one in classes if one.plan is not None}
    return render_template(
        "staff/series.html",
        section="series",
        row=classes[0].row,
        product=words.name(classes[0].row.product_names),
        panels=[_panel(one, words) for one in classes],
        curve=oc_curve(plans, words) if plans else "",
        lots=_history(classes, words),
        switches=_switches(classes, words),
        edition=next(iter(plans.values())).edition.name if plans else "",
    )


def _standing(row: SeriesRow, words: Speech) -> Standing:
    state = row.state
    counted = words.say("series-in-a-row", count=state.consecutive_accepted, of=WINDOW)
    if state.severity is Severity.NORMAL:
        counted = words.say("series-score", score=state.score or 0, of=SCORE_FOR_REDUCED)
    elif state.not_accepted_on_tightened:
        refused = words.say("series-not-accepted", count=state.not_accepted_on_tightened, of=NOT_ACCEPTED_ON_TIGHTENED)
        counted = f"{counted}; {refused}"
    return Standing(
        kind=words.lead(words.say(f"sampling-class-{row.nonconformity_class.value}")),
        severity=words.lead(words.say(f"sampling-severity-{state.severity.value}")),
        tag=_KIND_OF_SEVERITY[state.severity],
        counted="" if state.severity is Severity.DISCONTINUED else counted,
        waiting=tuple(words.word("sampling-approval", each.value) for each in state.approvals_waiting),
    )


def _panel(one: ClassOfSeries, words: Speech) -> Panel:
    average, plan = one.average, one.plan
    percent = None if average.value is None else round(float(average.value), 3)
    return Panel(
        standing=_standing(one.row, words),
        chart=severity_chart(one, words),
        average="–" if percent is None else f"{words.number(percent)} %",
        average_of=words.say("series-average-of", found=average.found, units=average.units, lots=average.lots),
        average_tag="" if percent is None or plan is None else ("late" if percent > plan.aql else "ok"),
        facts=_facts(plan, words) if plan else (),
        explained=tuple(explain(plan, words.language)) if plan else (),
    )


def _facts(plan: Plan, words: Speech) -> tuple[tuple[str, str], ...]:
    """Return the symbols of the plan and what they are. Source: SMP-4.15."""
    able = ability_of(plan)
    return (
        ("AQL", f"{as_printed(plan.aql, words)} %"),
        ("n", f"{plan.plan_letter}: {sizes(plan.stages)}"),
        ("Ac, Re", plan.numbers),
        (words.say("series-pa"), f"{words.number(round(able.acceptance_at_aql * 100, 1))} %"),
        (words.say("series-crq"), f"{words.number(round(able.consumers_risk_quality, 2))} %"),
        ("AOQL", f"{words.number(round(able.outgoing_limit, 2))} %"),
    )


def _history(classes: tuple[ClassOfSeries, ...], words: Speech) -> list[dict[str, Any]]:
    """Return the lots, newest first; what the classes say of one lot stands in one line."""
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for column, one in enumerate(classes):
        for lot in one.lots:
            line = found.setdefault(
                (lot.case_id, lot.lot),
                {
                    "lot": lot.lot,
                    "case": lot.case_number,
                    "quantity": words.number(lot.quantity),
                    "at": words.exact(lot.at),
                    "iso": words.iso(lot.at),
                    "by": lot.by_name or "",
                    "order": lot.at,
                    "cells": [None] * len(classes),
                    "original": lot.original,
                },
            )
            line["cells"][column] = _cell(lot, words)
    return sorted(found.values(), key=lambda line: line["order"], reverse=True)


def _cell(lot: LotOfSeries, words: Speech) -> dict[str, Any]:
    kind = {"accept": "yes", "reject": "no"}.get(lot.verdict, "open")
    return {
        "kind": kind,
        "verdict": words.say(f"series-verdict-{kind}"),
        "found": " + ".join(map(str, lot.found)),
        "plan": f"{lot.plan.plan_letter} {sizes(lot.plan.stages)} · {lot.plan.numbers}",
        "severity": words.say(f"sampling-severity-{lot.plan.severity.value}"),
        "counts": lot.counts,
        "score": lot.score,
    }


def _switches(classes: tuple[ClassOfSeries, ...], words: Speech) -> list[dict[str, Any]]:
    lines = [
        {
            "at": words.exact(each.at),
            "iso": words.iso(each.at),
            "kind": words.say(f"sampling-class-{one.row.nonconformity_class.value}"),
            "from": words.say(f"sampling-severity-{each.from_severity}"),
            "to": words.say(f"sampling-severity-{each.to_severity}"),
            "reason": words.word("sampling-switch", each.reason),
            "case": each.case_number,
            "by": each.by_name or "",
        }
        for one in classes
        for each in one.switches
    ]
    return sorted(lines, key=lambda line: str(line["iso"]), reverse=True)
