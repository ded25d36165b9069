"""Services of incoming inspection: split a delivery, find the plan, judge the samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from engine.sampling import (
    Approval,
    Judgement,
    Level,
    LotJudgement,
    NonconformityClass,
    Plan,
    PlanType,
    Severity,
    Verdict,
    judge_classes,
    lots_of,
    plan_as_dict,
    plan_for,
    plan_from_dict,
)
from engine.sampling.explanation import explain
from engine.sampling.selection import stages_within_lot
from engine.sampling.splitting import LARGEST_LOT
from engine.series import SeriesKey
from engine.services.registry import Outcome, ServiceInput, View, service
from engine.vocabulary import LANGUAGES, Names

SUPPLIER = Names("Supplier", "供应商", "Поставщик")
PRODUCT = Names("Product", "产品", "Продукция")
LOT = Names("Lot", "批号", "Партия")
LOT_SIZE = Names("Lot size N", "批量 N", "Объем партии N")
PLANS = Names(
    "Plans, as the service for plans gave them", "抽样方案（由方案服务给出）", "Планы, как их выдала служба планов"
)
FOUND_MAJOR = Names("Major, earlier samples", "严重不合格品数（此前样本）", "Значительные, прежние выборки")
FOUND_MINOR = Names("Minor, earlier samples", "轻微不合格品数（此前样本）", "Малозначительные, прежние выборки")
_MAJOR, _MINOR = NonconformityClass.MAJOR, NonconformityClass.MINOR
_SMALLEST = 2  # table 1 begins here


@service(
    "sampling.split",
    Names("Propose how to split a delivery", "提出分批建议", "Предложить деление поставки"),
    {
        "lot": LOT,
        "quantity": Names("Quantity delivered", "来料数量", "Поставленное количество"),
        "largest_lot": Names("Largest lot", "单批上限", "Наибольшая партия"),
    },
    results=("lots",),
)
def split(view: View, *, lot: str, quantity: Decimal, largest_lot: Decimal | None = None) -> Outcome:  # noqa: ARG001 - one shape for all services
    """Propose the fewest even lots of at most 35 000 units or `largest_lot`, numbered `A-1/1`, `A-1/2`.

    Source: SMP-6.2.2.5.
    """
    sizes = lots_of(units("quantity", quantity), units("largest_lot", largest_lot or Decimal(LARGEST_LOT)))
    if len(sizes) == 1:
        return Outcome({"lots": [{"lot": lot, "quantity": quantity}]})
    return Outcome({"lots": [{"lot": f"{lot}/{place}", "quantity": size} for place, size in enumerate(sizes, 1)]})


@service(
    "sampling.plan",
    Names("Find the sampling plan", "确定抽样方案", "Найти план контроля"),
    {
        "supplier": SUPPLIER,
        "product": PRODUCT,
        "quantity": LOT_SIZE,
        "level": Names("Inspection level", "检验水平", "Уровень контроля"),
        "plan_type": Names("Type of plan", "抽样方案类型", "Вид плана"),
        "aql_major": Names("AQL, major", "AQL（严重）", "AQL, значительные"),
        "aql_minor": Names("AQL, minor", "AQL（轻微）", "AQL, малозначительные"),
    },
    results=(
        "plans",
        "plan_explained",
        "discontinued",
        "next_major",
        "next_minor",
        "next_sample_size",
        "major_approval",
        "minor_approval",
    ),
)
def plan(
    view: View,
    *,
    supplier: str,
    product: str,
    quantity: Decimal,
    level: Level,
    plan_type: PlanType,
    aql_major: str,
    aql_minor: str,
) -> Outcome:
    """Find the plan of each class at the severity of its series, or tell that acceptance is discontinued.

    Source: SMP-5.3, SMP-5.4.1, SMP-5.6, SMP-6.2.1, SMP-6.3.1, SMP-6.4.1; GB/T 2828.1-2003 clauses 9.4 and 10.
    """
    size = units("quantity", quantity)
    severities = {each: view.series(SeriesKey(supplier, product, each)).severity for each in NonconformityClass}
    stopped = {each: severity is Severity.DISCONTINUED for each, severity in severities.items()}
    if any(stopped.values()):
        return Outcome(_discontinued(stopped))
    aqls = {_MAJOR: aql_major, _MINOR: aql_minor}
    plans = {
        each: _plan_of(size, aqls[each], Level(level), severities[each], PlanType(plan_type))
        for each in NonconformityClass
    }
    return Outcome(
        {
            "plans": {each.value: plan_as_dict(one) for each, one in plans.items()},
            "plan_explained": {
                language: {each.value: " ".join(explain(one, language)) for each, one in plans.items()}
                for language in LANGUAGES
            },
            "discontinued": False,
            "next_major": plans[_MAJOR].sample_size,
            "next_minor": plans[_MINOR].sample_size,
            "next_sample_size": max(one.sample_size for one in plans.values()),
            "major_approval": None,
            "minor_approval": None,
        }
    )


def _discontinued(stopped: Mapping[NonconformityClass, bool]) -> dict[str, Any]:
    asked = {each: Approval.RESUME.value if stops else None for each, stops in stopped.items()}
    return {
        "plans": None,
        "plan_explained": None,
        "discontinued": True,
        "next_major": 0,
        "next_minor": 0,
        "next_sample_size": 0,
        "major_approval": asked[_MAJOR],
        "minor_approval": asked[_MINOR],
    }


def _plan_of(size: int, aql: str, level: Level, severity: Severity, plan_type: PlanType) -> Plan:
    """Return the plan; of a delivery of one unit, for which the tables have no letter, that unit is inspected."""
    found = plan_for(max(size, _SMALLEST), aql, level=level, severity=severity, plan_type=plan_type)
    if size >= _SMALLEST:
        return found
    return replace(found, lot_size=size, stages=stages_within_lot(found.printed_stages, size))


@service(
    "sampling.judge",
    Names("Judge the samples", "判定样本", "Оценить выборки"),
    {
        "plans": PLANS,
        "found_major": FOUND_MAJOR,
        "found_minor": FOUND_MINOR,
        "major_units": Names("Major in this sample", "本样本严重不合格品数", "Значительные в этой выборке"),
        "minor_units": Names("Minor in this sample", "本样本轻微不合格品数", "Малозначительные в этой выборке"),
    },
    results=(
        "verdict",
        "found_major",
        "found_minor",
        "next_major",
        "next_minor",
        "next_sample_size",
        "nonconforming_units",
        "nonconformity_class",
    ),
)
def judge(
    view: View,  # noqa: ARG001 - one shape for all services
    *,
    plans: dict[str, Any],
    found_major: list[Decimal],
    found_minor: list[Decimal],
    major_units: Decimal | None = None,
    minor_units: Decimal | None = None,
) -> Outcome:
    """Compare what was found with acceptance and rejection numbers: accept, reject, or draw a further sample.

    A class already decided takes part in no further sample: its count is left out.
    Source: SMP-5.1, SMP-5.2, SMP-6.2.2.2, SMP-6.4.2.2.
    """
    issued = plans_from(plans)
    found = {
        _MAJOR: with_sample(found_major, major_units, "major_units"),
        _MINOR: with_sample(found_minor, minor_units, "minor_units"),
    }
    judged = judge_classes(issued, found)
    return Outcome(
        {
            "verdict": judged.verdict.value,
            "found_major": list(found[_MAJOR]),
            "found_minor": list(found[_MINOR]),
            "next_major": _next_of(judged, _MAJOR),
            "next_minor": _next_of(judged, _MINOR),
            "next_sample_size": judged.next_sample_size or 0,
            "nonconforming_units": sum(map(sum, found.values())),
            "nonconformity_class": _gravest(judged, found),
        }
    )


def plans_from(plans: Mapping[str, Any]) -> dict[NonconformityClass, Plan]:
    """Return the plans of a case's variable: numbers in a case are decimals, those of a plan are whole."""
    return {each: plan_from_dict(_with_whole_numbers(plans[each.value])) for each in NonconformityClass}


def with_sample(found: list[Decimal], sample: Decimal | None, name: str) -> tuple[int, ...]:
    """Return the counts of all samples of a class; `sample` is None when the class takes part no longer."""
    earlier = tuple(units(name, each) for each in found)
    return earlier if sample is None else (*earlier, units(name, sample))


def units(name: str, value: Decimal) -> int:
    """Return a number of units. Raises ServiceInput when it is not whole."""
    if value != value.to_integral_value():
        raise ServiceInput(topic="sampling", parameter=name, problem=f"not whole: {value}")
    return int(value)


def _with_whole_numbers(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _with_whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_whole_numbers(item) for item in value]
    return int(value) if isinstance(value, Decimal) else value


def _next_of(judged: LotJudgement, kind: NonconformityClass) -> int:
    judgement: Judgement = judged.classes[kind]
    return (judgement.next_sample_size or 0) if judged.verdict is Verdict.FURTHER_SAMPLE else 0


def _gravest(judged: LotJudgement, found: Mapping[NonconformityClass, tuple[int, ...]]) -> str | None:
    """Return the gravest class that decides the lot, else the gravest of which a unit was found."""
    rejecting = [each for each in NonconformityClass if judged.classes[each].verdict is Verdict.REJECT]
    present = [each for each in NonconformityClass if sum(found[each])]
    chosen = rejecting or present
    return chosen[0].value if chosen else None
