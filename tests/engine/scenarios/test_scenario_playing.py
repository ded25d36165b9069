"""Playing scenarios: what fails says why, and says what is there instead."""

import shutil

import pytest

from engine.scenarios import Stage, read_feature

SHEET = """\
    Given the inspector starts "Control of nonconforming output":
      | Product                | VB-50               |
      | Lot                    | A-0417              |
      | Nonconforming quantity | 500                 |
      | Found in               | Incoming inspection |
      | Item class             | Component           |
"""


@pytest.fixture(scope="module")
def stage(tmp_path_factory, repository):
    return Stage(repository, tmp_path_factory.mktemp("stage"))


@pytest.fixture
def play(stage):
    def playing(*steps, sheet=SHEET):
        lines = "".join(f"    {line}\n" for line in steps)
        (scenario,) = read_feature(f"Feature: f\n  Scenario: s\n{sheet}{lines}".encode(), "f.feature")
        return stage.play(scenario)

    return playing


def test_a_scenario_that_holds_passes_and_tells_where_it_went(play):
    played = play('Then lot "A-0417" has 500 on hold')
    assert played.passed
    assert {"hold_lot", "found_elsewhere"} <= played.walked
    assert "inspector_authority_row_4" in played.fired


def test_the_failing_step_is_named_by_its_line(play):
    played = play('Then lot "A-0417" has 500 on hold', 'And lot "A-0417" has 500 released')
    assert (played.line, played.message) == (10, "lot A-0417 has 500 on_hold")


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ('When the inspektor does "Mark the product"', "no role 'the inspektor'; nearest are inspector"),
        ('When the storekeeper does "Mark and put in stock"', "open: Mark the product (inspector at ningbo), Check"),
        ('Then nobody has the task "Mark the produkt"', "nearest are mark the product"),
        ('Then lot "A-0417" has 500 stored', "'stored' is no status of a quantity; known are on_hold"),
        ('Then the record of "Check the sheet" says:', "Check the sheet left no record"),
        ('Then "Check the sheet" is signed by the inspector', "signed by nobody"),
        ('Then decision "Who pays" gave "customer"', "Who pays was not asked; asked were: inspector_authority"),
        ('Then by the row of clause "NCO-9"', "fired: NCO-4.2.1.2"),
        ('Then it is refused: "stale"', "it was not refused"),
        ("When it becomes Freitag at 15:00", "'Freitag' is no day of the week; write one of monday"),
        ('Given the scenario plays at site "mars"', "no site 'mars'; known are ningbo, taizhou"),
        ('When the inspector opens "Control of nonconforming output"', "nearest are: "),
        ('When the person who did "Check the sheet" does "Mark the product" as the inspector', "nobody did 'Check"),
        ('Then the record of "Mark the product" fills "Produkt tag"', "nearest are Nonconforming product tag"),
    ],
)
def test_a_mistake_is_answered_with_what_there_is(play, step, message):
    assert message in play(step).message


def test_an_unknown_question_is_answered_with_those_of_the_form(play):
    played = play('When the inspector does "Mark the product":', "  | Place | Q-03 |")
    assert played.message.startswith("no question 'Place' in the form; it asks Where it stands, Number of")


def test_a_refusal_that_nobody_expects_fails_the_scenario(play):
    played = play('When the department supervisor does "Check the sheet"')
    assert played.message == "refused: required (check_result), and no sentence expects it"


def test_a_step_after_a_refusal_says_what_was_refused(play):
    played = play('When the storekeeper does "Mark the product"', 'And the inspector does "Mark the product"')
    assert played.message == (
        "before this step something was refused: not_allowed, the task belongs to inspector at ningbo"
    )


def test_a_refused_task_of_a_list_is_named(play):
    played = play("Given these tasks are done:", "  | role | task |", "  | inspector | Check the sheet |")
    assert played.message.startswith("inspector, Check the sheet: refused: not_allowed")


def test_usual_answers_stand_where_the_scenario_is_silent(play):
    usual = '    Given unless told otherwise "标识不合格品" says:\n      | Where it stands | Q-03 |\n'
    played = play(
        'When the inspector does "Mark the product":',
        "  | Remark | wet |",
        'Then the record of "Mark the product" says:',
        "  | Where it stands | Q-03 |",
        "  | Remark          | wet  |",
        sheet=usual + SHEET,
    )
    assert played.message == ""


def test_two_scenarios_know_nothing_of_each_other(play):
    assert play('Then lot "A-0417" has 500 on hold').passed
    assert play('Then lot "A-0417" has 500 on hold').passed


def test_the_stage_leaves_no_files_behind(stage, play, repository):
    play("Then it is allowed")
    assert sorted(path.name for path in stage._folder.iterdir()) == ["furnished.db"]


def test_a_procedure_under_work_does_not_stop_the_scenarios_of_the_others(repository, tmp_path):
    home = tmp_path / "home"
    for part in ("processes", "forms"):
        shutil.copytree(repository / part / "capa", home / part / "capa")
    shutil.copytree(repository / "processes" / "clauses", home / "processes" / "clauses")
    shutil.copy(repository / "processes" / "roles.yaml", home / "processes")
    (home / "processes" / "half_done").mkdir()
    (home / "processes" / "half_done" / "half_done.bpmn").write_text("<unfinished")
    (tmp_path / "stage").mkdir()
    stage = Stage(home, tmp_path / "stage")
    assert stage.broken == {"half_done"}
    begun = 'Given the branch quality management starts "Corrective and preventive action":'
    told = f"Feature: f\n  Scenario: s\n    {begun}\n      | Where it comes from | Recall |\n"
    (scenario,) = read_feature(told.encode(), "f.feature")
    assert stage.play(scenario).passed
