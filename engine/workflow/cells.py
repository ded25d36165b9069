"""The data of a task, kept as what differs from the data of the task before it, and unpacked when first read."""

from __future__ import annotations

from typing import Any, Final

from engine.workflow.values import ordered, pack, same, unpack

Difference = tuple[Any, Any, Any]
"""The base cell, packed entries that differ (0 for none), and names no longer there (0: none, 1: all)."""


class Cell:
    """Data of a task, never changed in place; `told` is what was last said of them as a difference."""

    __slots__ = ("told", "value")

    def __init__(self, value: dict[str, Any] | None, told: Difference = (None, 0, 0)) -> None:
        self.value = value
        self.told = told

    def open(self) -> dict[str, Any]:
        """Give the data."""
        if self.value is None:
            base, changed, gone = self.told
            data: dict[str, Any] = {} if gone == 1 else base.open()
            if gone and gone != 1:
                data = {key: value for key, value in data.items() if key not in gone}
            self.value = {**data, **unpack(changed)} if changed else data
        return self.value

    def against(self, base: Cell) -> tuple[Any, Any]:
        """Tell the data as a difference from `base`: packed entries and names no longer there."""
        if self is base:
            return 0, 0
        told = self.told
        if told[0] is not base:
            told = self.told = self._difference(base)
        return told[1], told[2]

    def _difference(self, base: Cell) -> Difference:
        data, other = self.open(), base.open()
        if data is other:
            return base, 0, 0
        if not other:
            return base, pack(ordered(data)), 0
        changed = {key: value for key, value in data.items() if key not in other or not same(value, other[key])}
        gone: Any = sorted(key for key in other if key not in data) or 0
        if gone and len(changed) == len(data):
            gone = 1
        return base, pack(ordered(changed)) if changed else 0, gone


EMPTY: Final = Cell({})
