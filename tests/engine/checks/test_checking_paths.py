"""Which files a check is about, and that nothing a person hands in ends in a traceback."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine.checks import check, line
from engine.errors import Severity
from engine.vocabulary import LANGUAGES

HERE = Path(__file__).parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A plant with the procedure `sample`, which is in order."""
    folder = tmp_path / "plant"
    shutil.copytree(HERE / "plant", folder)
    (folder / "forms/sample/decide.form").unlink()
    shutil.copy(HERE / "unknown_clause/valid.bpmn", the_diagram(folder))
    return folder


def the_diagram(home: Path) -> Path:
    return home / "processes/sample/sample.bpmn"


def errors(home: Path, *paths: Path) -> list[tuple[str, str, str]]:
    found = check(home, paths)
    return [(each.file, each.element, each.rule) for each in found if each.severity is Severity.ERROR]


def test_plant_in_order_has_no_errors(home: Path):
    assert errors(home) == []


def test_folder_and_file_limit_what_is_told(home: Path):
    shutil.copy(HERE / "unknown_clause/invalid.bpmn", the_diagram(home))
    broken = ("processes/sample/sample.bpmn", "look", "unknown_clause")
    assert errors(home) == [broken]
    assert errors(home, home / "processes") == [broken]
    assert errors(home, Path("processes/sample/sample.bpmn")) == [broken]
    assert errors(home, home / "forms") == []


def test_loose_copy_is_checked_in_the_place_of_the_original(home: Path, tmp_path: Path):
    copy = tmp_path / "download.bpmn"
    shutil.copy(HERE / "unknown_clause/invalid.bpmn", copy)
    assert errors(home, copy) == [(str(copy), "look", "unknown_clause")]
    form = tmp_path / "download.form"
    form.write_text((home / "forms/sample/look.form").read_text().replace('"result"', '"outcome"'))
    shutil.copy(HERE / "parallel_writing/valid.bpmn", the_diagram(home))
    assert {file for file, _, _ in errors(home, form)} <= {str(form)}


def test_diagram_of_no_known_procedure_is_checked_on_its_own(home: Path, tmp_path: Path):
    folder = tmp_path / "draft"
    folder.mkdir()
    text = (HERE / "unknown_clause/invalid.bpmn").read_text().replace('id="sample"', 'id="draft"')
    (folder / "draft.bpmn").write_text(text)
    assert (str(folder / "draft.bpmn"), "look", "unknown_clause") in errors(home, folder / "draft.bpmn")


def test_another_plant_is_checked_by_its_own_roles(home: Path, tmp_path: Path):
    other = tmp_path / "other"
    shutil.copytree(home, other)
    (other / "processes/roles.yaml").write_text("line_leader: {en: line leader}\n")
    assert (str(other / "processes/sample/sample.bpmn"), "look", "unknown_role") in errors(home, other)
    assert errors(home, other / "processes/sample")
    assert errors(home) == []


def test_missing_path_and_empty_plant_are_findings(home: Path, tmp_path: Path):
    assert errors(home, Path("nowhere")) == [("nowhere", "", "missing_path")]
    assert errors(tmp_path / "empty") == [((tmp_path / "empty/processes").as_posix(), "", "missing_path")]


def test_file_that_is_no_diagram_is_a_finding(home: Path, tmp_path: Path):
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK\x03\x04")
    assert errors(home, letter) == [(str(letter), "", "unreadable")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"<bpmn:definitions",
        b"<?xml version='1.0' encoding='utf-16'?><a/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<a>" + b"x" * 3_000_000 + b"</a>",
        os.urandom(4096),
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        "processes/sample/sample.bpmn",
        "processes/sample/grade.dmn",
        "forms/sample/look.form",
        "processes/roles.yaml",
        "processes/sample/registers.yaml",
        "processes/clauses/NCO.yaml",
    ],
)
def test_bad_content_is_told_in_every_language(home: Path, name: str, content: bytes):
    (home / name).write_bytes(content)
    findings = [finding for finding in check(home) if finding.file == name or finding.severity is Severity.ERROR]
    assert findings
    texts = [line(finding, language) for finding in findings for language in LANGUAGES]
    assert not [text for text in texts if "[finding" in text or "{$" in text]


def test_broken_form_is_told_once_not_at_every_task(home: Path):
    (home / "forms/sample/look.form").write_bytes(b'{"id": "look", "components": [')
    assert {file for file, _, _ in errors(home)} == {"forms/sample/look.form"}


@pytest.mark.parametrize(
    "name", ["processes/roles.yaml", "processes/sample/registers.yaml", "processes/clauses/NCO.yaml"]
)
def test_broken_list_is_told_once_not_at_everything_that_refers_to_it(home: Path, name: str):
    shutil.copy(HERE / "unknown_record/valid.bpmn", the_diagram(home))
    (home / name).write_bytes(b"a: [")
    assert errors(home) == [(name, "", "unreadable")]


@pytest.mark.parametrize(
    "text", ['{"id": 3}', "[1]", '{"id": "look", "components": [[]]}', '{"id": "look", "components": 7}']
)
def test_form_of_an_odd_shape_does_not_stop_the_check(home: Path, text: str):
    (home / "forms/sample/look.form").write_text(text)
    assert isinstance(check(home), list)


def test_deeply_nested_file_does_not_stop_the_check(home: Path):
    (home / "forms/sample/look.form").write_text('{"id": "look", "components": ' + "[" * 100_000 + "]" * 100_000 + "}")
    the_diagram(home).write_text("<a>" * 50_000 + "</a>" * 50_000)
    assert {"unreadable"} <= {rule for _, _, rule in errors(home)}
