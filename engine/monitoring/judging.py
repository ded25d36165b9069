"""Compare a reading with the limits of its point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from engine.monitoring.limits import Limit, LimitKind, Parameter, Verdict

Given = Decimal | bool | str | None
_GRAVEST_FIRST: Final = (Verdict.OUT, Verdict.UNREADABLE, Verdict.WARNING, Verdict.IN_LIMITS)
_YES: Final = frozenset({"yes", "true", "1"})
_NO: Final = frozenset({"no", "false", "0"})
#: More digits than any instrument has; a longer number is no reading.
_MOST_DIGITS: Final = 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One parameter of a reading: a number, 1 or 0 for in order or not, None when it could not be read."""

    limit: Limit
    value: Decimal | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reading means as a whole, the gravest of its findings."""

    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Return the gravest verdict; a reading of nothing is unreadable."""
        found = {finding.verdict for finding in self.findings}
        return next((each for each in _GRAVEST_FIRST if each in found), Verdict.UNREADABLE)

    @property
    def broken(self) -> tuple[Finding, ...]:
        """Return the findings beyond their limits."""
        return tuple(each for each in self.findings if each.verdict in {Verdict.OUT, Verdict.WARNING})


def judge(limits: Iterable[Limit], given: Mapping[str, Given]) -> Judgement:
    """Judge what was read; a parameter that was not (null) is left out. Source: HAC-7."""
    read = ((limit, given.get(limit.parameter.value)) for limit in limits)
    return Judgement(tuple(_finding(limit, value) for limit, value in read if value is not None))


def _finding(limit: Limit, given: Given) -> Finding:
    value = _number(limit.parameter, given)
    if value is None:
        return Finding(limit, None, Verdict.UNREADABLE)
    kept = limit.holds(value) if limit.parameter.is_measured else value == 1
    if kept:
        return Finding(limit, value, Verdict.IN_LIMITS)
    return Finding(limit, value, Verdict.OUT if limit.kind is LimitKind.CRITICAL else Verdict.WARNING)


def _number(parameter: Parameter, given: Given) -> Decimal | None:
    if not parameter.is_measured:
        text = str(given).strip().casefold()
        return Decimal(1) if text in _YES else Decimal(0) if text in _NO else None
    if isinstance(given, bool):
        return None
    try:
        value = given if isinstance(given, Decimal) else Decimal(str(given).strip())
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    is_usual = isinstance(exponent, int) and abs(exponent) + len(value.as_tuple().digits) <= _MOST_DIGITS
    return value if is_usual else None
