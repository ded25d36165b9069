"""Worked examples: the reference file in full, and one file of our own for each kind."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from engine.sampling.example_answers import ANSWERS
from engine.sampling.examples import COLUMNS, read_examples, verify_examples
from engine.sampling.refusals import ExamplesUnreadable

REFERENCE = Path(os.environ.get("HOLDPOINT_SAMPLING_REFERENCE", Path(__file__).parents[4] / "shared" / "sampling"))


def a_file(*examples):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for number, (kind, given, expected) in enumerate(examples, start=1):
        writer.writerow([f"X{number}", kind, "own", json.dumps(given), json.dumps(expected), "note"])
    return text.getvalue().splitlines(keepends=True)


def test_all_worked_examples_of_the_reference_agree():
    file = REFERENCE / "examples.csv"
    if not file.exists():
        pytest.skip("examples.csv is not beside the checkout: the 107 worked examples were not checked")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(read_examples(lines)) == 107
    assert verify_examples(lines) == []


AGREEING = [
    ("code_letter", {"lot": 500, "level": "III"}, "J"),
    (
        "single_plan",
        {"lot": 8, "level": "II", "aql": "0.65", "severity": "normal"},
        {"code_letter": "A", "plan_letter": "F", "n": 8, "Ac": 0, "Re": 1, "full_inspection": True},
    ),
    (
        "double_plan",
        {"lot": 1000, "level": "II", "aql": "0.40", "severity": "tightened"},
        {"type": "double", "n1": 125, "n2": 125, "Ac1": 0, "Re1": 2, "Ac2": 1, "Re2": 2},
    ),
    (
        "multiple_plan",
        {"lot": 1000, "level": "II", "aql": "1.0", "severity": "normal"},
        {"type": "multiple", "n_each": 20, "Ac1": "#", "AcRe": "#/2;0/3;0/3;1/3;3/4"},
    ),
    ("decision", {"plan": "J normal AQL1.0 double 50: 0/3;3/4", "d1": 2, "d2": 2}, "not accept"),
    ("decision", {"plan": "J normal AQL1.0 double 50: 0/3;3/4", "d1": 1}, "second sample"),
    (
        "decision",
        {"plan": "J normal AQL1.0 multiple 20: #/2;0/3;0/3;1/3;3/4", "d": [0]},
        "continue (acceptance not permitted at stage 1)",
    ),
    (
        "switching",
        {"case": "two in a row", "lots": ["R", "R", "A"]},
        {"per_lot_severity": ["normal", "normal", "tightened"], "score_after": [0, 0, None], "next": "tightened"},
    ),
    ("oc_pa", {"plan": {"n": 10, "Ac": 3}, "p": 0.05, "dist": "binomial"}, 0.9989715),
    ("oc_pa", {"plan": {"n": 13, "Ac": 0}, "N": 90, "D": 9, "dist": "hypergeometric"}, 0.2284205),
    ("oc_double", {"plan": "E", "n": 8, "AcRe": "0/2;1/2", "p": 0.04}, {"Pa": 0.894857, "ASN": 9.924}),
    ("oc_quality", {"n": 80, "Ac": 2, "Pa": 0.95, "dist": "binomial"}, {"p_percent": 1.03}),
    ("aoql", {"n": 80, "Ac": 3}, {"aoql_pct": 2.4}),
    ("process_average", {"lots": [[125, 2], [125, 0], [125, 1], [125, 3]]}, {"percent": 1.2}),
    (
        "fractional_annexA",
        {"aql": "1.0", "level": "II", "lots": [[180, 0], [200, 1], {"lot": 450, "d": 1}]},
        {
            "code_letter": ["G", "G", "H"],
            "n": [32, 32, 50],
            "Ac": ["1/2", "1/2", 1],
            "acceptance_score_before": [5, 10, 7],
            "acceptance_score_after": [5, 0, 0],
            "applied_Ac": [0, 1, 1],
            "decision": ["A", "A", "A"],
            "score_after": [2, 4, 6],
            "next": "normal",
        },
    ),
]


@pytest.mark.parametrize(("kind", "given", "expected"), AGREEING, ids=[kind for kind, *_ in AGREEING])
def test_an_example_of_each_kind_agrees(kind, given, expected):
    assert verify_examples(a_file((kind, given, expected))) == []


def test_there_is_an_example_of_every_kind():
    assert {kind for kind, *_ in AGREEING} | {"oc_multiple"} == set(ANSWERS)


@pytest.mark.parametrize(
    ("kind", "given", "expected", "value", "actual"),
    [
        ("code_letter", {"lot": 10000, "level": "II"}, "N", "", "L"),
        ("single_plan", {"lot": 10, "level": "II", "aql": "1.5", "severity": "normal"}, {"n": 10}, "n", "8"),
        ("switching", {"lots": ["R", "R"]}, {"next": "normal"}, "next", "tightened"),
        ("process_average", {"lots": [[125, 2]]}, {"percent": 1.5}, "percent", '"1.6"'),
        ("aoql", {"n": 80, "Ac": 3}, {"aoql_pct": 2.7}, "aoql_pct", None),
        ("oc_pa", {"plan": {"n": 10, "Ac": 3}, "p": 0.05}, 0.998, "", None),
        ("single_plan", {"lot": 10, "level": "II", "aql": "1.5", "severity": "normal"}, {"size": 8}, "size", None),
        ("no_such_kind", {}, {}, "kind", "no_such_kind"),
        ("code_letter", {"size": 3}, "A", "input_json", "KeyError: 'lot'"),
    ],
)
def test_a_wrong_example_is_named_with_both_values(kind, given, expected, value, actual):
    (mismatch,) = verify_examples(a_file((kind, given, expected)))
    assert (mismatch.id, mismatch.kind, mismatch.value) == ("X1", kind, value)
    assert actual is None or mismatch.actual == actual


def test_an_example_the_standard_does_not_know_is_a_mismatch_with_the_reason():
    given = {"lot": 10, "level": "II", "aql": "3", "severity": "normal"}
    (mismatch,) = verify_examples(a_file(("single_plan", given, {"n": 8})))
    assert "The tables have no AQL 3" in mismatch.actual


def test_broken_json_is_a_mismatch_and_not_a_crash():
    lines = ["id,kind,source,input_json,expected_json,note\n", 'X1,code_letter,own,{,"""A""",\n']
    (mismatch,) = verify_examples(lines)
    assert mismatch.value == "input_json"


def test_a_file_without_the_columns_is_refused():
    with pytest.raises(ExamplesUnreadable) as refused:
        verify_examples(["a,b\n", "1,2\n"])
    assert "input_json" in refused.value.sentence("ru")
