"""Incoming inspection as people do it in a browser: from the delivery to stock and to the linked case."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from engine.scenarios import Stage, lookup
from engine.scenarios.world import PASSWORD
from web.app import create_app

pytestmark = pytest.mark.browser
_SPEC = importlib.util.spec_from_file_location("web_test_browser", Path(__file__).parent / "browser.py")
browser = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(browser)


@pytest.fixture
def world(tmp_path, repository):
    from web.frontend import build

    build.main()
    with Stage(repository, tmp_path).world() as world:
        for role in ("receiving_clerk", "inspector", "storekeeper", "department_supervisor"):
            world.person(role)
        yield world


@pytest.fixture
def people(world):
    """Give a page for each role: `people("inspector")` is signed in."""
    from playwright.sync_api import sync_playwright

    path = browser.chromium()
    pages = {}
    with browser.served(create_app(world.plant)) as address, sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)

        def at(role):
            if role not in pages:
                page = program.new_context(viewport={"width": 820, "height": 1180}, locale="en").new_page()
                browser.sign_in(page, address, world.person(role).username, PASSWORD)
                pages[role] = page
            return pages[role]

        at.address = address
        yield at
        program.close()


def request_inspection(page, address, lot, quantity):
    page.goto(f"{address}/start/incoming_inspection")
    page.select_option("[name=supplier]", "jinhe")
    page.select_option("[name=product]", "VB-50")
    page.fill("[name=lot]", lot)
    page.fill("[name=quantity]", quantity)
    page.fill("[name='received_at.date'], [name=received_at]", "2026-03-02T09:00")
    page.click("button.go")
    page.wait_for_url("**/cases/**")


def take(page, address, step, place=0):
    """Open a task of the inbox by its name."""
    page.goto(f"{address}/inbox")
    page.locator("a", has_text=step).nth(place).click()
    page.wait_for_url("**/tasks/**")


def finish(page):
    done = page.url
    page.click("button.go[type=submit]")
    page.wait_for_url(lambda url: url != done)


def classify(page, address):
    take(page, address, "Classify the item")
    page.check("[name=inspection_class][value=critical_component]")
    page.select_option("[name=item_class]", "component")
    finish(page)


def count(page, address, major, minor, findings=""):
    take(page, address, "Inspect the first sample")
    page.fill("[name=major_units]", major)
    page.fill("[name=minor_units]", minor)
    if findings:
        page.fill("[name=findings]", findings)
    finish(page)


def test_1200_critical_components_go_to_stock(world, people):
    request_inspection(people("receiving_clerk"), people.address, "A-0422", "1200")
    classify(people("inspector"), people.address)
    take(people("inspector"), people.address, "Inspect the first sample")
    text = people("inspector").inner_text("main")
    assert "Draw 125 units at random" in text
    assert "down from letter J to letter L" in text
    assert browser.violations(people("inspector")) == []
    count(people("inspector"), people.address, "0", "0")
    take(people("storekeeper"), people.address, "Put the lot in stock")
    people("storekeeper").fill("[name=store_place]", "A-12")
    people("storekeeper").check("[name=stock_marked]")
    finish(people("storekeeper"))
    assert lookup.balance(world.plant, "ningbo", "A-0422") == {"on_hold": 0, "released": 1200}


def test_40000_are_split_and_what_is_refused_is_a_case_of_its_own(world, people):
    request_inspection(people("receiving_clerk"), people.address, "A-0500", "40000")
    inspector = people("inspector")
    classify(inspector, people.address)
    take(inspector, people.address, "Split the delivery")
    assert inspector.input_value("[name='lots-0-lot']") == "A-0500/1"
    finish(inspector)
    count(inspector, people.address, "3", "0", "Porosity on the seal face")
    count(inspector, people.address, "0", "0")
    found = [lookup.balance(world.plant, "ningbo", f"A-0500/{place}") for place in (1, 2)]
    assert sorted(str(each.get("released", 0)) for each in found) == ["0", "20000"]
    supervisor = people("department_supervisor")
    take(supervisor, people.address, "Check the sheet")
    assert "NC-2026-0001" in supervisor.inner_text("main")
    supervisor.goto(f"{people.address}/cases/NC-2026-0001")
    assert "Porosity on the seal face" in supervisor.inner_text("h1")
    assert "20,000" in supervisor.inner_text("main").replace("\N{NO-BREAK SPACE}", " ")
    assert inspector.goto(f"{people.address}/series/jinhe/VB-50").status == 200
    assert browser.violations(inspector) == []
