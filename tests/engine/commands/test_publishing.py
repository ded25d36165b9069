from __future__ import annotations

import pytest

from engine.errors import BundleInvalid, NotFound
from engine.scenarios import lookup

SHEET = {"product": "VB-50", "lot": "A-1", "quantity": "500"}


def change(home, old, new):
    file = home / "processes" / "trial" / "trial.bpmn"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_unchanged_folder_stays_the_current_version(plant):
    (again,) = plant.publish()
    assert (again.version, again.is_new) == (1, False)


def test_a_changed_folder_becomes_current_while_running_cases_stay_on_theirs(plant, person, home):
    zhang = person("zhang", "inspector")
    before = plant.start_case(zhang, "trial", "ningbo", SHEET)
    change(home, 'name="Judge the lot"', 'name="Look at the lot"')
    (done,) = plant.publish()
    assert (done.version, done.is_new) == (2, True)
    after = plant.start_case(zhang, "trial", "ningbo", SHEET)
    assert lookup.open_tasks(plant, before.id)[0].names.en == "Judge the lot"
    assert lookup.open_tasks(plant, after.id)[0].names.en == "Look at the lot"


def test_a_folder_with_an_error_is_not_published(plant, person, home):
    change(home, '=verdict = "good"', '=verdikt = "good"')
    with pytest.raises(BundleInvalid) as refused:
        plant.publish()
    assert any("verdikt" in str(dict(finding.data)) for finding in refused.value.findings)
    case = plant.start_case(person("zhang", "inspector"), "trial", "ningbo", SHEET)
    assert plant.bundle(lookup.facts(plant, case.id).bundle_id).key == plant.publish.__self__.bundle(1).key


def test_an_unknown_procedure_cannot_be_started(plant, person):
    with pytest.raises(NotFound):
        plant.start_case(person("zhang", "inspector"), "recall", "ningbo", SHEET)
