"""The master tables: what is stored is what is printed, and every arrow leads to the plan the references give."""

import csv
import hashlib
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from engine.sampling.refusals import AqlUnknown, LotTooSmall, NoPlan
from engine.sampling.selection import follow
from engine.sampling.tables import (
    DATA,
    Stage,
    aql_of,
    aqls,
    code_letter,
    numbers_of,
    stages_of,
    table,
    table_name,
    type_of_table,
)
from engine.sampling.words import Level, Mark, PlanType, Severity

REFERENCE = Path(os.environ.get("HOLDPOINT_SAMPLING_REFERENCE", Path(__file__).parents[4] / "shared" / "sampling"))
SEVERITIES = (Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED)
MARKS = {"plan": Mark.PLAN, "down": Mark.DOWN, "up": Mark.UP, "star": Mark.STAR, "plusplus": Mark.PLUSPLUS}

# The first eight digits of the SHA-256 of each line, header first: a slip of the pen in a row is named by its letter.
LINES = {
    "1": (
        "2f286066 fcfdda6c 0060c410 6f354f3b 87ca3b77 1bd6ca88 6bc0e003 98caeaa2 d7cf1eb9 e9f16473 "
        "a2f8549d 54bf7032 bf2975e0 fe4dc420 fc5d9853 5a0ea6d2"
    ),
    "2_a": (
        "923cc5fc 71f7a342 809b4d12 beac97af 3974298e a23ffd19 1ce38f1b 74d2d88e f4a9efff 4cd5ed87 "
        "50f3cb6d b80ee500 c6a47bf8 6ff5817a 3c3fdf66 e7480453 565e3f5b"
    ),
    "2_b": (
        "923cc5fc 492cba05 73e2ace5 769ffc01 23437eb4 57b391df cbb95a37 721ffa94 6134b84c cc4fd5fd "
        "4257bd0c 05f3c6d1 353f5636 3b8efa6a b28bda62 858135b1 dbadfa6e d15f28e8"
    ),
    "2_c": (
        "923cc5fc 71f7a342 a291fd40 0ee43314 ef49f96a 0742b072 3c0d8a38 074b7599 120555c9 7b13e68e "
        "c5adf06c bfe57cca 51664a1e 18d7f63c 674c6bfd 514d61ef 43dbd232"
    ),
    "3_a": (
        "923cc5fc d0186028 3453821e 01b5b62f 3575ea0c dac45d19 8bb4a917 6fab32b0 53cba64f 8b3d5a95 "
        "df1b7ab9 afd7cf14 907a0aa2 9304d060 9a4fc6e5 98e67513 f9a22d77"
    ),
    "3_b": (
        "923cc5fc 4e2c0feb 3645504d 309adc2b 0c372613 46d1e6e2 7964030e 3349cd0d eaa9e0ed d4ec408b "
        "e670be58 a08a25e0 c60c7577 be2fbbc1 c4931fb2 490d8ddf 0444e51b 5a7aac8b"
    ),
    "3_c": (
        "923cc5fc d0186028 e33c4dd7 ae46e0ec 3fd3d5ad 3a5d9a82 528bb8da 239862a2 d973bc1c 9f3bd360 "
        "cf5de70e e51fb3a8 65f199d7 73bf321c 4cd30af5 f676004e b5fdf693"
    ),
    "4_a": (
        "923cc5fc d0186028 40a04e30 229f91cb 1db83d0c 6ef6faca 5b67de4e 9fc012a9 d6afbae0 93f250bd "
        "827542cb ad8975a5 adc99c8c 7d9cbaf8 5796c5ce 8d4e3f8e 4f810af3"
    ),
    "4_b": (
        "923cc5fc 4e2c0feb be833163 dedea4a7 0d4b1705 8c944821 f0829936 f424bbde 192ec2ea 3215de5c "
        "dcfa1340 1cbed996 73aa5166 063be487 6ac0a227 d6dee423 d7af9140 159e5464"
    ),
    "4_c": (
        "923cc5fc d0186028 e33c4dd7 ae46e0ec 68373dc3 b0e96c5d d5a7a5e7 29520101 f5ee4b8b 61faa558 "
        "197f8cca 3b647e6c bd40eb41 8618d378 6c4146b3 0fc44b75 a2b64ca5"
    ),
}


def reference(name):
    file = REFERENCE / name
    if not file.exists():
        pytest.skip(f"{name} is not beside the checkout: the cells were not compared with the reference transcription")
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", sorted(LINES))
def test_the_lines_of_a_table_are_those_that_were_checked(name):
    lines = (DATA / f"table_{name}.csv").read_text(encoding="utf-8").splitlines()
    digests = [hashlib.sha256(line.encode()).hexdigest()[:8] for line in lines]
    changed = [
        line.partition(",")[0] for line, is_, was in zip(lines, digests, LINES[name].split(), strict=True) if is_ != was
    ]
    assert changed == []


@pytest.mark.parametrize("plan_type", list(PlanType))
def test_each_master_table_has_417_tightened_and_416_other_cells(plan_type):
    cells = {severity: len(table(table_name(plan_type, severity)).cells) for severity in SEVERITIES}
    assert cells == {Severity.NORMAL: 416, Severity.TIGHTENED: 417, Severity.REDUCED: 416}


def test_marks_are_counted_as_in_the_reference_transcription():
    marks = Counter((name, cell.mark) for name in ("2-A", "3-C", "4-B") for cell in table(name).cells.values())
    assert marks["2-A", Mark.PLAN] == 152
    assert marks["3-C", Mark.STAR] == 42
    assert marks["4-B", Mark.PLUSPLUS] == 18


@pytest.mark.parametrize("row", [pytest.param(row, id=row) for row in ("single", "double", "multiple")])
def test_every_cell_of_the_reference_follows_from_the_printed_marks(row):
    rows = reference(f"{row}.csv")
    differing = [line for line in rows if (mine := as_reference(row, line)) != {key: line[key] for key in mine}]
    assert differing == []
    assert len(rows) == 1249


def as_reference(kind, line):
    severity, aql = Severity(line["scheme"]), Decimal(line["aql"])
    path = follow(line["code_letter"], aql, PlanType(kind), severity)
    first, end = path[0], path[-1]
    mine = {
        "table": first.table,
        "raw_mark": next(name for name, mark in MARKS.items() if mark is first.mark),
        "resolved_code_letter": end.code_letter,
    }
    if kind == "single":
        (stage,) = end.stages
        return mine | {
            "n": str(stage.sample_size),
            "Ac": str(stage.acceptance_number),
            "Re": str(stage.rejection_number),
        }
    mine["resolved_type"] = type_of_table(end.table).value
    if kind == "double":
        return mine | double_columns(end.stages)
    return mine | multiple_columns(end.stages)


def double_columns(stages):
    if len(stages) == 1:
        (stage,) = stages
        return {
            "n1": "",
            "single_n": str(stage.sample_size),
            "single_Ac": str(stage.acceptance_number),
            "single_Re": str(stage.rejection_number),
        }
    columns = {"single_n": ""}
    for number, stage in enumerate(stages, start=1):
        columns[f"n{number}"] = str(stage.sample_size)
        columns[f"Ac{number}"] = str(stage.acceptance_number)
        columns[f"Re{number}"] = str(stage.rejection_number)
    return columns


def multiple_columns(stages):
    if len(stages) != 5:
        return {"n_each": "", "Ac1": "", "Re5": ""}
    columns = {"n_each": str(stages[0].sample_size)}
    for number, stage in enumerate(stages, start=1):
        columns[f"Ac{number}"] = "#" if stage.acceptance_number is None else str(stage.acceptance_number)
        columns[f"Re{number}"] = str(stage.rejection_number)
    return columns


def test_the_code_letters_of_the_reference_are_ours():
    for line in reference("code_letters.csv"):
        for level in Level:
            assert code_letter(int(line["lot_min"]), level) == line[level.value]
            assert code_letter(int(line["lot_max"] or 10**9), level) == line[level.value]


@pytest.mark.parametrize(
    ("lot_size", "level", "letter"),
    [
        (2, "II", "A"),
        (8, "II", "A"),
        (9, "II", "B"),
        (500, "III", "J"),
        (501, "II", "J"),
        (1200, "S-4", "F"),
        (35000, "II", "M"),
        (35001, "II", "N"),
        (500001, "III", "R"),
        (500001, "S-1", "D"),
    ],
)
def test_code_letter_at_the_bounds_of_lot_ranges(lot_size, level, letter):
    assert code_letter(lot_size, Level(level)) == letter


def test_a_lot_of_one_unit_has_no_code_letter():
    with pytest.raises(LotTooSmall):
        code_letter(1, Level.II)


def test_an_aql_is_found_however_it_is_written():
    assert [str(aql_of(value)) for value in ("0.4", 0.4, Decimal("0.400"), "0.40 ", "2.50", 10, "10%")] == [
        "0.40",
        "0.40",
        "0.40",
        "0.40",
        "2.5",
        "10",
        "10",
    ]


@pytest.mark.parametrize("value", ["0.5", "", "abc", "NaN", "sNaN", "inf", -1, 0])
def test_an_aql_that_is_not_tabulated_is_refused_with_the_choices(value):
    with pytest.raises(AqlUnknown) as refused:
        aql_of(value)
    assert "0.65" in refused.value.data["choices"]


def test_there_are_26_aqls_in_rising_order():
    assert len(aqls()) == 26
    assert list(aqls()) == sorted(aqls())


def test_row_s_holds_one_plan_of_tightened_inspection():
    (stage,) = table("2-B").cell("S", Decimal("0.025")).stages
    assert stage == Stage(3150, 1, 2)
    with pytest.raises(NoPlan):
        table("2-B").cell("S", Decimal("0.040"))
    with pytest.raises(NoPlan):
        table("2-A").cell("S", Decimal("0.025"))


def test_numbers_are_written_as_they_are_read():
    assert numbers_of(stages_of(20, "#/2;0/3;0/3;1/3;3/4")) == "#/2;0/3;0/3;1/3;3/4"


def test_discontinued_inspection_has_no_table():
    with pytest.raises(NoPlan):
        table_name(PlanType.SINGLE, Severity.DISCONTINUED)


@pytest.mark.parametrize("name", [f"{number}-{letter}" for number in "234" for letter in "ABC"])
def test_acceptance_numbers_stay_below_rejection_numbers_and_the_last_stage_decides(name):
    for cell in table(name).cells.values():
        for stage in cell.stages:
            assert stage.acceptance_number is None or stage.acceptance_number < stage.rejection_number
        if cell.stages:
            last = cell.stages[-1]
            assert last.rejection_number == (last.acceptance_number or 0) + 1


@pytest.mark.parametrize("name", [f"{number}-{letter}" for number in "34" for letter in "ABC"])
def test_star_and_plusplus_stand_where_the_other_table_has_a_plan(name):
    for (letter, aql), cell in table(name).cells.items():
        if cell.mark in (Mark.STAR, Mark.PLUSPLUS):
            number = "2" if cell.mark is Mark.STAR else "3"
            assert table(number + name[1:]).cell(letter, aql).mark is Mark.PLAN


# Of the plans behind all arrows and marks, one line a cell, compared with the reference transcription when written.
RESOLVED = {
    "2-A": "a3a7f1d5558be07c",
    "2-B": "03da45ed99e36186",
    "2-C": "b6867049c1bc1e43",
    "3-A": "607e37ee7ff75354",
    "3-B": "7bdb9f315151c58d",
    "3-C": "deaab134628bd02c",
    "4-A": "a6a914f5e52727fb",
    "4-B": "f40e154b7b10a8cb",
    "4-C": "4fe6bbc9f975dbfd",
}


@pytest.mark.parametrize("name", sorted(RESOLVED))
def test_the_plans_behind_the_arrows_are_those_that_were_checked(name):
    severity = SEVERITIES["ABC".index(name[-1])]
    lines = []
    for letter, aql in table(name).cells:
        end = follow(letter, aql, type_of_table(name), severity)[-1]
        sizes = "+".join(str(stage.sample_size) for stage in end.stages)
        lines.append(f"{letter} {aql}: {end.table} {end.code_letter} {sizes} {numbers_of(end.stages)}")
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16] == RESOLVED[name]
