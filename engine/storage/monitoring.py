"""Statements of readings at monitored points."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from engine.services.monitoring import NoteReading
from engine.storage import tables as t
from engine.storage.database import Statement, Work, adding, micros
from engine.storage.goods import Cause, text_of

_ADD = Statement(adding(t.ccp_reading, without=("id",)))


def add_readings(work: Work, site: str, noted: Iterable[NoteReading], cause: Cause) -> None:
    """Write down readings that a step took; `cause` is its service."""
    rows = [
        {
            "site": site,
            "point": each.point[:40],
            "parameter": finding.limit.parameter.value,
            "at": micros(each.at),
            "value": _text(finding.value),
            "minimum": _text(finding.limit.minimum),
            "maximum": _text(finding.limit.maximum),
            "kind": finding.limit.kind.value,
            "verdict": finding.verdict.value,
            "source": each.source[:10],
            "lots": each.lots,
            "case_id": cause.case_id,
            "entry": cause.entry,
            "element": cause.element,
            "by": cause.by,
        }
        for each in noted
        for finding in each.findings
    ]
    work.run_many(_ADD, rows)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else text_of(value)
