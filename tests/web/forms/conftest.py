import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from markupsafe import Markup

from engine.calendars import SiteCalendar, plant_functions
from engine.feel import Host
from engine.forms import read_form
from engine.vocabulary import texts
from web.wording import Speech

TEMPLATES = Path(__file__).resolve().parents[3] / "web" / "templates"
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


FEEL = Host(now=lambda: NOW, functions=plant_functions(SiteCalendar(ZoneInfo("Asia/Shanghai"))))


@pytest.fixture(scope="session")
def around():
    """Return what a form of the plant sees: the variables given, null for every other it reads; and the host."""

    def of(form, given):
        read = {name for _, _, expression in form.expressions() for name in expression.free_names}
        return {**dict.fromkeys(read - set(form.keys)), **given}, FEEL

    return of


@pytest.fixture
def a_form():
    """Build a form of components; ids are given where they are left out."""

    def build(*components, **schema):
        listed = [_identified(component, f"f{number}") for number, component in enumerate(components)]
        return read_form(json.dumps({"id": "a_form", "components": listed} | schema).encode(), "a.form")

    return build


def _identified(component, identifier):
    full = {"id": identifier} | component
    if "components" in full:
        full["components"] = [_identified(c, f"{identifier}_{n}") for n, c in enumerate(full["components"])]
    return full


@pytest.fixture
def speech():
    def build(language="en", zone="Asia/Shanghai"):
        return Speech(language, ZoneInfo(zone), NOW)

    return build


@lru_cache
def _environment(language):
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["t"] = lambda key, **values: texts.say(language, key, **values)
    environment.globals["icon"] = lambda name: Markup('<svg class="i i-{}" aria-hidden="true"></svg>').format(name)
    return environment


@lru_cache
def _page(language, macro):
    return _environment(language).from_string(
        "{% import 'forms/fields.html' as forms with context %}"
        "<form>{{ forms.error_summary(view) }}{{ forms." + macro + "(view) }}</form>"
    )


@pytest.fixture
def drawn():
    """Draw a view as the pages do and parse the HTML."""

    def draw(view, language="en", macro="render"):
        return html.fromstring(_page(language, macro).render(view=view))

    return draw


class Sent(dict):
    """What a browser sends, with werkzeug's way of asking for it."""

    def get(self, key, default=None):
        found = super().get(key)
        return found[0] if found else default

    def getlist(self, key):
        return super().get(key, [])


@pytest.fixture
def sent():
    """Give what a browser would send for a drawn form, or for pairs of names and values."""

    def build(page=None, **entries):
        found = Sent()
        for name, value in _pairs(page) if page is not None else ():
            found.setdefault(name, []).append(value)
        for name, value in entries.items():
            found[name] = value if isinstance(value, list) else [value]
        return found

    return build


def _pairs(page):
    """List what a browser sends: enabled inputs with a name, of ticks and cards only the chosen ones."""
    for control in page.xpath("//input[@name] | //select[@name] | //textarea[@name]"):
        name = control.get("name")
        if control.get("disabled") is not None:
            continue
        if control.tag == "select":
            chosen = control.xpath("./option[@selected]") or control.xpath("./option")[:1]
            yield from ((name, option.get("value")) for option in chosen)
        elif control.tag == "textarea":
            yield name, control.value or ""
        elif control.get("type") not in {"radio", "checkbox"} or control.get("checked") is not None:
            yield name, control.get("value", "on")
