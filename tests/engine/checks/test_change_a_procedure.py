"""The change that docs/process-owner/change-a-procedure.md walks through is accepted, and its slip is found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from engine.bundles import collect, load
from engine.checks import check, line

HOME = Path(__file__).resolve().parents[3]
HANDLING = "processes/nonconformity/nonconformity_handling.bpmn"
AUTHORITY = "processes/nonconformity/disposal_authority.dmn"
MARKING = "forms/nonconformity/nonconformity_marking.form"
ROW = """<rule id="disposal_authority_row_granulate"><description>NCO-4.2.1.3</description>
<inputEntry id="g1"><text>-</text></inputEntry><inputEntry id="g2"><text>-</text></inputEntry>
<inputEntry id="g3"><text>-</text></inputEntry><inputEntry id="g4"><text>"plastic_granulate"</text></inputEntry>
<outputEntry id="g5"><text>"inspection_head"</text></outputEntry>
<outputEntry id="g6"><text>"branch_quality"</text></outputEntry></rule>
"""
QUESTION = {
    "type": "select",
    "id": "f_tag_colour",
    "key": "tag_colour",
    "label": "Colour of the tag",
    "values": [{"label": "Red", "value": "red"}, {"label": "Yellow", "value": "yellow"}],
    "validate": {"required": True},
    "properties": {"label.zh": "标签颜色", "label.ru": "Цвет бирки", "option.red.zh": "红", "option.yellow.zh": "黄"},
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for folder in ("processes", "forms"):
        shutil.copytree(HOME / folder, tmp_path / folder)
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def make_the_change(home: Path) -> None:
    edit(home / HANDLING, 'name="Check the sheet"', 'name="Check that the sheet is complete"')
    edit(home / HANDLING, "=add working days(detected_at, 1)", "=add working days(detected_at, 2)")
    last_row = '<rule id="disposal_authority_row_7">'
    edit(home / AUTHORITY, last_row, ROW + last_row)
    form = json.loads((home / MARKING).read_text(encoding="utf-8"))
    form["components"].append(QUESTION)
    (home / MARKING).write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")


def test_change_of_label_deadline_table_and_form_is_in_order(home: Path):
    make_the_change(home)
    assert [line(finding) for finding in check(home)] == []


def test_changed_procedure_is_another_bundle_and_the_old_one_stays(home: Path):
    before = load("nonconformity", collect(home, "nonconformity"))
    make_the_change(home)
    after = load("nonconformity", collect(home, "nonconformity"))
    assert before.key != after.key
    assert before.elements["check_sheet"].names.en == "Check the sheet"
    assert after.elements["check_sheet"].names.en == "Check that the sheet is complete"
    assert "tag_colour" in after.forms["nonconformity_marking"].keys
    assert "tag_colour" not in before.forms["nonconformity_marking"].keys


def test_slip_of_the_how_to_is_found_with_the_name_that_was_meant(home: Path):
    edit(home / HANDLING, "=add working days(detected_at, 1)", "=add working days(detected_att, 2)")
    told = [line(finding) for finding in check(home)]
    assert len(told) == 1
    assert told[0].startswith(f"{HANDLING}:check_sheet: unknown_variable: “Check the sheet” reads “detected_att”")
    assert told[0].endswith("Did you mean “detected_at”?")
