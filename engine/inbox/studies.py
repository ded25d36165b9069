"""A HACCP study as its page shows it, read from its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from engine.bundles import Bundle
from engine.errors import NotFound
from engine.identity import Actor
from engine.inbox import case_page
from engine.inbox.case_page import Link, RecordRow, Signed
from engine.inbox.cases import CaseRow
from engine.storage.database import Work

PROCEDURE = "haccp_study"
#: Severity and probability go from 1 to 4. Source: HAC-6.
SCALE: Final = range(1, 5)
_RISK = "hazard_risk"

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Risk:
    """What the table says of a hazard: acceptable, border, beyond; and its control: none, general, special."""

    risk: str
    control: str


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """A study: the newest record of each step, the plan of each control point, the cases that monitor them."""

    case: CaseRow
    records: Mapping[str, RecordRow]
    plans: tuple[RecordRow, ...]
    signatures: Mapping[int, Signed]
    monitored: tuple[Link, ...]

    def told(self, element: str) -> Line:
        """Return what the newest record of a step says; empty before it is done."""
        record = self.records.get(element)
        return record.data or {} if record is not None else {}

    def lines(self, element: str, key: str) -> list[Line]:
        """Return a list that the newest record of a step holds."""
        return list(self.told(element).get(key) or ())


def study(work: Work, actor: Actor, number: str) -> StudyFacts:
    """Return a study. Raises NotFound, also for a case of another procedure."""
    found = case_page.find_case(work, actor, number)
    if found.procedure != PROCEDURE:
        raise NotFound("study", number)
    records = case_page.records(work, found.id)
    newest = {record.element: record for record in records}
    count = len((newest["determine_ccps"].data or {}).get("ccps") or ()) if "determine_ccps" in newest else 0
    since = newest["determine_ccps"].entry if count else 0
    plans = tuple(record for record in records if record.element == "plan_point" and record.entry > since)
    signed = {each.entry: each for each in case_page.signatures(work, found.id)}
    links = tuple(each for each in case_page.links(work, found.id) if each.outgoing and each.kind == "ccp_monitoring")
    return StudyFacts(found, newest, plans, signed, links)


def risk_grid(bundle: Bundle) -> Mapping[tuple[int, int], Risk]:
    """Return what the table of the study's version says of every (severity, probability). Source: HAC-6."""
    decision = bundle.decisions[_RISK]
    grid: dict[tuple[int, int], Risk] = {}
    for severity in SCALE:
        for probability in SCALE:
            given = {"severity": Decimal(severity), "probability": Decimal(probability)}
            value: Any = decision.decide(given, None).value
            grid[severity, probability] = Risk(str(value["risk"]), str(value["control"]))
    return grid
