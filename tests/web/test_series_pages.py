"""Pages of series: what a head of raw-material inspection sees after some deliveries."""

from __future__ import annotations

import pytest

from engine.scenarios import Stage, run
from web.app import create_app


@pytest.fixture(scope="module")
def stage(tmp_path_factory, repository):
    return Stage(repository, tmp_path_factory.mktemp("series"))


@pytest.fixture
def world(stage):
    with stage.world() as world:
        for sentence, table in (
            ('5 deliveries of "VB-50" from "jinhe" are inspected', ()),
            (
                '1 delivery of "VB-50" from "jinhe" is inspected:',
                (("Major nonconforming units", "2"), ("What was found", "porosity")),
            ),
        ):
            run(world, sentence, table)
            assert world.refusal is None
        yield world


@pytest.fixture
def plant(world):
    return world.plant


@pytest.fixture
def app(plant):
    made = create_app(plant)
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@pytest.fixture
def head(world, signed_in):
    return signed_in(world.person("raw_material_inspection_head").username)


def test_series_are_listed_with_what_the_next_lot_meets(head):
    head.open("/series")
    assert head.words("//tbody//td[1]") == ["Valve body DN50Taizhou Jinhe Castings"]
    standing = head.words("//tbody//td[2]/p")
    assert standing[0] == "TightenedMajor · 0 of 5 accepted in a row; 1 of 5 not accepted"
    assert standing[1].startswith("TightenedMinor · 5 of 5 accepted in a row")
    assert "Waits for approval: return to normal inspection" in standing[1]


def test_a_series_tells_its_lots_average_and_plans(head):
    head.open("/series/jinhe/VB-50?site=ningbo")
    assert head.words("//h1") == ["Valve body DN50"]
    rows = head.words("//table[caption[contains(., 'newest first')]]//tbody/tr")
    assert len(rows) == 6
    assert "not accepted d = 2" in rows[0]
    assert "accepted d = 0" in rows[-1]
    assert "2 nonconforming in 300 units of 6 first samples" in head.text
    assert "worse than the AQL" not in head.text
    assert "Table 3-B" in head.text


def test_the_pictures_are_drawn_by_the_server(head):
    head.open("/series/jinhe/VB-50")
    assert len(head.page.xpath("//svg[@class='severity' and @role='img']")) == 2
    marks = head.page.xpath("//section//svg[@role='img'][1]")[0]
    assert len(marks.xpath("./circle[contains(@class,'yes')]")) == 5
    assert len(marks.xpath("./path[contains(@class,'no')]")) == 1
    (curve,) = head.page.xpath("//svg[@class='oc']")
    assert [each.get("class") for each in curve.xpath("./path[@class='a' or @class='b']")] == ["a", "b"]
    assert not head.page.xpath("//@style")


def test_a_switch_stands_on_the_page_with_its_reason(world, head):
    world.case_id -= 1  # the fifth delivery asked
    run(
        world,
        'the head of raw-material inspection does "Decide on the severity":',
        (("Decision for major", "Yes"), ("Decision for minor", "Yes")),
    )
    head.open("/series/jinhe/VB-50")
    cells = head.words("//table[caption[normalize-space()='Switches']]//tbody//td")
    assert cells[1:4] == ["minor", "tightened", "normal"]
    assert cells[4].startswith("5 consecutive lots were accepted")


def test_a_series_of_another_site_is_not_found(world, signed_in):
    visitor = signed_in(world.person("inspector", site="taizhou").username)
    assert visitor.open("/series/jinhe/VB-50?site=ningbo").status == 404
    assert "No lot has been inspected yet" in visitor.open("/series").text


def test_an_unknown_series_is_not_found(head):
    assert head.open("/series/nobody/VB-50").status == 404
