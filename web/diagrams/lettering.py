"""Text in a drawing: broken into lines that fit, in scripts with and without spaces."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from html import escape

SIZE = 12.0
_LEADING = 1.25


def width(text: str, size: float = SIZE) -> float:
    """Return about how wide `text` is in pixels; a Chinese character counts as a full square."""
    return sum(size if unicodedata.east_asian_width(sign) in "WF" else size * 0.56 for sign in text)


@lru_cache(maxsize=4096)
def lines(text: str, room: float, size: float = SIZE) -> tuple[str, ...]:
    """Break `text` into lines of at most `room` pixels: at spaces, Chinese between any two characters."""
    result: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split())):
        if line and width((line + piece).rstrip(), size) > room:
            result.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*result, line.rstrip()) if line else tuple(result)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for sign in text:
        wide = unicodedata.east_asian_width(sign) in "WF"
        opens = not pieces or wide or pieces[-1].endswith((" ", "-", "/"))
        after_wide = bool(pieces) and unicodedata.east_asian_width(pieces[-1][-1]) in "WF"
        keeps = sign in "，。、；：？！）》”%"  # never begin a line
        if pieces and (keeps or not (opens or after_wide) or sign == " "):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def block(text: str, x: float, y: float, room: float, *, kind: str = "", top: bool = False, start: bool = False) -> str:
    """Return `text` around the middle (x, y), or below y with `top`, as one SVG text of several lines."""
    if not text:
        return ""
    size = 11.0 if kind.startswith("lb") else SIZE
    broken = lines(text, room, size)
    first = y + size if top else y - (len(broken) - 1) * size * _LEADING / 2 + size * 0.36
    spans = "".join(
        f'<tspan x="{x:g}" y="{first + place * size * _LEADING:g}">{escape(line)}</tspan>'
        for place, line in enumerate(broken)
    )
    label = f' class="{kind}"' if kind else ""
    return f'<text{label} text-anchor="{"start" if start else "middle"}">{spans}</text>'
