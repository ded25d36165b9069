"""The reference case beside its floors, and what a case costs at rest."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from benchmarks import floors
from benchmarks.measuring import Figure, Series, joined
from benchmarks.reference import Reference
from engine.cli.memory import settle

ROUNDS = 5
COMMITS = 200


def measure(folder: Path, *, cases: int) -> Iterator[Figure]:
    """Yield the figures. Floors and product take turns, so that what else the machine does falls on all alike."""
    plain, product = floors.Plain(folder / "plain.db"), Reference(folder)
    each = max(cases // ROUNDS, floors.OPEN)
    product_drive = floors.Drive(product, each)
    plain_drive, memory_drive = (floors.Drive(tried, max(each // 2, 5)) for tried in (plain, floors.InMemory()))
    product_drive()  # warm
    settle()  # as the server does
    empty, before = product.size(), product.ended()
    taken: dict[str, list[Series]] = {name: [] for name in ("floor", "memory", "plain", "alone", "both")}
    for _ in range(ROUNDS):
        taken["floor"].append(floors.commit(folder, COMMITS))
        taken["memory"].append(memory_drive()[0])
        taken["plain"].append(plain_drive()[1])
        alone, both = product_drive()
        taken["alone"].append(alone)
        taken["both"].append(both)
    series = {name: joined(each) for name, each in taken.items()}
    floor, stock, both = series["floor"], series["plain"], series["both"]
    yield floor.figure("durable commit of 4 KB")
    yield series["memory"].figure("SpiffWorkflow in memory, completion", floor=floor)
    yield stock.figure("SpiffWorkflow, its serializer, SQLite: completion with inbox", floor=floor)
    yield Figure("SpiffWorkflow, its serializer: state", statistics.median(plain.sizes), "bytes")
    yield series["alone"].figure("completion", floor=floor)
    yield both.figure("completion with inbox", floor=floor, at_most=4.0)
    yield Figure(
        "completions a second, starts included",
        both.rate,
        "/s",
        both.rate / stock.rate,
        "SpiffWorkflow + SQLite",
        at_least=2.0,
    )
    yield Figure(
        "completions by processor time", both.cpu_ms, "ms", stock.cpu_ms / both.cpu_ms, "SpiffWorkflow + SQLite"
    )
    yield Figure("state of a case under way, median", statistics.median(product.states()), "bytes", at_most=600)
    ended = product.ended() - before
    yield Figure("a finished case with its history", (product.size() - empty) / ended, "bytes", at_most=4096)
    broken = product.plant.verify(replay=True)
    yield Figure("rows not as they were written", float(broken is not None), "", at_most=0)
    product.plant.database.close()
