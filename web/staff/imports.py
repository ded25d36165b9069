"""Pages to bring in tables of lots and shipments, with a report of every refused row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.commands import Extent, ImportTable
from engine.commands.imports import Imported
from engine.errors import CommandRefused, Refusal
from engine.inbox.imports import ImportRow, import_facts, recent_imports
from engine.lots import cells, columns
from engine.lots.table_files import MOST_BYTES
from engine.procedures.roles import GoodsTable
from engine.storage.imports import Counts, Report
from web.errors import refusal_text
from web.shell import actor, plant, site, speech
from web.staff import blueprint

#: A page shows so many refused rows; the file to mend holds all of them.
MOST_ROWS = 200
_EXAMPLES: dict[GoodsTable, tuple[tuple[str, ...], tuple[str, ...]]] = {
    GoodsTable.SHIPMENTS: (
        (
            *("document", "customer", "product", "lot", "quantity", "unit", "shipped_on"),
            *("contact", "address", "country", "weight_kg"),
        ),
        ("DN-0001", "", "", "", "100", "pcs", "2026-01-31", "", "", "", ""),
    ),
    GoodsTable.LOTS: (("product", "lot", "quantity", "unit", "made_from", "used"), ("", "", "100", "pcs", "", "")),
}

Page = str | Response | tuple[str, int]


@blueprint.get("/imports")
def imports() -> str:
    """Show the form to bring in a table, and the tables brought in lately."""
    return _form()


@blueprint.post("/imports")
def bring_table() -> Page:
    """Take a table as wanted, and show what became of its rows."""
    kind = GoodsTable.LOTS if request.form.get("kind") == GoodsTable.LOTS else GoodsTable.SHIPMENTS
    wanted = request.form.get("extent", "")
    extent = Extent(wanted) if wanted in set(Extent) else Extent.GOOD
    file = request.files.get("table")
    if file is None or not file.filename:
        return _form([Refusal("required", "file")], kind, extent), 422
    where = request.form.get("site", "") or site()
    content = file.stream.read(MOST_BYTES + 1)
    try:
        made = plant().import_table(actor(), ImportTable(where, kind, file.filename, content, extent))
    except CommandRefused as error:
        return _form(list(error.refusals), kind, extent), 422
    if made.id is not None:
        return redirect(url_for("staff.import_report", import_id=made.id))
    return _looked(made, kind, file.filename)


@blueprint.get("/imports/<int:import_id>")
def import_report(import_id: int) -> str:
    """Show what became of a table."""
    row, report = _found(import_id)
    return _report(row.kind, row.file_name, row.rows, row.counts, report, row)


@blueprint.get("/imports/<int:import_id>/refused.csv")
def refused_rows(import_id: int) -> Response:
    """Give the refused rows of a table as a file to mend, with the reasons in a column of their own."""
    row, report = _found(import_id)
    words = speech()
    lines = [[*report.headings, words.say("import-reason")]]
    width = len(report.headings)
    for each in report.rows:
        kept = [*each.cells, *[""] * (width - len(each.cells))][:width]
        lines.append([*kept, " ".join(_reason(why) for why in each.refusals)])
    return _csv(lines, f"refused-{row.id}.csv")


@blueprint.get("/imports/<kind>.csv")
def import_example(kind: str) -> Response:
    """Give an empty table with the headings in the reader's language."""
    if kind not in set(GoodsTable):
        abort(404)
    names, example = _EXAMPLES[GoodsTable(kind)]
    return _csv([[_heading(GoodsTable(kind), name) for name in names], list(example)], f"{kind}.csv")


def may_import(kind: GoodsTable) -> bool:
    """Tell whether the person may bring in such tables at the site they look at."""
    return any(actor().may(role, site()) for role in plant().roles_entering(kind))


def _form(
    refusals: Sequence[Refusal] = (), kind: GoodsTable = GoodsTable.SHIPMENTS, extent: Extent = Extent.GOOD
) -> str:
    kinds = [each for each in (GoodsTable.SHIPMENTS, GoodsTable.LOTS) if may_import(each)]
    asked = request.args.get("kind", "")
    if not refusals and asked in set(GoodsTable):
        kind = GoodsTable(asked)
    with plant().database.reading() as work:
        rows = recent_imports(work, actor(), site())
    return render_template(
        "staff/imports.html",
        section="lots",
        kinds=kinds,
        kind=kind if kind in kinds else (kinds[0] if kinds else kind),
        extent=extent.value,
        extents=[each.value for each in Extent],
        problems=[refusal_text(each) for each in refusals],
        rows=[_listed(row) for row in rows],
        most_mb=MOST_BYTES // 1_000_000,
    )


def _looked(made: Imported, kind: GoodsTable, name: str) -> str:
    return _report(kind.value, name, made.rows, made.counts, made.report, None)


def _report(kind: str, name: str, rows: int, counts: Counts, report: Report, row: ImportRow | None) -> str:
    words = speech()
    refused = [
        {
            "number": str(each.number),
            "cells": each.cells,
            "reasons": [_reason(why) for why in each.refusals],
        }
        for each in report.rows[:MOST_ROWS]
    ]
    return render_template(
        "staff/import.html",
        section="lots",
        kind=kind,
        name=name,
        rows=words.number(rows),
        counts={each: words.number(getattr(counts, each)) for each in ("taken", "known", "refused")},
        headings=report.headings,
        unused=report.unused,
        refused=refused,
        more=len(report.rows) - len(refused),
        extent=report.extent,
        undone=report.extent == Extent.ALL and bool(report.rows),
        row=_listed(row) if row else None,
    )


def _found(import_id: int) -> tuple[ImportRow, Report]:
    with plant().database.reading() as work:
        return import_facts(work, actor(), import_id)


def _listed(row: ImportRow) -> dict[str, Any]:
    words = speech()
    return {
        "id": row.id,
        "kind": row.kind,
        "name": row.file_name,
        "at": words.exact(row.at),
        "iso": words.iso(row.at),
        "by": row.by_name or "",
        "rows": words.number(row.rows),
        "taken": words.number(row.counts.taken),
        "known": words.number(row.counts.known),
        "refused": words.number(row.counts.refused),
        "has_refused": bool(row.counts.refused),
        "is_whole": row.is_whole,
    }


def _reason(why: Refusal) -> str:
    """Return why a row is refused, after the column it concerns."""
    text = refusal_text(why)
    return f"{speech().word('goods-column', why.field)}: {text}" if why.field else text


def _heading(kind: GoodsTable, name: str) -> str:
    """Return the first word of a column in the reader's language, which the import knows again."""
    known = (columns.SHIPMENT_COLUMNS if kind is GoodsTable.SHIPMENTS else columns.LOT_COLUMNS)[name]
    heading = speech().word("goods-column", name)
    return heading if heading in known else known[0]


def _csv(lines: Sequence[Sequence[str]], name: str) -> Response:
    text = io.StringIO()
    csv.writer(text).writerows([cells.without_formula(each) for each in line] for line in lines)
    answer = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
