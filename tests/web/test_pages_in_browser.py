"""What only a real browser shows: accessibility, width, keyboard, scripts under the strict policy."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from engine.commands import Plant
from engine.inbox import tasks as inbox_tasks
from engine.inbox.tasks import Tab
from engine.storage import Database
from engine.storage import plant as store
from engine.storage.schema import prepare
from web.app import create_app

pytestmark = pytest.mark.browser
_SPEC = importlib.util.spec_from_file_location("web_test_browser", Path(__file__).parent / "browser.py")
browser = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(browser)


@pytest.fixture(scope="module")
def demo(tmp_path_factory, repository):
    from engine.cli.demo import furnish_demo
    from web.frontend import build

    build.main()
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'plant.db'}")
    prepare(database)
    plant = Plant(database, repository, b"secret of the browser tests")
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


def holder_of(demo, element=None):
    """Return (user name, task) of an open task of the demo and somebody who may do it."""
    with demo.database.reading() as work:
        people = store.users(work)
        rows = [
            (username, task)
            for username, _, role, site in people
            for task in inbox_tasks.tasks(
                work, demo.actor_named(username), Tab.ROLES, now=demo.clock(), limit=200
            ).items
            if element in {None, task.element} and (role, site) == (task.role, task.site)
        ]
    assert rows, f"the demo has no open task {element or ''}"
    return rows[0]


def pages_of(demo):
    username, task = holder_of(demo)
    starter = next(row.start_role for row in demo.procedures().values())
    with demo.database.reading() as work:
        inspector = next(name for name, _, role, site in store.users(work) if role == starter and site == task.site)
    lot = f"/lots/{task.lot}" if task.lot else "/lots"
    own = [
        "/inbox",
        f"/tasks/{task.id}",
        f"/cases/{task.case}",
        "/cases",
        lot,
        "/start",
        "/nowhere",
        "/inbox?tab=mine",
        "/lots",
    ]
    return {username: own, inspector: [f"/start/{next(iter(demo.procedures()))}", f"/cases/{task.case}/records/1"]}


def watch(page, found):
    """Note what the policy forbids and what scripts throw."""
    page.on("console", lambda message: found.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: found.append(str(error)))


@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [
        ("en", "light", 1280),
        ("zh", "light", 360),
        ("zh", "dark", 1280),
        ("ru", "dark", 360),
        ("ru", "light", 1280),
        ("en", "dark", 360),
    ],
)
def test_pages_are_accessible_and_fit(demo, address, chromium, language, theme, width):
    found = []
    for username, paths in pages_of(demo).items():
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
        page = context.new_page()
        watch(page, found)
        page.goto(f"{address}/sign-in")
        found += [f"/sign-in {each}" for each in browser.violations(page)]
        browser.sign_in(page, address, username)
        page.click(".lang-menu summary")
        page.click(f".lang-menu button[value={language}]")
        for path in paths:
            page.goto(address + path)
            found += [f"{path} {each}" for each in browser.violations(page)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{path}: wider than the screen")
        context.close()
    assert found == []


def test_the_inbox_is_worked_by_keyboard(demo, address, chromium):
    username, _ = holder_of(demo)
    page = chromium.new_page()
    browser.sign_in(page, address, username)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "step"
    page.keyboard.press("Enter")
    page.wait_for_url("**/tasks/**")
    page.close()


def test_what_is_typed_is_saved_by_itself(demo, address, chromium):
    username, task = holder_of(demo)
    page = chromium.new_page()
    browser.sign_in(page, address, username)
    page.goto(f"{address}/tasks/{task.id}")
    field = page.locator("form[data-draft] textarea, form[data-draft] input[type=text]").first
    field.fill("half a sentence")
    page.locator("[data-draft-state]").filter(has_text=re.compile(r"\d\d:\d\d")).wait_for(timeout=10_000)
    assert "half a sentence" in str(demo.draft(demo.actor_named(username), task.id).data)
    page.close()


def test_the_drawing_becomes_the_interactive_viewer(demo, address, chromium):
    username, task = holder_of(demo)
    page = chromium.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    browser.sign_in(page, address, username)
    page.goto(f"{address}/cases/{task.case}")
    page.click("[data-viewer]")
    page.wait_for_selector(".viewer .djs-element.is-now")
    assert page.locator(".bjs-powered-by").is_visible()
    assert errors == []
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_what_is_going_on_is_in_sight_in_a_large_diagram(demo, address, chromium, width):
    username, task = holder_of(demo, "approve_plan")
    page = chromium.new_context(viewport={"width": width, "height": 800}).new_page()
    browser.sign_in(page, address, username)
    page.goto(f"{address}/cases/{task.case}")
    page.wait_for_function(
        """() => {
            const wrap = document.querySelector('.dia-wrap'), now = wrap.querySelector('.now');
            const frame = wrap.getBoundingClientRect(), box = now.getBoundingClientRect();
            return wrap.scrollHeight > wrap.clientHeight
                && box.top >= frame.top && box.bottom <= frame.bottom
                && box.left >= frame.left && box.right <= frame.right;
        }""",
        timeout=5_000,
    )


def test_the_theme_changes_at_once_and_stays(demo, address, chromium):
    username, _ = holder_of(demo)
    page = chromium.new_page()
    browser.sign_in(page, address, username)
    with page.expect_response("**/theme"):
        page.click("[data-theme-form] button")
    chosen = page.evaluate("document.documentElement.dataset.theme")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == chosen
    assert chosen in {"light", "dark"}
    page.close()
