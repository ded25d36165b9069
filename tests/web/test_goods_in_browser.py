"""A table with refused rows brought in by a storekeeper, and the page of the lot, in a real browser."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest

from engine.commands import AddUser, EnterLots, LotLine, LotName
from engine.storage import plant as store
from engine.vocabulary import Names

pytestmark = pytest.mark.browser
_SPEC = importlib.util.spec_from_file_location("web_goods_browser", Path(__file__).parent / "browser.py")
browser = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(browser)

TABLE = "发货单号,客户,批号,数量,发货日期\nFH-1,Nordflow GmbH,F-1,120,2026-03-02\nFH-2,nobody,F-1,=1+1,03/04/2026\n"


@pytest.fixture
def address(app, plant):
    from engine.identity.passwords import hash_password
    from web.frontend import build

    path = browser.chromium()
    build.main()
    plant.add_partner("customer", "nordflow", "Nordflow GmbH")
    plant.add_product("VA-50", Names("Valve assembly", "阀门总成", "Клапан в сборе"))
    with plant.database.transaction() as work:
        work.run(store.INSERT_ROLE, name="storekeeper", name_en="storekeeper", name_zh="仓储员", name_ru="кладовщик")
    command = AddUser("wang", "Wang Jun 王军", "right horse", "en", [("storekeeper", "ningbo")], "ningbo")
    plant.add_user(command, hashed=hash_password("right horse"))
    parent = LotLine("VB-50", "B-1", Decimal(500))
    child = LotLine("VA-50", "F-1", Decimal(200), made_from=(LotName(None, "B-1", Decimal(200)),))
    plant.enter_lots(plant.actor_named("wang"), EnterLots("ningbo", [parent, child]))
    plant.forget()
    with browser.served(app) as found:
        yield found, path


def test_a_chinese_table_is_brought_in_and_the_lot_tells_where_its_pieces_are(address, tmp_path):
    from playwright.sync_api import sync_playwright

    where, path = address
    (tmp_path / "十一月.csv").write_bytes(TABLE.encode("gbk"))
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        page = program.new_page(viewport={"width": 360, "height": 800})
        browser.sign_in(page, where, "wang", "right horse")
        page.goto(f"{where}/imports")
        page.set_input_files("#table", tmp_path / "十一月.csv")
        page.click("button.go")
        page.wait_for_url("**/imports/*")
        assert page.inner_text("h1") == "十一月.csv"
        assert page.locator(".goods-counts dd").all_inner_texts() == ["2", "1", "0", "1"]
        assert "can be read in two ways" in page.inner_text(".refused")
        assert browser.violations(page) == []
        page.goto(f"{where}/lots/F-1")
        assert page.locator(".lot-shares li").inner_text().split() == ["Nordflow", "GmbH", "120", "pcs"]
        page.click(".lot-tree a")
        page.wait_for_url("**/lots/B-1*")
        assert "FH-1" in page.inner_text(".shipments")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert browser.violations(page) == []
        program.close()
