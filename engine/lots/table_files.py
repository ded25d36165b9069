"""Tables as spreadsheets save them: which encoding, which separator, which column is which."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.errors import CommandRefused, Refusal
from engine.lots.cells import as_typed

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
_MOST_COLUMNS = 60
_LONGEST_CELL = 2_000
_DELIMITERS = (",", ";", "\t", "|")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
#: Lead bytes of the Chinese characters in daily use, and of signs and full-width forms; Russian words in the single
#: bytes of Windows look like the rare characters behind them.
_USUAL = (*range(0xA1, 0xAA), *range(0xB0, 0xD8))
_MOSTLY = 0.6

#: Words by which columns are known, for each column.
Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its number as a spreadsheet counts, with the headings as row 1, and its cells by column."""

    number: int
    cells: Mapping[str, str]
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was read; `unused` are headings that name nothing known."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    unused: tuple[str, ...]
    encoding: str
    delimiter: str

    def column(self, name: str) -> list[str]:
        """Return the cells of a column that are not empty."""
        return [row.cells[name] for row in self.rows if row.cells.get(name)]


def read_table(content: bytes, columns: Columns, required: Sequence[str]) -> ReadTable:
    """Read a file of comma-, semicolon- or tab-separated values, from any of the usual encodings.

    Raises CommandRefused when it cannot be read as a whole: too large, a workbook, no known headings, a column missing.
    """
    if len(content) > MOST_BYTES:
        raise _refused("table-too-large", limit=MOST_BYTES // 1_000_000)
    if content.startswith(_WORKBOOKS):
        raise _refused("table-is-workbook")
    words = {_folded(word): name for name, known in columns.items() for word in (name, *known)}
    text, encoding, delimiter = _decoded(content, words)
    records = _records(text, delimiter)
    if not records or not any(records[0]):
        raise _refused("table-empty")
    names = _names(records[0], words)
    missing = [name for name in required if name not in names]
    if missing:
        raise CommandRefused([Refusal("column-missing", "file", {"column": name}) for name in missing])
    rows = tuple(_rows(records, names))
    if not rows:
        raise _refused("table-empty")
    headings = tuple(records[0])
    unused = tuple(head for head, name in zip(headings, names, strict=True) if name is None and head)
    return ReadTable(headings, rows, unused, encoding, delimiter)


def _decoded(content: bytes, words: Mapping[str, str]) -> tuple[str, str, str]:
    """Return text, encoding and delimiter: those under which most headings are known."""
    if content[:2] in _UTF_16:
        encodings = [_UTF_16[content[:2]]]
    elif b"\x00" in content:
        raise _refused("table-unreadable")
    else:
        encodings = ["utf-8"] if _decodes(content, "utf-8") else ["gb18030", "cp1251"]
    best: tuple[tuple[int, bool, int], str, str, str] | None = None
    for encoding in encodings:
        if not _decodes(content, encoding):
            continue
        text = content.decode(encoding).removeprefix("\ufeff")
        given = _SEPARATOR_LINE.match(text)
        text = text[given.end() :] if given else text
        for delimiter in (given[1],) if given else _DELIMITERS:
            heads = next(iter(_records(text[:20_000], delimiter, most=1)), [])
            known = len({words[_folded(head)] for head in heads if _folded(head) in words})
            score = (known, encoding != "gb18030" or _is_chinese(content), len(heads))
            if best is None or score > best[0]:
                best = (score, text, encoding, delimiter)
    if best is None:
        raise _refused("table-unreadable")
    return best[1], best[2], best[3]


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese(content: bytes) -> bool:
    """Tell whether most pairs of high bytes are characters in daily use."""
    pairs = re.findall(rb"[\x81-\xfe][\x40-\xfe]", content[:200_000])
    return not pairs or sum(pair[0] in _USUAL for pair in pairs) > _MOSTLY * len(pairs)


def _records(text: str, delimiter: str, most: int = MOST_ROWS + 1) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False):
            if len(found) >= most and (any(record) or len(found) > 2 * most):
                raise _refused("table-too-long", limit=MOST_ROWS)
            if len(record) > _MOST_COLUMNS or any(len(cell) > _LONGEST_CELL for cell in record):
                raise _refused("table-unreadable")
            found.append([_cell(cell) for cell in record])
            if most == 1:
                break
    except csv.Error as error:
        raise _refused("table-unreadable") from error
    while found and not any(found[-1]):
        found.pop()
    return found


def _cell(text: str) -> str:
    """Return a cell on one line, with a formula taken as the text it is."""
    return as_typed(" ".join(text.split()) if text else text)


def _names(headings: Sequence[str], words: Mapping[str, str]) -> list[str | None]:
    """Return for each heading the column it names; of several for one column the first counts."""
    found: list[str | None] = []
    for head in headings:
        name = words.get(_folded(head))
        found.append(None if name in found else name)
    return found


def _rows(records: Sequence[Sequence[str]], names: Sequence[str | None]) -> list[TableRow]:
    return [
        TableRow(number, {name: cell for name, cell in zip(names, record, strict=False) if name}, tuple(record))
        for number, record in enumerate(records[1:], 2)
        if any(record)
    ]


def _folded(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def _refused(code: str, **data: object) -> CommandRefused:
    return CommandRefused([Refusal(code, "file", data)])
