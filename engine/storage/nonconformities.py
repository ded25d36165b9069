"""Nonconformities as they were reported: the first records of the cases that handle them, by time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from engine.effectiveness import Nonconformity
from engine.storage.database import Statement, Work
from engine.workflow.values import unpack

#: The document that the first record of a case fills, and the element that makes it.
REPORTS = {"nonconforming_product_sheet": "nonconformity_found", "finding_report": "report_finding"}
FROM_CONSUMER = "after_delivery"
UNJUSTIFIED = "unjustified"
_CHUNK = 1_000

_NEXT = Statement(
    sa.text(
        "SELECT r.at, r.case_id, coalesce((SELECT n.data FROM record n WHERE n.case_id = r.case_id"
        " AND n.element = r.element AND n.supersedes IS NOT NULL ORDER BY n.entry DESC LIMIT 1), r.data),"
        " (SELECT n.data FROM record n WHERE n.case_id = r.case_id AND n.document = 'claim_check'"
        " ORDER BY n.entry DESC LIMIT 1)"
        ' FROM record r JOIN "case" c ON c.id = r.case_id'
        " WHERE r.document = :document AND r.element = :element AND c.site = :site AND r.data IS NOT NULL"
        " AND r.supersedes IS NULL"
        " AND r.at >= :since AND r.at < :until AND (r.at > :at OR r.case_id > :case_id)"
        " ORDER BY r.at, r.case_id LIMIT :most"
    )
)


def reported(work: Work, site: str, since: int, until: int) -> Iterator[Nonconformity]:
    """Yield the nonconformities reported at a site from `since` on and before `until` (microseconds).

    What a consumer claimed and the check found unjustified is none. Source: DPR-S16.
    """
    for document, element in REPORTS.items():
        at, case_id, rows = since, 0, _a_full_chunk
        while len(rows) == _CHUNK:
            rows = work.run(
                _NEXT,
                document=document,
                element=element,
                site=site,
                since=at,
                until=until,
                at=at,
                case_id=case_id,
                most=_CHUNK,
            ).fetchall()
            if rows:
                at, case_id = rows[-1][0], rows[-1][1]
            for row in rows:
                found = _of(unpack(bytes(row[2])), None if row[3] is None else unpack(bytes(row[3])))
                if found is not None:
                    yield found


_a_full_chunk: list[Any] = [None] * _CHUNK


def _of(report: dict[str, Any], check: dict[str, Any] | None) -> Nonconformity | None:
    by_consumer = report.get("source") == FROM_CONSUMER
    if by_consumer and check is not None and check.get("claim_answer") == UNJUSTIFIED:
        return None
    return Nonconformity(Decimal(report["quantity"]), str(report["unit"]), by_consumer)
