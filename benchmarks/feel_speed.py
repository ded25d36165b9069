"""Measures what a gateway condition and a decision table cost beside one comparison evaluated by Python itself.

`python benchmarks/feel_speed.py [--json]`. The floor, `eval` of a compiled comparison, is measured in the same run.
"""

from __future__ import annotations

import argparse
import json
import sys
import timeit
from collections.abc import Callable
from decimal import Decimal

from engine.dmn import Decision, read_decisions
from engine.feel import Host, compile_expression

ROWS = 10
LIMITS = {"condition": 30.0, "table": 300.0}
SCOPE = {"disposition": "rework", "source": "final", "quantity": Decimal(950)}


def source(at: int) -> str:
    """Give the first cell of a row: the last one takes every source."""
    return "-" if at == ROWS else f'"source {at}"'


def a_table() -> Decision:
    """Make a table of ten rows with two inputs, of which the last row matches."""
    rows = "".join(
        f'<rule id="r{at}"><inputEntry><text>{source(at)}</text></inputEntry>'
        f"<inputEntry><text>[{at * 100 - 100}..{at * 100})</text></inputEntry>"
        f'<outputEntry><text>"role {at}"</text></outputEntry></rule>'
        for at in range(1, ROWS + 1)
    )
    xml = (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="urn:speed" name="speed">'
        '<decision id="speed" name="speed"><decisionTable id="table" hitPolicy="FIRST">'
        '<input><inputExpression typeRef="string"><text>source</text></inputExpression></input>'
        '<input><inputExpression typeRef="number"><text>quantity</text></inputExpression></input>'
        f'<output name="role" typeRef="string"/>{rows}</decisionTable></decision></definitions>'
    )
    return read_decisions(xml.encode(), "speed.dmn").decisions["speed"]


def microseconds(call: Callable[[], object], times: int) -> float:
    """Give the best of five, for one call."""
    return min(timeit.repeat(call, number=times, repeat=5)) / times * 1e6


def measure() -> dict[str, float]:
    """Measure the floor and both costs, in microseconds."""
    host = Host()
    comparison = compile('disposition == "rework"', "floor", "eval")
    condition = compile_expression('=disposition = "rework"')
    table = a_table()
    if condition.evaluate(SCOPE, host) is not True or table.decide(SCOPE, host).value != f"role {ROWS}":
        raise SystemExit("wrong results are not worth measuring")
    return {
        "floor": microseconds(lambda: eval(comparison, {}, SCOPE), 20_000),  # noqa: S307 - the floor
        "condition": microseconds(lambda: condition.evaluate(SCOPE, host, strict=True), 20_000),
        "table": microseconds(lambda: table.decide(SCOPE, host, strict=True), 2_000),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print figures only")
    options = parser.parse_args()
    found = measure()
    ratios = {name: found[name] / found["floor"] for name in LIMITS}
    if options.json:
        print(json.dumps({"microseconds": found, "ratios": ratios, "limits": LIMITS}))
    else:
        print(f"one comparison by Python itself: {found['floor']:.2f} us")
        for name, ratio in ratios.items():
            print(f"{name}: {found[name]:.2f} us, {ratio:.0f} times the comparison (at most {LIMITS[name]:.0f})")
    return 1 if any(ratios[name] > limit for name, limit in LIMITS.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
