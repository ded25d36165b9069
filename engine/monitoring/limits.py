"""What is measured or looked at, and between which limits it stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from engine.errors import HoldpointError


class Parameter(StrEnum):
    """What a reading is of. Source: HAC-7 (tables 2 and 5)."""

    TEMPERATURE = "temperature"  # degrees Celsius
    HUMIDITY = "humidity"  # per cent, of the air or of a mass
    ACIDITY = "acidity"  # degrees
    LIGHT = "light"
    SHELF_LIFE = "shelf_life"
    EQUIPMENT = "equipment"
    STAFF_APPEARANCE = "staff_appearance"
    CERTIFICATES = "certificates"
    LABORATORY_TEST = "laboratory_test"

    @property
    def is_measured(self) -> bool:
        """Tell whether it is a number; the others are in order or not."""
        return self in MEASURED


MEASURED: Final = frozenset({Parameter.TEMPERATURE, Parameter.HUMIDITY, Parameter.ACIDITY})


class LimitKind(StrEnum):
    """Critical: beyond it the product may harm; process: beyond it the step is put right. Source: HAC-7."""

    CRITICAL = "critical"
    PROCESS = "process"


class Verdict(StrEnum):
    """What a reading means; unreadable: the value is no number, so it counts as not taken."""

    IN_LIMITS = "in_limits"
    WARNING = "warning"
    OUT = "out"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Limit:
    """The limits of one parameter; None: no limit on that side. Something looked at has none: it is to be in order."""

    parameter: Parameter
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    kind: LimitKind = LimitKind.CRITICAL

    def holds(self, value: Decimal) -> bool:
        """Tell whether a measured value is within; the limits themselves are. Source: HAC-7 (18 ± 3 °C)."""
        above = self.minimum is None or value >= self.minimum
        return above and (self.maximum is None or value <= self.maximum)


class LimitsRefused(HoldpointError):
    """Limits that cannot be kept or say nothing; `problem`: none, unknown, without_bounds, reversed, repeated."""

    code = "limits_refused"


def limits_from(lines: Iterable[Mapping[str, Any]]) -> tuple[Limit, ...]:
    """Read the lines of a form. Raises LimitsRefused."""
    found: dict[Parameter, Limit] = {}
    for line in lines:
        try:
            limit = Limit(
                Parameter(line["parameter"]),
                line.get("minimum"),
                line.get("maximum"),
                LimitKind(line.get("kind") or LimitKind.CRITICAL),
            )
        except (KeyError, ValueError) as exc:
            raise LimitsRefused(problem="unknown", parameter=str(line.get("parameter"))) from exc
        if problem := _problem(limit, found):
            raise LimitsRefused(problem=problem, parameter=limit.parameter.value)
        found[limit.parameter] = limit
    if not found:
        raise LimitsRefused(problem="none", parameter="")
    return tuple(found.values())


def _problem(limit: Limit, before: Mapping[Parameter, Limit]) -> str:
    if limit.parameter in before:
        return "repeated"
    if not limit.parameter.is_measured:
        return ""
    if limit.minimum is None and limit.maximum is None:
        return "without_bounds"
    if limit.minimum is not None and limit.maximum is not None and limit.minimum > limit.maximum:
        return "reversed"
    return ""
