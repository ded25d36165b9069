"""One step of one case: load and lock, run, save everything in the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from engine import services, workflow
from engine.bundles import Bundle
from engine.commands.disposal import expired_records
from engine.commands.house import House
from engine.commands.series import SeriesOfStep
from engine.commands.shipments_of_step import ShipmentsOfStep
from engine.dmn import DecisionOutcome
from engine.effectiveness import Nonconformity
from engine.errors import NotFound, ServiceFailed
from engine.lots import Move, Shipment, Trace, after
from engine.lots.reconciliation import RecallLine
from engine.sampling import SeriesState
from engine.series import SeriesKey
from engine.services.goods import LinkLots, MoveGoods
from engine.services.messages import SendMessage
from engine.services.monitoring import NoteReading
from engine.services.recall import CountRecalled
from engine.services.records import DisposeRecords
from engine.services.registry import ExpiredRecord
from engine.services.series import CountLot, SwitchSeries
from engine.services.shipments import TakeBack
from engine.storage import Work, cases, goods, micros, nonconformities, recall, shipments
from engine.storage.cases import CaseRow, ItemRow
from engine.vocabulary import QuantityStatus
from engine.workflow import OpenTask, Running

#: Quantities on hold that a case takes over from the one that started it, by product and lot.
HandedOver = Mapping[tuple[str, str], Decimal]
E = TypeVar("E")


class Moved(NamedTuple):
    """A movement not yet written, the element that made it, and (id, kind) of the shipment it belongs to."""

    move: Move
    element: str
    shipment: tuple[int, str] | None = None


@dataclass(slots=True)
class _LotInStep:
    """A lot as it stands within the step: what is stored, and movements not yet written."""

    state: goods.LotState
    moves: list[Moved] = field(default_factory=list)
    unit: str = "pcs"

    def balance(self) -> dict[str, Decimal]:
        return after(self.state.balance, (each.move for each in self.moves))

    def taken_over(self) -> Decimal:
        """Return how much of what was handed over is taken over by now."""
        held = QuantityStatus.ON_HOLD
        moves = (each.move for each in self.moves)
        return sum((m.quantity for m in moves if m.from_status == m.to_status == held), Decimal(0))


@dataclass(frozen=True, slots=True)
class LinkedStart:
    """A case that a service wants started with this step; its number is already given.

    held_quantity: of the lot in `data`, on hold, for which the linked case answers from its first step on.
    """

    procedure: str
    link: str
    data: Mapping[str, Any]
    number: str
    site: str
    held_quantity: Decimal | None = None

    @property
    def hands_over(self) -> HandedOver:
        """Return what is handed over, by product and lot."""
        if self.held_quantity is None:
            return {}
        return {(str(self.data.get("product")), str(self.data.get("lot"))): self.held_quantity}


class StepView:
    """What services see, and where their effects are gathered until the step is saved."""

    def __init__(
        self, house: House, work: Work, case: CaseRow, now: dt.datetime, handed_over: HandedOver | None = None
    ) -> None:
        self._house, self._work, self._case, self._now = house, work, case, now
        self._handed_over = handed_over or {}
        self.lots: dict[tuple[str, str], _LotInStep] = {}
        self.starts: list[LinkedStart] = []
        #: Effects that wait to be written, each with its element.
        self.effects: list[tuple[services.Effect, str]] = []
        self._series: SeriesOfStep | None = None
        self._shipments: ShipmentsOfStep | None = None

    @property
    def site(self) -> str:
        """Return the site of the case."""
        return self._case.site

    @property
    def case_number(self) -> str:
        """Return the number of the case."""
        return self._case.number

    @property
    def now(self) -> dt.datetime:
        """Return the time of the step."""
        return self._now

    def quantity(self, product: str, lot: str, status: str) -> Decimal:
        """Return how much of the lot has `status`, with what this step moved so far."""
        return self._lot(product, lot).balance().get(status, Decimal(0))

    def handed_over(self, product: str, lot: str) -> Decimal:
        """Return what is handed over to this case and not taken over yet."""
        given = self._handed_over.get((product, lot), Decimal(0))
        return given - self._lot(product, lot).taken_over() if given else given

    def not_taken_over(self) -> Decimal:
        """Return what was handed over and nobody took: the pieces would be held for no case."""
        return sum((self.handed_over(*each) for each in self._handed_over), Decimal(0))

    def series(self, key: SeriesKey, *, to_change: bool = False) -> SeriesState:
        """Return where a series of lots stands, with what this step changed so far."""
        return self.series_of_step().state(key, to_change=to_change)

    def series_of_step(self) -> SeriesOfStep:
        """Return the series that this step looks at or changes."""
        if self._series is None:
            self._series = SeriesOfStep(self._work, self.site, micros(self._now))
        return self._series

    def shipments_of_step(self) -> ShipmentsOfStep:
        """Return the shipments that this step looks at."""
        if self._shipments is None:
            self._shipments = ShipmentsOfStep(self._work, self.site, self._lot)
        return self._shipments

    def changed_series(self) -> SeriesOfStep | None:
        """Return the series of this step, None when it looked at none."""
        return self._series

    def effects_of(self, kind: type[E]) -> list[tuple[E, str]]:
        """Return the effects of one kind that wait to be written, each with its element."""
        return [(effect, element) for effect, element in self.effects if isinstance(effect, kind)]

    def trace(self, product: str, lot: str, depth: int | None = None) -> Trace | None:
        """Return where a lot went, as it was before this step; None for an unknown lot."""
        return shipments.trace(self._work, self.site, product, lot, depth)

    def recall_lines(self) -> tuple[RecallLine, ...]:
        """Return the account of this recall, with what this step counted so far."""
        counted = (line for effect, _ in self.effects_of(CountRecalled) for line in effect.lines)
        return (*recall.lines_of(self._work, self._case.id), *counted)

    def nonconformities(self, first: dt.date, after: dt.date) -> Iterable[Nonconformity]:
        """Return what was reported nonconforming at the site on days from `first` on and before `after`."""
        zone = self._house.zone(self.site)
        since, until = (micros(dt.datetime.combine(day, dt.time(), zone)) for day in (first, after))
        return nonconformities.reported(self._work, self.site, since, until)

    def shipment(self, key: str) -> Shipment | None:
        """Return a shipment of the site with what came back of it, this step included."""
        return self.shipments_of_step().one(key)

    def expired_records(self) -> tuple[ExpiredRecord, ...]:
        """Return the records of the site whose times of keeping are over."""
        return expired_records(self._house, self._work, self.site, self._now)

    def start_case(
        self,
        procedure: str,
        link: str,
        data: Mapping[str, Any],
        held_quantity: Decimal | None = None,
        site: str | None = None,
    ) -> str:
        """Give the linked case its number and remember to start it."""
        where = site or self.site
        number = next_number(self._house, self._work, procedure, where, self._now)
        self.starts.append(LinkedStart(procedure, link, data, number, where, held_quantity))
        return number

    def apply(self, effect: services.Effect, element: str) -> None:
        """Take in an effect of the service at `element`."""
        match effect:
            case MoveGoods():
                self._move(effect, element)
            case CountLot() | SwitchSeries():
                self.series_of_step().take(effect, element)
            case TakeBack():
                of = (effect.shipment.id, effect.kind.value)
                lot = self._lot(effect.shipment.product, effect.shipment.lot)
                lot.moves.append(Moved(self.shipments_of_step().take(effect), element, of))
            case LinkLots() | NoteReading() | CountRecalled() | DisposeRecords() | SendMessage():
                self.effects.append((effect, element))
            case _:
                raise ServiceFailed(element, f"unknown effect {type(effect).__name__}")

    def _move(self, effect: MoveGoods, element: str) -> None:
        lot = self._lot(effect.product, effect.lot)
        if lot.state.id is None and effect.unit is None and not lot.moves:  # nor registered earlier in this step
            raise NotFound("lot", effect.lot)
        lot.unit = effect.unit or lot.unit
        lot.moves.extend(Moved(move, element) for move in effect.moves)

    def _lot(self, product: str, lot: str) -> _LotInStep:
        found = self.lots.get((product, lot))
        if found is None:
            found = self.lots[product, lot] = _LotInStep(goods.find(self._work, self.site, product, lot))
        return found


class Step:
    """A case opened for one change; `running` is None until `load` or the start command sets it."""

    def __init__(
        self,
        house: House,
        work: Work,
        case: CaseRow,
        item: ItemRow | None,
        *,
        now: dt.datetime,
        actor: int | None,
        handed_over: HandedOver | None = None,
    ) -> None:
        self.house, self.work, self.case, self.item, self.now, self.actor = house, work, case, item, now, actor
        self.bundle: Bundle = house.bundle(case.bundle_id)
        self.view = StepView(house, work, case, now, handed_over)
        calendar, functions = house.time_at(case.site)
        self.zone = calendar.zone
        self.host = workflow.Host(now=now, serve=self._serve, decide=self._decide, functions=functions)
        self._running: Running | None = None
        self.before = _NOTHING

    @property
    def running(self) -> Running:
        """Return the running case; only after `load` or `begin`."""
        if self._running is None:
            raise RuntimeError("the step was not begun")
        return self._running

    def begin(self, running: Running) -> None:
        """Take a case that was just started."""
        self._running = running

    def load(self) -> None:
        """Take the live case if it has this version, else restore it from the state."""
        live: Live | None = self.house.live.take(self.case.id, self.case.version)
        if live is None:
            self._running = workflow.load(self.case.state, self.bundle, self.host)
            self.before = Outside.of(self._running)
        else:
            self._running = workflow.rebind(live.running, self.host)
            self.before = live.outside

    def put_back(self) -> None:
        """Keep the unchanged live case; after a refusal."""
        if self._running is not None:
            self.house.live.keep(self.case.id, self.case.version, Live(self._running, self.before))

    def _serve(self, topic: str, element: str, inputs: dict[str, Any], headers: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG002
        found = services.find(topic)
        if found is None:
            raise ServiceFailed(element, f"no service {topic!r}")
        try:
            outcome = found.run(self.view, inputs)
        except services.Foreseen as foreseen:
            raise workflow.BpmnError(foreseen.code, foreseen.data) from foreseen
        for effect in outcome.effects:
            self.view.apply(effect, element)
        return dict(outcome.result)

    def _decide(self, decision: str, scope: Mapping[str, Any]) -> DecisionOutcome:
        found = self.bundle.decisions.get(decision)
        if found is None:
            raise NotFound("decision", decision)
        return found.decide(scope, self.host.feel, strict=True)


class Outside(NamedTuple):
    """What the tables know of a case: open work items, timers, messages waited for."""

    items: Mapping[int, OpenTask]
    timers: Mapping[int, int]
    messages: Mapping[int, tuple[str, str]]

    @classmethod
    def of(cls, running: Running) -> Outside:
        """Read it off a running case."""
        timers, messages = running.timers(), running.waiting_messages()
        return cls(
            {task.number: task for task in running.open_tasks()},
            {number: micros(due) for number, due in timers.items()} if timers else {},
            {number: (name, key) for number, name, key in messages} if messages else {},
        )


_NOTHING = Outside({}, {}, {})


class Live(NamedTuple):
    """A case kept in memory between two steps, and what the tables know of it."""

    running: Running
    outside: Outside


def next_number(house: House, work: Work, procedure: str, site: str, now: dt.datetime) -> str:
    """Return the next case number PREFIX-YEAR-0001; the year is that of the site's zone."""
    prefix, year = house.procedure(procedure).prefix, now.astimezone(house.zone(site)).year
    last = work.run(cases.NEXT_NUMBER, prefix=prefix, year=year).fetchone()[0]
    return f"{prefix}-{year}-{last:04d}"
