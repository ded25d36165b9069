"""A register as a file: CSV and Excel, with nothing in it that a spreadsheet would carry out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from web.registers.cells import Plain

#: A text that begins so is taken for a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DAY, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_WIDEST = 60
#: What a cell of Excel holds: days of this and later years, numbers below, so many characters.
_FIRST_YEAR, _LARGEST, _LONGEST = 1900, Decimal("1E300"), 32_767


def harmless(value: Plain) -> str:
    """Return the text of a cell; one that a spreadsheet would take for a formula is quoted."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    text = value or ""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Plain]]) -> Iterator[str]:
    """Yield the lines of a CSV file, with a mark by which spreadsheets know it is UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([harmless(text) for text in head])
    for row in rows:
        writer.writerow([harmless(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def as_xlsx(title: str, head: Sequence[str], rows: Iterable[Sequence[Plain]]) -> bytes:
    """Return an Excel workbook with one sheet: numbers as numbers, days as days, texts never as formulas."""
    import xlsxwriter  # 42 modules that no other page needs

    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    sheet = book.add_worksheet(_sheet_name(title))
    bold, day, moment = map(book.add_format, ({"bold": True}, {"num_format": _DAY}, {"num_format": _MOMENT}))
    sheet.freeze_panes(1, 0)
    for column, text in enumerate(head):
        sheet.set_column(column, column, min(_WIDEST, max(12, len(text) + 2)))
        sheet.write_string(0, column, text, bold)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            match value:
                case datetime() if value.year >= _FIRST_YEAR:
                    sheet.write_datetime(number, column, value, moment)
                case date() if value.year >= _FIRST_YEAR:
                    sheet.write_datetime(number, column, datetime.combine(value, datetime.min.time()), day)
                case Decimal() if value.is_finite() and abs(value) < _LARGEST:
                    sheet.write_number(number, column, float(value))
                case date() | Decimal():  # what Excel has no number for
                    sheet.write_string(number, column, harmless(value))
                case str() if value:
                    sheet.write_string(number, column, _cut(value))
    book.close()
    return held.getvalue()


def _cut(text: str) -> str:
    """Return what fits in a cell; a mark shows that there is more."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _sheet_name(title: str) -> str:
    """Return a name that Excel takes: at most 31 signs, none of its special ones, no quote at an end."""
    cleaned = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip().strip("'")
    return cleaned[:31].strip("'") or "1"
