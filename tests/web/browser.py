"""A real browser over the demo plant, for the tests that need one."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

AXE = Path(__file__).resolve().parents[2] / "web" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Bars that stay in sight lie over whatever is scrolled under them just now; laid into the page they hide nothing.
_RUN_AXE = """async (standards) => {
  for (const each of document.querySelectorAll('body *'))
    if (['fixed', 'sticky'].includes(getComputedStyle(each).position)) each.style.position = 'static';
  const found = await axe.run({ runOnly: standards });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target} ${n.any[0]?.message ?? ''}`));
}"""


def chromium() -> str:
    """Return the browser's program; without one the test is skipped aloud, or fails where a browser is demanded."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("HOLDPOINT_REQUIRE_BROWSER"):
        pytest.fail("no Chromium: apt-get install chromium")
    pytest.skip("NO BROWSER TEST RAN: there is no Chromium; apt-get install chromium")


@contextmanager
def served(app) -> Iterator[str]:
    """Serve `app` on a free port in a thread; give its address."""
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(10)


def violations(page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA and best practice on the page as it stands."""
    page.evaluate(AXE.read_text())
    return page.evaluate(_RUN_AXE, STANDARDS)


def sign_in(page, address, username, password="demo"):  # noqa: S107 - everybody's in the demo plant
    """Come in by name and password."""
    page.goto(f"{address}/sign-in")
    page.fill("#u", username)
    page.fill("#p", password)
    page.click("button.go")
    page.wait_for_url("**/inbox")
