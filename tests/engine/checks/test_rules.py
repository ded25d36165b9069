"""Every rule finds what its invalid diagram breaks, exactly that and there, and is content with its valid one.

The folder of a rule holds `valid.bpmn` and `invalid.bpmn`; what else is different stands beside them
(`invalid.look.form`). The first comment of `invalid.bpmn` names the elements to be found.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine.checks import all_rules, check_files, line
from engine.checks.checking import read_plant
from engine.errors import Finding, Severity
from engine.vocabulary import LANGUAGES

HERE = Path(__file__).parent
PLANT = HERE / "plant"
FINDS = re.compile(r"<!-- finds: ?(.*?) ?-->")
FOLDERS = {".form": "forms/sample", ".dmn": "processes/sample", ".bpmn": "processes/sample"}


def found_in(rule: str, which: str) -> list[Finding]:
    """Check the plant's procedure `sample` with the files of one side of a rule."""
    paths = [path for path in PLANT.rglob("*.*") if path.parent.name != "clauses"]
    files = {path.relative_to(PLANT).as_posix(): path.read_bytes() for path in paths}
    for path in (HERE / rule).glob(f"{which}.*"):
        files[place_of(path, which)] = path.read_bytes()
    plant = replace(read_plant(PLANT), translated=rule.startswith("untranslated"))
    return check_files("sample", files, plant)


def place_of(path: Path, which: str) -> str:
    name = path.name.removeprefix(f"{which}.")
    if name == "bpmn":
        return "processes/sample/sample.bpmn"
    if name == "roles.yaml":
        return "processes/roles.yaml"
    if name == "registers.yaml":
        return "processes/sample/registers.yaml"
    folder, _, rest = name.partition(".")
    if folder == "other":
        return f"processes/other/{rest}"
    return f"{FOLDERS[path.suffix]}/{name}"


def expected(rule: str) -> set[str]:
    named = FINDS.search((HERE / rule / "invalid.bpmn").read_text(encoding="utf-8"))
    assert named, f"{rule}/invalid.bpmn does not say what is to be found"
    if named[1].startswith("*"):  # a finding about the procedure as a whole
        return {""}
    return set(named[1].split()) or {""}


def severity(rule: str) -> Severity:
    return getattr(all_rules()[rule], "SEVERITY", Severity.ERROR)


def test_every_rule_has_a_valid_and_an_invalid_diagram():
    shown = {
        path.name for path in HERE.iterdir() if (path / "valid.bpmn").is_file() and (path / "invalid.bpmn").is_file()
    }
    assert shown == set(all_rules())


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_invalid_diagram_breaks_exactly_its_rule(rule: str):
    findings = found_in(rule, "invalid")
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    assert errors == ({rule} if severity(rule) is Severity.ERROR else set()), [line(f) for f in findings]
    assert {finding.element for finding in findings if finding.rule == rule} == expected(rule)


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_valid_diagram_breaks_no_rule(rule: str):
    findings = [f for f in found_in(rule, "valid") if f.rule == rule or f.severity is Severity.ERROR]
    assert not findings, [line(finding) for finding in findings]


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_findings_are_worded_in_every_language(rule: str):
    worded = {line(f, language) for f in found_in(rule, "invalid") if f.rule == rule for language in LANGUAGES}
    assert worded
    assert not [text for text in worded if "[finding" in text or "{$" in text or "None" in text]


def test_documentation_lists_every_rule_and_says_which_only_warn():
    listed = (HERE.parents[2] / "docs/process-owner/checks.md").read_text(encoding="utf-8")
    marks = dict(re.findall(r"^\| `(\w+)`( \(w\))? \| ", listed, re.MULTILINE))
    assert set(all_rules()) <= set(marks)
    assert {rule for rule, mark in marks.items() if mark} == {r for r in all_rules() if severity(r) is Severity.WARNING}
