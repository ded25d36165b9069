"""The master tables as printed: raw arrows and marks, read once from the data files.

Nothing is resolved here; `selection` follows arrows. Source: GB/T 2828.1-2003 tables 1, 2-A to 4-C.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Final

from engine.sampling.refusals import AqlUnknown, LotTooSmall, NoPlan
from engine.sampling.words import CODE_LETTERS, Level, Mark, PlanType, Severity

DATA: Final = Path(__file__).parent / "data"
_NUMBER_OF_TYPE: Final = {PlanType.SINGLE: "2", PlanType.DOUBLE: "3", PlanType.MULTIPLE: "4"}
_LETTER_OF_SEVERITY: Final = {Severity.NORMAL: "A", Severity.TIGHTENED: "B", Severity.REDUCED: "C"}
_MARKS: Final = {"↓": Mark.DOWN, "↑": Mark.UP, "*": Mark.STAR, "++": Mark.PLUSPLUS}
_NOT_PERMITTED: Final = "#"


@dataclass(frozen=True, slots=True)
class Stage:
    """One sample of a plan and the numbers its cumulative count is held against.

    `acceptance_number` is None where the table prints `#`: acceptance is not permitted at this stage.
    """

    sample_size: int
    acceptance_number: int | None
    rejection_number: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its mark and, where the mark is a plan, the stages."""

    table: str
    code_letter: str
    aql: Decimal
    mark: Mark
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell on which the transcriptions disagree; `alternative` is the other reading, in the table's notation.

    `name` (D1, D2, D4, D6) is explained by `sampling-doubt-<name>`; check against a licensed copy.
    """

    name: str
    table: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Table:
    """One master table: the printed sample size of each row and the cells by letter and AQL."""

    name: str
    sample_sizes: Mapping[str, int | None]
    cells: Mapping[tuple[str, Decimal], Cell]

    def cell(self, code_letter: str, aql: Decimal) -> Cell:
        """Return the cell as printed; raises NoPlan where nothing is printed (row S)."""
        try:
            return self.cells[code_letter, aql]
        except KeyError:
            raise NoPlan(self.name, code_letter, aql) from None


def table_name(plan_type: PlanType, severity: Severity) -> str:
    """Return the name of the master table, such as `3-B` for double plans of tightened inspection."""
    if severity not in _LETTER_OF_SEVERITY:
        raise NoPlan(str(severity), "", "")
    return f"{_NUMBER_OF_TYPE[plan_type]}-{_LETTER_OF_SEVERITY[severity]}"


def type_of_table(name: str) -> PlanType:
    """Return which plans table `name` holds: single in 2-x, double in 3-x, multiple in 4-x."""
    number = name.partition("-")[0]
    return next(plan_type for plan_type, digit in _NUMBER_OF_TYPE.items() if digit == number)


@cache
def table(name: str) -> Table:
    """Read master table `name` (`2-A` … `4-C`)."""
    file = DATA / f"table_{name.lower().replace('-', '_')}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = list(csv.reader(lines))
    aqls = [Decimal(text) for text in header[2:]]
    sizes: dict[str, int | None] = {}
    cells: dict[tuple[str, Decimal], Cell] = {}
    for letter, size, *printed in rows:
        sizes[letter] = int(size) if size else None
        for aql, text in zip(aqls, printed, strict=True):
            if text:
                cells[letter, aql] = _cell(name, letter, aql, sizes[letter], text)
    return Table(name, sizes, cells)


def _cell(name: str, letter: str, aql: Decimal, size: int | None, text: str) -> Cell:
    mark = _MARKS.get(text, Mark.PLAN)
    if mark is not Mark.PLAN:
        return Cell(name, letter, aql, mark)
    if size is None:
        raise NoPlan(name, letter, aql)
    return Cell(name, letter, aql, mark, stages_of(size, text))


def stages_of(sample_size: int, numbers: str) -> tuple[Stage, ...]:
    """Read stages of equal `sample_size` from the tables' notation, such as `0/3;3/4` or `#/2;0/3;0/3;1/3;3/4`."""
    stages = []
    for pair in numbers.split(";"):
        acceptance, rejection = pair.strip().split("/")
        stages.append(
            Stage(sample_size, None if acceptance == _NOT_PERMITTED else int(acceptance), int(rejection)),
        )
    return tuple(stages)


def numbers_of(stages: tuple[Stage, ...]) -> str:
    """Write the acceptance and rejection numbers of `stages` as the tables print them."""
    return ";".join(
        f"{_NOT_PERMITTED if stage.acceptance_number is None else stage.acceptance_number}/{stage.rejection_number}"
        for stage in stages
    )


@cache
def aqls() -> tuple[Decimal, ...]:
    """Return the 26 acceptance quality limits in the order and spelling of the tables."""
    return tuple(dict.fromkeys(aql for _, aql in table("2-A").cells))


def aql_of(value: Decimal | str | float) -> Decimal:
    """Return the printed AQL equal to `value` (`0.4` gives `0.40`); raises AqlUnknown for a value not tabulated."""
    choices = tuple(str(aql) for aql in aqls())
    try:
        wanted = Decimal(str(value).strip().rstrip("%"))
    except InvalidOperation:
        raise AqlUnknown(value, choices) from None
    for aql in aqls():
        if wanted.is_finite() and aql == wanted:
            return aql
    raise AqlUnknown(value, choices)


@cache
def _lot_ranges() -> tuple[tuple[int, int | None, Mapping[Level, str]], ...]:
    with (DATA / "table_1.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (
                int(row["lot_min"]),
                int(row["lot_max"]) if row["lot_max"] else None,
                {level: row[level.value] for level in Level},
            )
            for row in csv.DictReader(lines)
        )


def code_letter(lot_size: int, level: Level) -> str:
    """Return the code letter for a lot of `lot_size` units. Source: GB/T 2828.1-2003 table 1, SMP-5.4.1."""
    for lowest, highest, letters in _lot_ranges():
        if lot_size >= lowest and (highest is None or lot_size <= highest):
            return letters[level]
    raise LotTooSmall(lot_size)


def following_letter(letter: str, mark: Mark) -> str | None:
    """Return the letter an arrow points to from `letter`: the next row down or up, None past the table's edge."""
    index = CODE_LETTERS.index(letter) + (1 if mark is Mark.DOWN else -1)
    return CODE_LETTERS[index] if 0 <= index < len(CODE_LETTERS) else None


@cache
def _doubts() -> tuple[tuple[str, str, Decimal | None, Doubt], ...]:
    with (DATA / "doubts.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (
                row["table"],
                row["code_letter"],
                Decimal(row["aql"]) if row["aql"] else None,
                Doubt(row["doubt"], row["table"], row["alternative"]),
            )
            for row in csv.DictReader(lines)
        )


def doubts_of(cell: Cell) -> tuple[Doubt, ...]:
    """Return the doubts about `cell`; a doubt without letter and AQL concerns every plan of its table."""
    return tuple(
        doubt
        for name, letter, aql, doubt in _doubts()
        if name == cell.table
        and ((letter == cell.code_letter and aql == cell.aql) or (not letter and cell.mark is Mark.PLAN))
    )
