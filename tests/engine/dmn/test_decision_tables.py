from decimal import Decimal

import pytest

from engine.dmn import DecisionFailed, read_decisions
from engine.errors import BundleInvalid
from engine.feel import Host, UnknownName

HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="D" namespace="urn:t">'


def a_table(rows, policy="UNIQUE", inputs=("grade",), outputs=("result",), aggregation="", values=""):
    """Rows are (cells, results, annotation)."""
    columns = "".join(
        f'<input id="in_{name}"><inputExpression><text>{name}</text></inputExpression></input>' for name in inputs
    )
    columns += "".join(
        f'<output name="{name}">{f"<outputValues><text>{values}</text></outputValues>" if values else ""}</output>'
        for name in outputs
    )
    rules = ""
    for at, (cells, results, annotation) in enumerate(rows, 1):
        rules += f'<rule id="row_{at}"><description>{annotation}</description>'
        rules += "".join(f"<inputEntry><text><![CDATA[{cell}]]></text></inputEntry>" for cell in cells)
        rules += "".join(f"<outputEntry><text>{result}</text></outputEntry>" for result in results) + "</rule>"
    how = f'hitPolicy="{policy}"' + (f' aggregation="{aggregation}"' if aggregation else "")
    xml = f'{HEAD}<decision id="t" name="T"><decisionTable id="table" {how}>{columns}{rules}</decisionTable></decision>'
    return read_decisions(f"{xml}</definitions>".encode(), "t.dmn").decisions["t"]


LADDER = [(("< 10",), ('"small"',), "A-1"), (("[10..100)",), ('"middle"',), "A-2"), ((">= 50",), ('"large"',), "A-3")]


def decide(table, **given):
    warnings = []
    outcome = table.decide(given, Host(warnings=warnings))
    return outcome.value, [row.index for row in outcome.rows], [warning.code for warning in warnings]


def test_the_row_that_fired_carries_its_annotation():
    outcome = a_table(LADDER).decide({"grade": Decimal(5), "other": "x"})
    assert outcome.value == "small"
    assert [(row.id, row.index, row.annotation, row.decision) for row in outcome.rows] == [("row_1", 1, "A-1", "t")]
    assert outcome.inputs == {"grade": 5}


@pytest.mark.parametrize(
    ("policy", "aggregation", "expected"),
    [
        ("UNIQUE", "", (None, [2, 3], ["several_rows_match"])),
        ("ANY", "", (None, [2, 3], ["rows_contradict"])),
        ("FIRST", "", ("middle", [2], [])),
        ("PRIORITY", "", ("large", [3], [])),
        ("OUTPUT ORDER", "", (["large", "middle"], [3, 2], [])),
        ("RULE ORDER", "", (["middle", "large"], [2, 3], [])),
        ("COLLECT", "", (["middle", "large"], [2, 3], [])),
        ("COLLECT", "COUNT", (2, [2, 3], [])),
        ("COLLECT", "MIN", ("large", [2, 3], [])),
        ("COLLECT", "SUM", (None, [2, 3], ["not_a_number"])),
    ],
)
def test_hit_policies(policy, aggregation, expected):
    table = a_table(LADDER, policy, aggregation=aggregation, values='"large","middle","small"')
    assert decide(table, grade=Decimal(60)) == expected


def test_collected_numbers_are_summed():
    table = a_table([(("> 1",), ("2",), ""), (("> 2",), ("3.5",), "")], "COLLECT", aggregation="SUM")
    assert decide(table, grade=Decimal(9)) == (Decimal("5.5"), [1, 2], [])


def test_several_outputs_make_a_context():
    table = a_table([(("-",), ('"a"', "grade + 1"), "")], outputs=("role", "next"))
    assert decide(table, grade=Decimal(1))[0] == {"role": "a", "next": 2}


def test_no_row_that_matches_is_null():
    assert decide(a_table(LADDER[:1]), grade=Decimal(60)) == (None, [], [])


def test_free_names_are_the_variables_the_table_reads():
    table = a_table([(("limit",), ("bonus + 1",), "")], inputs=("grade",))
    assert table.free_names == {"grade", "limit", "bonus"}


def test_contradicting_rows_are_refused_when_strict():
    with pytest.raises(DecisionFailed) as caught:
        a_table(LADDER).decide({"grade": Decimal(60)}, strict=True)
    assert (caught.value.code, caught.value.data["rows"]) == ("several_rows_match", [2, 3])


def test_a_missing_variable_is_refused_when_strict():
    with pytest.raises(UnknownName):
        a_table(LADDER).decide({}, strict=True)


def test_a_cell_that_cannot_be_read_is_a_problem_and_never_matches():
    xml = f"""{HEAD}<decision id="t" name="T"><decisionTable id="table">
      <input><inputExpression><text>grade</text></inputExpression></input><output/>
      <rule id="r"><inputEntry id="cell"><text>&lt; and</text></inputEntry><outputEntry/></rule>
      </decisionTable></decision></definitions>"""
    file = read_decisions(xml.encode(), "t.dmn")
    assert [(problem.code, problem.element, problem.line) for problem in file.problems] == [
        ("invalid_expression", "cell", 3)
    ]
    assert decide(file.decisions["t"], grade=Decimal(1)) == (None, [], ["invalid_row"])


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"<definitions>", "unreadable"),
        (b"<other/>", "unreadable"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><definitions>&a;</definitions>', "doctype"),
        (b"<definitions>" + b" " * 2_000_001, "too_large"),
    ],
)
def test_a_file_that_is_no_decision_file_is_refused(content, rule):
    with pytest.raises(BundleInvalid) as caught:
        read_decisions(content, "x.dmn")
    assert [finding.rule for finding in caught.value.findings] == [rule]
