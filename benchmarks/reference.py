"""The reference case: five tasks with one pass through rework, ten cases open at once, an inbox page before each."""

from __future__ import annotations

import itertools
from pathlib import Path

import sqlalchemy as sa

from benchmarks import floors
from benchmarks.plants import PRODUCT, SITE, furnish, person
from engine.commands import Plant
from engine.identity import Actor
from engine.inbox.tasks import Tab, task_page
from engine.storage.database import Statement

_STATES = Statement(sa.text("SELECT length(state) FROM \"case\" WHERE status <> 'closed'"))
_ENDED = Statement(sa.text("SELECT count(*) FROM \"case\" WHERE status = 'closed'"))
_PAGES = Statement(sa.text("PRAGMA page_count"))


class Reference:
    """The reference case on a plant of its own."""

    def __init__(self, folder: Path, name: str = "reference.db") -> None:
        self.plant: Plant = furnish(folder, name=name)
        self.people: dict[str, Actor] = {role: person(self.plant, role, role) for role in floors.ROLES}
        self.path = folder / name
        self._numbers = itertools.count(1)

    def start(self) -> int:
        """Start a case."""
        sheet = {"product": PRODUCT, "lot": f"L-2026-{next(self._numbers):05d}", "source": "in_process"}
        return self.plant.start_case(self.people["inspector"], "reference", SITE, sheet).id

    def inbox(self, role: str) -> list[tuple[tuple[str, str], str]]:
        """Return the first page of a role as (task id, role), element."""
        plant = self.plant
        page = task_page(plant.database, self.people[role], Tab.ROLES, now=plant.clock(), limit=floors.PAGE)
        return [((row.id, role), row.element) for row in page.items]

    def complete(self, handle: tuple[str, str], element: str) -> None:
        """Complete a task."""
        task_id, role = handle
        self.plant.complete_task(self.people[role], task_id, floors.FORMS[element])

    def states(self) -> list[int]:
        """Return the sizes of the states of the cases under way, in bytes."""
        with self.plant.database.reading() as work:
            return [int(row[0]) for row in work.run(_STATES).fetchall()]

    def ended(self) -> int:
        """Return how many cases have ended."""
        with self.plant.database.reading() as work:
            return int(work.run(_ENDED).fetchone()[0])

    def size(self) -> int:
        """Return the size of the database in bytes."""
        with self.plant.database.reading() as work:
            return int(work.run(_PAGES).fetchone()[0]) * 4096
