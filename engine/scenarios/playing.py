"""Play scenarios: each on a fresh copy of a furnished SQLite file, with the procedures of a folder published."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.commands import Plant
from engine.commands.publish import procedures_in
from engine.errors import BundleInvalid, HoldpointError, Severity
from engine.scenarios import lookup
from engine.scenarios.features import Scenario
from engine.scenarios.trying import loose_ends, told
from engine.scenarios.vocabulary import run
from engine.scenarios.world import Clock, World, furnish
from engine.storage import Database
from engine.storage.schema import prepare

_SECRET = b"the secret of the scenarios"


@dataclass(frozen=True, slots=True)
class Played:
    """How a scenario went.

    line, message: of the step that failed. places: the elements and flows gone through, each as `file#id`, for example
    `processes/nonconformity/nonconformity.bpmn#hold_lot`. fired: ids of the rows of decision tables that decided.
    """

    scenario: Scenario
    message: str
    line: int
    places: frozenset[str]
    fired: frozenset[str]

    @property
    def walked(self) -> frozenset[str]:
        """Return the ids of the elements and flows gone through, of whichever diagram."""
        return frozenset(place.partition("#")[2] for place in self.places)

    @property
    def passed(self) -> bool:
        """Tell whether every step held."""
        return not self.message


class Stage:
    """A furnished plant whose procedures come from `home`; every scenario gets a copy of its own in `folder`."""

    def __init__(self, home: Path, folder: Path) -> None:
        """Furnish the plant and publish the procedures of `home`; `broken` are those left out because of errors.

        Raises BundleInvalid when there is none without errors.
        """
        self.home, self._folder, self._count = home, folder, 0
        self._furnished = folder / "furnished.db"
        database = Database(f"sqlite:///{self._furnished}", durable=False)
        prepare(database)
        plant = Plant(database, home, _SECRET, Clock())
        furnish(plant)
        self.broken = _publish_sound(plant)
        database.close()

    @contextmanager
    def world(self) -> Iterator[World]:
        """Give a world at its beginning; its database file goes away with it."""
        self._count += 1
        path = self._folder / f"played-{self._count}.db"
        shutil.copyfile(self._furnished, path)
        clock, database = Clock(), Database(f"sqlite:///{path}", durable=False)
        try:
            yield World(Plant(database, self.home, _SECRET, clock), clock)
        finally:
            database.close()
            for left in self._folder.glob(f"{path.name}*"):
                left.unlink()

    def play(self, scenario: Scenario) -> Played:
        """Play a scenario to its end or to the step that does not hold."""
        with self.world() as world:
            line, message = _play(world, scenario)
            return Played(scenario, message, line, walked(world), frozenset(lookup.all_fired(world.plant)))


def _publish_sound(plant: Plant) -> frozenset[str]:
    """Publish what can be published: an owner at work on one procedure still plays the scenarios of the others."""
    try:
        plant.publish()
    except BundleInvalid as error:
        broken = frozenset(each.file.split("/")[1] for each in error.findings if each.severity is Severity.ERROR)
        sound = [name for name in procedures_in(plant.home) if name not in broken]
        if not sound:
            raise
        plant.publish(sound)
        return broken
    return frozenset()


def walked(world: World) -> frozenset[str]:
    """Return all elements and flows that the cases of a world went through, each as `file#id`."""
    found: set[str] = set()
    for bundle_id, bitmap in lookup.all_walked(world.plant):
        bundle = world.plant.bundle(bundle_id)
        found |= {
            bundle.place_of(name)
            for place, name in enumerate(bundle.index)
            if bitmap[place // 8 : place // 8 + 1] and _bit(bitmap, place)
        }
    return frozenset(found)


def _bit(bitmap: bytes, place: int) -> bool:
    return bool(bitmap[place // 8] >> place % 8 & 1)


def _play(world: World, scenario: Scenario) -> tuple[int, str]:
    for step in scenario.steps:
        try:
            run(world, step.text, step.table)
        except (AssertionError, LookupError, HoldpointError, ValueError) as error:
            text = told(error) if isinstance(error, HoldpointError) else str(error)
            return step.line, text or type(error).__name__
    left = loose_ends(world)
    return (scenario.steps[-1].line, left) if left else (0, "")
