"""Services that keep series of lots: count a lot, carry out what the authority decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.sampling import Approval, NonconformityClass, SeriesState, Severity, Switch
from engine.series import Counted, InspectedLot, SeriesKey, count, lay_down_if_possible, settle
from engine.series import Outcome as Answered
from engine.services.inspection import (
    FOUND_MAJOR,
    FOUND_MINOR,
    LOT,
    LOT_SIZE,
    PLANS,
    PRODUCT,
    SUPPLIER,
    plans_from,
    units,
)
from engine.services.registry import Effect, Outcome, View, service
from engine.vocabulary import Names

_YES = "approve"


@dataclass(frozen=True, slots=True)
class CountLot(Effect):
    """A lot was judged: write it down, with where its series stands after it."""

    key: SeriesKey
    lot: InspectedLot
    counted: Counted


@dataclass(frozen=True, slots=True)
class SwitchSeries(Effect):
    """The authority decided about a series between two lots."""

    key: SeriesKey
    state: SeriesState
    switches: tuple[Switch, ...]


@service(
    "series.count",
    Names("Count the lot in its series", "将该批计入批序列", "Учесть партию в серии"),
    {
        "supplier": SUPPLIER,
        "product": PRODUCT,
        "lot": LOT,
        "quantity": LOT_SIZE,
        "plans": PLANS,
        "found_major": FOUND_MAJOR,
        "found_minor": FOUND_MINOR,
        "resubmitted": Names("Presented again", "再次提交", "Предъявлена повторно"),
        "production_irregular": Names(
            "Production at the supplier irregular", "供应商生产不稳定", "Производство у поставщика неритмично"
        ),
    },
    results=("major_approval", "minor_approval"),
)
def count_lot(  # noqa: PLR0913 - each is an input that an owner sees
    view: View,
    *,
    supplier: str,
    product: str,
    lot: str,
    quantity: Decimal,
    plans: dict[str, Any],
    found_major: list[Decimal],
    found_minor: list[Decimal],
    resubmitted: bool = False,
    production_irregular: bool = False,
) -> Outcome:
    """Count a judged lot in the series of both classes; what the authority is newly asked comes back by class.

    Source: GB/T 2828.1-2003 clauses 9.3 and 9.4, SMP-4.10, SMP-5.6.
    """
    found = {NonconformityClass.MAJOR: found_major, NonconformityClass.MINOR: found_minor}
    effects: list[Effect] = []
    asked: dict[str, str | None] = {}
    for each, plan in plans_from(plans).items():
        key = SeriesKey(supplier, product, each)
        counts = tuple(units("found", number) for number in found[each])
        judged = InspectedLot(
            lot,
            units("quantity", quantity),
            plan,
            counts,
            original=not resubmitted,
            production_steady=not production_irregular,
        )
        counted = count(view.series(key, to_change=True), judged)
        effects.append(CountLot(key, judged, counted))
        asked[f"{each.value}_approval"] = counted.asked.value if counted.asked else None
    return Outcome(asked, tuple(effects))


@service(
    "series.settle",
    Names("Carry out the decision on the severity", "执行严格性决定", "Исполнить решение о строгости"),
    {
        "supplier": SUPPLIER,
        "product": PRODUCT,
        "major_approval": Names("Asked for major", "待批事项（严重）", "Вопрос по значительным"),
        "minor_approval": Names("Asked for minor", "待批事项（轻微）", "Вопрос по малозначительным"),
        "major_decision": Names("Decision for major", "决定（严重）", "Решение по значительным"),
        "minor_decision": Names("Decision for minor", "决定（轻微）", "Решение по малозначительным"),
    },
    results=("major_outcome", "minor_outcome", "acceptance_resumed"),
)
def settle_switch(
    view: View,
    *,
    supplier: str,
    product: str,
    major_approval: Approval | None = None,
    minor_approval: Approval | None = None,
    major_decision: str | None = None,
    minor_decision: str | None = None,
) -> Outcome:
    """Carry out what the authority answered; a question that was taken back meanwhile is left alone.

    Source: GB/T 2828.1-2003 clauses 9.3.3.1 c) and 9.4, SMP-5.6.
    """
    questions: Mapping[NonconformityClass, tuple[Approval | None, str | None]] = {
        NonconformityClass.MAJOR: (major_approval, major_decision),
        NonconformityClass.MINOR: (minor_approval, minor_decision),
    }
    effects: list[Effect] = []
    result: dict[str, Any] = {}
    resumed = True
    for each, (approval, decision) in questions.items():
        key = SeriesKey(supplier, product, each)
        state = view.series(key, to_change=approval is not None)
        outcome: Answered | None = None
        if approval is not None:
            settled = settle(state, Approval(approval), approved=decision == _YES)
            state, outcome = settled.state, settled.outcome
            effects.append(SwitchSeries(key, state, settled.switches))
        resumed = resumed and state.severity is not Severity.DISCONTINUED
        result[f"{each.value}_outcome"] = outcome.value if outcome else None
    return Outcome({**result, "acceptance_resumed": resumed}, tuple(effects))


@service(
    "series.lay_down",
    Names("Lay down the severity of the series", "规定批序列的严格性", "Установить строгость контроля серии"),
    {
        "supplier": SUPPLIER,
        "product": PRODUCT,
        "severity": Names("Severity; empty leaves it", "严格性；空则不变", "Строгость; пусто — без изменений"),
    },
)
def lay_down_severity(view: View, *, supplier: str, product: str, severity: Severity | None = None) -> Outcome:
    """Begin anew on the severity that the authority directs, for both classes. Source: SMP-5.6, SMP-6.1.4."""
    effects: list[Effect] = []
    for each in NonconformityClass if severity else ():
        key = SeriesKey(supplier, product, each)
        state, switches = lay_down_if_possible(view.series(key, to_change=True), Severity(severity or ""))
        effects.append(SwitchSeries(key, state, switches))
    return Outcome({}, tuple(effects))
