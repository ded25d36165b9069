"""The data of a task, kept as what differs from the data of the task before it, and unpacked when first read."""

from __future__ import annotations

from typing import Any, Final

from engine.workflow.values import ordered, pack, same, unpack


class Cell:
    """Data of a task. `base`, `changed` and `gone` tell them as a difference: packed entries, names no longer there.

    gone is 0 for none and 1 when nothing of the base is left.
    """

    __slots__ = ("base", "changed", "gone", "value")

    def __init__(self, value: dict[str, Any] | None, base: Cell | None = None, changed: Any = 0, gone: Any = 0) -> None:
        self.value = value
        self.base = base
        self.changed = changed
        self.gone = gone

    def open(self) -> dict[str, Any]:
        """Give the data."""
        if self.value is None:
            base = self.base.open() if self.base is not None and self.gone != 1 else {}
            if self.gone and self.gone != 1:
                base = {key: value for key, value in base.items() if key not in self.gone}
            self.value = {**base, **unpack(self.changed)} if self.changed else base
        return self.value

    def against(self, base: Cell) -> tuple[Any, Any]:
        """Tell the data as a difference from `base`."""
        if self is base:
            return 0, 0
        if self.base is not base:
            self._compare(base)
        return self.changed, self.gone

    def _compare(self, base: Cell) -> None:
        data, other = self.open(), base.open()
        if data is other:
            self.base, self.changed, self.gone = base, 0, 0
            return
        changed = {key: value for key, value in data.items() if key not in other or not same(value, other[key])}
        gone: Any = sorted(key for key in other if key not in data) or 0
        if gone and len(changed) == len(data):
            gone = 1
        self.base, self.changed, self.gone = base, pack(ordered(changed)) if changed else 0, gone


EMPTY: Final = Cell({})
