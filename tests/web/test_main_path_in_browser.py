"""The main path as people walk it, in a real browser: the sheet, rework, a failed re-inspection, release."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from engine.commands import Plant
from engine.scenarios.lookup import open_tasks
from engine.storage import Database, cases
from engine.storage import plant as store
from engine.storage.schema import prepare
from web.app import create_app

pytestmark = pytest.mark.browser
_SPEC = importlib.util.spec_from_file_location("web_main_path_browser", Path(__file__).parent / "browser.py")
browser = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(browser)

SHEET = {
    "product": "VB-50-316",
    "lot": "MAIN-1",
    "quantity": "500",
    "unit": "piece",
    "source": "incoming",
    "item_class": "component",
    "nonconformity": "Porosity on the sealing face",
    "inspection_judgement": "review",
}
DECIDED = [("accept", "450"), ("rework", "30"), ("scrap", "20")]
FEEDBACK = {"nonconforming_area": "Q-03", "status_marked": True, "scrap_isolation_supervised": True}


@pytest.fixture(scope="module")
def demo(tmp_path_factory, repository):
    from engine.cli.demo import furnish_demo
    from web.frontend import build

    browser.chromium()  # without one nothing needs to be furnished
    build.main()
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('main-path') / 'plant.db'}")
    prepare(database)
    plant = Plant(database, repository, b"secret of the main path")
    furnish_demo(plant)
    yield plant
    database.close()


@pytest.fixture(scope="module")
def address(demo):
    with browser.served(create_app(demo, demo=True)) as found:
        yield found


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    path = browser.chromium()
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        yield program
        program.close()


class People:
    """The people of Ningbo by role and place, each at a browser of their own."""

    def __init__(self, demo, chromium, address) -> None:
        self.demo, self.chromium, self.address = demo, chromium, address
        self.pages = {}

    def person(self, role, place=0):
        """Return user name and full name of a person of that role."""
        with self.demo.database.reading() as work:
            found = [(user, name) for user, name, of, site in store.users(work) if (of, site) == (role, "ningbo")]
        return found[place]

    def at(self, role, place=0):
        """Return the page of a person of that role, signed in."""
        username, _ = self.person(role, place)
        if username not in self.pages:
            page = self.chromium.new_context().new_page()
            browser.sign_in(page, self.address, username)
            self.pages[username] = page
        return self.pages[username]

    def task(self, case, element):
        """Return the address of an open task of a case."""
        with self.demo.database.reading() as work:
            case_id = cases.id_of(work, case)
        found = [each for each in open_tasks(self.demo, case_id) if each.element == element]
        assert found, f"{case} has no open task {element}"
        return f"{self.address}/tasks/{found[0].id}"

    def do(self, role, case, element, answers=None):
        """Open a task, fill it in as far as it asks, sign it where it must be signed, complete it."""
        page = self.at(role)
        page.goto(self.task(case, element))
        fill(page, answers or {})
        complete(page)
        assert page.locator(".notice, [role=status]").filter(has_text=case).count(), page.inner_text("main")
        return page


def fill(page, answers):
    """Answer the questions that the form shows."""
    for name, answer in answers.items():
        field = page.locator(f'form[data-draft] [name="{name}"]:not([type=hidden])')
        if not field.count():
            continue
        kind = field.first.evaluate("e => e.type")
        if kind == "radio":
            page.locator(f'[name="{name}"][value="{answer}"]').check(force=True)
        elif kind == "checkbox":
            field.check()
        elif kind == "select-one":
            field.select_option(answer)
        else:
            field.fill(str(answer))


def complete(page, password="demo"):  # noqa: S107 - everybody's in the demo plant
    """Sign where the page asks for it and press the button that ends the task; nothing may be refused."""
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", password)
    with page.expect_navigation():
        page.locator("button.go[value=complete]:visible").click()
    assert page.locator(".errors").count() == 0, page.locator(".errors").inner_text()


def pieces(page):
    """Return the legend of the lot's bar: where how many pieces are."""
    return " ".join(page.locator(".panel", has_text="Where the 500 pcs are").first.inner_text().split())


def test_a_sheet_reaches_release_through_rework_and_a_failed_reinspection(demo, chromium, address):
    people = People(demo, chromium, address)
    page = people.at("inspector")
    page.goto(f"{address}/start/nonconformity")
    fill(page, SHEET)
    complete(page)
    case = page.locator(".case-head a.mono").first.inner_text()
    assert "On hold: do not stock, use or deliver" in page.inner_text(".case-head")
    people.do("inspector", case, "mark_product", {"nonconforming_area": "Q-03", "status_marked": True})
    people.do("department_supervisor", case, "check_sheet", {"check_result": "agree"})
    proposed = {"review_findings": "0.5 mm", "dispositions-0-disposition": "rework", "dispositions-0-quantity": "500"}
    people.do("raw_material_inspection_head", case, "review_nonconformity", proposed)

    head = people.at("raw_material_inspection_head")
    head.goto(people.task(case, "decide_disposition"))
    for number, (disposition, quantity) in enumerate(DECIDED):
        if number:
            with head.expect_navigation():
                head.locator("button[name=_add]").click()
        line = {f"dispositions-{number}-disposition": disposition, f"dispositions-{number}-quantity": quantity}
        fill(head, line | {"responsible_unit": "workshop_director"})
    fill(head, {"dispositions-2-quantity": "19"})
    assert "1 pcs still to decide" in head.inner_text(".balance output").replace("\xa0", " ").replace("\u202f", " ")
    fill(head, {"dispositions-2-quantity": "20"})
    complete(head)

    head.goto(f"{address}/cases/{case}")
    assert "Released 450 pcs" in pieces(head)
    assert "In rework 30 pcs" in pieces(head)
    assert "Scrapped 20 pcs" in pieces(head)
    open_now = " ".join(head.inner_text("main").split())
    assert "Mark by disposition and feed back: Rework 30 pcs" in open_now
    assert "Mark by disposition and feed back: Scrap 20 pcs" in open_now

    for _ in range(2):
        people.do("inspector", case, "mark_and_feed_back", FEEDBACK)
    people.do("workshop_director", case, "carry_out_rework", {"work_done": "Lapped"})
    people.do("inspector", case, "reinspect", {"reinspection_result": "fail"})
    head.goto(f"{address}/cases/{case}")
    assert "On hold 30 pcs" in pieces(head)
    people.do("raw_material_inspection_head", case, "dispose_again", {"disposition": "rework"})
    people.do("inspector", case, "mark_and_feed_back", FEEDBACK)
    people.do("workshop_director", case, "carry_out_rework", {"work_done": "Lapped again"})
    people.do("inspector", case, "reinspect", {"reinspection_result": "pass"})
    head.goto(f"{address}/cases/{case}")
    assert "On hold 0 pcs" in pieces(head)
    assert "Released 480 pcs" in pieces(head)
    head.goto(f"{address}/lots/MAIN-1")
    assert "Released 480 pcs" in pieces(head)
    assert "On hold 0 pcs" in pieces(head)


def test_of_two_at_one_task_the_slower_is_told_who_was_faster(demo, chromium, address):
    people = People(demo, chromium, address)
    page = people.at("inspector")
    page.goto(f"{address}/start/nonconformity")
    fill(page, SHEET | {"lot": "MAIN-2"})
    complete(page)
    case = page.locator(".case-head a.mono").first.inner_text()
    task = people.task(case, "check_sheet")
    first, second = people.at("department_supervisor", 0), people.at("department_supervisor", 1)
    for each, opinion in ((first, "Agreed"), (second, "Let us look again")):
        each.goto(task)
        fill(each, {"check_result": "agree", "check_opinion": opinion})
    complete(first)
    with second.expect_navigation() as answered:
        second.locator("button.go[value=complete]:visible").click()
    assert answered.value.status == 409
    assert second.inner_text("h1") == f"{people.person('department_supervisor', 0)[1]} was faster"
    assert "Agreed" in second.inner_text("main")
    assert "Let us look again" in second.inner_text("main")


def test_leaving_a_sheet_that_was_sent_brings_no_draft_of_it_back(demo, chromium, address):
    page = People(demo, chromium, address).at("inspector", 1)
    page.goto(f"{address}/start/nonconformity")
    fill(page, SHEET | {"lot": "MAIN-3"})
    complete(page)
    page.goto(f"{address}/start/nonconformity")
    assert page.input_value("[name=lot]") == ""


def test_without_the_server_the_page_says_so_and_keeps_what_was_typed(demo, chromium, address):
    page = People(demo, chromium, address).at("inspector", 1)
    page.goto(f"{address}/start/nonconformity")
    page.route("**/draft", lambda route: route.abort())
    fill(page, SHEET | {"lot": "MAIN-4"})
    page.locator(".offline").wait_for(timeout=10_000)
    page.locator("button.go[value=complete]:visible").click()
    page.wait_for_timeout(300)
    assert page.url == f"{address}/start/nonconformity"
    assert page.input_value("[name=lot]") == "MAIN-4"
    page.unroute("**/draft")
    complete(page)
    assert "On hold: do not stock, use or deliver" in page.inner_text(".case-head")
