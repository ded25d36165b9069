"""The trend of a monitored point, drawn by the server: readings, limits, and what was beyond them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from engine.inbox.points import ReadingRow
from engine.monitoring import LimitKind, Verdict
from web.wording import Speech

_WIDTH, _LEFT, _RIGHT, _TOP, _DEEP = 760, 52, 86, 14, 190
_LOOKED_DEEP = 44
#: More marks than this say no more: of those within the limits some are left out, the others never are.
_MOST_MARKS: Final = 260
_SHAPES = {Verdict.IN_LIMITS: "in", Verdict.WARNING: "warn", Verdict.OUT: "out", Verdict.UNREADABLE: "none"}


class _Time:
    """Where a moment lies from left to right."""

    def __init__(self, since: datetime, until: datetime) -> None:
        self.since, self.until, self.length = since, until, (until - since) / timedelta(seconds=1)

    def __call__(self, at: datetime) -> float:
        return _LEFT + (at - self.since) / timedelta(seconds=1) / self.length * (_WIDTH - _LEFT - _RIGHT)


def trend(readings: Sequence[ReadingRow], since: datetime, until: datetime, name: str, words: Speech) -> Markup:
    """Draw one parameter between two moments; a measured one as a line, one that is looked at as a row of marks."""
    time = _Time(since, until)
    limit = readings[-1].limit
    if not limit.parameter.is_measured:
        return _looked_at(readings, time, name, words)
    values = [reading.value for reading in readings if reading.value is not None]
    edges = [edge for each in readings for edge in (each.limit.minimum, each.limit.maximum) if edge is not None]
    low, high, step = _scale([*values, *edges])

    def y(value: float) -> float:
        return _TOP + (high - value) / (high - low) * _DEEP

    parts = [_ticks(time, _TOP + _DEEP, words)]
    ticks = [low + step * place for place in range(round((high - low) / step) + 1)]
    parts += [
        f'<path class="grid" d="M{_LEFT} {y(tick):.1f}H{_WIDTH - _RIGHT}"/>'
        f'<text x="{_LEFT - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{escape(words.number(round(tick, 6)))}</text>'
        for tick in ticks
    ]
    parts += [_limit_line(readings, side, y, words) for side in ("minimum", "maximum")]
    shown = _thinned(readings)
    line = "L".join(f"{time(one.at):.1f} {y(float(one.value)):.1f}" for one in shown if one.value is not None)
    parts.append(f'<path class="line" d="M{line}"/>' if line else "")
    parts += [
        _mark(one, time(one.at), _TOP + _DEEP if one.value is None else y(float(one.value)), words) for one in shown
    ]
    return _svg(_TOP + _DEEP + 34, words.say("points-chart-aloud", name=name, count=len(readings)), parts)


def _looked_at(readings: Sequence[ReadingRow], time: _Time, name: str, words: Speech) -> Markup:
    middle = _TOP + _LOOKED_DEEP // 2
    parts = [_ticks(time, _TOP + _LOOKED_DEEP, words), f'<path class="grid" d="M{_LEFT} {middle}H{_WIDTH - _RIGHT}"/>']
    parts += [_mark(one, time(one.at), middle, words) for one in _thinned(readings)]
    return _svg(_TOP + _LOOKED_DEEP + 34, words.say("points-chart-aloud", name=name, count=len(readings)), parts)


def _thinned(readings: Sequence[ReadingRow]) -> list[ReadingRow]:
    """Leave out some of the readings within their limits where there are more than can be told apart."""
    every = max(1, math.ceil(len(readings) / _MOST_MARKS))
    return [
        one
        for place, one in enumerate(readings)
        if one.verdict is not Verdict.IN_LIMITS or place % every == 0 or place == len(readings) - 1
    ]


def _scale(values: Iterable[Decimal]) -> tuple[float, float, float]:
    """Return lowest, highest and step of an axis of round numbers around `values`."""
    known = [float(value) for value in values]
    low, high = min(known, default=0.0), max(known, default=1.0)
    span = (high - low) or max(abs(high), 1.0) * 0.1
    raw = span / 4
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * each for each in (1, 2, 5, 10) if size * each >= raw)
    return math.floor((low - span * 0.05) / step) * step, math.ceil((high + span * 0.05) / step) * step, step


def _limit_line(readings: Sequence[ReadingRow], side: str, y: object, words: Speech) -> str:
    """Draw the limit in force at the end of the range, with its value beside it."""
    limit = readings[-1].limit
    value: Decimal | None = getattr(limit, side)
    if value is None or not callable(y):
        return ""
    at, kind = y(float(value)), "critical" if limit.kind is LimitKind.CRITICAL else "process"
    sign = "≥" if side == "minimum" else "≤"
    return (
        f'<path class="limit {kind}" d="M{_LEFT} {at:.1f}H{_WIDTH - _RIGHT}"/>'
        f'<text class="of-limit" x="{_WIDTH - _RIGHT + 6}" y="{at + 4:.1f}">'
        f"{sign} {escape(words.number(value))}</text>"
    )


def _mark(one: ReadingRow, x: float, y: float, words: Speech) -> str:
    """Draw a reading: a dot within, a diamond beyond a critical, a triangle beyond a process limit, else a cross."""
    value = words.say("points-unreadable") if one.value is None else words.number(one.value)
    if not one.limit.parameter.is_measured and one.value is not None:
        value = words.say("points-in-order" if one.value else "points-not-in-order")
    verdict = words.say(f"ccp-verdict-{one.verdict.value.replace('_', '-')}")
    title = f"<title>{escape(f'{words.exact(one.at)}: {value}, {verdict}')}</title>"
    shape = _SHAPES[one.verdict]
    if shape == "in":
        return f'<circle class="in" cx="{x:.1f}" cy="{y:.1f}" r="3">{title}</circle>'
    path = {
        "out": f"M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8z",
        "warn": f"M{x:.1f} {y - 7:.1f}l7 13h-14z",
        "none": f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10",
    }[shape]
    return f'<path class="{shape}" d="{path}">{title}</path>'


def _ticks(time: _Time, bottom: int, words: Speech) -> str:
    """Draw the axis of time with about six moments."""
    step = next(
        (timedelta(hours=each) for each in (1, 2, 4, 6, 12, 24, 48, 120) if time.length / 3600 / each <= 8),  # noqa: PLR2004 - ticks that fit
        timedelta(days=10),
    )
    start = words.local(time.since).replace(hour=0, minute=0, second=0, microsecond=0)
    parts, at = [f'<path class="ax" d="M{_LEFT} {bottom}H{_WIDTH - _RIGHT}"/>'], start
    while at <= time.until:
        if at >= time.since:
            text = words.day(at) if step >= timedelta(days=1) or at.hour == 0 else words.clock(at)
            parts.append(
                f'<path class="grid" d="M{time(at):.1f} {_TOP}V{bottom}"/>'
                f'<text x="{time(at):.1f}" y="{bottom + 18}" text-anchor="middle">{escape(text)}</text>'
            )
        at += step
    return "".join(parts)


def _svg(height: int, aloud: str, parts: Sequence[str]) -> Markup:
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    head = f'<svg class="trend" {size} role="img" aria-label="{escape(aloud)}">'
    return Markup(head + "".join(parts) + "</svg>")  # noqa: S704 - every text in it was escaped
