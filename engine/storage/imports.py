"""Statements of tables of goods that were brought in, with the rows that were refused."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given

from engine.errors import Refusal
from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding
from engine.workflow.values import pack, unpack

_i = t.goods_import.c
_ADD = Statement(adding(t.goods_import, without=("id",)).returning(_i.id))
_END = Statement(
    sa.update(t.goods_import)
    .where(_i.id == given("import_id"))
    .values(
        taken=given("new_taken"),
        known=given("new_known"),
        refused=given("new_refused"),
        report=given("new_report"),
    )
)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken: its number in the table, its cells as they were, and why."""

    number: int
    cells: tuple[str, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What is told of a table: its headings, those that name nothing, its refused rows; `extent`: what was wanted."""

    extent: str
    headings: tuple[str, ...]
    unused: tuple[str, ...]
    encoding: str
    rows: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of a table."""

    taken: int = 0
    known: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class NewImport:
    """A table that is being taken; `hash` is the SHA-256 of the file, `at` in microseconds."""

    site: str
    kind: str
    file_name: str
    hash: bytes
    rows: int
    at: int
    by: int


def begin(work: Work, new: NewImport, report: Report) -> int:
    """Write that a table is being taken and return its id; `end` says what became of it."""
    values = {name: getattr(new, name) for name in NewImport.__slots__}
    row = work.run(_ADD, **values, taken=0, known=0, refused=0, report=_packed(report)).fetchone()
    return int(row[0])


def end(work: Work, import_id: int, counts: Counts, report: Report) -> None:
    """Write what became of the rows of a table."""
    work.run(
        _END,
        import_id=import_id,
        new_taken=counts.taken,
        new_known=counts.known,
        new_refused=counts.refused,
        new_report=_packed(report),
    )


def report_of(stored: bytes) -> Report:
    """Return a report as it was stored."""
    content: Any = unpack(zlib.decompress(stored))
    rows = tuple(RefusedRow(int(number), tuple(cells), _refusals(why)) for number, cells, why in content["rows"])
    return Report(content["extent"], tuple(content["headings"]), tuple(content["unused"]), content["encoding"], rows)


def _packed(report: Report) -> bytes:
    rows = [
        [each.number, list(each.cells), [[r.code, r.field, dict(r.data)] for r in each.refusals]]
        for each in report.rows
    ]
    content = {
        "extent": report.extent,
        "headings": list(report.headings),
        "unused": list(report.unused),
        "encoding": report.encoding,
        "rows": rows,
    }
    return zlib.compress(pack(content))


def _refusals(stored: Sequence[Sequence[Any]]) -> tuple[Refusal, ...]:
    return tuple(Refusal(code, field, data) for code, field, data in stored)
