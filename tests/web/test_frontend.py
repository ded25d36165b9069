import gzip
import json
import re
import time

import pytest

from web import assets
from web.frontend import build

STYLES = build.HERE / "styles"


@pytest.fixture(scope="module", autouse=True)
def _built():
    build.main()
    assets.manifest.cache_clear()


def test_nothing_is_done_when_nothing_changed(monkeypatch):
    monkeypatch.setattr(build, "_run", lambda *_: pytest.fail("built again"))
    begin = time.perf_counter()
    build.main()
    assert time.perf_counter() - begin < 0.3


def test_a_changed_style_would_be_built_anew(monkeypatch, tmp_path):
    before = build.fingerprint(build.inputs())
    other = tmp_path / "app.css"
    other.write_text("body { color: red }")
    after = build.fingerprint([each for each in build.inputs() if each.name != "app.css"] + [other])
    assert before != after


def test_files_are_sent_compressed_and_kept_for_good(app):
    client = app.test_client()
    name = assets.manifest()["style.css"]
    answer = client.get(f"/static/{name}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"--hold-fill" in gzip.decompress(answer.data)
    assert client.get(f"/static/{name}", headers={"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in client.get(f"/static/{name}", headers={"Accept-Encoding": "identity"}).headers


@pytest.mark.parametrize("name", ["../frontend/build.py", "..%2f..%2fapp.py", ".stamp", "none.css", "%00", "a" * 5000])
def test_nothing_else_is_sent(app, name):
    assert app.test_client().get(f"/static/{name}").status_code == 404


def test_every_asset_a_page_names_was_built():
    names = {"style.css", "app.js", "diagram.js", "diagram.css", "sprite.svg", "icon.svg"}
    assert set(json.loads((assets.BUILD / "manifest.json").read_text())) == names


def test_licences_of_what_ships_come_along():
    shipped = {file.name for file in (assets.BUILD / "licences").iterdir()}
    assert {"ibm-plex-sans-OFL.txt", "ibm-plex-mono-OFL.txt", "pico.txt", "htmx.txt", "bpmn-js.txt"} <= shipped


def test_the_first_page_stays_light():
    sizes = [(assets.BUILD / f"{assets.manifest()[name]}.gz").stat().st_size for name in ("style.css", "app.js")]
    assert sum(sizes) < 60_000


def test_the_lock_names_no_registry():
    lock = (build.HERE / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert "registry" not in lock


def test_the_dark_colours_stand_twice_and_are_the_same():
    css = (STYLES / "tokens.css").read_text()
    blocks = [
        dict(re.findall(r"(--[a-z0-9-]+):\s*([^;]+);", block))
        for block in re.findall(r"data-theme=.?(?:dark|light).?\]\)?\s*\{(.*?)\}", css, re.DOTALL)
    ]
    assert len(blocks) == 2
    assert blocks[0] == blocks[1]
    assert "--hold-fill" in blocks[0]


def test_only_hidden_and_printed_things_insist():
    for file in STYLES.glob("*.css"):
        if file.name in {"viewer.css", "print.css"}:
            continue
        for rule in re.findall(r"([^{}]+)\{([^{}]*!important[^{}]*)\}", file.read_text()):
            assert re.search(r"\.hide-[sm]|^\s*\*", rule[0]), f"{file.name}: {rule[0]}"


def test_icons_that_pages_ask_for_exist():
    drawn = set(re.findall(r'id="i-([a-z]+)"', (build.HERE / "sprite.svg").read_text()))
    templates = build.HERE.parent / "templates"
    asked = {name for file in templates.rglob("*.html") for name in re.findall(r"icon\('([a-z]+)'", file.read_text())}
    assert asked <= drawn
