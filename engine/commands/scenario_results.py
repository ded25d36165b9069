"""Keep how the scenarios went, and read it back for the proof."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.commands.house import House
from engine.storage import micros, moment, scenario_results
from engine.trace import Outcome

_GROUND = ("processes", "forms", "tests/features")


@dataclass(frozen=True, slots=True)
class Result:
    """How one scenario went: where it stands, what it went through (`file#id`), which rows decided."""

    file: str
    line: int
    name: str
    message: str
    places: frozenset[str]
    fired: frozenset[str]


def ground_of(home: Path) -> str:
    """Return the SHA-256 over all procedures, forms and scenarios: results are of one state of them."""
    digest = hashlib.sha256()
    for folder in _GROUND:
        for path in sorted((home / folder).rglob("*")):
            if path.suffix in {".bpmn", ".dmn", ".form", ".yaml", ".feature"}:
                digest.update(f"{path.relative_to(home).as_posix()}\0{path.stat().st_size}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def keep_results(house: House, results: Iterable[Result]) -> None:
    """Keep the results of a run of all scenarios, and forget the oldest run."""
    at, ground = micros(house.clock()), ground_of(house.home)
    with house.database.transaction() as work:
        run = scenario_results.last_run(work) + 1
        work.run_many(
            scenario_results.INSERT,
            [
                {
                    "run": run,
                    "file": each.file,
                    "line": each.line,
                    "name": each.name,
                    "ground": ground,
                    "at": at,
                    "passed": not each.message,
                    "message": each.message,
                    "places": json.dumps(sorted(each.places)),
                    "fired": json.dumps(sorted(each.fired)),
                }
                for each in results
            ],
        )
        scenario_results.forget_old(work, run)


def outcomes(house: House, told: Mapping[tuple[str, int], Outcome]) -> tuple[tuple[Outcome, ...], bool]:
    """Return the scenarios `told` by (file, line), each with how it went last, and whether that was on these files."""
    with house.database.reading() as work:
        rows = scenario_results.of_last_run(work)
    known = {(row.file, row.line): row for row in rows}
    fresh = bool(rows) and rows[0].ground == ground_of(house.home)
    found = []
    for key, plain in told.items():
        row = known.get(key)
        if row is None or row.name != plain.name:
            found.append(plain)
            continue
        places, fired = frozenset(json.loads(row.places)), frozenset(json.loads(row.fired))
        found.append(
            Outcome(
                plain.file,
                plain.line,
                plain.name,
                plain.tags,
                bool(row.passed),
                moment(row.at),
                row.message,
                places,
                fired,
            )
        )
    return tuple(found), fresh
