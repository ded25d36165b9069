"""What only a real browser shows of forms: accessibility, balance and conditions by script, and all of it without."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask import Flask, request

from engine.forms import Option, read_form
from engine.vocabulary import LANGUAGES, Names, texts
from web import assets, headers
from web.forms import decode, line_action, present
from web.wording import TAGS, Speech

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[3]
_SPEC = importlib.util.spec_from_file_location("web_forms_browser", ROOT / "tests" / "web" / "browser.py")
browser = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(browser)

FORMS = {file.stem: file for file in sorted((ROOT / "forms").rglob("*.form"))}
SCOPE = {"quantity": Decimal(1200), "unit": "piece", "source": "incoming", "repair_method": "weld"}
CHOICES = {
    key: [Option("A-1", Names("First")), Option("B-2", Names("Second"))]
    for key in ("products", "suppliers", "customers", "sites")
}
PAGE = """{% import 'forms/fields.html' as forms with context %}<!doctype html>
<html lang="{{ tag }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="htmx-config" content='{"allowEval":false,"includeIndicatorStyles":false}'>
<title>{{ view.title }}</title><link rel="stylesheet" href="{{ asset('style.css') }}">
<script src="{{ asset('app.js') }}" type="module"></script></head><body>{% include 'parts/patterns.html' %}
<main id="main"><h1>{{ view.title }}</h1><form class="stack" method="post" novalidate>{{ forms.error_summary(view) }}
<div class="panel">{{ forms.render(view) }}</div><p><button class="btn go">OK</button></p></form>
<output id="taken">{{ taken }}</output></main></body></html>"""


def pages(around):
    """Serve one page a form: filled in, refused, with lines added and removed, as the product does."""
    app = Flask("web", static_folder=None, root_path=str(ROOT / "web"))
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    headers.install(app)
    assets.install(app)

    @app.route("/<language>/<name>", methods=["GET", "POST"])
    def show(language, name):
        form = read_form(FORMS[name].read_bytes(), name)
        words = Speech(language, ZoneInfo("Asia/Shanghai"), datetime.now(UTC))
        scope, host = around(form, {} if name.endswith("sheet") else SCOPE)
        values, refusals, focus, taken = form.prefill(scope, host), (), "", ""
        if request.method == "POST":
            values = decode(form, request.form)
            action = line_action(form, request.form)
            if action:
                values = action.apply(values)
                focus = action.focus(values)
            else:
                checked = form.validate(
                    values, scope, CHOICES, host, zone=words.zone, language=language, extra="ignore"
                )
                refusals, taken = checked.refusals, "" if checked.refusals else "taken"
        view = present(form, values, words, scope=scope, choices=CHOICES, host=host, refusals=refusals, focus=focus)
        app.jinja_env.globals["t"] = lambda key, **more: texts.say(language, key, **more)
        return app.jinja_env.from_string(PAGE).render(view=view, tag=TAGS[language], taken=taken)

    return app


@pytest.fixture(scope="module")
def address(around):
    from web.frontend import build

    browser.chromium()
    build.main()
    with browser.served(pages(around)) as found:
        yield found


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    path = browser.chromium()
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        yield program
        program.close()


@pytest.mark.parametrize(
    ("language", "theme", "width"), [("en", "light", 1100), ("zh", "dark", 360), ("ru", "light", 360)]
)
def test_every_form_is_accessible_and_fits_fresh_and_refused(address, chromium, language, theme, width):
    found = []
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
    page = context.new_page()
    page.on("console", lambda message: found.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    turn = LANGUAGES.index(language)  # each form in one language, those with the most in them in all
    richest = ["nonconformity_sheet", "nonconformity_disposition", "nonconformity_execution"]
    for name in dict.fromkeys([*richest, *list(FORMS)[turn :: len(LANGUAGES)]]):
        page.goto(f"{address}/{language}/{name}")
        for state in ("fresh", "refused"):
            found += [f"{name} {state}: {each}" for each in browser.violations(page)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{name} {state}: wider than the screen")
            if state == "fresh":
                with page.expect_navigation():  # or the next look meets a page that is just going away
                    page.click("button.go")
    context.close()
    assert found == []


def test_conditional_fields_come_and_go_with_the_answers(address, chromium):
    page = chromium.new_page()
    page.goto(f"{address}/en/nonconformity_sheet")
    letter, sheet = page.locator("[name=customer_information]"), page.locator("[name=exception_sheet]")
    assert not letter.is_visible()
    page.select_option("[name=source]", "after_delivery")
    assert letter.is_visible()
    page.select_option("[name=source]", "in_process")
    assert not letter.is_visible()
    assert not sheet.is_visible()
    page.select_option("[name=item_class]", "component")
    assert sheet.is_visible()


def test_the_balance_follows_what_is_typed(address, chromium):
    page = chromium.new_page()
    page.goto(f"{address}/en/nonconformity_disposition")
    output = page.locator(".balance output")
    for typed, said in [
        ("1140", "60 pcs still to decide"),
        ("1,200", "✓ Everything is decided"),
        ("1200.1", "0.1 pcs too many"),
        ("0.1", "1,199.9 pcs still to decide"),
        ("x", "1,200 pcs still to decide"),
    ]:
        page.fill("[name=dispositions-0-quantity]", typed)
        assert " ".join(output.inner_text().split()) == said
    page.goto(f"{address}/ru/nonconformity_disposition")
    page.fill("[name=dispositions-0-quantity]", "1199,5")
    assert "0,5" in page.locator(".balance output").inner_text()


def test_enter_completes_and_removes_no_line(address, chromium):
    page = chromium.new_page()
    page.goto(f"{address}/en/nonconformity_disposition")
    page.fill("[name=dispositions-0-quantity]", "7")
    page.press("[name=dispositions-0-quantity]", "Enter")
    page.wait_for_selector("#errors")
    assert page.input_value("[name=dispositions-0-quantity]") == "7"


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_added_and_removed_and_a_form_is_completed_without_a_script(address, chromium, language):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{language}/nonconformity_disposition")
    page.select_option("[name=dispositions-0-disposition]", "rework")
    page.fill("[name=dispositions-0-quantity]", "1140")
    page.click("[name=_add]")
    assert page.input_value("[name=dispositions-0-quantity]") == "1140"
    assert "60" in page.locator(".balance output").inner_text()
    page.click("[name=_add]")
    page.fill("[name=dispositions-2-quantity]", "60")
    page.click("[name=_remove][value=dispositions-1]")
    assert page.input_value("[name=dispositions-1-quantity]") == "60"
    page.click("button.go")
    assert page.locator("#errors a").count() == 1
    page.select_option("[name=dispositions-1-disposition]", "scrap")
    page.click("button.go")
    assert page.inner_text("#taken") == "taken"
    context.close()


def test_without_a_script_conditional_fields_stand_there_with_their_condition(address, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/nonconformity_sheet")
    assert page.locator("[name=customer_information]").is_visible()
    assert page.get_by_text("Only if “Found in” is After delivery.").first.is_visible()
    context.close()
