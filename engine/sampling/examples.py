"""Checking worked examples, such as a plant's own or a licensed copy's, against the engine.

A file has the columns id, kind, source, input_json, expected_json, note; every expected value is compared.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from engine.sampling.example_answers import ANSWERS
from engine.sampling.refusals import ExamplesUnreadable, SamplingRefused

COLUMNS: Final = ("id", "kind", "source", "input_json", "expected_json", "note")
_NEEDED: Final = ("id", "kind", "input_json", "expected_json")
_PROBABILITY_TOLERANCE: Final = Decimal("1e-6")
_FIGURES: Final = {"oc_quality": 3, "aoql": 2}
_ASN_UNIT: Final = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example as it stands in the file."""

    id: str
    kind: str
    input_json: str
    expected_json: str
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A value of an example that the engine does not give; `value` names it, such as `Ac` or `score_after`."""

    id: str
    kind: str
    value: str
    expected: str
    actual: str
    source: str = ""
    note: str = ""


def read_examples(lines: Iterable[str]) -> list[Example]:
    """Read the lines of a CSV file of examples; raises ExamplesUnreadable when columns are missing."""
    reader = csv.DictReader(lines)
    missing = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
    if missing:
        raise ExamplesUnreadable(", ".join(missing), COLUMNS)
    return [Example(**{column: row.get(column) or "" for column in COLUMNS}) for row in reader]


def verify_examples(lines: Iterable[str]) -> list[Mismatch]:
    """Return what differs between the worked examples in `lines` (CSV text) and the engine; nothing when all agree."""
    return mismatches(read_examples(lines))


def mismatches(examples: Iterable[Example]) -> list[Mismatch]:
    """Return every value of `examples` that the engine does not give."""
    return [mismatch for example in examples for mismatch in _check(example)]


def _check(example: Example) -> Iterator[Mismatch]:
    if example.kind not in ANSWERS:
        yield _mismatch(example, "kind", ", ".join(ANSWERS), example.kind)
        return
    try:
        given = json.loads(example.input_json)
        expected = json.loads(example.expected_json, parse_float=Decimal)
        actual = ANSWERS[example.kind](given)
    except SamplingRefused as refused:
        yield _mismatch(example, "", example.expected_json, refused.sentence())
    except (ValueError, KeyError, TypeError, AttributeError) as unreadable:
        yield _mismatch(example, "input_json", "", f"{type(unreadable).__name__}: {unreadable}")
    else:
        yield from _compare(example, expected, actual)


def _compare(example: Example, expected: Any, actual: Any) -> Iterator[Mismatch]:
    if not isinstance(expected, dict):
        if not _agree(example.kind, "", expected, actual):
            yield _mismatch(example, "", expected, actual)
        return
    for name, value in expected.items():
        if not isinstance(actual, dict) or name not in actual:
            known = ", ".join(actual) if isinstance(actual, dict) else str(actual)
            yield _mismatch(example, name, value, f"not a value of {example.kind}: {known}")
        elif not _agree(example.kind, name, value, actual[name]):
            yield _mismatch(example, name, value, actual[name])


def _agree(kind: str, name: str, expected: Any, actual: Any) -> bool:
    if isinstance(expected, (int, Decimal)) and isinstance(actual, float):
        return _numbers_agree(kind, name, Decimal(expected), Decimal(actual))
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(
            _agree(kind, name, one, other) for one, other in zip(expected, actual, strict=True)
        )
    return bool(expected == actual)


def _numbers_agree(kind: str, name: str, expected: Decimal, actual: Decimal) -> bool:
    """Compare a published with a computed number: qualities to the figures printed, where the last may be one off.

    The printed tables were partly rounded by hand. A probability agrees to 1e-6, an ASN to three decimals.
    """
    if kind in _FIGURES and expected:
        unit = Decimal(1).scaleb(expected.adjusted() - _FIGURES[kind] + 1)
        return abs(expected - actual.quantize(unit)) <= unit
    if name == "ASN":
        return abs(expected - actual.quantize(_ASN_UNIT)) <= _ASN_UNIT
    return abs(expected - actual) <= _PROBABILITY_TOLERANCE


def _mismatch(example: Example, value: str, expected: Any, actual: Any) -> Mismatch:
    return Mismatch(
        example.id, example.kind, value, _text(expected), _text(actual), source=example.source, note=example.note
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
