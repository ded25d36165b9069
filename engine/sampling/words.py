"""Words of acceptance sampling as the standard and the incoming specification use them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How strictly a series of lots is inspected. Source: SMP-4.10, GB/T 2828.1-2003 clause 9."""

    NORMAL = "normal"
    TIGHTENED = "tightened"
    REDUCED = "reduced"
    DISCONTINUED = "discontinued"


class PlanType(StrEnum):
    """How many samples a plan may draw from a lot. Source: SMP-5.1, SMP-5.2, GB/T 2828.1-2003 clause 10.4."""

    SINGLE = "single"
    DOUBLE = "double"
    MULTIPLE = "multiple"


class NonconformityClass(StrEnum):
    """How grave a nonconformity is; classes are judged separately. Source: SMP-6.2.2.2."""

    MAJOR = "major"
    MINOR = "minor"


class Level(StrEnum):
    """Inspection level: how much is inspected, hence how well lots are told apart. Source: SMP-5.4.1."""

    S_1 = "S-1"
    S_2 = "S-2"
    S_3 = "S-3"
    S_4 = "S-4"
    I = "I"  # noqa: E741 - the standard's name
    II = "II"
    III = "III"


class Measure(StrEnum):
    """What is counted: nonconforming units, or nonconformities. Source: SMP-4.6, SMP-4.7."""

    PERCENT_NONCONFORMING = "percent_nonconforming"
    PER_100_UNITS = "per_100_units"


class Mark(StrEnum):
    """What stands in a cell of a master table."""

    PLAN = "plan"
    DOWN = "down"
    UP = "up"
    STAR = "star"
    PLUSPLUS = "plusplus"


class Verdict(StrEnum):
    """What the samples inspected so far say about a lot. Source: SMP-5.1, SMP-5.2."""

    ACCEPT = "accept"
    REJECT = "reject"
    FURTHER_SAMPLE = "further_sample"


@dataclass(frozen=True, slots=True)
class Edition:
    """A printing of the standard: `name` as it stands on plans, `identical_to` the edition whose tables it shares."""

    name: str
    identical_to: str
    replaced_by: str | None = None


GB_2003 = Edition("GB/T 2828.1-2003", "ISO 2859-1:1999", replaced_by="GB/T 2828.1-2012")
EDITIONS = {
    edition.name: edition
    for edition in (
        GB_2003,
        Edition("GB/T 2828.1-2012", "ISO 2859-1:1999"),
        Edition("ISO 2859-1:1999", "ISO 2859-1:1999", replaced_by="ISO 2859-1:2026"),
    )
}
"""Editions with the same tables; every plan names the one it was issued under."""

CODE_LETTERS = tuple("ABCDEFGHJKLMNPQRS")
"""Code letters in the order of the tables; S stands in tightened inspection only. Source: GB/T 2828.1-2003 table 1."""
