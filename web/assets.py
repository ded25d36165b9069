"""Style sheets, scripts, fonts and icons: hashed names, compressed once at build time, kept by browsers for good."""

from __future__ import annotations

import json
import logging
import mimetypes
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, request, url_for
from markupsafe import Markup

BUILD = Path(__file__).parent / "static" / "build"
_FOR_GOOD = "public, max-age=31536000, immutable"
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
_PLAIN = re.compile(r"[A-Za-z0-9_-]+").fullmatch  # stands in an address as it is
_log = logging.getLogger(__name__)

blueprint = Blueprint("assets", __name__, url_prefix="/static")


@lru_cache(maxsize=1)
def manifest() -> dict[str, str]:
    """Return which hashed file stands for `style.css`, `app.js` …; empty when nothing was built."""
    try:
        names: dict[str, str] = json.loads((BUILD / "manifest.json").read_text())
    except FileNotFoundError:
        _log.warning("The front end is not built, pages come without style: python -m web.frontend.build")
        return {}
    return names


def asset_url(name: str) -> str:
    """Return the address of `name` under its hashed file name."""
    return _known(request.script_root, "assets.serve", manifest().get(name, name))


def address(endpoint: str, **values: Any) -> str:
    """Return the address of a page: worked out once for each kind of page, what stands in the path is filled in."""
    if endpoint.startswith("."):
        return url_for(endpoint, **values)
    if not values:
        return _known(request.script_root, endpoint)
    if all(type(value) is str and _PLAIN(value) for value in values.values()):
        pattern = _pattern(request.script_root, endpoint, tuple(values))
        if pattern:
            return pattern.format(**values)
    return url_for(endpoint, **values)


@lru_cache(maxsize=1024)
def _known(_root: str, endpoint: str, name: str | None = None) -> str:
    return url_for(endpoint) if name is None else url_for(endpoint, name=name)


@lru_cache(maxsize=512)
def _pattern(_root: str, endpoint: str, names: tuple[str, ...]) -> str:
    """Return the address with `{name}` where each text stands; empty where something else than a text is wanted."""
    marks: dict[str, Any] = {name: f"mark-{place}-" for place, name in enumerate(names)}
    try:
        text = url_for(endpoint, **marks)
    except ValueError:
        return ""
    for name, mark in marks.items():
        text = text.replace(mark, f"{{{name}}}")
    return text


@lru_cache(maxsize=128)
def icon(name: str) -> Markup:
    """Return the icon `name` of the sprite, hidden from screen readers: it always stands beside a word."""
    sprite = asset_url("sprite.svg")
    return Markup('<svg class="i i-{0}" aria-hidden="true"><use href="{1}#i-{0}"/></svg>').format(name, sprite)


@blueprint.get("/<path:name>")
def serve(name: str) -> Response:
    """Send a built file, compressed if the browser takes that."""
    content, encoding, kind = _load(name, _encoding(request.headers.get("Accept-Encoding", "")))
    response = Response(content, content_type=kind)
    response.headers["Cache-Control"] = _FOR_GOOD
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def _encoding(accepted: str) -> str:
    if "br" in accepted:
        return "br"
    return "gzip" if "gzip" in accepted else ""


@lru_cache(maxsize=256)
def _load(name: str, encoding: str) -> tuple[bytes, str, str]:
    try:
        file = (BUILD / name).resolve()
        found = file.is_relative_to(BUILD) and not file.name.startswith(".") and file.is_file()
    except (ValueError, OSError):  # a name that no file can have
        found = False
    if not found:
        abort(404)
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    packed = file.with_name(f"{file.name}.{'br' if encoding == 'br' else 'gz'}")
    if encoding and packed.is_file():
        return packed.read_bytes(), encoding, kind
    return file.read_bytes(), "", kind


def install(app: Flask) -> None:
    """Serve the built files and give templates `asset`, `icon` and a quicker `url_for`."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(asset=asset_url, icon=icon, url_for=address)
