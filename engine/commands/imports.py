"""Take a table of lots or of shipments: every row is taken, known already, or refused with its reasons."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.commands.goods_lines import MOST_AT_ONCE, Entered, Extent, LotLine, LotName, ShipmentLine, may_enter
from engine.commands.house import House
from engine.commands.shipments import EnterShipments, enter_shipments
from engine.commands.stock import EnterLots, enter_lots
from engine.errors import CommandRefused, Refusal
from engine.identity import Actor
from engine.lots import cells, columns
from engine.lots.table_files import ReadTable, TableRow, read_table
from engine.procedures.roles import GoodsTable
from engine.storage import imports, micros
from engine.storage.imports import Counts, NewImport, RefusedRow, Report

_SEVERAL = re.compile(r"[;,|、，；\n]+")
_LONGEST_NAME = 200
_NUMBERS = ("quantity", "weight_kg", "used")


@dataclass(frozen=True, slots=True)
class ImportTable:
    """A file of one kind of rows for one site."""

    site: str
    kind: GoodsTable
    file_name: str
    content: bytes
    extent: Extent = Extent.GOOD


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a table; `id` None: it was only looked at."""

    id: int | None
    rows: int
    counts: Counts
    report: Report


@dataclass(frozen=True, slots=True)
class _Signs:
    """How a table writes numbers and days, as far as its cells tell."""

    mark: cells.Mark | None
    order: cells.DayOrder | None


def import_table(house: House, actor: Actor, command: ImportTable) -> Imported:
    """Take the rows of a table as `extent` says; the same table twice does nothing the second time.

    Raises NotAllowed, NotFound (site), CommandRefused when the file cannot be read as a whole. Source: NCO-6.3.1.
    """
    may_enter(house, actor, command.site, command.kind)
    if command.kind is GoodsTable.SHIPMENTS:
        table = read_table(command.content, columns.SHIPMENT_COLUMNS, columns.SHIPMENT_NEEDS)
        lines = _parse(table, _shipment)
    else:
        table = read_table(command.content, columns.LOT_COLUMNS, columns.LOT_NEEDS)
        lines = _parse(table, _lot)
    if command.extent is not Extent.GOOD and len(lines) > MOST_AT_ONCE:  # before anything is noted of the table
        raise CommandRefused([Refusal("too-many-at-once", "file", {"limit": MOST_AT_ONCE})])
    import_id = None if command.extent is Extent.NONE else _begin(house, actor, command, table)
    entered = _enter(house, actor, command, lines, import_id)
    report, counts = _tell(command.extent, table, entered)
    if import_id is not None:
        with house.database.transaction() as work:
            imports.end(work, import_id, counts, report)
    return Imported(import_id, len(table.rows), counts, report)


_Parsed = ShipmentLine | LotLine | tuple[Refusal, ...]


def _parse(table: ReadTable, read: Callable[[TableRow, _Signs, list[Refusal]], Any]) -> list[_Parsed]:
    """Return for each row its line, or why there is none."""
    numbers = [each for name in _NUMBERS for each in table.column(name)]
    signs = _Signs(cells.mark_of(numbers), cells.order_of(table.column("shipped_on")))
    parsed: list[_Parsed] = []
    for row in table.rows:
        refusals: list[Refusal] = []
        line = read(row, signs, refusals)
        parsed.append(tuple(refusals) or line)
    return parsed


def _enter(
    house: House, actor: Actor, command: ImportTable, lines: Sequence[_Parsed], import_id: int | None
) -> list[Entered]:
    """Enter the lines and return what became of every row, in their order."""
    unread = any(isinstance(each, tuple) for each in lines)
    extent = Extent.NONE if unread and command.extent is Extent.ALL else command.extent
    if command.kind is GoodsTable.SHIPMENTS:
        shipped = [each for each in lines if isinstance(each, ShipmentLine)]
        came = iter(enter_shipments(house, actor, EnterShipments(command.site, shipped, extent, import_id)))
    else:
        stocked = [each for each in lines if isinstance(each, LotLine)]
        came = iter(enter_lots(house, actor, EnterLots(command.site, stocked, extent)))
    return [Entered(None, refusals=each) if isinstance(each, tuple) else next(came) for each in lines]


def _tell(extent: Extent, table: ReadTable, entered: Sequence[Entered]) -> tuple[Report, Counts]:
    rows = [
        RefusedRow(row.number, row.raw, each.refusals)
        for row, each in zip(table.rows, entered, strict=True)
        if each.refusals
    ]
    known = sum(each.known for each in entered)
    good = len(entered) - known - len(rows)
    undone = extent is Extent.NONE or (extent is Extent.ALL and rows)
    counts = Counts(0 if undone and extent is Extent.ALL else good, known, len(rows))
    return Report(extent.value, table.headings, table.unused, table.encoding, tuple(rows)), counts


def _begin(house: House, actor: Actor, command: ImportTable, table: ReadTable) -> int:
    report = Report(command.extent.value, table.headings, table.unused, table.encoding, ())
    name = "".join(each for each in command.file_name if each.isprintable())[-_LONGEST_NAME:]
    new = NewImport(
        site=command.site,
        kind=command.kind.value,
        file_name=name,
        hash=hashlib.sha256(command.content).digest(),
        rows=len(table.rows),
        at=micros(house.clock()),
        by=actor.id,
    )
    with house.database.transaction() as work:
        return imports.begin(work, new, report)


def _shipment(row: TableRow, signs: _Signs, refusals: list[Refusal]) -> ShipmentLine | None:
    cell = row.cells
    _require(cell, columns.SHIPMENT_NEEDS, refusals)
    quantity = _number(cell, "quantity", signs, refusals)
    weight = _number(cell, "weight_kg", signs, refusals)
    unit = _unit(cell, refusals)
    day = None
    if text := cell.get("shipped_on"):
        try:
            day = cells.day(text, signs.order)
        except cells.TwoWays:
            refusals.append(Refusal("day-two-ways", "shipped_on", {"text": text}))
        except (ValueError, OverflowError):
            refusals.append(Refusal("not-a-date", "shipped_on"))
    if quantity is None or day is None:
        return None
    return ShipmentLine(
        document=cell["document"],
        customer=cell["customer"],
        product=cell.get("product") or None,
        lot=cell["lot"],
        quantity=quantity,
        shipped_on=day,
        unit=unit,
        contact=cell.get("contact", ""),
        address=cell.get("address", ""),
        country=cell.get("country", ""),
        weight_kg=weight,
    )


def _lot(row: TableRow, signs: _Signs, refusals: list[Refusal]) -> LotLine | None:
    cell = row.cells
    parents = [each.strip() for each in _SEVERAL.split(cell.get("made_from", "")) if each.strip()]
    _require(cell, columns.LOT_NEEDS if parents else (*columns.LOT_NEEDS, "quantity"), refusals)
    quantity = _number(cell, "quantity", signs, refusals)
    unit = _unit(cell, refusals)
    of = cell.get("made_from_product") or None
    used = _number(cell, "used", signs, refusals)
    if used is not None and len(parents) != 1:
        refusals.append(Refusal("used-of-one", "used"))
    made_from = tuple(LotName(of, each, used) for each in parents)
    return LotLine(cell.get("product", ""), cell.get("lot", ""), quantity, unit, made_from)


def _require(cell: Mapping[str, str], names: Sequence[str], refusals: list[Refusal]) -> None:
    refusals += [Refusal("required", name) for name in names if not cell.get(name)]


def _number(cell: Mapping[str, str], name: str, signs: _Signs, refusals: list[Refusal]) -> Decimal | None:
    text = cell.get(name)
    if not text:
        return None
    try:
        return cells.number(text, signs.mark)
    except cells.TwoWays:
        refusals.append(Refusal("number-two-ways", name, {"text": text}))
    except ValueError:
        refusals.append(Refusal("not-a-number", name))
    return None


def _unit(cell: Mapping[str, str], refusals: list[Refusal]) -> str | None:
    text = cell.get("unit")
    if not text:
        return None
    try:
        return cells.unit(text)
    except ValueError:
        refusals.append(Refusal("unknown-unit", "unit", {"unit": text}))
        return None
