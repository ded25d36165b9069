"""The risk diagram of a HACCP study: severity against probability, with hazards and control points placed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from engine.inbox.studies import SCALE, Risk
from web.wording import Speech

_LEFT, _TOP, _CELL = 46, 10, 110
_SIZE = len(SCALE)
_PIN, _ACROSS, _DOWN = 26, 4, 3  # pins in a cell, side by side and below one another
_FITTING = _ACROSS * _DOWN


@dataclass(frozen=True, slots=True)
class Pin:
    """A hazard or control point to be placed; `mark` is what stands in it, `name` what it is."""

    severity: int
    probability: int
    mark: str
    name: str
    is_point: bool = False


def risk_matrix(grid: Mapping[tuple[int, int], Risk], pins: Sequence[Pin], words: Speech) -> Markup:
    """Draw the matrix; a cell is coloured and crossed out as the decision table judges it. Source: HAC-6."""
    parts: list[str] = []
    for (severity, probability), risk in grid.items():
        x, y = _LEFT + (probability - 1) * _CELL, _TOP + (_SIZE - severity) * _CELL
        name = words.say(f"study-risk-{risk.risk}")
        parts.append(
            f'<rect class="cell {escape(risk.risk)}" x="{x}" y="{y}" width="{_CELL}" height="{_CELL}"/>'
            f'<text class="product" x="{x + 6}" y="{y + _CELL - 7}">{severity * probability} {escape(name)}</text>'
        )
        inside = [pin for pin in pins if (pin.severity, pin.probability) == (severity, probability)]
        parts += [_placed(pin, place, x, y) for place, pin in enumerate(inside[:_FITTING])]
        if len(inside) > _FITTING:
            parts.append(f'<text x="{x + _CELL - 30}" y="{y + 98}">+{len(inside) - _FITTING}</text>')
    bottom = _TOP + _SIZE * _CELL
    for place in SCALE:
        parts.append(
            f'<text x="{_LEFT - 10}" y="{bottom - (place - 0.5) * _CELL + 5:g}" text-anchor="end">{place}</text>'
            f'<text x="{_LEFT + (place - 0.5) * _CELL:g}" y="{bottom + 20}" text-anchor="middle">{place}</text>'
        )
    middle = _TOP + _SIZE * _CELL / 2
    parts.append(
        f'<text class="axis" x="{_LEFT + _SIZE * _CELL / 2:g}" y="{bottom + 40}" text-anchor="middle">'
        f'{escape(words.say("study-probability"))}</text><text class="axis" x="14" y="{middle:g}" text-anchor="middle"'
        f' transform="rotate(-90 14 {middle:g})">{escape(words.say("study-severity"))}</text>'
    )
    width, height = _LEFT + _SIZE * _CELL + 4, bottom + 48
    aloud = words.say("study-matrix-aloud", count=len(pins))
    head = f'<svg class="matrix" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(aloud)}">'
    return Markup(head + "".join(parts) + "</svg>")  # noqa: S704 - every text in it was escaped


def _placed(pin: Pin, place: int, x: int, y: int) -> str:
    """Draw a pin: a circle for a hazard, a square for a control point, with its number and its name on hovering."""
    left, top = x + 6 + place % _ACROSS * _PIN, y + 6 + place // _ACROSS * _PIN
    kind = "pin ccp" if pin.is_point else "pin"
    shape = (
        f'<rect class="{kind}" x="{left}" y="{top}" width="22" height="22" rx="2"/>'
        if pin.is_point
        else f'<circle class="{kind}" cx="{left + 11}" cy="{top + 11}" r="11"/>'
    )
    text = "no ccp" if pin.is_point else "no"
    return (
        f"<g><title>{escape(pin.name)}</title>{shape}"
        f'<text class="{text}" x="{left + 11}" y="{top + 15}" text-anchor="middle">{escape(pin.mark)}</text></g>'
    )
