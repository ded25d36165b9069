"""Lines of goods that people, programs and tables hand in, and what became of each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from engine.commands.house import House
from engine.errors import CommandRefused, NotAllowed, NotFound, Refusal
from engine.identity import Actor
from engine.lots import cells
from engine.procedures.roles import GoodsTable
from engine.storage import Work, goods, micros
from engine.storage import plant as masters
from engine.storage.goods import LotState
from engine.storage.shipments import Kept, of_documents

#: A quantity has at most so many digits before and after its point.
WHOLE_DIGITS, DECIMALS = 12, 6
_LONGEST_TEXT = 500
_LONGEST_NAME = 120
_UNKEPT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
#: Lines are written in transactions of so many, so that nobody else waits long.
CHUNK = 200
#: Lines that are written all or none, and so keep others waiting, are at most so many.
MOST_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class LotName:
    """A lot that another was made from, as somebody names it.

    `product` None: any product, when only one has a lot of that number. `used`: how much of it went into the other,
    in its own unit; None: nobody said, and nothing is taken out of it.
    """

    product: str | None
    lot: str
    used: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ShipmentLine:
    """What a customer was sent of one lot with one document; customer and product by key or name."""

    document: str
    customer: str
    product: str | None
    lot: str
    quantity: Decimal
    shipped_on: dt.date
    unit: str | None = None
    contact: str = ""
    address: str = ""
    country: str = ""
    weight_kg: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LotLine:
    """A lot that is in stock, released, and what it was made from; without quantity: only what it was made from."""

    product: str
    lot: str
    quantity: Decimal | None = None
    unit: str | None = None
    made_from: tuple[LotName, ...] = ()


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a line: written as `id`, there already (`known`), or refused."""

    id: int | None
    known: bool = False
    refusals: tuple[Refusal, ...] = ()


class Extent(StrEnum):
    """Which lines are written: the good ones, all or none of them, or none: they are only looked at."""

    GOOD = "good"
    ALL = "all"
    NONE = "none"


Line = TypeVar("Line", ShipmentLine, LotLine)
Write = Callable[["Desk", Line], Entered]


class Spellings:
    """Keys of products and customers by every name people use for them."""

    def __init__(self, products: Mapping[str, Sequence[str]], customers: Mapping[str, Sequence[str]]) -> None:
        self._products, self._customers = _by_name(products), _by_name(customers)

    @classmethod
    def read(cls, work: Work) -> Spellings:
        """Return the names in use."""
        found = masters.masters(work)
        products, customers = (
            {key: [names.en, names.zh, names.ru] for key, names in found[kind]} for kind in ("products", "customers")
        )
        return cls(products, customers)

    def product(self, text: str) -> str | None:
        """Return the key of a product by key or name; None when there is none, or several have the name."""
        return self._products.get(_folded(text))

    def customer(self, text: str) -> str | None:
        """Return the key of a customer by key or name; None when there is none, or several have the name."""
        return self._customers.get(_folded(text))


class Desk:
    """What one transaction knows while it takes lines: the names in use, and lots as they stand by now."""

    def __init__(self, house: House, work: Work, actor: Actor, site: str) -> None:
        self.work, self.actor, self.site = work, actor, site
        now = house.clock()
        self.at, self.today = micros(now), now.astimezone(house.zone(site)).date()
        self.names = Spellings.read(work)
        self.kept: dict[tuple[str, int, str], Kept] = {}
        self._lots: dict[tuple[str, str], LotState] = {}
        self._units: dict[tuple[str, str], str] = {}
        self._products: dict[str, list[str]] = {}

    def lay_out(self, lines: Sequence[ShipmentLine | LotLine]) -> None:
        """Read, locked, all lots that lines name, and the shipments of their documents."""
        numbers = {line.lot.strip() for line in lines}
        numbers |= {each.lot.strip() for line in lines if isinstance(line, LotLine) for each in line.made_from}
        clean = [each for each in numbers if each and _is_clean(each)]
        for each in goods.find_numbers(self.work, self.site, clean):
            self.put_lot(each.product, each.lot, each.state, each.unit)
        documents = {line.document.strip() for line in lines if isinstance(line, ShipmentLine)}
        if documents:
            self.kept = of_documents(self.work, self.site, [each for each in documents if _is_clean(each)])

    def lot(self, product: str, lot: str) -> LotState:
        """Return a lot, locked, as it stands after the lines before."""
        return self._lots.get((product, lot)) or LotState(None, {})

    def put_lot(self, product: str, lot: str, state: LotState, unit: str | None = None) -> None:
        """Remember how a lot stands after a line; a new one comes with its unit."""
        self._lots[product, lot] = state
        if unit is not None:
            self._units[product, lot] = cells.one_unit(unit)
            self._products.setdefault(lot, []).append(product)

    def unit(self, product: str, lot: str) -> str | None:
        """Return the unit in which a lot is counted, by its usual name; None for a lot nobody knows."""
        return self._units.get((product, lot))

    def product_of(self, text: str | None, lot: str, name: str = "product") -> tuple[str | None, Refusal | None]:
        """Return the product that is meant, or why that cannot be told.

        Without a product the lot number has to be known for one product only. `name`: of the field to be mended.
        """
        if text and text.strip():
            product = self.names.product(text)
            return product, None if product else Refusal("unknown-product", name, {"product": text.strip()})
        number = lot.strip()
        known = sorted(self._products.get(number, []))
        if len(known) == 1:
            return known[0], None
        if known:
            return None, Refusal("product-needed", name, {"lot": number, "products": ", ".join(known)})
        return None, Refusal("unknown-lot", "lot" if name == "product" else name, {"lot": number}) if number else None


def take_lines(
    house: House,
    actor: Actor,
    site: str,
    table: GoodsTable,
    lines: Sequence[Line],
    write: Write[Line],
    *,
    extent: Extent,
) -> tuple[Entered, ...]:
    """Write lines one after the other and return what became of each; without an id where all was undone.

    Raises NotAllowed, NotFound (site), CommandRefused for more than MOST_AT_ONCE.
    """
    may_enter(house, actor, site, table)
    if extent is not Extent.GOOD and len(lines) > MOST_AT_ONCE:
        raise CommandRefused([Refusal("too-many-at-once", None, {"limit": MOST_AT_ONCE})])
    size = CHUNK if extent is Extent.GOOD else max(len(lines), 1)
    entered: list[Entered] = []
    try:
        for begin in range(0, len(lines), size):
            with house.database.transaction() as work:
                goods.lock_site(work, site)
                desk = Desk(house, work, actor, site)
                desk.lay_out(lines[begin : begin + size])
                part = [write(desk, line) for line in lines[begin : begin + size]]
                _undo_unless(extent, part)
            entered += part
    except _Undone as undone:
        return tuple(Entered(None, each.known, each.refusals) for each in undone.entered)
    return tuple(entered)


def may_enter(house: House, actor: Actor, site: str, table: GoodsTable) -> None:
    """Do nothing when the person enters such tables at a site. Raises NotFound for the site, NotAllowed."""
    if site not in house.sites():
        raise NotFound("site", site)
    roles = house.roles_entering(table)
    if not any(actor.may(role, site) for role in roles):
        raise NotAllowed(next(iter(roles), ""), site)


def refuse_first(entered: Sequence[Entered], path: str) -> None:
    """Raise CommandRefused with the reasons of all lines, each under `path[place]`, if there are any."""
    reasons = [
        Refusal(each.code, f"{path}[{place}]{f'.{each.field}' if each.field else ''}", each.data)
        for place, line in enumerate(entered)
        for each in line.refusals
    ]
    if reasons:
        raise CommandRefused(reasons)


def quantity_refusal(name: str, value: Decimal, *, least: Decimal = Decimal(0)) -> Refusal | None:
    """Refuse what no scale and no count gives: not above `least`, not a number, too many digits."""
    if not value.is_finite():
        return Refusal("not-a-number", name)
    if value <= least:
        return Refusal("not-positive", name)
    if value.adjusted() >= WHOLE_DIGITS or len(goods.text_of(value).partition(".")[2]) > DECIMALS:
        return Refusal("too-many-digits", name, {"whole": WHOLE_DIGITS, "decimals": DECIMALS})
    return None


def unit_refusal(unit: str | None, usual: str | None) -> Refusal | None:
    """Refuse a unit in which nothing is counted; `usual`: that of the product."""
    if not unit or unit == usual:
        return None
    try:
        cells.unit(unit)
    except ValueError:
        return Refusal("unknown-unit", "unit", {"unit": unit})
    return None


def text_refusals(required: Mapping[str, str], free: Mapping[str, str]) -> list[Refusal]:
    """Refuse names that are empty or too long, and texts that are too long."""
    found = [Refusal("required", name) for name, text in required.items() if not text.strip()]
    found += [Refusal("not-a-text", name) for name, text in {**required, **free}.items() if not _is_clean(text)]
    limits = [(required, _LONGEST_NAME), (free, _LONGEST_TEXT)]
    return found + [
        Refusal("too-long", name, {"limit": limit, "length": len(text)})
        for texts, limit in limits
        for name, text in texts.items()
        if len(text) > limit
    ]


def _undo_unless(extent: Extent, entered: list[Entered]) -> None:
    if extent is Extent.NONE or (extent is Extent.ALL and any(each.refusals for each in entered)):
        raise _Undone(entered)


class _Undone(Exception):
    """None of the lines is to be written."""

    def __init__(self, entered: list[Entered]) -> None:
        super().__init__()
        self.entered = entered


def _by_name(known: Mapping[str, Sequence[str]]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for key, names in known.items():
        for name in {_folded(each) for each in names if each}:
            found[name] = None if name in found else key
    found.update({_folded(key): key for key in known})  # a key is unique whatever others are called
    return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_clean(text: str) -> bool:
    """Tell whether a text is one line that both databases can keep."""
    return _UNKEPT.search(text) is None
