"""Series of lots within one step: locked when first changed, written when the step is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engine.sampling import SeriesState
from engine.series import SeriesKey
from engine.services.series import CountLot, SwitchSeries
from engine.storage import Work, series
from engine.storage.goods import Cause
from engine.storage.series import KeptSeries


@dataclass(slots=True)
class _SeriesInStep:
    """A locked series as it stands within the step, and the changes not yet written, each with its element."""

    kept: KeptSeries
    state: SeriesState
    changes: list[tuple[CountLot | SwitchSeries, str]] = field(default_factory=list)


class SeriesOfStep:
    """The series that one step looks at or changes; `at` in microseconds."""

    def __init__(self, work: Work, site: str, at: int) -> None:
        self._work, self._site, self._at = work, site, at
        self._changed: dict[SeriesKey, _SeriesInStep] = {}

    def state(self, key: SeriesKey, *, to_change: bool) -> SeriesState:
        """Return where a series stands; one that is to change is locked until the transaction ends."""
        found = self._changed.get(key)
        if found is None and to_change:
            kept = series.lock(self._work, self._site, key, self._at)
            found = self._changed[key] = _SeriesInStep(kept, kept.state)
        return found.state if found is not None else series.look(self._work, self._site, key)

    def take(self, effect: CountLot | SwitchSeries, element: str) -> None:
        """Take in a change that the service at `element` computed from the locked state."""
        found = self._changed[effect.key]
        found.state = effect.counted.state if isinstance(effect, CountLot) else effect.state
        found.changes.append((effect, element))

    def write(self, cause_of: Callable[[str], Cause]) -> None:
        """Write lots, switches and where the series stand; `cause_of` gives the cause for an element."""
        for changed in self._changed.values():
            place = changed.kept.lots
            for effect, element in changed.changes:
                cause = cause_of(element)
                if isinstance(effect, CountLot):
                    place += 1
                    series.add_lot(self._work, changed.kept, place, effect.lot, effect.counted, cause)
                    series.add_switches(self._work, changed.kept, place, effect.counted.switches, cause)
                else:
                    series.add_switches(self._work, changed.kept, place, effect.switches, cause)
            if changed.changes:
                series.save(self._work, changed.kept, changed.state, place, self._at)
