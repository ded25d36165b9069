"""The vocabulary of scenarios: every sentence says one thing in three languages, and its page is true."""

import re

import pytest

from engine.errors import BundleInvalid
from engine.scenarios import find, read_feature, sentences
from engine.scenarios.page import EXAMPLE, example, vocabulary_page
from engine.vocabulary import LANGUAGES

EVERY = [(sentence, language) for sentence in sentences() for language in LANGUAGES]


@pytest.mark.parametrize(("sentence", "language"), EVERY, ids=[f"{s.id}-{language}" for s, language in EVERY])
def test_a_sentence_is_understood_as_itself_and_as_nothing_else(sentence, language):
    text = example(sentence, language)
    fitting = [each.id for each in sentences() if any(pattern.fullmatch(text) for pattern in each.patterns())]
    assert fitting == [sentence.id]


def test_sentences_have_ids_and_help_of_their_own():
    ids = [sentence.id for sentence in sentences()]
    assert len(set(ids)) == len(ids)
    assert all(sentence.help.endswith((".", ").")) for sentence in sentences())


def test_a_table_goes_with_the_same_sentences_in_every_language():
    for sentence in sentences():
        ends = {language: example(sentence, language)[-1] for language in LANGUAGES}
        assert {end in ":：" for end in ends.values()} == {sentence.takes_table}, sentence.id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('the inspector does "Re-inspect"', {"role": "the inspector", "task": "Re-inspect"}),
        ("检验员完成“复检”：", {"role": "检验员", "task": "复检"}),
        ("контролер выполняет «Разбраковать»:", {"role": "контролер", "task": "Разбраковать"}),
        ('lot "A-0417" has 12.5 on hold', {"lot": "A-0417", "quantity": "12.5", "status": "on hold"}),
        ("批次“A-0417”冻结12.5千克", {"lot": "A-0417", "quantity": "12.5", "status": "冻结"}),
        ("прошел 1 рабочий день", {"count": "1"}),
        ("прошли 3 рабочих дня", {"count": "3"}),
        ("1 working day has passed", {"count": "1"}),
    ],
)
def test_words_of_a_sentence_are_found(text, words):
    _, found = find(text)
    assert found == words


def test_an_unknown_sentence_is_answered_with_the_nearest_ones():
    with pytest.raises(LookupError, match="has the task"):
        find('the inspector gets the task "Re-inspect"')


def test_the_page_of_the_documentation_lists_the_vocabulary_as_it_is(repository):
    page = repository / "docs" / "process-owner" / "scenarios.md"
    assert page.read_text(encoding="utf-8") == vocabulary_page(), (
        "write it anew: .venv/bin/python -m engine.scenarios.page > docs/process-owner/scenarios.md"
    )


def test_the_page_leaves_out_no_sentence():
    page = vocabulary_page()
    assert [each.id for each in sentences() if f"`{example(each, 'zh')}`" not in page] == []


def test_the_example_of_the_page_is_a_scenario_of_known_sentences():
    (scenario,) = read_feature(f"Feature: example\n{EXAMPLE}\n".encode(), "example.feature")
    assert scenario.tags == ("NCO-4.2.2.2",)
    assert [find(step.text)[0].id for step in scenario.steps] == ["weekday", "start", "working_days", "has_task"]


OUTLINE = """\
# language: ru
@A
Функция: образец
  Предыстория:
    Дано это
  @NCO-1
  Правило: пункт
    Структура сценария: пример <x>
      Когда то <x>
        | <x> | y |
      Примеры:
        | x |
        | 1 |
        | 2 |
"""


def test_outlines_are_written_out_with_background_rule_and_inherited_tags():
    first, second = read_feature(OUTLINE.encode(), "outline.feature")
    assert (first.name, first.rule, first.tags) == ("пример 1", "пункт", ("A", "NCO-1"))
    assert [step.text for step in second.steps] == ["это", "то 2"]
    assert second.steps[1].table == (("2", "y"),)
    assert (second.language, second.line, second.steps[1].line) == ("ru", 14, 9)


def test_what_is_no_gherkin_is_a_finding_with_its_line():
    with pytest.raises(BundleInvalid) as invalid:
        read_feature(b"Feature: x\n  Scenario: y\n    Given z\n    Whenever z\n", "bad.feature")
    (finding,) = invalid.value.findings
    assert (finding.rule, finding.data["line"]) == ("feature_unreadable", 4)


def test_a_scenario_has_at_most_one_when(repository):
    for path in sorted((repository / "tests" / "features").rglob("*.feature")):
        for scenario in read_feature(path.read_bytes(), path.name):
            own = [step.keyword for step in scenario.steps]
            assert sum(keyword in {"When", "当", "Когда"} for keyword in own) <= 1, scenario.id


def test_scenarios_speak_without_ids_and_clicks(repository):
    for path in sorted((repository / "tests" / "features").rglob("*.feature")):
        for scenario in read_feature(path.read_bytes(), path.name):
            for step in scenario.steps:
                assert not re.search(r"\"[a-z]+_[a-z_]+\"|\bclick|\bselect\b", step.text), f"{scenario.id}: {step.text}"


def test_every_step_of_the_features_is_a_sentence(repository):
    for path in sorted((repository / "tests" / "features").rglob("*.feature")):
        for scenario in read_feature(path.read_bytes(), path.name):
            for step in scenario.steps:
                sentence, _ = find(step.text)
                assert not step.table or sentence.takes_table, f"{scenario.id}: {step.text}"
