"""Pages of a list: each says where the next one starts, so that deep pages cost what the first one costs."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.errors import CommandRefused, Refusal

Row = TypeVar("Row")

USUAL_LIMIT = 50
HIGHEST_LIMIT = 200
#: Rows that one request looks at when a filter has no index of its own; the page is then short, its `next` goes on.
MOST_EXAMINED = 2_000
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list; `next` is the cursor of the page after it, None at the end.

    A page may hold fewer rows than asked for although `next` is given.
    """

    items: tuple[Row, ...]
    next: str | None = None


def cursor_of(*place: int) -> str:
    """Return the opaque text for the place after which the next page starts."""
    return base64.urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def place_of(cursor: str, length: int) -> tuple[int, ...]:
    """Return the place of a cursor of `length` numbers. Raises CommandRefused with `bad_cursor`."""
    try:
        place = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        place = None
    if (
        not isinstance(place, list)
        or len(place) != length
        or not all(type(part) is int and abs(part) <= _LARGEST for part in place)
    ):
        raise CommandRefused([Refusal("bad_cursor", "cursor")])
    return tuple(place)


def clamped(limit: int) -> int:
    """Return the page length within what one request may ask for."""
    return max(1, min(limit, HIGHEST_LIMIT))
