"""What a template writes is escaped as the library escapes it, whatever kind of value it is and wherever it stands."""

from __future__ import annotations

import enum
import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError, pass_context
from markupsafe import Markup

import web
from web.templating import Templates

HOSTILE = "\"'><script>alert(1)</script>&"


class _Word(enum.StrEnum):
    BAD = HOSTILE


class _Text(str):
    __slots__ = ()


class _Told:
    def __html__(self) -> str:
        return "<i>told</i>"


class _Plain:
    def __str__(self) -> str:
        return HOSTILE

    def said(self, text: str = "", *, more: str = "") -> str:
        return f"{text}{more}{HOSTILE}"


VALUES = (HOSTILE, _Word.BAD, _Text(HOSTILE), _Plain(), _Told(), Markup("<b>&amp;</b>"), 7, 1.5, None, True, [HOSTILE])
PIECES = {
    "text": "{{ v }}",
    "attribute": "<a title=\"{{ v }}\" data-a='{{ v }}'>",
    "joined": "{{ v ~ '<' ~ v }}",
    "filtered": "{{ v|string|upper }}{{ [v, v]|join('<') }}{{ v|default('<') }}",
    "condition": "{{ v if v else '<' }}{{ '<' if v }}",
    "called": "{{ o.said(v) }}{{ o.said(v, more='<') }}{{ o.said(*[v]) }}{{ o.said(**{'more': '<'}) }}",
    "macro": "{% macro m(x, y='<') %}<u>{{ x }}{{ y }}</u>{% endmacro %}{{ m(v) }}{{ m(y=v, x=m(v)) }}",
    "body": "{% macro m() %}<u>{{ caller(v) }}</u>{% endmacro %}{% call(x) m() %}{{ x }}{{ v }}{% endcall %}",
    "kept": "{% set k %}<u>{{ v }}</u>{% endset %}{{ k }}{{ k|upper }}{% set w = v %}{{ w }}",
    "loop": "{% for x in [v, v] %}{{ loop.index }}{{ loop.cycle(v, '<') }}{{ x }}{{ o.said(x) }}{% endfor %}",
    "imported": "{% import 'lib.html' as lib %}{{ lib.show(v) }}{% from 'lib.html' import show %}{{ show(v) }}",
    "included": "{% include 'part.html' %}",
    "extended": "{% extends 'base.html' %}{% block a %}{{ super() }}{{ v }}{{ self.b() }}{% endblock %}",
    "context": "{{ seen('v') }}{% set seen2 = seen %}",
    "plain": "{% autoescape false %}{{ n }}{% endautoescape %}{{ v }}",
}
KNOWN = {
    "lib.html": '{% macro show(x) %}<u title="{{ x }}">{{ x }}</u>{% endmacro %}',
    "part.html": "<p>{{ v }}</p>",
    "base.html": "{% block a %}<{{ v }}>{% endblock %}{% block b %}{{ v }}{% endblock %}",
}


@pass_context
def _seen(context, name):
    return context[name]


def drawn(kind: type[Environment], piece: str, value: object) -> str:
    options = {"loader": DictLoader({**KNOWN, "page.html": PIECES[piece]}), "autoescape": True}
    made = kind(**options) if kind is Environment else _templates(options)
    made.globals["seen"] = _seen
    return made.get_template("page.html").render(v=value, o=_Plain(), n=1)


def _templates(options):
    from flask import Flask

    return Templates(Flask("a"), **options)


@pytest.mark.parametrize("piece", PIECES)
def test_every_value_is_written_as_the_library_writes_it(piece: str) -> None:
    for value in VALUES:
        ours = drawn(Templates, piece, value)
        assert ours == drawn(Environment, piece, value), value
        assert "<script" not in ours.lower(), value


def test_what_is_not_known_cannot_be_called() -> None:
    made = _templates({"autoescape": True})
    assert made.from_string("{{ nothing }}").render() == ""
    with pytest.raises(UndefinedError):
        made.from_string("{{ nothing() }}").render()


def test_no_page_writes_a_text_as_markup_or_an_attribute_without_quotes() -> None:
    pages = sorted((Path(web.__file__).parent / "templates").rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup\(", text), page
        assert not re.search(r"<[a-z][^<>{}]*\s[a-z-]+=\{\{", text), page


def test_every_page_is_escaped(app) -> None:
    """Nothing but what is known when a template is read is written without a look at what it is."""
    names = app.jinja_env.list_templates(filter_func=lambda name: "__pycache__" not in name)
    assert len(names) > 40
    for name in names:
        assert name.endswith(".html"), name  # what the library escapes by itself
        source, path, _ = app.jinja_env.loader.get_source(app.jinja_env, name)
        code = app.jinja_env.compile(source, name, path, raw=True)
        assert not re.search(r"(yield|append\(|,) *str\(", code), name
