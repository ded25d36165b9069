"""The overview: figures of real cases, each leading to its cases, and the diagram with its numbers."""

import datetime as dt
import re
from pathlib import Path

import pytest

from engine.bundles import collect, load
from web.diagrams import Figures, draw

HOME = Path(__file__).resolve().parents[2]

PERIOD = "site=ningbo&days=90"


@pytest.fixture
def zhang(signed_in):
    return signed_in("zhang")


def figures(visitor):
    """Return the figures at the top: what they are called and what they say."""
    return dict(
        zip(
            visitor.words("//dl[@class='kpis']//dt"),
            visitor.words("//dl[@class='kpis']/div/dd[1]"),
            strict=True,
        )
    )


def test_open_cases_and_held_lots_are_counted(zhang, a_case):
    a_case("A-1", quantity="40")
    a_case("A-2", quantity="60")
    zhang.open("/overview")
    found = figures(zhang)
    assert found["Open cases"] == "2"
    assert re.match(r"100 .*2 lots", found["On hold"])


def test_every_figure_leads_to_as_many_cases_as_it_says(zhang, a_case):
    for lot in ("A-1", "A-2", "A-3"):
        a_case(lot)
    zhang.open("/overview")
    links = {
        link.get("href"): int(link.text_content())
        for link in zhang.page.xpath("//dl[@class='kpis']/div/dd[1]/a")
        if "measure=held" not in link.get("href") and link.text_content().isdigit()
    }
    assert len(links) >= 2
    for href, number in links.items():
        zhang.open(href)
        assert zhang.status == 200
        assert len(zhang.page.xpath("//tr[@data-row]")) == number, href


def test_ages_lead_to_the_cases_of_that_age(zhang, a_case, clock):
    a_case("A-1")
    clock.now += dt.timedelta(days=3)
    a_case("A-2")
    zhang.open("/overview")
    ages = dict(
        zip(
            zhang.words("//h2[.='Open cases by age']/../..//li/a"),
            zhang.words("//h2[.='Open cases by age']/../..//li/b"),
            strict=True,
        )
    )
    assert ages["0 to 1 days"].startswith("1")
    assert ages["2 to 5 days"].startswith("1")
    zhang.open(f"/overview/cases?measure=age&key=2&{PERIOD}")
    assert "A-1" in zhang.text
    assert "A-2" not in zhang.text


def test_a_measure_that_is_none_is_not_found(zhang):
    assert zhang.open("/overview/cases?measure=magic").status == 404
    assert zhang.open("/overview/nothing").status == 404
    assert zhang.open("/overview/trial/nothing").status == 404


@pytest.mark.parametrize("query", ["days=7", "days=x", "site=mars", "by=colour", "page=0", "site=all&days=365"])
def test_what_is_no_filter_shows_the_usual_page(zhang, query):
    assert zhang.open(f"/overview?{query}").status == 200
    assert zhang.open(f"/overview/cases?measure=open&{query}").status == 200


def test_other_sites_are_not_shown(signed_in, a_case):
    a_case("A-1")
    visitor = signed_in("guest")
    for site in ("ningbo", "all", "taizhou"):
        visitor.open(f"/overview?site={site}")
        assert figures(visitor)["Open cases"] == "0"
        visitor.open(f"/overview/cases?measure=open&site={site}")
        assert "A-1" not in visitor.text
        visitor.open(f"/overview/trial?site={site}")
        assert not visitor.page.xpath("//tbody/tr")


def test_steps_tell_what_waits_and_how_long_it_took(zhang, plant, a_case, task_of, clock):
    waiting, done = a_case("A-1"), a_case("A-2")
    assert waiting
    clock.now += dt.timedelta(hours=2)
    plant.complete_task(plant.actor_named("zhang"), task_of(done, "judge_lot"), {"verdict": "good"})
    zhang.open("/overview/trial")
    assert zhang.words("//tbody/tr[1]/td")[1:] == ["1", "2 h 00", "0", "1"]
    href = zhang.page.xpath("//tbody//a/@href")[0]
    zhang.open(href)
    assert "A-1" in zhang.text


def test_the_figures_are_counted_once_a_minute(zhang, a_case, clock):
    zhang.open("/overview")
    a_case("A-1")
    zhang.open("/overview")
    assert figures(zhang)["Open cases"] == "0"
    clock.now += dt.timedelta(minutes=1)
    zhang.open("/overview")
    assert figures(zhang)["Open cases"] == "1"


@pytest.mark.parametrize(("language", "title"), [("zh", "总览"), ("ru", "Обзор")])
def test_the_page_speaks_the_readers_language(zhang, language, title):
    zhang.open("/overview")
    zhang.send("/language", press=("language", language))
    zhang.open("/overview")
    assert title in zhang.words("//h1")[0]


def test_numbers_are_drawn_on_the_elements():
    bundle = load("nonconformity", collect(HOME, "nonconformity"))
    diagram = bundle.diagram_of("check_sheet")
    figures = {"check_sheet": Figures("12", "3 h 10"), "elsewhere": Figures("7"), "review_nonconformity": Figures()}
    svg = str(draw(diagram, "en", title="Steps", here="", figures=figures))
    assert re.findall(r'<text class="(h.-t)"[^>]*>([^<]*)', svg) == [("hc-t", "12"), ("hm-t", "3 h 10")]
