"""The shelf of documents and registers, one register with its entries, and the same as a file."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
from collections.abc import Generator
from typing import Any
from urllib.parse import quote

from flask import Response, abort, render_template, request, url_for

from engine.inbox.registers import EntryFilters, EntryRow, entries
from web.registers import blueprint
from web.registers.cells import Plain, cell, plain, state
from web.registers.files import as_csv, as_xlsx
from web.registers.keeping import kept_entry, kept_in_words, retention_in_words
from web.registers.shelf import Shelved, shelf, shelved
from web.shell import actor, plant, speech

PAGE = 50
#: Entries of one file; whoever needs more narrows the days.
MOST_IN_A_FILE = 100_000
_LAST_DAY = dt.date(9000, 1, 1)  # the calendar ends soon after it
_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@blueprint.get("/registers")
def all_registers() -> str:
    """List the documents and registers of each procedure; a search shows those that hold the words."""
    wanted, language = request.args.get("q", "")[:100].strip(), speech().language
    found = [one for one in shelf() if one.register.kind != "section" and one.fits(wanted, language)]
    grouped = [list(group) for _, group in itertools.groupby(found, key=lambda each: each.procedure)]
    return render_template(
        "registers/shelf.html", section="registers", groups=[(group[0], group) for group in grouped], q=wanted
    )


@blueprint.get("/registers/<procedure>/<path:code>")
def register(procedure: str, code: str) -> str:
    """Show the entries of one register, newest first."""
    one, filters = shelved(procedure, code), _filters()
    cursor = request.args.get("cursor") or None
    with plant().database.reading() as work:
        page = entries(work, actor(), code, filters, limit=PAGE, cursor=cursor)
        kept = [kept_entry(work, procedure, one.register, row) for row in page.items]
    columns = one.register.columns
    return render_template(
        "registers/register.html",
        section="registers",
        one=one,
        columns=columns,
        rows=[
            {**_listed(row, one), "kept": kept_in_words(known) if known else ()}
            for row, known in zip(page.items, kept, strict=True)
        ],
        next=page.next,
        is_first=cursor is None,
        asked=_asked(),
        products=sorted(
            ((option.value, speech().name(option.names)) for option in plant().choices().get("products", ())),
            key=lambda pair: pair[1],
        ),
        narrowed=filters != EntryFilters(),
        retention=retention_in_words,
        files=[(kind, _file_address(one, kind)) for kind in _TYPES],
    )


@blueprint.get("/register-files/<procedure>.<kind>")
def file(procedure: str, kind: str) -> Response:
    """Give the entries of a register as CSV or Excel, narrowed as the page was."""
    if kind not in _TYPES:
        abort(404)
    one, words = shelved(procedure, request.args.get("code", "")), speech()
    head = [words.name(column.names) for column in one.register.columns] + [words.say("entry-state")]
    name = f"{one.register.code} {words.local(words.now):%Y-%m-%d}.{kind}"
    with contextlib.closing(_every(one.register.code, _filters())) as found:
        rows = (_in_file(row, one) for row in found)
        content = as_xlsx(words.name(one.register.names), head, rows) if kind == "xlsx" else "".join(as_csv(head, rows))
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, mimetype=None, content_type=_TYPES[kind], headers=headers)


def _every(code: str, filters: EntryFilters) -> Generator[EntryRow, None, None]:
    """Yield all entries in one reading, so that the file is of one moment."""
    cursor, given = None, 0
    with plant().database.reading() as work:
        while given < MOST_IN_A_FILE:
            page = entries(work, actor(), code, filters, limit=200, cursor=cursor)
            yield from page.items
            given, cursor = given + len(page.items), page.next
            if cursor is None:
                return


def _listed(row: EntryRow, one: Shelved) -> dict[str, Any]:
    return {
        "row": row,
        "cells": [(column.key, cell(row, column.key, one.fields)) for column in one.register.columns],
        "state": state(row),
    }


def _in_file(row: EntryRow, one: Shelved) -> list[Plain]:
    cells = [plain(row, column.key, one.fields) for column in one.register.columns]
    return [*cells, speech().say(f"entry-{state(row)}")]


def _file_address(one: Shelved, kind: str) -> str:
    asked: dict[str, Any] = {"code": one.register.code, **_asked()}
    return url_for("registers.file", procedure=one.procedure, kind=kind, **asked)


def _asked() -> dict[str, str]:
    """Return what was asked for, to be shown and asked again."""
    asked = {key: request.args.get(key, "").strip()[:120] for key in ("q", "product", "site", "from", "to")}
    return {key: value for key, value in asked.items() if value}


def _filters() -> EntryFilters:
    """Return what the page is narrowed to; days are those of the reader's site, both included."""
    asked = _asked()
    since, until = _day(asked.get("from")), _day(asked.get("to"))
    return EntryFilters(
        site=asked.get("site"),
        product=asked.get("product"),
        since=_midnight(since) if since else None,
        until=_midnight(min(until, _LAST_DAY) + dt.timedelta(days=1)) if until else None,
        q=asked.get("q"),
    )


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), speech().zone)
