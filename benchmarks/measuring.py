"""Figures: what was timed, how often, and how it stands to a floor of the same run."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Stamp = tuple[float, float]


def stamp() -> Stamp:
    """Return the time by the clock and of this processor."""
    return time.perf_counter(), time.thread_time()


@dataclass(slots=True)
class Series:
    """Durations of one thing done again and again, in seconds: by the clock and of this processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    total: float = 0.0

    def note(self, begun: Stamp, ended: Stamp) -> None:
        """Take one that was timed by stamps, so that two series can share them."""
        self.wall.append(ended[0] - begun[0])
        self.cpu.append(ended[1] - begun[1])

    @contextmanager
    def one(self) -> Iterator[None]:
        """Time one."""
        wall, cpu = time.perf_counter(), time.thread_time()
        yield
        self.cpu.append(time.thread_time() - cpu)
        self.wall.append(time.perf_counter() - wall)

    def figure(self, name: str, *, floor: Series | None = None, **more: Any) -> Figure:
        """Return the median as a figure, with its ratio to the floor."""
        return Figure(
            name,
            self.median_ms,
            "ms",
            None if floor is None else self.median_ms / floor.median_ms,
            None if floor is None else "a durable commit",
            note=f"p95 {self.p95_ms:.2f}, processor {self.cpu_ms:.2f} ms, {len(self.wall)} times",
            **more,
        )

    @property
    def median_ms(self) -> float:
        """Return the median by the clock in milliseconds."""
        return statistics.median(self.wall) * 1000

    @property
    def p95_ms(self) -> float:
        """Return what 95 of 100 stay below, in milliseconds."""
        return sorted(self.wall)[int(len(self.wall) * 0.95)] * 1000

    @property
    def cpu_ms(self) -> float:
        """Return the median of the processor time in milliseconds."""
        return statistics.median(self.cpu) * 1000

    @property
    def rate(self) -> float:
        """Return how many a second, with everything between them."""
        return len(self.wall) / (self.total or sum(self.wall))


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `target` is what the ratio or value may be at most (or at least) to count as met."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    against: str | None = None
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Tell whether the target is met; None without a target."""
        measured = self.value if self.ratio is None else self.ratio
        if self.at_most is not None:
            return measured <= self.at_most
        if self.at_least is not None:
            return measured >= self.at_least
        return None

    def as_dict(self) -> dict[str, Any]:
        """Return the figure for JSON."""
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "ratio": None if self.ratio is None else round(self.ratio, 3),
            "against": self.against,
            "at_most": self.at_most,
            "at_least": self.at_least,
            "met": self.met,
            "note": self.note,
        }


def joined(parts: Iterable[Series]) -> Series:
    """Put the rounds of a series together."""
    whole = Series()
    for each in parts:
        whole.wall += each.wall
        whole.cpu += each.cpu
        whole.total += each.total
    return whole


def repeated(times: int, act: Callable[[], object]) -> Series:
    """Time `act` so many times."""
    series = Series()
    gc.collect()
    begun = time.perf_counter()
    for _ in range(times):
        with series.one():
            act()
    series.total = time.perf_counter() - begun
    return series
