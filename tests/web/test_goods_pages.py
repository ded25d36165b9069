"""Pages of lots and shipments: genealogy, customers, a shipment by hand, tables with refused rows."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest

from engine.commands import AddUser, EnterLots, LotLine, LotName
from engine.storage import plant as store
from engine.vocabulary import Names

D = Decimal
HEAD = "Document,Customer,Lot,Quantity,Shipped on,Remark\n"
PAST = "2026-03-02"


@pytest.fixture
def keeper(plant, signed_in):
    plant.add_partner("customer", "nordflow", "Nordflow GmbH")
    plant.add_product("VA-50", Names("Valve assembly", "阀门总成", "Клапан в сборе"))
    with plant.database.transaction() as work:
        for role in ("storekeeper", "export_sales_clerk"):
            work.run(store.INSERT_ROLE, name=role, name_en=role, name_zh="", name_ru="")
    roles = [("storekeeper", "ningbo")]
    plant.add_user(AddUser("wang", "Wang Jun", "right horse", "en", roles, "ningbo"), hashed="x")
    lines = [
        LotLine("VB-50", "B-1", D(500)),
        LotLine("VA-50", "F-1", D(200), made_from=(LotName(None, "B-1", D(200)),)),
    ]
    plant.enter_lots(plant.actor_named("wang"), EnterLots("ningbo", lines))
    plant.forget()
    return signed_in("wang")


def bring(visitor, text, **values):
    visitor.open("/imports")
    form = next(each for each in visitor.page.forms if each.get("action") == "/imports")
    data = {**dict(form.form_values()), "table": (io.BytesIO(text.encode()), "table.csv"), **values}
    return visitor._take(
        visitor.client.post("/imports", data=data, content_type="multipart/form-data", follow_redirects=True)
    )


def test_a_shipment_by_hand_shows_on_the_lot_and_on_what_it_was_made_from(keeper):
    keeper.open("/shipments/new?lot=F-1&product=VA-50")
    keeper.send("/shipments/new", document="DN-1", customer="Nordflow GmbH", quantity="120", shipped_on=PAST)
    assert keeper.path == "/lots/F-1"
    assert "With customers" in keeper.text
    assert keeper.words("//ul[contains(@class, 'lot-shares')]/li") == ["Nordflow GmbH 120 pcs"]
    assert "B-1" in keeper.words("//*[@class='lot-tree'][1]//a")
    assert "delivered to Nordflow GmbH, DN-1" in keeper.text
    keeper.open("/lots/B-1")
    assert "F-1" in keeper.words("//*[@class='lot-tree'][2]//a")
    assert "DN-1" in keeper.text


def test_a_refused_shipment_keeps_what_was_typed(keeper):
    keeper.open("/shipments/new?lot=F-1")
    keeper.send("/shipments/new", document="DN-1", customer="nobody", quantity="1", shipped_on=PAST)
    assert keeper.status == 422
    assert "No customer is called “nobody”" in keeper.text
    assert keeper.page.get_element_by_id("s-document").get("value") == "DN-1"
    keeper.send("/shipments/new", customer="nordflow", quantity="ten")
    assert "Enter a number" in keeper.text


def test_only_those_who_ship_see_the_form(keeper, signed_in):
    guest = signed_in("zhang")
    guest.open("/shipments")
    assert guest.status == 200
    assert "Enter a shipment" not in guest.text
    guest.open("/shipments/new")
    assert guest.status == 403
    guest.open("/imports")
    assert "You do not enter goods at this site" in guest.text


def test_good_rows_are_taken_and_refused_ones_come_back_to_be_mended(keeper):
    text = HEAD + f"DN-1,nordflow,F-1,30,{PAST},fine\nDN-2,nobody,F-1,30,{PAST},=1+1\nDN-3,nordflow,F-1,ten,,\n"
    bring(keeper, text)
    assert keeper.path.startswith("/imports/")
    assert keeper.words("//dl[contains(@class, 'goods-counts')]//dd") == ["3", "1", "0", "2"]
    assert "Columns that were not used: Remark" in keeper.text
    assert "Shipped on: Fill this in." in keeper.text
    mend = keeper.page.xpath("//a[contains(@href, 'refused.csv')]/@href")[0]
    kept = keeper.client.get(mend).get_data(as_text=True).splitlines()
    assert kept[0].lstrip("\ufeff") == "Document,Customer,Lot,Quantity,Shipped on,Remark,Reason"
    assert kept[1].startswith(f"DN-2,nobody,F-1,30,{PAST},'=1+1,")
    bring(keeper, "\n".join(kept).replace("nobody", "nordflow").replace("ten,", f"5,{PAST}"))
    assert keeper.words("//dl[contains(@class, 'goods-counts')]//dd") == ["2", "2", "0", "0"]


def test_a_report_that_is_not_there(keeper):
    for number in ("1", "9" * 40):
        keeper.open(f"/imports/{number}")
        assert keeper.status == 404


def test_looking_only_writes_nothing(keeper):
    bring(keeper, HEAD + f"DN-1,nordflow,F-1,30,{PAST},\n", extent="none")
    assert "Nothing was written" in keeper.text
    keeper.open("/shipments")
    assert "Nothing has been shipped yet" in keeper.text


def test_a_file_that_is_no_table_says_what_to_do(keeper):
    bring(keeper, "PK\x03\x04")
    assert keeper.status == 422
    assert "Save it as “CSV UTF-8”" in keeper.text


@pytest.mark.parametrize("kind", ["lots", "shipments"])
def test_the_empty_table_is_understood_again(keeper, kind):
    with keeper.client.session_transaction() as session:
        session["language"] = "ru"
    empty = keeper.client.get(f"/imports/{kind}.csv").get_data(as_text=True)
    bring(keeper, empty, kind=kind)
    assert "Columns that were not used" not in keeper.text
    assert keeper.words("//dl[contains(@class, 'goods-counts')]//dd")[0] == "1"


def test_what_a_lot_was_made_from_is_written_down_by_hand(keeper):
    keeper.open("/lots/B-1")
    keeper.send("/made-from", from_lot="F-1")
    assert "cannot be made from F-1" in keeper.text
    keeper.open("/lots/F-1")
    keeper.send("/made-from", from_lot="B-9")
    assert "Lot B-9 is not known" in keeper.text


def test_lots_are_found_by_part_of_number_or_product(keeper):
    keeper.open("/lots?q=f-")
    assert keeper.words("//table//td[1]") == ["F-1"]
    keeper.open("/lots?q=valve assembly")
    assert keeper.words("//table//td[1]") == ["F-1"]
    keeper.open("/lots?q=100%25")
    assert "No lot fits" in keeper.text
