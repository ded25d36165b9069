from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.feel import FeelSyntaxError, Host, UnknownName, compile_expression, compile_unary_tests


def evaluate(text, scope=None, **options):
    return compile_expression(text).evaluate(scope or {}, **options)


@pytest.mark.parametrize("text", ['disposition = "rework"', '=disposition = "rework"', ' = disposition = "rework"'])
def test_a_condition_reads_with_and_without_its_leading_equals_sign(text):
    assert evaluate(text, {"disposition": "rework"}) is True
    assert evaluate(text, {"disposition": "scrap"}) is False
    assert evaluate(text, {"disposition": None}) is False


def test_an_unknown_name_is_null_with_a_warning_that_says_where():
    warnings = []
    assert evaluate("quantity +\n  quantty", {"quantity": Decimal(1)}, host=Host(None, {}, warnings)) is None
    assert (warnings[0].code, warnings[0].line, warnings[0].column) == ("unknown_name", 2, 3)
    assert warnings[0].data == {"name": "quantty"}


def test_an_unknown_name_is_refused_when_strict():
    with pytest.raises(UnknownName) as caught:
        evaluate("dispostion = 1", {"disposition": Decimal(1)}, strict=True)
    assert caught.value.name == "dispostion"


def test_a_property_that_the_items_of_a_filter_lack_is_no_unknown_name():
    lines = [{"disposition": "scrap"}, {"disposition": "accept", "model": "A"}]
    assert evaluate('lines[model = "A"].disposition', {"lines": lines}, strict=True) == ["accept"]


def test_names_with_spaces_are_read_when_they_are_known():
    assert compile_expression("Lot size / 2", ["Lot size"]).evaluate({"Lot size": Decimal(10)}) == 5
    assert compile_expression("`Lot size` / 2").evaluate({"Lot size": Decimal(10)}) == 5


def test_free_names_are_the_variables_read():
    found = compile_expression("for x in lines return x.quantity * factor + sum([y]) + count(lines)")
    assert found.free_names == {"lines", "factor", "y"}
    assert found.called == {"sum", "count"}
    assert compile_expression("lines[quantity > limit]").filter_names == {"quantity", "limit"}
    assert compile_expression("is defined(model)").free_names == frozenset()


def test_a_syntax_error_says_where_and_why():
    with pytest.raises(FeelSyntaxError) as caught:
        compile_expression("=quantity >\n  and true")
    error = caught.value
    assert (error.line, error.column, error.message_code) == (2, 3, "expected_expression")
    assert error.data["found"] == "and"


def test_the_clock_is_the_hosts():
    moment = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
    assert evaluate("now()", host=Host(lambda: moment)) == moment
    assert evaluate("string(today())", host=Host(lambda: moment)) == "2026-03-31"
    assert evaluate("now()") is None


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        ("", None, True),
        ("-", 5, True),
        ('"a", "b"', "b", True),
        ('"a", "b"', "c", False),
        ('not("a", "b")', "c", True),
        ("[1..5)", 5, False),
        ("[1..5)", "x", None),
        ("< 3, > 7", 8, True),
        ("limit", 8, True),
        ("? > limit - 1", 8, True),
        ("null", None, True),
    ],
)
def test_cells_match_values(cell, value, expected):
    value = Decimal(value) if type(value) is int else value
    assert compile_unary_tests(cell).matches(value, {"limit": Decimal(8)}) is expected
