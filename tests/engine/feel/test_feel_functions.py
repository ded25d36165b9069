from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.feel import Host, compile_expression, to_text

SCOPE = {
    "lines": [
        {"disposition": "scrap", "quantity": Decimal(3)},
        {"disposition": "rework", "quantity": Decimal("4.5")},
        {"disposition": "scrap", "quantity": Decimal(2)},
    ],
    "due": datetime(2026, 3, 31, 17, 30, 5, 250_000, tzinfo=UTC),
}


def check(expression, expected):
    warnings = []
    value = compile_expression(expression).evaluate(
        SCOPE, Host(lambda: datetime(2026, 3, 30, 8, tzinfo=UTC), {}, warnings)
    )
    assert to_text(value) == expected, warnings


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("0.1 + 0.2", "0.3"),
        ("1 / 3", "0.3333333333333333333333333333333333"),
        ("2 ** 10 - -1", "1025"),
        ("-2 ** 2", "4"),
        ("10 / 0", "null"),
        ("decimal(2.5, 0)", "2"),
        ("decimal(1 / 3, 2)", "0.33"),
        ("round half up(2.5, 0)", "3"),
        ("round half down(-2.5, 0)", "-2"),
        ("round up(1.111, 1)", "1.2"),
        ("round down(-1.19, 1)", "-1.1"),
        ("floor(-1.5)", "-2"),
        ("ceiling(1.21, 1)", "1.3"),
        ("floor(1e-500)", "0"),
        ("ceiling(1e-500)", "1"),
        ("abs(-3)", "3"),
        ("abs(duration('P1D'))".replace("'", '"'), "P1D"),
        ("modulo(-7, 3)", "2"),
        ("modulo(7, -3)", "-2"),
        ("modulo(1e30, 7)", "1"),
        ("modulo(1, 0)", "null"),
        ("sqrt(16)", "4"),
        ("sqrt(-1)", "null"),
        ("odd(5)", "true"),
        ("even(1e33)", "true"),
        ("odd(2.5)", "false"),
        ("decimal(log(exp(1)), 10)", "1"),
        ('number("1 000,5", " ", ",")', "1000.5"),
        ('number("1x")', "null"),
    ],
)
def test_numbers(expression, expected):
    check(expression, expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('substring("foobar", 3)', "obar"),
        ('substring("foobar", -2, 1)', "a"),
        ('substring("foobar", 0)', "null"),
        ('string length("不合格品")', "4"),
        ('upper case("abc") + lower case("DEF")', "ABCdef"),
        ('substring before("A-0417", "-")', "A"),
        ('substring after("A-0417", "-")', "0417"),
        ('substring after("A-0417", "+")', ""),
        ('contains("pinhole", "hole")', "true"),
        ('starts with("NCO-4", "NCO") and ends with("NCO-4", "4")', "true"),
        ('matches("A-0417", "^[A-Z]-\\d{4}$")', "true"),
        ('matches("ABC", "b", "i")', "true"),
        ('matches("a\nb", "a.b", "s")', "true"),
        ('matches("a.b", "a.b", "q") and not(matches("axb", "a.b", "q"))', "true"),
        ('matches("helloworld", "hello world", "x")', "true"),
        ('matches("пайка", "^\\p{IsCyrillic}+$")', "true"),
        ('replace("abracadabra", "bra", "*")', "a*cada*"),
        ('replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3")', "(012) 345-6789"),
        ('replace("a", "a", "$")', "null"),
        ('replace("abc", "x*", "-")', "null"),
        ('split("a;b;;c", ";")', '["a", "b", "", "c"]'),
        ('string join(["a", null, "b"], ", ")', "a, b"),
        ('string join(["a", "b"], ", ", "<", ">")', "<a, b>"),
        ('trim("  a ") + "."', "a."),
        ('is blank("  ")', "true"),
        ('string(1.50) + string(true) + string(@"P1D")', "1.5trueP1D"),
        ('"不" + "合格"', "不合格"),
        ('"\\u4e0d\\n"', "不\n"),
    ],
)
def test_texts(expression, expected):
    check(expression, expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('sum(lines[disposition = "scrap"].quantity)', "5"),
        ("lines[quantity > 2].disposition", '["scrap", "rework"]'),
        ("lines[2].quantity", "4.5"),
        ("lines[-1].quantity", "2"),
        ("lines[7]", "null"),
        ("[1, 2, 3][item >= 2]", "[2, 3]"),
        ("count([]) + count([1, null])", "2"),
        ("min(3, 1, 2) + max([1, 5])", "6"),
        ("sum([])", "null"),
        ("mean(1, 2, 6)", "3"),
        ("median([3, 1, 2, 10])", "2.5"),
        ("mode([1, 2, 2, 3, 3])", "[2, 3]"),
        ("product(2, 3)", "6"),
        ("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931"),
        ("all([true, null])", "null"),
        ("any([true, null])", "true"),
        ('list contains(["a", null], null)', "true"),
        ("sublist([1, 2, 3], 2, 1)", "[2]"),
        ("append([1], 2, 3)", "[1, 2, 3]"),
        ("concatenate([1], [2], [])", "[1, 2]"),
        ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("remove([1, 2, 3], -1)", "[1, 2]"),
        ("list replace([1, 2], 2, 9)", "[1, 9]"),
        ("list replace([1, 20], function(item, newItem) item > 10, 9)", "[1, 9]"),
        ("reverse([1, 2])", "[2, 1]"),
        ("index of([1, 2, 1], 1)", "[1, 3]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ("distinct values([1, 2, 1])", "[1, 2]"),
        ("duplicate values([1, 2, 1, 2, 3])", "[1, 2]"),
        ("flatten([[1, [2]], 3])", "[1, 2, 3]"),
        ("partition([1, 2, 3], 2)", "[[1, 2], [3]]"),
        ("sort(list: [3, 1, 2], precedes: function(a, b) a > b)", "[3, 2, 1]"),
        ('sort(["b", 1])', "null"),
        ("is empty([])", "true"),
        ("for i in 1..3 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6]"),
        ("for i in 3..1, j in [10] return i * j", "[30, 20, 10]"),
        ('for d in @"2026-02-27"..@"2026-03-01" return d.day', "[27, 28, 1]"),
        ("some l in lines satisfies l.quantity > 4", "true"),
        ("every l in lines satisfies l.quantity > 2", "false"),
    ],
)
def test_lists(expression, expected):
    check(expression, expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('{a: 1, "b c": a + 1}.b c', "2"),
        ('get value({a: {b: 2}}, ["a", "b"])', "2"),
        ("get entries({a: 1})", '[{key: "a", value: 1}]'),
        ('context([{key: "a", value: 1}])', "{a: 1}"),
        ('context put({a: 1}, "b", 2)', "{a: 1, b: 2}"),
        ('context put({a: {b: 1}}, ["a", "b"], 2)', "{a: {b: 2}}"),
        ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"),
        ("{a: 1, a: 2}", "null"),
        ("{a: 1} = {a: 1.0}", "true"),
        ("{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(5)}.r", "120"),
        ("get or else(null, 4)", "4"),
        ("is defined(nobody)", "false"),
        ("(function(a, b) a - b)(b: 1, a: 5)", "4"),
        ('(function(a: number) a)("x")', "null"),
        ("1 instance of number and [1] instance of list<number>", "true"),
        ("{a: 1} instance of context<a: string>", "false"),
    ],
)
def test_contexts_and_functions(expression, expected):
    check(expression, expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("now()", "2026-03-30T08:00:00Z"),
        ('today() + @"P1D"', "2026-03-31"),
        ("due - now()", "P1DT9H30M5.25S"),
        ("due.second", "5.25"),
        ("due.weekday", "2"),
        ("[due.hour, due.time offset]", "[17, PT0S]"),
        ('date("2024-02-30")', "null"),
        ('date("2024-01-31") + @"P1M"', "2024-02-29"),
        ('date("2026-03-31") - date("2026-03-01")', "P30D"),
        ("date(2026, 12, 31).year", "2026"),
        ('@"-2021-01-31T10:00:00Z" + @"P1M"', "-2021-02-28T10:00:00Z"),
        ('date("999999999-12-31") + @"P1D"', "null"),
        ('@"10000-01-01" - @"P1D"', "9999-12-31"),
        ('@"9999-12-31" + @"P1D" > @"9999-12-31"', "true"),
        ('time("23:30:00") + @"PT1H"', "00:30:00"),
        ('date and time(date("2026-01-01"), time("08:00:00@Asia/Shanghai"))', "2026-01-01T08:00:00@Asia/Shanghai"),
        ('date and time("2026-01-01T08:00:00@Asia/Shanghai") = @"2026-01-01T00:00:00Z"', "true"),
        ('duration("P1Y6M") + duration("P6M")', "P2Y"),
        ('duration("P1D") * 1.5', "P1DT12H"),
        ('duration("P1D") / duration("PT12H")', "2"),
        ('years and months duration(date("2025-01-31"), date("2026-01-30"))', "P11M"),
        ('day of week(@"2026-03-30") + month of year(@"2026-03-30")', "MondayMarch"),
        ('[day of year(@"2026-12-31"), week of year(@"2026-01-01")]', "[365, 1]"),
        ('last day of month(@"2024-02-01")', "29"),
        ('@"P1Y" = @"P12M"', "true"),
        ('is(@"23:00:00Z", @"23:00:00+00:00")', "true"),
        ('@"10:00:00Z" < @"10:00:00-01:00"', "true"),
    ],
)
def test_dates(expression, expected):
    check(expression, expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("5 in [1..10]", "true"),
        ("10 in [1..10)", "false"),
        ("5 in (< 3, 5)", "true"),
        ("[1..5] = [1..5]", "true"),
        ("(> 5).start", "5"),
        ("before([1..5), 5)", "true"),
        ("after(6, [1..5])", "true"),
        ("meets([1..5], [5..10])", "true"),
        ("met by([5..10], [1..5])", "true"),
        ("overlaps([1..5], [3..8])", "true"),
        ("overlaps before([1..5], [3..8])", "true"),
        ("overlaps after([3..8], [1..5])", "true"),
        ("finishes(5, [1..5])", "true"),
        ("includes([1..10], (2..5))", "true"),
        ("during(5, [1..10])", "true"),
        ("starts([1..3], [1..5])", "true"),
        ("coincides([1..5], [1..5])", "true"),
        ('range("[1..5)").end', "5"),
        ('range("[1..x)")', "null"),
        ("3 between 1 and 3", "true"),
        ("[5..1]", "[5..1]"),
        ('[1.."a"]', "null"),
    ],
)
def test_ranges(expression, expected):
    check(expression, expected)


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ('"a" < 1', "not_comparable"),
        ('"a" = 1', "different_types"),
        ('1 + "a"', "cannot_calculate"),
        ("1 and true", "not_boolean"),
        ('if "x" then 1 else 2', "not_boolean"),
        ("due.nothing", "unknown_property"),
        ("null.nothing", "null_has_no_properties"),
        ("lines[9]", "no_such_position"),
        ("nobody", "unknown_name"),
        ("nobody(1)", "unknown_name"),
        ("due(1)", "not_a_function"),
        ("substring(1, 2)", "wrong_argument"),
        ("substring(null, 2)", "null_argument"),
        ('substring("a")', "wrong_number_of_arguments"),
        ('substring(text: "a", start position: 1)', "wrong_argument_names"),
        ("sqrt(-1)", "out_of_range"),
        ('date("x")', "not_readable"),
        ('matches("a", "(")', "wrong_pattern"),
        ('replace("a", "a", "$x")', "wrong_replacement"),
        ("for x in null return x", "null_list"),
        ('for x in 1.."a" return x', "not_countable"),
        ("function(x) external {}", "external_function"),
    ],
)
def test_what_gives_null_is_warned_of(expression, code):
    warnings = []
    compile_expression(expression).evaluate(SCOPE, Host(warnings=warnings))
    assert [warning.code for warning in warnings] == [code]
