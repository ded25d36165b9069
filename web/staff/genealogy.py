"""What a lot was made from and went into, as a tree to read, and its shipments by customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.lots import KnownLot, Relative, Shipment, Trace
from web.shell import shell
from web.wording import Speech

#: A page shows so many lots of a tree, and so many shipments.
MOST_LOTS = 200
MOST_SHIPMENTS = 200
_USUAL = "made_from"


@dataclass(frozen=True, slots=True)
class Branch:
    """A lot of the tree: what is left of it, and the lots behind it; `kind` tells a link other than made from."""

    lot: str
    product_key: str
    product: str
    site_key: str
    kind: str
    left: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The lots of one direction; `more` of them are not shown."""

    branches: tuple[Branch, ...]
    count: int
    more: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A shipment as the pages list it."""

    id: int
    document: str
    day: str
    customer: str
    customer_key: str
    contact: str
    lot: str
    product: str
    product_key: str
    site_key: str
    quantity: str
    back: str
    left: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a lot a customer has, by unit."""

    customer: str
    quantity: str


def tree(trace: Trace, relatives: Sequence[Relative], words: Speech) -> Tree:
    """Return the lots of one direction, each under the lot through which it was reached."""
    shown = relatives[:MOST_LOTS]
    behind: dict[int, list[Relative]] = {}
    for each in shown:
        behind.setdefault(each.beside, []).append(each)

    def branches(of: int) -> tuple[Branch, ...]:
        return tuple(_branch(trace.lots[each.id], each, branches(each.id), words) for each in behind.get(of, ()))

    return Tree(branches(trace.lot.id), len(relatives), len(relatives) - len(shown))


def _branch(lot: KnownLot, relative: Relative, behind: tuple[Branch, ...], words: Speech) -> Branch:
    left = sum(lot.quantities.values(), Decimal(0))
    return Branch(
        lot=lot.lot,
        product_key=lot.product,
        product=product_name(lot.product, words),
        site_key=lot.site,
        kind="" if relative.kind == _USUAL else words.word("link-kind", relative.kind),
        left=words.quantity(left, lot.unit),
        branches=behind,
    )


def sent(shipments: Sequence[Shipment], lot_id: int | None, words: Speech) -> list[Sent]:
    """Return shipments as rows, newest first; `lot_id`: the lot whose page it is."""
    newest = sorted(shipments, key=lambda each: (each.shipped_on, each.id), reverse=True)[:MOST_SHIPMENTS]
    return [
        Sent(
            id=each.id,
            document=each.document,
            day=words.day(each.shipped_on),
            customer=each.customer_name,
            customer_key=each.customer,
            contact=", ".join(text for text in (each.contact, each.address, each.country) if text),
            lot=each.lot,
            product=product_name(each.product, words),
            product_key=each.product,
            site_key=each.site,
            quantity=words.quantity(each.quantity, each.unit),
            back=words.quantity(each.returned + each.surplus, each.unit) if each.returned + each.surplus else "",
            left=words.quantity(each.outstanding, each.unit),
            is_own=each.lot_id == lot_id,
        )
        for each in newest
    ]


def shares(shipments: Sequence[Shipment], words: Speech) -> list[Share]:
    """Return how much each customer still has, the most first."""
    sums: dict[tuple[str, str], Decimal] = {}
    for each in shipments:
        key = (each.customer_name, each.unit)
        sums[key] = sums.get(key, Decimal(0)) + each.outstanding
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Share(customer, words.quantity(quantity, unit)) for (customer, unit), quantity in ordered]


def product_name(key: str, words: Speech) -> str:
    """Return the name of a product in the reader's language, its key when it has none."""
    options = shell().plant.choices().get("products", ())
    return next((words.name(each.names) for each in options if each.value == key), key)
