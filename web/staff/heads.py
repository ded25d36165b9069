"""The head of a task's and a case's page: number, what it is about, what is held, the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from engine.inbox.case_page import Event
from engine.inbox.cases import CaseRow
from engine.inbox.lots import LotRow
from engine.vocabulary import CaseStatus, QuantityStatus
from web.shell import shell, speech
from web.staff.goods import edge_of, total

_STATUS_TAGS = {
    CaseStatus.OPEN: ("act", "time"),
    CaseStatus.WAITING: ("line", "wait"),
    CaseStatus.CLOSED: ("ok", "check"),
    CaseStatus.CANCELLED: ("line", "x"),
    CaseStatus.FAILED: ("late", "warn"),
}
#: statuses of pieces that the head tells beside "on hold"
_TOLD = {
    QuantityStatus.IN_REWORK: ("move", "rework"),
    QuantityStatus.REJECTED: ("out", "reject"),
    QuantityStatus.RECALLED: ("out", "reject"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts below the title."""

    label: str
    text: str
    small: str = ""
    mono: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of the page of a case or one of its tasks; `edge` is held, released or empty."""

    number: str
    title: str
    procedure: str
    site: str
    edge: str
    tags: tuple[tuple[str, str, str], ...]
    facts: tuple[Fact, ...]


def head_of(case: CaseRow, lots: Sequence[LotRow], start: Event | None = None) -> Head:
    """Return the head of a case; `start` is the first entry of its history, where supplier and customer stand."""
    words, directory, found = speech(), shell().directory, tuple(lots)
    edge = edge_of(found)
    return Head(
        number=case.number,
        title=title_of(case),
        procedure=words.name(case.procedure_names),
        site=words.name(directory.site(case.site)),
        edge=edge,
        tags=_tags(case, found, edge),
        facts=tuple(_facts(case, found, start)),
    )


def title_of(case: CaseRow) -> str:
    """Return what a case is about: its own title, else the product, else the procedure."""
    words = speech()
    return case.title or (words.name(case.product_names) if case.product else "") or words.name(case.procedure_names)


def status_tag(status: str) -> tuple[str, str, str]:
    """Return colour, icon and word of a case's status."""
    kind, mark = _STATUS_TAGS.get(CaseStatus(status), ("line", "time"))
    return kind, mark, speech().lead(speech().word("case-status", status))


def _tags(case: CaseRow, lots: tuple[LotRow, ...], edge: str) -> tuple[tuple[str, str, str], ...]:
    words = speech()
    tags = []
    if edge == "held":
        partly = any(set(lot.quantities) - {QuantityStatus.ON_HOLD} for lot in lots)
        tags.append(("hold", "hold", words.say("partly-on-hold" if partly else "hold-warning")))
    for status, (kind, mark) in _TOLD.items():
        if any(lot.quantities.get(status) for lot in lots):
            tags.append((kind, mark, words.lead(words.word("lot-status", status))))
    if case.status != CaseStatus.OPEN or not tags:
        tags.append(status_tag(case.status))
    return tuple(tags)


def _facts(case: CaseRow, lots: tuple[LotRow, ...], start: Event | None) -> list[Fact]:
    words = speech()
    facts = []
    if case.lot:
        known = next((lot for lot in lots if lot.lot == case.lot), None)
        href = url_for("staff.lot", lot=known.lot, product=known.product, site=known.site) if known else ""
        facts.append(Fact(words.say("fact-lot"), case.lot, mono=True, href=href))
    if case.product:
        facts.append(Fact(words.say("fact-product"), words.name(case.product_names), case.product))
    if lots:
        facts.append(Fact(words.say("fact-on-hold"), total(lots, QuantityStatus.ON_HOLD, words)))
        facts.append(Fact(words.say("fact-released"), total(lots, QuantityStatus.RELEASED, words)))
    facts += _partners(start)
    version = words.say("fact-version", version=case.version)
    facts.append(Fact(words.say("fact-procedure"), words.name(case.procedure_names), version))
    facts.append(Fact(words.say("fact-started"), words.moment(case.started_at), case.started_by_name or ""))
    if case.closed_at:
        facts.append(Fact(words.say("closed-at"), words.moment(case.closed_at)))
    return facts


def _partners(start: Event | None) -> list[Fact]:
    """Name supplier and customer if the case was started with them."""
    words, told = speech(), start.data if start is not None and isinstance(start.data, dict) else {}
    found = []
    for key, kind in (("supplier", "suppliers"), ("customer", "customers")):
        if isinstance(told.get(key), str) and told[key]:
            names = next(
                (each.names for each in shell().plant.choices().get(kind, ()) if each.value == told[key]), None
            )
            found.append(Fact(words.say(f"fact-{key}"), words.name(names) if names else told[key]))
    return found
