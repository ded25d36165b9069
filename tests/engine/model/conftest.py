"""Walks the shipped procedure as the plant would: real diagrams, tables, forms, policies and services; no database.

The last fixture plays its scenarios once on real databases, for the tests about what they cover.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine import services, workflow
from engine.bundles import Bundle, collect, load
from engine.calendars import SiteCalendar, plant_functions
from engine.forms import Form, Option
from engine.forms.policies import form_policies
from engine.lots import after
from engine.scenarios import Scenario, Stage, read_features
from engine.vocabulary import Names
from engine.workflow import Host, OpenTask, Running

HOME = Path(__file__).resolve().parents[3]
FRIDAY_15 = datetime(2026, 6, 5, 7, 0, tzinfo=UTC)  # 15:00 in Shanghai
CALENDAR = SiteCalendar(ZoneInfo("Asia/Shanghai"))
CHOICES = {
    key: (Option(value, Names(value)),)
    for key, value in {"products": "VB-50", "suppliers": "acme", "customers": "globex", "sites": "branch_2"}.items()
}


@cache
def the_bundle() -> Bundle:
    return load("nonconformity", collect(HOME, "nonconformity"))


@dataclass
class Ledger:
    """What a service sees of the plant, and the one lot it moves."""

    now: datetime = FRIDAY_15
    site: str = "main"
    case_number: str = "NC-2026-0001"
    balance: dict[str, Decimal] = field(default_factory=dict)
    started: list[str] = field(default_factory=list)

    def quantity(self, product: str, lot: str, status: str) -> Decimal:
        del product, lot
        return self.balance.get(status, Decimal(0))

    def handed_over(self, product: str, lot: str) -> Decimal:
        del product, lot
        return Decimal(0)

    def start_case(
        self,
        procedure: str,
        link: str,
        data: Mapping[str, Any],
        held_quantity: Decimal | None = None,
        site: str | None = None,
    ) -> str:
        assert (link, data["source_case"], held_quantity, site) == (procedure, self.case_number, None, None)
        self.started.append(procedure)
        return f"{procedure}-1"

    def series(self, key: Any, *, to_change: bool = False) -> Any:
        raise AssertionError((key, to_change))

    def serve(self, topic: str, element: str, inputs: dict[str, Any], headers: Mapping[str, str]) -> dict[str, Any]:
        del element, headers
        found = services.find(topic)
        assert found
        outcome = found.run(self, inputs)
        for effect in outcome.effects:
            assert isinstance(effect, services.goods.MoveGoods)
            self.balance = dict(after(self.balance, effect.moves))
        return dict(outcome.result)


class Walk:
    """One case under way; `answer` fills in the form of an open task, `seen` lists who did what."""

    def __init__(self, sheet: Mapping[str, Any]) -> None:
        self.bundle = the_bundle()
        self.ledger = Ledger()
        self.now = FRIDAY_15
        self.seen: list[tuple[str, str]] = []
        form = self.bundle.start_form
        assert form
        values = self._checked(form, sheet, {"site": "main"})
        self.running: Running = workflow.start(
            self.bundle, self.host(), {"site": "main", "case_number": "NC-2026-0001", **values}
        )
        self._is_sound()

    def host(self) -> Host:
        def decide(decision: str, scope: Mapping[str, Any]) -> Any:
            return self.bundle.decisions[decision].decide(scope, self.host().feel)

        return Host(now=self.now, serve=self.ledger.serve, decide=decide, functions=plant_functions(CALENDAR))

    @property
    def open(self) -> dict[str, str]:
        """Elements that wait, with the role that is asked."""
        return {task.element: task.role for task in self.running.open_tasks()}

    @property
    def lot(self) -> dict[str, int]:
        """Quantities by status, without the empty ones."""
        return {status: int(quantity) for status, quantity in self.ledger.balance.items() if quantity}

    def task(self, element: str) -> OpenTask:
        found = [task for task in self.running.open_tasks() if task.element == element]
        assert found, f"{element} is not open, but {self.open}"
        return found[0]

    def shown(self, element: str) -> Mapping[str, Any]:
        """What the form of the task shows before anybody typed."""
        return self.running.values(self.task(element).number)

    def refused(self, element: str, **values: Any) -> list[str]:
        """Codes with which the answer would be refused."""
        task = self.task(element)
        scope = self.running.values(task.number)
        checked = self.bundle.forms[task.form_id or ""].validate(values, scope, CHOICES, self.host().feel)
        return [each.code for each in (*checked.refusals, *form_policies(checked.values, scope, self.now))]

    def answer(self, element: str, **values: Any) -> "Walk":
        task = self.task(element)
        assert task.due_at, element
        scope = self.running.values(task.number)
        checked = self._checked(self.bundle.forms[task.form_id or ""], values, scope)
        self.running.complete(task.number, checked)
        self.seen.append((element, task.role))
        self._is_sound()
        return self

    def wait_until(self, moment: datetime) -> "Walk":
        self.now = self.ledger.now = moment
        self.running = workflow.load(self.running.dump(), self.bundle, self.host())
        self.running.fire()
        self._is_sound()
        return self

    def _checked(self, form: Form, values: Mapping[str, Any], scope: Mapping[str, Any]) -> dict[str, Any]:
        checked = form.validate(values, scope, CHOICES, self.host().feel)
        refusals = [*checked.refusals, *form_policies(checked.values, scope, self.now)]
        assert not refusals, (form.id, refusals)
        assert set(checked.values) == set(form.keys)
        return checked.values

    def _is_sound(self) -> None:
        assert not self.running.incidents()
        assert all(quantity >= 0 for quantity in self.ledger.balance.values())


@pytest.fixture
def open_sheet() -> Callable[..., Walk]:
    """Open a sheet on 500 pieces of an own component, found at incoming inspection on a Friday at 15:00."""

    def opening(**changes: Any) -> Walk:
        sheet = {
            "product": "VB-50",
            "lot": "A-0417",
            "quantity": 500,
            "unit": "piece",
            "source": "incoming",
            "detected_at": FRIDAY_15.isoformat(),
            "item_class": "component",
            "ownership": "own",
            "nonconformity": "porosity",
        }
        return Walk({**sheet, **changes})

    return opening


@pytest.fixture
def decided(open_sheet: Callable[..., Walk]) -> Callable[..., Walk]:
    """Bring a sheet through marking, check, review and disposition with the given lines."""

    def deciding(
        *lines: dict[str, Any], sheet: Mapping[str, Any], marked_by: str = "mark_product", **more: Any
    ) -> Walk:
        walk = open_sheet(**sheet).answer(marked_by, nonconforming_area="N1", status_marked=True)
        walk.answer("check_sheet", check_result="agree")
        walk.answer("review_nonconformity", review_findings="as found", dispositions=list(lines))
        return walk.answer("decide_disposition", dispositions=list(lines), **more)

    return deciding


@dataclass(frozen=True)
class Example:
    """A scenario that was played: what it went through, as `file#id`, which rows decided, and how long it is."""

    id: str
    message: str
    places: frozenset[str]
    fired: frozenset[str]
    steps: int

    @property
    def walked(self) -> frozenset[str]:
        """Ids of the elements and flows gone through, of whichever diagram."""
        return frozenset(place.partition("#")[2] for place in self.places)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Example, ...]]:
    """All scenarios of a procedure, played once a test run; further workers read the first one's results."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    @cache
    def playing(procedure: str) -> tuple[Example, ...]:
        results, lock = shared / f"{procedure}.json", shared / f"playing-{procedure}"
        try:
            lock.mkdir()
        except FileExistsError:
            while not results.exists():
                time.sleep(0.2)
        else:
            stage = Stage(HOME, tmp_path_factory.mktemp("played"))
            rows = [
                (p.scenario.id, p.message, sorted(p.places), sorted(p.fired), len(p.scenario.steps))
                for p in map(stage.play, scenarios_of(procedure))
            ]
            (lock / "half").write_text(json.dumps(rows))
            (lock / "half").rename(results)
        return tuple(
            Example(name, message, frozenset(places), frozenset(fired), steps)
            for name, message, places, fired, steps in json.loads(results.read_text())
        )

    return playing


@cache
def scenarios_of(procedure: str) -> tuple[Scenario, ...]:
    return read_features(HOME / "tests" / "features" / procedure)


@pytest.fixture(name="scenarios_of", scope="session")
def _scenarios_of() -> Callable[[str], tuple[Scenario, ...]]:
    """The scenarios of a procedure, read once."""
    return scenarios_of
