"""Runs the measurements: `python -m benchmarks [NAME…] [--json] [--cases N] [--largest]` (`holdpoint bench --help`)."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import Figure
from engine.storage.database import sqlite_driver

#: name -> what is measured; each is a module `measured_<name>` with a function `measure`.
NAMES = {
    "reference": "completion of the reference case beside its floors",
    "shipped": "the shipped nonconformity procedure",
    "inbox": "inbox pages with 1 000 to 1 000 000 open tasks",
    "closed": "completions beside 20 000 or 1 000 000 ended cases",
    "registers": "a register of 10 000 entries",
    "growth": "rework turns, parts, a vote of 200, forms of 100 KB",
    "server": "start, memory, HTTP API and pages",
}


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return 1 when a target is not met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", choices=[[], *NAMES], default=[])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--largest", action="store_true")
    given = parser.parse_args(arguments)
    figures: dict[str, list[Figure]] = {}
    if not given.json:
        print(_machine_line())
    for name in given.names or NAMES:
        figures[name] = []
        if not given.json:
            print(f"\n{name}: {NAMES[name]}")
        for figure in _measured(name, given):
            figures[name].append(figure)
            if not given.json:
                print(_line(figure), flush=True)
    if given.json:
        content = {name: [each.as_dict() for each in found] for name, found in figures.items()}
        print(json.dumps({"machine": _machine(), "figures": content}, ensure_ascii=False, indent=1))
    return int(any(each.met is False for found in figures.values() for each in found))


def _measured(name: str, given: argparse.Namespace) -> Iterator[Figure]:
    module = importlib.import_module(f"benchmarks.measured_{name}")
    with tempfile.TemporaryDirectory(dir=os.environ.get("HOLDPOINT_BENCH_FOLDER")) as folder:
        options = {
            "reference": {"cases": given.cases},
            "inbox": {"largest": given.largest},
            "closed": {"largest": given.largest},
        }.get(name, {})
        yield from module.measure(Path(folder), **options)


def _machine() -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "sqlite": sqlite_driver.sqlite_version,
        "processors": os.cpu_count(),
        "load": [round(each, 2) for each in os.getloadavg()],
    }


def _machine_line() -> str:
    told = _machine()
    return f"Python {told['python']}, SQLite {told['sqlite']}, {told['processors']} processors, load {told['load']}"


def _line(figure: Figure) -> str:
    value = f"{figure.value:10.3f}" if figure.value < 100 else f"{figure.value:10.0f}"  # noqa: PLR2004
    ratio = "" if figure.ratio is None else f"{figure.ratio:6.2f} x {figure.against}"
    limit = ""
    if figure.at_most is not None:
        limit = f"(at most {figure.at_most:g})"
    elif figure.at_least is not None:
        limit = f"(at least {figure.at_least:g})"
    mark = {True: "ok", False: "MISSED", None: ""}[figure.met]
    return f"  {figure.name:62} {value} {figure.unit:5} {ratio:38} {limit:16} {mark:6}  {figure.note}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
