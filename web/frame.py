"""What pages have in common, drawn once for all readers who see the same: rail, bar, fields nobody filled in yet."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from flask import Flask, g, request
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from web.forms import FieldView

#: A bar has some 6 000 characters, a field 500, a choice of all products of a plant 50 000.
_MOST_CHARACTERS = 4_000_000


class Kept:
    """Pieces of pages by what they depend on; when they grow beyond `most` characters, the oldest are forgotten."""

    def __init__(self, most: int = _MOST_CHARACTERS) -> None:
        self._most, self._held, self._lock = most, 0, Lock()
        self._pieces: OrderedDict[Any, Markup] = OrderedDict()

    def piece(self, seen: Any, draw: Callable[[], str]) -> Markup:
        """Return the piece for `seen`, which is all it depends on, drawn if it is new."""
        if (found := self._pieces.get(seen)) is not None:
            return found
        drawn = Markup(draw())  # noqa: S704 - what a template wrote
        with self._lock:
            if seen not in self._pieces:
                self._pieces[seen] = drawn
                self._held += len(drawn)
            while self._held > self._most:
                self._held -= len(self._pieces.popitem(last=False)[1])
        return drawn


class _Marks:
    """Where the bar holds what each request has anew; no text of anybody has these in it."""

    token, back, moment, clock = (f"[{secrets.token_hex(12)}]" for _ in range(4))


_kept = Kept()


@pass_context
def drawn_once(context: Context, name: str, *seen: Any) -> Markup:
    """Return the part `name` of a page; `seen` is all it depends on besides the language."""

    def draw() -> str:
        return context.environment.get_template(name).render(context.get_all())

    return _kept.piece((name, request.script_root, g.speech.language, seen), draw)


@pass_context
def topbar(context: Context) -> Markup:
    """Return the bar of the page: drawn once for a person at a site, with this request's token, way back and time."""
    found, speech = context.get_all(), g.speech
    me, sites = found["me"], [(key, found["site_name"](key)) for key in found["my_sites"]]
    whose = (me.full_name, me.username, found["theme"], found["here"], *found["my_roles"], None, *sites)

    def draw() -> str:
        marks = {"token": _Marks.token, "back": _Marks.back, "moment": _Marks.moment, "clock": _Marks.clock}
        return context.environment.get_template("parts/topbar.html").render({**found, **marks})

    text = str(_kept.piece(("bar", request.script_root, speech.language, whose), draw))
    back, now = escape(request.full_path) if request.method == "GET" else "", speech.now
    text = text.replace(_Marks.token, found["csrf_token"]()).replace(_Marks.moment, speech.iso(now))
    text = text.replace(_Marks.clock, escape(f"{speech.day(now)}, {speech.clock(now)}"))
    text = text.replace(_Marks.back, back)  # last: what readers wrote is not looked through
    return Markup(text)  # noqa: S704 - what a template wrote


def field(component: Callable[[FieldView, str], str], view: FieldView, cell: str = "") -> Markup:
    """Return one component of a form; an empty one that holds no others looks the same on every page."""
    if view.value or view.text or view.errors or view.rows or view.lines or view.files or view.table:
        return Markup(component(view, cell))  # noqa: S704 - what a template wrote
    return _kept.piece((g.speech.language, cell, view), lambda: component(view, cell))


def install(app: Flask) -> None:
    """Give templates what draws their frame, and the pieces that all are made of. After all else templates know."""
    known: dict[str, Any] = app.jinja_env.globals
    known |= {"drawn_once": drawn_once, "topbar": topbar}
    known["ui"] = app.jinja_env.get_template("parts/ui.html").module
    known["field_once"] = lambda view, cell="": field(known["fields"].component, view, cell)  # known before it is used
    known["fields"] = app.jinja_env.get_template("forms/fields.html").module
