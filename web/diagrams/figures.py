"""Numbers drawn on the elements of a diagram: how many wait there, and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from engine.procedures import Bounds
from web.diagrams.lettering import width

_HEIGHT = 20.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What is shown on one element: a count in its corner and a text on its lower edge; empty: nothing."""

    count: str = ""
    below: str = ""


def drawn(box: Bounds, figures: Figures) -> str:
    """Return the numbers of an element as SVG."""
    parts = []
    if figures.count:
        across = max(28.0, width(figures.count) + 16)
        x, y = box.x + box.width - across + 10, box.y - 14
        parts.append(f'<rect class="hc" x="{x:g}" y="{y:g}" width="{across:g}" height="28" rx="14"/>')
        parts.append(_text("hc-t", x + across / 2, y + 18.5, figures.count))
    if figures.below:
        across = width(figures.below) + 16
        x, y = box.x + (box.width - across) / 2, box.y + box.height - _HEIGHT / 2
        parts.append(f'<rect class="hm" x="{x:g}" y="{y:g}" width="{across:g}" height="{_HEIGHT:g}" rx="4"/>')
        parts.append(_text("hm-t", box.x + box.width / 2, y + 14, figures.below))
    return "".join(parts)


def _text(kind: str, x: float, y: float, text: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="middle">{escape(text)}</text>'
