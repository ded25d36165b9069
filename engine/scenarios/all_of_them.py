"""Play every scenario of a plant's folder, on several processors."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engine.scenarios.features import Scenario, read_features
from engine.scenarios.playing import Played, Stage
from engine.trace import Outcome

FEATURES = Path("tests") / "features"
_stage: Stage | None = None


def all_scenarios(home: Path) -> tuple[Scenario, ...]:
    """Return the scenarios of the folder, their files named from `home`. Raises BundleInvalid for one unreadable."""
    found = read_features(home / FEATURES)
    return tuple(replace(each, file=(FEATURES / each.file).as_posix()) for each in found)


def not_played(scenarios: Sequence[Scenario]) -> dict[tuple[str, int], Outcome]:
    """Return scenarios by file and line as the proof knows them before they are played."""
    return {
        (each.file, each.line): Outcome(each.file, each.line, each.name, frozenset(each.tags)) for each in scenarios
    }


def play_all(
    home: Path, scenarios: Sequence[Scenario], workers: int, *, seen: Callable[[Played], None] = lambda _: None
) -> tuple[Played, ...]:
    """Play scenarios, each on a plant of its own; `seen` hears of each as it ends. In order of the list."""
    with tempfile.TemporaryDirectory(prefix="holdpoint-scenarios-") as folder:
        played = []
        for each in _played(home, Path(folder), scenarios, max(1, min(workers, len(scenarios)))):
            seen(each)
            played.append(each)
        return tuple(played)


def _played(home: Path, folder: Path, scenarios: Sequence[Scenario], workers: int) -> Iterator[Played]:
    if workers == 1:
        stage = Stage(home, folder)
        yield from map(stage.play, scenarios)
        return
    with multiprocessing.get_context("spawn").Pool(workers, _furnish, (home, folder)) as pool:
        yield from pool.imap(_play, scenarios, chunksize=8)


def _furnish(home: Path, folder: Path) -> None:
    global _stage  # noqa: PLW0603 - one stage a process, set as it begins
    _stage = Stage(home, Path(tempfile.mkdtemp(dir=folder)))


def _play(scenario: Scenario) -> Played:
    if _stage is None:
        raise RuntimeError("the process was not furnished")
    return _stage.play(scenario)
