"""Pages of a recall: its account on the case and beside a task, and a drill that says so."""

from __future__ import annotations

import pytest

from engine.scenarios import Stage, run
from web.app import create_app

CLERK = "export_sales_clerk"
DRILL = (("drill", "yes"),)
ANSWERED = "all customers were told and answered"


@pytest.fixture(scope="module")
def stage(tmp_path_factory, repository):
    return Stage(repository, tmp_path_factory.mktemp("recall"))


@pytest.fixture
def world(stage):
    with stage.world() as world:
        tell(
            world,
            '300 pieces of lot "F-0920" of "VA-50" are in stock',
            '100 pieces of lot "F-0920" were shipped to "nordflow" with "DN-118"',
            '80 pieces of lot "F-0920" were shipped to "volga" with "DN-121"',
        )
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
def clerk(world, signed_in):
    return signed_in(world.person(CLERK).username)


def tell(world, *sentences):
    for sentence in sentences:
        run(world, *(sentence if isinstance(sentence, tuple) else (sentence, ())))
        assert world.refusal is None, sentence


def approved(*table):
    return 'a recall of lot "F-0920" of "VA-50" is approved and made known:', table


def back(customer, quantity):
    rows = (("fate", "returned"), ("quantity", quantity), ("return_note", "TH-1"))
    return f'the {CLERK} does "enter_goods" for the customer "{customer}":', rows


def accounts(visitor):
    """The accounts of the page: name, percentage and verdict, amounts."""
    panels = visitor.page.xpath("//section[contains(@class, 'recall')]//ul[contains(@class, 'recall-customers')]/li")
    return [" ".join(" ".join(panel.itertext()).replace("\xa0", " ").split()) for panel in panels]


def test_the_case_shows_what_each_customer_still_owes(world, clerk):
    tell(world, approved(), ANSWERED, back("nordflow", "99"), back("volga", "80"))
    clerk.open(f"/cases/{world.case_number}")
    first, second = accounts(clerk)
    assert first == "Nordflow GmbH 99 % Open Planned 100 Found 100 Came back 99 Not to come back 0 Handled 0 Open 1"
    assert second.startswith("Волга Арматура 100 % All accounted for")
    assert "99.44 %" in clerk.text
    assert "179 of 180 pcs accounted for" in clerk.text
    assert not clerk.page.xpath("//@style")


def test_a_surplus_is_flagged(world, clerk):
    tell(world, approved(), ANSWERED, back("nordflow", "101"))
    clerk.open(f"/cases/{world.case_number}")
    assert accounts(clerk)[0].startswith("Nordflow GmbH 101 % Surplus to be explained")
    flagged = clerk.page.xpath("//section[contains(@class, 'recall')]//div[@class='flagged']")
    assert " ".join(flagged[0].itertext()) == "Surplus 1"


def test_a_task_shows_the_account_of_its_customer_alone(world, clerk):
    tell(world, approved(), ANSWERED)
    (task,) = [
        each.id
        for each in world.open_tasks()
        if world.plant.look_at_task(each.id).scope["consignee"]["customer"] == "volga"
    ]
    clerk.open(f"/tasks/{task}")
    (only,) = accounts(clerk)
    assert only.startswith("Волга Арматура 0 % Open Planned 80")
    assert "Волга Арматура" in " ".join(clerk.words("//*[contains(@class, 'case-head')]//*[contains(@class, 'tag')]"))


def test_a_drill_is_marked_and_keeps_no_account(world, clerk):
    tell(world, approved(*DRILL))
    clerk.open(f"/cases/{world.case_number}")
    assert "DRILL" in clerk.words("//h1")[0]
    assert accounts(clerk) == []
    clerk.open(f"/tasks/{world.open_tasks()[0].id}")
    assert "THIS IS A DRILL." in clerk.text


def test_the_report_of_a_drill_gives_the_minutes(world, clerk):
    tell(world, approved(*DRILL), ANSWERED, (f'the {CLERK} does "report_drill":', (("drill_result", "good"),)))
    clerk.open(f"/cases/{world.case_number}")
    link = clerk.page.xpath("//a[normalize-space()='Write the report of the drill']/@href[contains(., '/records/')]")[0]
    clerk.open(link)
    assert "Minutes until all was traced" in clerk.text
    assert clerk.words("//dl[contains(dt, 'Minutes until')]/dd") == ["0 min"]
    assert clerk.words("//dl[starts-with(normalize-space(dt), 'Traced')]/dd") == ["100 %"]


def test_the_course_of_the_case_names_the_customer_of_a_step(world, clerk):
    tell(world, approved(), ANSWERED, back("volga", "80"))
    clerk.open(f"/cases/{world.case_number}")
    assert clerk.words("//ol[contains(@class, 'tl')]/li/div")[0].startswith("Account for the goods: Волга Арматура")
