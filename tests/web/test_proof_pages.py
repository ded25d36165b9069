"""The pages of the auditor over a small plant whose one clause is proven, then is not."""

import shutil

import pytest
from lxml import html

from engine.bundles import collect, load
from engine.commands.scenario_results import Result, keep_results
from engine.trace import Covered
from web.diagrams import draw
from web.proof.pages import drawn

FEATURE = """\
Feature: trial

  @TRY-1
  Rule: a lot is judged

    Scenario: a good lot
      Given the inspector starts "Trial"
"""
DIAGRAM = "processes/trial/trial.bpmn"
FILE = "tests/features/trial/trial.feature"


@pytest.fixture
def plant(plant, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(plant.home, home)
    (home / FILE).parent.mkdir(parents=True)
    (home / FILE).write_text(FEATURE, encoding="utf-8")
    glossary = (
        "terms:\n- {key: lot, clause: TRY-1, en: lot, zh: 批, ru: партия, meaning: {en: What belongs together}}\n"
    )
    (home / "processes" / "glossary.yaml").write_text(glossary, encoding="utf-8")
    plant.home = home
    plant.publish()
    return plant


@pytest.fixture
def played(plant):
    """Keep how the one scenario went."""

    def keep(message="", ids=("open_trial", "hold_lot", "open_trial__hold_lot")):
        places = frozenset(f"{DIAGRAM}#{each}" for each in ids)
        keep_results(plant, [Result(FILE, 6, "a good lot", message, places, frozenset())])

    return keep


def test_before_the_scenarios_were_played_the_clause_is_open(signed_in):
    visitor = signed_in("li").open("/clauses")
    assert "0 of 1 proven" in visitor.text
    assert "The scenarios were never played here" in visitor.text
    assert "Its scenarios were not played yet." in visitor.open("/clauses/TRY-1").text


def test_a_scenario_that_holds_proves_the_clause(signed_in, played):
    played()
    visitor = signed_in("li").open("/clauses")
    assert "1 of 1 proven" in visitor.text
    page = visitor.open("/clauses/TRY-1")
    assert "Proven" in page.words("//span[contains(@class,'tag')]")[0]
    assert "a good lot" in page.text
    assert "never played" not in page.text


def test_a_scenario_that_fails_is_a_gap_with_its_message(signed_in, played):
    played("the lot is not on hold")
    page = signed_in("li").open("/clauses/TRY-1")
    assert "Scenario “a good lot” fails." in page.text
    assert "the lot is not on hold" in page.text


def test_results_of_other_files_are_called_old(signed_in, played, plant):
    played()
    diagram = plant.home / DIAGRAM
    diagram.write_text(diagram.read_text(encoding="utf-8").replace("Judge the lot", "Judge this lot"), encoding="utf-8")
    assert "have changed since the scenarios were last played" in signed_in("li").open("/clauses").text


def test_from_a_clause_a_click_leads_to_the_cases_that_carried_it_out(signed_in, a_case):
    case = a_case()
    assert signed_in("li").open("/clauses/TRY-1").page.xpath(f"//a[contains(@href,'/cases/{case.number}')]")
    assert "No case of your sites has been here yet." in signed_in("guest").open("/clauses/TRY-1").text


def test_the_coverage_shows_what_no_scenario_walks(signed_in, played):
    played()
    page = signed_in("li").open("/coverage/trial")
    assert page.path == "/coverage/trial"
    assert "1 of 8 flows walked" in page.text
    assert "Judge the lot → Good?" in page.text
    assert "Hold the lot → Judge the lot" in page.text
    assert "Trial opened → Hold the lot" not in page.text


def test_a_diagram_is_listed_by_its_name(signed_in, played):
    played()
    page = signed_in("li").open("/clauses")
    assert page.words("//table//a") == ["Trial"]


def test_what_is_missed_is_drawn_apart(repository):
    bundle = load("capa", collect(repository, "capa"))
    diagram = bundle.diagram_of(bundle.main.id)
    first = bundle.start.id
    covered = Covered(diagram.file, "capa", 2, 1, (first,))
    svg = draw(diagram, "en", title="CAPA", here="", progress=drawn(diagram, covered))
    page = html.fromstring(str(svg))
    assert page.xpath(f"//*[@data-id='{first}']/@class") == ["missed"]
    assert set(page.xpath(f"//*[@data-id and not(@data-id='{first}')]/@class")) <= {"walked", "e walked"}


def test_a_word_of_the_glossary_names_its_clause(signed_in):
    page = signed_in("li").open("/glossary")
    assert page.words("//dl/div/dt") == ["Lot"]
    assert page.page.xpath("//dl//a/@href") == ["/clauses/TRY-1"]


def test_what_is_not_there_is_not_found(signed_in):
    visitor = signed_in("li")
    assert visitor.open("/clauses/TRY-99").status == 404
    assert visitor.open("/coverage/nothing").status == 404
    assert visitor.open("/coverage/trial?diagram=other.bpmn").path == "/coverage/trial"


def test_a_stranger_is_sent_to_the_door(visitor):
    assert visitor.open("/clauses").path == "/sign-in"


@pytest.mark.parametrize("path", ["/clauses", "/clauses/TRY-1", "/glossary", "/coverage/trial"])
def test_a_file_that_cannot_be_read_is_named_on_the_page(signed_in, plant, path):
    (plant.home / "processes" / "clauses" / "TRY.yaml").write_bytes(b"\xff\xfe a: [\n")
    visitor = signed_in("li").open(path)
    assert visitor.words("//h1") == ["A file of the plant’s procedures cannot be read"]
    assert "processes/clauses/TRY.yaml" in visitor.text
    assert visitor.open("/inbox").status == 200
