"""Services of a monitored point: judge a reading, write it down, hold the batches in hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.errors import HoldpointError
from engine.lots import plan_hold
from engine.monitoring import Finding, Judgement, Limit, Verdict, judge, limits_from
from engine.services.goods import MoveGoods
from engine.services.registry import Effect, Foreseen, Outcome, View, service
from engine.vocabulary import LANGUAGES, Names, QuantityStatus, texts

_LIMITS = Names("Limits", "限值", "Пределы")
_BATCHES = Names("Batches in hand", "在手批次", "Партии в работе")
_PRODUCT = Names("Product", "产品", "Продукция")
_ATTENTION = frozenset({Verdict.OUT, Verdict.WARNING})


@dataclass(frozen=True, slots=True)
class NoteReading(Effect):
    """A reading was taken: write down each of its findings. `at`: when it was measured; `lots`: the batches in hand."""

    point: str
    lots: str
    findings: tuple[Finding, ...]
    source: str
    at: dt.datetime


@service(
    "ccp.check_limits",
    Names("Check the limits of a point", "核对监控点限值", "Проверить пределы точки"),
    {"limits": _LIMITS},
    results=("parameters",),
)
def check_limits(view: View, *, limits: list[dict[str, Any]]) -> Outcome:  # noqa: ARG001 - the signature of services
    """Refuse limits that say nothing, as error `limits_refused`; gives the names of the parameters. Source: HAC-7."""
    try:
        found = limits_from(limits)
    except HoldpointError as refused:
        raise Foreseen(refused.code, **refused.data) from refused
    return Outcome({"parameters": [limit.parameter.value for limit in found]})


@service(
    "ccp.judge",
    Names("Judge a reading", "判定读数", "Оценить показания"),
    {
        "point": Names("Point", "监控点", "Точка"),
        "limits": _LIMITS,
        "reading": Names("What was read, by parameter", "各参数读数", "Показания по параметрам"),
        "batches": _BATCHES,
        "source": Names("Read by: person, logger", "读取者：人员、记录仪", "Кто снял: человек, регистратор"),
        "measured_at": Names("Measured at", "测量时间", "Измерено"),
        "standing": Names("What is known already", "已知情况", "Что уже известно"),
    },
    results=("verdict", "attention", "standing", "deviation"),
)
def judge_reading(
    view: View,
    *,
    point: str,
    limits: list[dict[str, Any]],
    reading: dict[str, Any],
    batches: list[dict[str, Any]] | None = None,
    source: str = "person",
    measured_at: str | None = None,
    standing: str | None = None,
) -> Outcome:
    """Judge what was read and write it down.

    `attention` is the verdict when something is to be done about it, else `none`: a point that stays beyond its
    limits with the same batches in hand (`standing`) is acted on once. Source: HAC-7.
    """
    judged = judge(limits_from(limits), reading)
    verdict, lots = judged.verdict, ", ".join(_lots(batches or ()))
    stands = f"{verdict.value}: {lots}" if verdict in _ATTENTION else None
    attention = "none" if verdict is Verdict.IN_LIMITS or (stands and stands == standing) else verdict.value
    result = {
        "verdict": verdict.value,
        "attention": attention,
        "standing": standing if verdict is Verdict.UNREADABLE else stands,
        "deviation": _told(judged),
    }
    noted = NoteReading(point, lots, judged.findings, source, _moment(measured_at, view.now))
    return Outcome(result, (noted,) if judged.findings else ())


@service(
    "ccp.hold",
    Names("Put the batches in hand on hold", "冻结在手批次", "Заблокировать партии в работе"),
    {"batches": _BATCHES, "product": _PRODUCT},
    results=("held",),
)
def hold_batches(view: View, *, batches: list[dict[str, Any]] | None = None, product: str | None = None) -> Outcome:
    """Put what is released or not yet known on hold; gives the batches with what was held. Source: HAC-7, NCO-1.

    What another case holds already, or has scrapped, is left alone. Each batch has `lot`, `quantity` and `unit`, and
    `product` where it is another than that of the point.
    """
    held: list[dict[str, Any]] = []
    effects: list[Effect] = []
    for batch in batches or ():
        what, lot, unit = str(batch.get("product") or product), str(batch["lot"]), batch.get("unit") or "kilogram"
        there = {status: view.quantity(what, lot, status) for status in QuantityStatus}
        released = there[QuantityStatus.RELEASED]
        not_known = max(Decimal(batch["quantity"]) - sum(there.values()), Decimal(0))
        if released + not_known <= 0 or any((each["product"], each["lot"]) == (what, lot) for each in held):
            continue
        effects.append(MoveGoods(what, lot, plan_hold(released + not_known, released=released), unit))
        held.append({"product": what, "lot": lot, "quantity": released + not_known, "unit": unit})
    return Outcome({"held": held}, tuple(effects))


def _lots(batches: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    return (str(batch["lot"]) for batch in batches)


def _moment(text: str | None, now: dt.datetime) -> dt.datetime:
    """Return when a logger says it measured; the time of the step for what it cannot have meant."""
    try:
        said = dt.datetime.fromisoformat(text) if text else now
    except ValueError:
        return now
    return said if said.tzinfo is not None and said <= now else now


def _told(judged: Judgement) -> dict[str, str] | None:
    """Return what is beyond its limits, in words of each language; None when nothing is."""
    if not judged.broken:
        return None
    return {language: "; ".join(told(language, each) for each in judged.broken) for language in LANGUAGES}


def told(language: str, finding: Finding) -> str:
    """Return one finding in words: the parameter, its value and its limits."""
    limit = finding.limit
    name = texts.say(language, f"ccp-parameter-{limit.parameter.value.replace('_', '-')}")
    if not limit.parameter.is_measured:
        return texts.say(language, "ccp-not-in-order", name=name)
    value = _number(language, finding.value)
    return texts.say(language, "ccp-beyond", name=name, value=value, limits=bounds_of(language, limit))


def bounds_of(language: str, limit: Limit) -> str:
    """Return the limits of a measured parameter with the unit: 15–21 °C, ≥ 9, ≤ 75 %; empty for what is looked at."""
    if not limit.parameter.is_measured:
        return ""
    unit = texts.say(language, f"ccp-unit-{limit.parameter.value}")
    low, high = (_number(language, each) for each in (limit.minimum, limit.maximum))
    shown = f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
    return f"{shown} {unit}".strip()


def _number(language: str, value: Decimal | None) -> str:
    text = "" if value is None else f"{value:f}"
    return text.replace(".", ",") if language == "ru" else text
