"""Measures the decision engine with the DMN conformance kit: `python benchmarks/dmn_tck.py PATH [--failures TEXT]`.

PATH holds folders `compliance-level-2` and `compliance-level-3` of the kit. Prints the cases passed by level, and how
many of those whose expected result is not null: null is also what an engine gives that understands nothing.
"""

from __future__ import annotations

import argparse
import sys
import time as clock
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from engine.dmn import DecisionFile, read_decisions
from engine.feel import FeelError, Host, compile_expression, kind, to_text
from engine.feel.far import FarDateTime
from engine.feel.temporal import offset_seconds, parse_date, parse_date_time, parse_duration, parse_time
from engine.feel.tokens import one_space

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
TOLERANCE = Decimal("1e-8")
NUMBERS = {"decimal", "double", "integer", "int", "float", "long"}
TEMPORAL = {"date": parse_date, "dateTime": parse_date_time, "time": parse_time, "duration": parse_duration}


@dataclass
class Score:
    """Cases of one level: all, and those that expect something; `failures` tells what went wrong."""

    cases: int = 0
    passed: int = 0
    valued: int = 0
    valued_passed: int = 0
    folders: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def count(self, folder: str, *, passed: bool, valued: bool) -> None:
        """Take in one case."""
        self.cases += 1
        self.passed += passed
        self.valued += valued
        self.valued_passed += passed and valued
        self.folders[folder] += not passed


def local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def parts(element: Any, name: str) -> list[Any]:
    return [child for child in element if local(child) == name]


def value_of(element: Any) -> Any:
    """Read an input or an expected result."""
    for value in parts(element, "value"):
        if value.get(XSI + "nil") == "true":
            return None
        return scalar((value.get(XSI + "type") or "").rpartition(":")[2], value.text or "")
    for items in parts(element, "list"):
        return None if items.get(XSI + "nil") == "true" else [value_of(item) for item in parts(items, "item")]
    components = parts(element, "component")
    return {one_space(part.get("name")): value_of(part) for part in components} if components else None


def scalar(type_name: str, text: str) -> Any:
    if type_name in NUMBERS:
        return Decimal(text.strip())
    if type_name == "boolean":
        return text.strip() == "true"
    return TEMPORAL[type_name](text.strip()) if type_name in TEMPORAL else text


def same(got: Any, expected: Any) -> bool:
    """Compare exactly, but for the last digits of numbers."""
    if isinstance(got, Decimal) and isinstance(expected, Decimal):
        return abs(got - expected) <= TOLERANCE * max(1, abs(expected))
    if isinstance(got, list) and isinstance(expected, list):
        return len(got) == len(expected) and all(same(*pair) for pair in zip(got, expected, strict=True))
    if isinstance(got, dict) and isinstance(expected, dict):
        return got.keys() == expected.keys() and all(same(got[key], expected[key]) for key in got)
    if kind(got) != kind(expected):
        return False
    if kind(got) in {"time", "date and time"}:
        return moment(got) == moment(expected)
    return bool(got == expected)


def moment(value: Any) -> tuple[Any, ...]:
    eras, near = (value.eras, value.near) if isinstance(value, FarDateTime) else (0, value)
    return eras, near.replace(tzinfo=None), offset_seconds(near)


def read(path: Path) -> DecisionFile:
    """Read a model with the models beside it that it imports."""

    def imported(namespace: str, location: str | None) -> DecisionFile | None:
        beside = [path.with_name(location)] if location else []
        for other in [*beside, *sorted(path.parent.glob("*.dmn"))]:
            if other != path and other.exists() and etree.parse(other).getroot().get("namespace") == namespace:
                return read(other)
        return None

    return read_decisions(path.read_bytes(), path.name, imported)


def inputs_of(case: Any) -> dict[str, Any]:
    """Read the inputs of a case; `model.name` is an input of an imported model."""
    inputs: dict[str, Any] = {}
    for node in parts(case, "inputNode"):
        prefix, dot, name = one_space(node.get("name")).partition(".")
        if dot:
            inputs.setdefault(prefix, {})[name] = value_of(node)
        else:
            inputs[prefix] = value_of(node)
    return inputs


def result_of(file: DecisionFile, case: Any, name: str, host: Host) -> Any:
    invocable = case.get("invocableName")
    if invocable:
        got = file.invoke(invocable, inputs_of(case), host)
        return got[name] if isinstance(got, Mapping) and name in got else got
    decision = file.named(name)
    if decision is None:
        raise LookupError(name)
    return decision.decide(inputs_of(case), host).value


def run_case(file: DecisionFile, case: Any, host: Host) -> Iterator[str]:
    """Give what is wrong with the results of a case."""
    for node in parts(case, "resultNode"):
        name = one_space(node.get("name"))
        expected = next((value_of(one) for one in parts(node, "expected")), None)
        try:
            got = result_of(file, case, name, host)
        except (FeelError, LookupError) as exc:
            yield f"{name}: {type(exc).__name__} {exc}"
            continue
        if not same(got, expected):
            yield f"{name}: {shown(got)} instead of {shown(expected)}"


def shown(value: Any) -> str:
    return f"{to_text(value)[:120]!r}"


def expects_value(case: Any) -> bool:
    return any(value_of(one) is not None for node in parts(case, "resultNode") for one in parts(node, "expected"))


def measure(level: Path) -> Score:
    score = Score()
    host = Host(lambda: datetime.now(UTC))
    for tests in sorted(level.glob("*/*test*.xml")):
        root = etree.parse(tests).getroot()
        model = next((one.text.strip() for one in parts(root, "modelName")), None)
        file = read(tests.with_name(model) if model else next(tests.parent.glob("*.dmn")))
        for case in parts(root, "testCase"):
            wrong = list(run_case(file, case, host))
            score.count(tests.parent.name, passed=not wrong, valued=expects_value(case))
            score.failures += [f"{tests.parent.name} {case.get('id')}: {one}" for one in wrong]
    return score


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="folder of the kit that holds compliance-level-2 and -3")
    parser.add_argument("--failures", metavar="TEXT", help="list failed cases whose folder holds TEXT ('' for all)")
    options = parser.parse_args()
    levels = sorted(options.path.glob("compliance-level-*"))
    if not levels:
        print(f"{options.path} holds no compliance-level-* folder", file=sys.stderr)
        return 2
    compile_expression("1")
    for level in levels:
        start = clock.perf_counter()
        score = measure(level)
        print(
            f"{level.name}: {score.passed} of {score.cases} = {score.passed / score.cases:.2%};"
            f" with a result that is not null: {score.valued_passed} of {score.valued}"
            f" = {score.valued_passed / max(score.valued, 1):.2%}; {clock.perf_counter() - start:.1f} s"
        )
        if options.failures is not None:
            print(*(f"  {one}" for one in score.failures if options.failures in one), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
