"""Tables as people save them: encodings, separators, numbers, days; nothing that reads in two ways is guessed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engine.errors import CommandRefused
from engine.lots import cells, columns, table_files
from engine.lots.cells import Mark, TwoWays

RUSSIAN = "Номер накладной;Покупатель;Партия;Кол-во;Дата отгрузки\nТТН-1;Волга Арматура;А-1;1 200,5;20.11.2026\n"
CHINESE = "发货单号,客户名称,批号,数量,发货日期\nFH-1,宁波阀门厂,A-1,1200,2026年11月20日\n"
ENGLISH = "Delivery note\tCustomer\tLot no.\tQty\tDate\nDN-1\tNordflow\tA-1\t12\t2026-11-20\n"


def read(content):
    return table_files.read_table(content, columns.SHIPMENT_COLUMNS, columns.SHIPMENT_NEEDS)


@pytest.mark.parametrize(
    ("text", "encoding", "customer"),
    [
        (RUSSIAN, "utf-8", "Волга Арматура"),
        (RUSSIAN, "utf-8-sig", "Волга Арматура"),
        (RUSSIAN, "cp1251", "Волга Арматура"),
        (RUSSIAN, "utf-16", "Волга Арматура"),
        (CHINESE, "utf-8", "宁波阀门厂"),
        (CHINESE, "gbk", "宁波阀门厂"),
        (ENGLISH, "ascii", "Nordflow"),
        ("sep=;\n" + RUSSIAN, "utf-8-sig", "Волга Арматура"),
        (ENGLISH.replace("Nordflow", "Волга Арматура"), "cp1251", "Волга Арматура"),
        (ENGLISH.replace("Nordflow", "宁波阀门厂"), "gbk", "宁波阀门厂"),
    ],
)
def test_any_usual_file_is_read(text, encoding, customer):
    table = read(text.encode(encoding))
    assert table.rows[0].cells["customer"] == customer
    assert table.rows[0].number == 2


def test_rows_are_counted_as_the_spreadsheet_counts_them():
    table = read((ENGLISH + "\n" + 'DN-2\t"Nord\nflow"\tA-1\t1\t2026-11-20\n').encode())
    assert [row.number for row in table.rows] == [2, 4]
    assert table.rows[1].cells["customer"] == "Nord flow"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table-empty"),
        (ENGLISH.splitlines()[0].encode(), "table-empty"),
        (b"PK\x03\x04 a workbook", "table-is-workbook"),
        (b"\x00\x01\x02", "table-unreadable"),
        (b"a,b\n1,2\n", "column-missing"),
        (b'"' * 200_000, "table-unreadable"),
        (b"x" * (table_files.MOST_BYTES + 1), "table-too-large"),
        (ENGLISH.encode() + b"DN-1\tN\tA\t1\t2026-11-20\n" * table_files.MOST_ROWS, "table-too-long"),
        (b"," * 100, "table-unreadable"),
        (ENGLISH.encode() + b"\n" * 3 * table_files.MOST_ROWS, "table-too-long"),
    ],
)
def test_what_cannot_be_read_as_a_whole(content, code):
    with pytest.raises(CommandRefused) as refused:
        read(content)
    assert refused.value.refusals[0].code == code


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1 200,5", None, "1200.5"),
        ("1.200,50", None, "1200.50"),
        ("1,200.50", None, "1200.50"),
        ("1,200,000", None, "1200000"),
        ("12,5", None, "12.5"),
        ("0,125", None, "0.125"),
        ("５００", None, "500"),
        ("1'200", None, "1200"),
        ("-5", None, "-5"),
        ("1,200", Mark.POINT, "1200"),
        ("1,200", Mark.COMMA, "1.200"),
    ],
)
def test_numbers_are_exact(text, mark, value):
    assert cells.number(text, mark) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["NaN", "1e400", "Infinity", "", "-", "--5", "1.2.3", "1,2.50", "12 34", "=1+1", "0x1"]
)
def test_what_is_no_number(text):
    with pytest.raises(ValueError):
        cells.number(text, None)


def test_a_column_tells_how_its_doubtful_numbers_are_read():
    with pytest.raises(TwoWays):
        cells.number("1,200", None)
    assert cells.mark_of(["1,200", "12,5"]) is Mark.COMMA
    assert cells.mark_of(["1,200", "12.5"]) is Mark.POINT
    assert cells.mark_of(["1,200", "500"]) is None
    assert cells.mark_of(["12,5", "12.5"]) is None


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-20", "2026/11/20", "2026.11.20", "20.11.2026", "20.11.26", "2026年11月20日", "20261120"),
        *("20 Nov 2026", "20-Nov-2026", "20/11/2026", "11/20/2026", "2026-11-20 14:30:00", "2026-11-20T14:30:00Z"),
    ],
)
def test_days_in_the_usual_forms(text):
    assert cells.day(text, None) == dt.date(2026, 11, 20)


def test_a_day_that_reads_in_two_ways_is_not_guessed():
    with pytest.raises(TwoWays):
        cells.day("03/04/2026", None)
    assert cells.day("03/04/2026", cells.order_of(["03/04/2026", "31/12/2026"])) == dt.date(2026, 4, 3)


@pytest.mark.parametrize("text", ["46346", "2026-13-01", "32.01.2026", "20 Foo 2026", "0000-01-01", ""])
def test_what_is_no_day(text):
    with pytest.raises(ValueError):
        cells.day(text, None)


@pytest.mark.parametrize("text", ["=1+1", "+49 40 1234", "-5", "@x", "\tx", "'=1", "''=1", "＝1"])
def test_a_formula_is_written_as_text_and_read_back(text):
    kept = cells.without_formula(text)
    assert kept == "'" + text
    assert cells.as_typed(kept) == text


@pytest.mark.parametrize(("word", "unit"), [("шт.", "piece"), ("件", "piece"), ("PCS", "piece"), ("kg", "kilogram")])
def test_units_by_their_words(word, unit):
    assert cells.unit(word) == unit
