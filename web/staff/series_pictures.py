"""Pictures of a series, drawn by the server: severity over the lots, and what the plans can tell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup, escape

from engine.inbox.series import ClassOfSeries, LotOfSeries
from engine.sampling import Measure, NonconformityClass, Plan, Severity, Stage, Verdict
from engine.sampling.curves import (
    average_outgoing_quality_limit,
    law_of,
    operate,
    quality_at,
)
from web.wording import Speech

_LEVELS = (Severity.DISCONTINUED, Severity.TIGHTENED, Severity.NORMAL, Severity.REDUCED)
_MOST_MARKS = 40  # lots that fit side by side
_STEP, _LEFT, _TOP, _ROW = 22, 120, 18, 30
_WIDTH, _HEIGHT, _X, _Y = 320, 262, 40, 12
_BELOW = 84  # ticks, the name of the axis, one line a class
_POINTS = 60
_PASSES_RARELY = 0.05


@dataclass(frozen=True, slots=True)
class Ability:
    """What a plan does: Pa at the AQL, the quality accepted once in ten lots, the worst quality that gets out."""

    acceptance_at_aql: float
    consumers_risk_quality: float
    outgoing_limit: float


def as_printed(aql: Decimal, words: Speech) -> str:
    """Return an AQL with the zeros of the table's head: 0.40, 1.0."""
    return str(aql).replace(".", ",") if words.language == "ru" else str(aql)


@lru_cache(maxsize=256)
def _acceptance(stages: tuple[Stage, ...], measure: Measure, quality: float) -> float:
    return operate(stages, law_of(measure, quality)).acceptance_probability


@lru_cache(maxsize=256)
def _rarely(stages: tuple[Stage, ...], measure: Measure) -> float:
    return quality_at(stages, _PASSES_RARELY, measure)


@lru_cache(maxsize=256)
def ability_of(plan: Plan) -> Ability:
    """Return what `plan` can tell. Source: SMP-4.15, GB/T 2828.1-2003 clause 12."""
    return Ability(
        _acceptance(plan.stages, plan.measure, float(plan.aql)),
        quality_at(plan.stages, 0.1, plan.measure),
        average_outgoing_quality_limit(plan.stages, plan.measure, plan.lot_size)[0],
    )


def oc_curve(plans: Mapping[NonconformityClass, Plan], words: Speech) -> Markup:
    """Draw the chance that a lot is accepted against its quality, one line a class."""
    end = max(1, math.ceil(max(_rarely(plan.stages, plan.measure) for plan in plans.values())))
    span, depth = _WIDTH - _X - 8, _HEIGHT - _Y - _BELOW

    def x(quality: float) -> float:
        return _X + quality / end * span

    def y(chance: float) -> float:
        return _Y + (1 - chance) * depth

    parts = [
        f'<path class="grid" d="M{_X} {y(a):g}H{_WIDTH - 8}"/>'
        f'<text x="{_X - 6}" y="{y(a) + 4:g}" text-anchor="end">{a * 100:g}%</text>'
        for a in (0, 0.25, 0.5, 0.75, 1)
    ]
    every = max(1, math.ceil(end / 8))
    parts += [
        f'<text x="{x(tick):g}" y="{y(0) + 17:g}" text-anchor="middle">{tick}%</text>'
        for tick in range(0, end + 1, every)
    ]
    parts.append(f'<path class="ax" d="M{_X} {_Y}V{y(0):g}H{_WIDTH - 8}"/>')
    parts.append(
        f'<text x="{(_X + _WIDTH) / 2:g}" y="{y(0) + 34:g}" text-anchor="middle">'
        f"{escape(words.say('series-oc-x'))}</text>"
    )
    for place, (kind, plan) in enumerate(plans.items()):
        line = "L".join(
            f"{x(quality):.1f} {y(_acceptance(plan.stages, plan.measure, quality)):.1f}"
            for quality in (end * step / _POINTS for step in range(_POINTS + 1))
        )
        name, aql = "ab"[place], float(plan.aql)
        chance = _acceptance(plan.stages, plan.measure, aql)
        told = words.say(
            "series-oc-point",
            kind=words.say(f"sampling-class-{kind.value}"),
            percent=round(chance * 100),
            aql=as_printed(plan.aql, words),
        )
        parts.append(f'<path class="{name}" d="M{line}"/>')
        parts.append(f'<circle class="p{name}" cx="{x(aql):.1f}" cy="{y(chance):.1f}" r="5"/>')
        parts.append(f'<circle class="p{name}" cx="{_X + 6}" cy="{y(0) + 54 + 20 * place:g}" r="5"/>')
        parts.append(f'<text class="t{name}" x="{_X + 18}" y="{y(0) + 58 + 20 * place:g}">{escape(told)}</text>')
    return _svg("oc", _WIDTH, _HEIGHT, words.say("series-oc-aloud"), parts)


def severity_chart(one: ClassOfSeries, words: Speech) -> Markup:
    """Draw under which severity each lot was inspected and how it came out, oldest left; then what binds the next."""
    lots = list(reversed(one.lots[:_MOST_MARKS]))
    shown = [level for level in _LEVELS if level in {one.row.state.severity, *(lot.plan.severity for lot in lots)}]
    levels = [level for level in _LEVELS if level in shown or level in {Severity.TIGHTENED, Severity.NORMAL}]
    width = _LEFT + _STEP * (len(lots) + 1) + 20
    height = _TOP + _ROW * len(levels)
    y = {level: _TOP + _ROW * place for place, level in enumerate(levels)}
    parts = [
        f'<path class="grid" d="M{_LEFT} {y[level]}H{width}"/>'
        f'<text x="0" y="{y[level] + 4}">{escape(words.say(f"sampling-severity-{level.value}"))}</text>'
        for level in levels
    ]
    places = [*(lot.plan.severity for lot in lots), one.row.state.severity]
    parts.append(f'<path class="step" d="{_steps([y[severity] for severity in places])}"/>')
    parts += [
        _mark(lot, _LEFT + _STEP * place + _STEP // 2, y[lot.plan.severity], words) for place, lot in enumerate(lots)
    ]
    end = _LEFT + _STEP * len(lots) + _STEP // 2
    parts.append(
        f'<circle class="next" cx="{end}" cy="{y[one.row.state.severity]}" r="5"><title>'
        f"{escape(words.say('series-next-lot'))}</title></circle>"
    )
    return _svg("severity", width, height, words.say("series-over-time-aloud"), parts)


def _steps(heights: Sequence[int]) -> str:
    path = f"M{_LEFT} {heights[0]}"
    for place, height in enumerate(heights, 1):
        path += f"V{height}H{_LEFT + _STEP * place}"
    return path


def _mark(lot: LotOfSeries, x: int, y: int, words: Speech) -> str:
    kind = {Verdict.ACCEPT: "yes", Verdict.REJECT: "no"}.get(Verdict(lot.verdict), "open")
    title = escape(f"{lot.lot}: {words.say(f'series-verdict-{kind}')}")
    faint = "" if lot.counts else " faint"
    if kind == "no":
        return f'<path class="no{faint}" d="M{x - 5} {y - 5}l10 10m0 -10l-10 10"><title>{title}</title></path>'
    return f'<circle class="{kind}{faint}" cx="{x}" cy="{y}" r="6"><title>{title}</title></circle>'


def _svg(kind: str, width: int, height: int, aloud: str, parts: Sequence[str]) -> Markup:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg class="{kind}" {size} role="img" aria-label="{escape(aloud)}">'
    return Markup(head + "".join(parts) + "</svg>")  # noqa: S704 - every text in it was escaped
