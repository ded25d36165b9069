"""Stock, shipments and tables through commands, on both databases."""

from __future__ import annotations

import datetime as dt
import threading
from decimal import Decimal

import pytest

from engine.commands import EnterLots, EnterShipments, Extent, ImportTable, LotLine, LotName, ShipmentLine
from engine.commands.goods_lines import MOST_AT_ONCE
from engine.commands.step import StepView
from engine.errors import CommandRefused, HoldpointError, NotAllowed, NotFound
from engine.inbox.imports import recent_imports
from engine.procedures.roles import GoodsTable
from engine.scenarios.lookup import balance
from engine.services import Foreseen, find
from engine.storage import shipments
from engine.storage.cases import CaseRow
from engine.vocabulary import Names

D = Decimal
TODAY = dt.date(2026, 3, 2)
FULL = "Document,Customer,Product,Lot,Quantity,Shipped on\n"


@pytest.fixture
def keeper(plant, person):
    plant.add_partner("customer", "nordflow", "Nordflow GmbH")
    plant.add_partner("customer", "volga", "Волга Арматура")
    plant.add_product("VA-50", Names("Valve assembly"), None, "piece")
    with plant.database.transaction() as work:
        from engine.storage import plant as store

        for role in ("storekeeper", "export_sales_clerk"):
            work.run(store.INSERT_ROLE, name=role, name_en=role, name_zh="", name_ru="")
    return person("wang", "storekeeper")


@pytest.fixture
def stocked(plant, keeper):
    lines = [LotLine("VB-50", "B-1", D(500)), LotLine("VA-50", "F-1", D(200), made_from=(LotName(None, "B-1"),))]
    assert not [each.refusals for each in plant.enter_lots(keeper, EnterLots("ningbo", lines)) if each.refusals]
    return plant


def a_shipment(**changes):
    values = {"document": "DN-1", "customer": "nordflow", "product": None, "lot": "F-1", "quantity": D(120)}
    return ShipmentLine(**{**values, "shipped_on": TODAY, **changes})


def enter(plant, keeper, *lines, extent=Extent.ALL):
    return plant.enter_shipments(keeper, EnterShipments("ningbo", lines, extent))


def codes(entered):
    return [each.code for line in entered for each in line.refusals]


def trace(plant, product, lot, depth=None):
    with plant.database.reading() as work:
        return shipments.trace(work, "ningbo", product, lot, depth)


def take(plant, keeper, text, extent=Extent.GOOD, kind=GoodsTable.SHIPMENTS):
    return plant.import_table(keeper, ImportTable("ningbo", kind, "table.csv", text.encode(), extent))


def test_free_pieces_leave_the_lot(stocked, keeper):
    (entered,) = enter(stocked, keeper, a_shipment(weight_kg=D("60.5"), contact="Ms Koch"))
    assert entered.id
    assert balance(stocked, "ningbo", "F-1") == {"released": D(80)}
    (shipped,) = trace(stocked, "VA-50", "F-1").shipments
    assert (shipped.customer_name, shipped.contact, shipped.outstanding, shipped.weight_kg) == (
        "Nordflow GmbH", "Ms Koch", D(120), D("60.5"),
    )  # fmt: skip


def test_the_same_shipment_twice_does_nothing_more(stocked, keeper):
    first, second = (enter(stocked, keeper, a_shipment())[0] for _ in range(2))
    assert second.known
    assert first.id == second.id
    assert balance(stocked, "ningbo", "F-1") == {"released": D(80)}


def test_a_shipment_is_not_changed_afterwards(stocked, keeper):
    enter(stocked, keeper, a_shipment())
    assert codes(enter(stocked, keeper, a_shipment(quantity=D(121)))) == ["shipment-differs"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lot": "F-9"}, "unknown-lot"),
        ({"customer": "nobody"}, "unknown-customer"),
        ({"product": "nothing"}, "unknown-product"),
        ({"quantity": D(201)}, "lot-not-enough"),
        ({"quantity": D(0)}, "not-positive"),
        ({"quantity": D(-1)}, "not-positive"),
        ({"quantity": D("NaN")}, "not-a-number"),
        ({"quantity": D("Infinity")}, "not-a-number"),
        ({"quantity": D("1e400")}, "too-many-digits"),
        ({"quantity": D("0.1234567")}, "too-many-digits"),
        ({"quantity": D("1.00000000000000000000000000000000001")}, "too-many-digits"),
        ({"weight_kg": D(-1)}, "not-positive"),
        ({"unit": "kilogram"}, "other-unit"),
        ({"shipped_on": dt.date(2026, 3, 3)}, "shipped-in-future"),
        ({"document": "  "}, "required"),
        ({"document": "D" * 121}, "too-long"),
        ({"contact": "a\x00b"}, "not-a-text"),
    ],
)
def test_what_a_shipment_is_refused_for(stocked, keeper, change, code):
    assert codes(enter(stocked, keeper, a_shipment(**change))) == [code]
    assert balance(stocked, "ningbo", "F-1") == {"released": D(200)}


def test_one_bad_line_keeps_all_out(stocked, keeper):
    entered = enter(stocked, keeper, a_shipment(), a_shipment(document="DN-2", quantity=D(81)))
    assert [each.id for each in entered] == [None, None]
    assert codes(entered) == ["lot-not-enough"]
    assert trace(stocked, "VA-50", "F-1").shipments == ()


def test_who_may_not_ship(stocked, keeper, person):
    with pytest.raises(NotAllowed):
        enter(stocked, person("guest", "inspector"), a_shipment())
    with pytest.raises(NotFound):
        stocked.enter_shipments(keeper, EnterShipments("nowhere", [a_shipment()]))


def test_a_lot_is_traced_to_the_customers_of_what_it_went_into(stocked, keeper):
    enter(stocked, keeper, a_shipment(), a_shipment(document="DN-2", customer="volga", lot="B-1", quantity=D(100)))
    found = trace(stocked, "VB-50", "B-1")
    assert [(each.customer, each.lot, each.quantity) for each in found.shipments] == [
        ("nordflow", "F-1", D(120)),
        ("volga", "B-1", D(100)),
    ]
    assert [each.customer for each in trace(stocked, "VB-50", "B-1", depth=0).shipments] == ["volga"]
    assert trace(stocked, "VB-50", "unheard") is None


def test_a_lot_is_never_made_from_what_came_of_it(stocked, keeper):
    line = LotLine("VB-50", "B-1", made_from=(LotName("VA-50", "F-1"),))
    assert codes(stocked.enter_lots(keeper, EnterLots("ningbo", [line]))) == ["made-from-itself"]


def test_what_was_used_leaves_the_lot_once(stocked, keeper):
    made = LotLine("VA-50", "F-2", D(10), made_from=(LotName(None, "B-1", D(20)),))
    entered = [stocked.enter_lots(keeper, EnterLots("ningbo", [made]))[0] for _ in range(2)]
    assert [each.known for each in entered] == [False, True]
    assert balance(stocked, "ningbo", "B-1") == {"released": D(480)}
    more = LotLine("VA-50", "F-3", D(10), made_from=(LotName(None, "B-1", D(481)),))
    assert codes(stocked.enter_lots(keeper, EnterLots("ningbo", [more]))) == ["lot-not-enough"]


def test_a_known_lot_keeps_its_quantity(stocked, keeper):
    lines = [LotLine("VB-50", "B-1", D(500)), LotLine("VB-50", "B-1", D(600))]
    entered = stocked.enter_lots(keeper, EnterLots("ningbo", lines, Extent.GOOD))
    assert [each.known for each in entered] == [True, False]
    assert codes(entered) == ["lot-known"]


@pytest.fixture
def step(stocked, keeper):
    enter(stocked, keeper, a_shipment(), a_shipment(document="DN-2", customer="volga", quantity=D(80)))
    case = CaseRow(1, "RC-1", "recall", 1, "ningbo", "open", 0, b"", b"", 0, b"", None, None, None, False)
    with stocked.database.transaction() as work:
        yield StepView(stocked, work, case, stocked.clock())


def serve(view, topic, **inputs):
    outcome = find(topic).run(view, inputs)
    for effect in outcome.effects:
        view.apply(effect, "element")
    return outcome.result


def test_returns_of_one_step_add_up(step):
    sent = serve(step, "lot.trace", product="VB-50", lot="B-1")["shipments"]
    first = serve(step, "lot.return", shipment=sent[0]["shipment"], quantity=D(100))
    assert first == {"returned_quantity": D(100), "surplus_quantity": D(0), "outstanding_quantity": D(20)}
    with pytest.raises(Foreseen) as refused:
        serve(step, "lot.return", shipment=sent[0]["shipment"], quantity=D(21))
    assert (refused.value.code, refused.value.data["outstanding_quantity"]) == ("more_than_shipped", D(20))
    more = serve(step, "lot.return", shipment=sent[0]["shipment"], quantity=D(21), surplus=True)
    assert more == {"returned_quantity": D(20), "surplus_quantity": D(1), "outstanding_quantity": D(0)}
    assert step.quantity("VA-50", "F-1", "recalled") == D(121)


@pytest.mark.parametrize("key", ["", "0", "-1", "9" * 30, "x", "１"])
def test_nobody_returns_a_shipment_that_is_not_there(step, key):
    with pytest.raises(Foreseen) as refused:
        serve(step, "lot.return", shipment=key, quantity=D(1))
    assert refused.value.code == "unknown_shipment"


def test_what_a_trace_tells(step):
    told = serve(step, "lot.trace", product="VB-50", lot="B-1")
    assert (told["shipped_quantity"], told["planned_quantity"], told["in_house_quantity"]) == (D(200), D(200), D(500))
    assert told["went_into"][0]["lot"] == "F-1"
    assert (told["unit"], told["weight_missing"]) == ("piece", D(2))
    with pytest.raises(Foreseen):
        serve(step, "lot.trace", product="VB-50", lot="B-9")


def test_a_table_with_one_bad_row_is_taken_or_not_as_asked(stocked, keeper):
    text = FULL + "DN-1,nordflow,,F-1,10,2026-03-02\nDN-2,nobody,,F-1,10,2026-03-02\n"
    looked = take(stocked, keeper, text, Extent.NONE)
    assert (looked.id, looked.counts.taken, looked.counts.refused) == (None, 1, 1)
    kept_out = take(stocked, keeper, text, Extent.ALL)
    assert (kept_out.counts.taken, kept_out.counts.refused) == (0, 1)
    assert trace(stocked, "VA-50", "F-1").shipments == ()
    assert take(stocked, keeper, text).counts.taken == 1
    again = take(stocked, keeper, text)
    assert (again.counts.taken, again.counts.known, again.counts.refused) == (0, 1, 1)
    assert len(trace(stocked, "VA-50", "F-1").shipments) == 1


def test_a_row_that_cannot_be_read_keeps_all_out_when_asked(stocked, keeper):
    text = FULL + "DN-1,nordflow,,F-1,10,2026-03-02\nDN-2,nordflow,,F-1,ten,2026-03-02\n"
    assert take(stocked, keeper, text, Extent.ALL).counts.taken == 0
    assert trace(stocked, "VA-50", "F-1").shipments == ()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_who_wants_all_or_nothing_keeps_others_waiting_only_shortly(stocked, keeper):
    text = FULL + "DN,nordflow,,F-1,1,2026-03-02\n" * (MOST_AT_ONCE + 1)
    with pytest.raises(CommandRefused) as refused:
        take(stocked, keeper, text, Extent.ALL)
    assert refused.value.refusals[0].code == "too-many-at-once"
    with stocked.database.reading() as work:
        assert recent_imports(work, keeper, "ningbo") == ()


def test_two_tables_at_once_count_every_row_once(stocked, keeper, person):
    other = person("zhao", "export_sales_clerk")
    rows = [f"DN-{n},nordflow,VA-50,F-1,1,2026-03-02\n" for n in range(40)]
    rows += [f"DM-{n},volga,VB-50,B-1,1,2026-03-02\n" for n in range(40)]
    texts = [FULL + "".join(rows), FULL + "".join(reversed(rows))]
    results = [None, None]

    def bring(place, who):
        try:
            results[place] = take(stocked, who, texts[place])
        except HoldpointError as error:
            results[place] = error

    threads = [threading.Thread(target=bring, args=pair) for pair in enumerate((keeper, other))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not [each for each in results if isinstance(each, HoldpointError)]
    assert sum(each.counts.taken for each in results) == 80
    assert sum(each.counts.known for each in results) == 80
    assert balance(stocked, "ningbo", "F-1") == {"released": D(160)}
