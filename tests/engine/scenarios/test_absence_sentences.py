import pytest

from engine.scenarios import Stage, read_feature

AWAY = """\
Feature: f
  Scenario: s
    Given it is 2026-03-02 09:00
    And the department supervisor is absent until 2026-03-04, the storekeeper stands in
    And the inspector starts "Control of nonconforming output":
      | Product                | VB-50               |
      | Lot                    | A-0417              |
      | Nonconforming quantity | 500                 |
      | Found in               | Incoming inspection |
      | Item class             | Component           |
"""


@pytest.fixture(scope="module")
def play(repository, tmp_path_factory):
    stage = Stage(repository, tmp_path_factory.mktemp("stage"))

    def playing(*steps):
        lines = "".join(f"    {line}\n" for line in steps)
        (scenario,) = read_feature((AWAY + lines).encode(), "f.feature")
        return stage.play(scenario)

    return playing


def test_who_stands_in_does_the_task_of_the_absent_person(play):
    done = 'When the storekeeper does "Check the sheet" in place of the department supervisor:'
    assert play(
        done,
        "      | Result | Agreed |",
        'Then the head of raw-material inspection has the task "Review the nonconformity"',
    ).passed


def test_who_does_not_stand_in_does_not(play):
    done = 'When the line leader does "Check the sheet" in place of the department supervisor:'
    assert "not_allowed" in play(done, "      | Result | Agreed |").message


def test_after_the_days_nobody_stands_in(play):
    done = 'When the storekeeper does "Check the sheet" in place of the department supervisor:'
    assert "not_allowed" in play("And it becomes 2026-03-05 08:00", done, "      | Result | Agreed |").message


def test_a_signature_in_place_of_another_names_both(play):
    away = "the head of raw-material inspection"
    played = play(
        "And the head of raw-material inspection is absent until 2026-03-04, the line leader stands in",
        'And the department supervisor does "Check the sheet":',
        "      | Result | Agreed |",
        'And the line leader does "Review the nonconformity" in place of the head of raw-material inspection:',
        "      | Proposed dispositions | accept 500 |",
        'When the line leader does "Decide the disposition" in place of the head of raw-material inspection',
        f'Then "Decide the disposition" bears the signature of the line leader in place of {away}',
    )
    assert played.passed, played.message


def test_a_signature_of_ones_own_is_none_in_place_of_another(play):
    played = play('Then "Check the sheet" bears the signature of the storekeeper in place of the department supervisor')
    assert "nobody in place of another" in played.message
