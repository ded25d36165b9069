from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.dmn import gaps, overlaps, read_decisions, unreachable_rows

HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="D" namespace="urn:t">'


def a_table(rows, policy="FIRST", inputs=("grade",), values=None):
    """Rows are tuples of cells; every row's result is its number."""
    columns = "".join(
        f"<input><inputExpression><text><![CDATA[{text}]]></text></inputExpression>"
        + (f"<inputValues><text>{values[text]}</text></inputValues>" if values and text in values else "")
        + "</input>"
        for text in inputs
    )
    rules = "".join(
        f'<rule id="r{at}">'
        + "".join(f"<inputEntry><text><![CDATA[{cell}]]></text></inputEntry>" for cell in cells)
        + f"<outputEntry><text>{at}</text></outputEntry></rule>"
        for at, cells in enumerate(rows, 1)
    )
    xml = (
        f'{HEAD}<decision id="t" name="T"><decisionTable id="table" hitPolicy="{policy}">{columns}'
        f'<output name="result"/>{rules}</decisionTable></decision></definitions>'
    )
    return read_decisions(xml.encode(), "t.dmn").decisions["t"]


def examples(found):
    return [dict(one.example) for one in found]


def numbers(found):
    return [row.index for row in found]


def test_a_number_between_two_rows_is_a_gap():
    table = a_table([("< 10",), ("> 10",)])
    assert examples(gaps(table)) == [{"grade": Decimal(10)}]
    table = a_table([("[0..10)",), (">= 20",)])
    assert examples(gaps(table)) == [{"grade": Decimal(n)} for n in (-1, 10, 15)]


def test_a_ladder_without_gap_has_none():
    assert gaps(a_table([("< 10",), ("[10..20)",), (">= 20",)])) == ()


def test_a_day_between_two_rows_is_a_gap():
    table = a_table([('< date("2026-01-01")',), ('> date("2026-01-02")',)])
    assert examples(gaps(table)) == [{"grade": date(2026, 1, 1)}, {"grade": date(2026, 1, 2)}]


def test_another_text_is_a_gap_unless_the_values_are_listed():
    rows = [('"accept", "rework"',), ('"scrap"',)]
    assert examples(gaps(a_table(rows))) == [{"grade": "other"}]
    assert gaps(a_table(rows, values={"grade": '"accept","rework","scrap"'})) == ()
    assert examples(gaps(a_table(rows, values={"grade": '"accept","sort"'}))) == [{"grade": "sort"}]
    assert examples(gaps(a_table(rows), {"grade": ["scrap", "regrade"]})) == [{"grade": "regrade"}]


def test_a_gap_names_only_the_variables_that_matter():
    table = a_table([('"a"', "true"), ('"a"', "false"), ('"b"', "true")], inputs=("kind", "urgent"))
    assert examples(gaps(table, {"kind": ["a", "b", "c"]})) == [
        {"kind": "b", "urgent": False},
        {"kind": "c"},
    ]


def test_input_expressions_over_the_same_variable_are_looked_at_together():
    inputs = ('source = "incoming" or customer', "source")
    table = a_table([("true", "-"), ("false", 'not("incoming")')], inputs=inputs)
    assert gaps(table) == ()
    assert (
        unreachable_rows(a_table([("true", '"incoming"'), ("false", '"incoming"'), ("-", "-")], inputs=inputs))[0].index
        == 2
    )


def test_a_default_or_a_list_of_results_leaves_no_gap():
    assert gaps(a_table([("< 10",)], "COLLECT")) == ()
    assert gaps(a_table([("< 10",)], "RULE ORDER")) == ()


def test_two_rows_that_match_the_same_values_overlap():
    found = overlaps(a_table([("[1..10]",), ("[10..20]",)], "UNIQUE"))
    assert [(one.rows, dict(one.example)) for one in found] == [((1, 2), {"grade": Decimal(10)})]
    assert [one.rows for one in overlaps(a_table([("[1..10]",), ("5",)], "ANY"))] == [(1, 2)]
    assert overlaps(a_table([("[1..10]",), ("[10..20]",)], "FIRST")) == ()


def test_a_row_behind_one_that_takes_all_is_unreachable():
    assert numbers(unreachable_rows(a_table([("< 10",), ("-",), ("> 5",)]))) == [3]
    assert numbers(unreachable_rows(a_table([("< 10",), (">= 10",), ("null",), ("-",)]))) == [4]
    assert numbers(unreachable_rows(a_table([("< 10",), (">= 10",), ("-",)]))) == []  # null is left for the last


def test_a_row_whose_cells_exclude_each_other_is_unreachable():
    table = a_table([("true", "> 5"), ("-", "-")], inputs=("quantity < 3", "quantity"))
    assert numbers(unreachable_rows(table)) == [1]


@pytest.mark.parametrize(
    "inputs", [("quantity > limit", "quantity"), ("quantity * 2", "quantity"), ("upper case(kind)", "kind")]
)
def test_nothing_is_called_unreachable_when_not_all_can_be_tried(inputs):
    assert unreachable_rows(a_table([("true", "-"), ("-", "-"), ("-", "-")], inputs=inputs)) == ()


def test_the_alphabet_is_not_looked_into():
    assert unreachable_rows(a_table([('< "m"',), ('>= "m"',), ("null",), ("-",)])) == ()


def test_properties_are_variables_too():
    table = a_table([('"a"', "> 1"), ('"b"', "-")], inputs=("lot.kind", "lot.quantity"))
    assert {"lot.kind": "other"} in examples(gaps(table))
    assert {"lot.kind": "a", "lot.quantity": Decimal(1)} in examples(gaps(table))


CELLS = ["-", "< 3", "<= 3", "3", "> 3", "[1..5]", "(1..5)", "null", "not(3)", "1, 5", "not(null)"]
WORDS = ["-", '"a"', '"b"', 'not("a")', '"a", "b"', "null"]
GRID = [None, *(Decimal(n) / 2 for n in range(-2, 15))]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from(CELLS), st.sampled_from(WORDS)), min_size=1, max_size=4),
    st.sampled_from(["FIRST", "UNIQUE"]),
)
def test_what_is_found_agrees_with_trying_everything(rows, policy):
    table = a_table(rows, policy, inputs=("n", "w"))
    tried = {}
    for n, w in product(GRID, [None, "a", "b", "c"]):
        tried[n, w] = [row.index for row in table.decide({"n": n, "w": w}).rows]
    open_ = [key for key, rows in tried.items() if not rows and None not in key]
    assert bool(gaps(table)) == bool(open_)
    for gap in gaps(table):
        example = {"n": Decimal(1), "w": "a", **gap.example}
        assert table.decide(example).rows == ()
    made = {rows[0] for rows in tried.values() if rows} if policy == "FIRST" else {i for r in tried.values() for i in r}
    assert numbers(unreachable_rows(table)) == [n for n in range(1, len(rows) + 1) if n not in made]
    pairs = {(a, b) for found in tried.values() for a in found for b in found if a < b}
    assert {one.rows for one in overlaps(table)} == (pairs if policy == "UNIQUE" else set())
