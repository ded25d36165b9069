"""The running balance of disposition lines: what is decided, what is still to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.feel import Value
from web.wording import Speech

LINES, PART, TOTAL = "dispositions", "quantity", "quantity"


@dataclass(frozen=True, slots=True)
class Balance:
    """The total under the lines.

    state: short, even or over. said: the sentence now. short, over: the sentences of the script, with `{n}` for the
    number. total: the number to reach, for the script.
    """

    state: str
    said: str
    of: str
    sum: str
    total: str
    short: str
    over: str
    even: str


def balance(rows: Iterable[Mapping[str, Any]], scope: Mapping[str, Value], unit: str, speech: Speech) -> Balance | None:
    """Add the lines up against the quantity on hold; None when that is not known."""
    total = scope.get(TOTAL)
    if not isinstance(total, Decimal):
        return None
    parts = [row.get(PART) for row in rows]
    decided = sum((part for part in parts if isinstance(part, Decimal)), Decimal(0))
    missing = total - decided
    state = "even" if not missing else "short" if missing > 0 else "over"
    word = speech.unit(unit) if unit else ""
    sentences = {
        name: " ".join(speech.say(f"form-balance-{name}", number="{n}", unit=word).split())
        for name in ("short", "over")
    }
    even = speech.say("form-balance-even")
    number = speech.number(abs(missing))
    return Balance(
        state=state,
        said=even if state == "even" else sentences[state].replace("{n}", number),
        of=speech.say("form-balance-of", total=speech.quantity(total, unit)),
        sum=speech.number(decided),
        total=str(total),
        short=sentences["short"],
        over=sentences["over"],
        even=even,
    )
