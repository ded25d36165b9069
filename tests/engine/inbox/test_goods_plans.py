"""A lot's page and its trace read what belongs to the lot, whatever else the plant has shipped and moved."""

import pytest

from engine.inbox import lot_list, lots
from engine.inbox import shipments as listing
from engine.storage import goods, shipments

GIVEN = {"lot_id": 1, "most": 1, "ids": "[]", "before": 1, "customer": "x", "lot": "x", "site": "x", "shipment_id": 1}
LISTS = {"numbers": "[]", "documents": "[]", "import_id": 1}


@pytest.mark.parametrize(
    "statement",
    [
        lots._MOVEMENTS,
        lots._CASES,
        lots._BALANCES,
        shipments._LINKS_DOWN,
        shipments._LINKS_UP,
        shipments._LOTS_DOWN,
        shipments._SHIPPED,
        shipments._SHIPPED_BACK,
        shipments._ONE,
        shipments._ONE_BACK,
        shipments._OF_DOCUMENTS,
        goods._NUMBERS,
        goods._FIRST,
        listing._OF_LOT,
        listing._OF_CUSTOMER,
        listing._ROWS,
        listing._BACK,
        lot_list._NEWEST,
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_table_of_goods_is_read_from_end_to_end(database, statement):
    compiled = statement.on("sqlite")
    with database.reading() as work:
        plan = work.run_text(f"EXPLAIN QUERY PLAN {compiled.text}", compiled.arguments({**GIVEN, **LISTS}))
        steps = [row[3] for row in plan.fetchall()]
    assert not [step for step in steps if step.split(" USING")[0] in {f"SCAN {name}" for name in "msklb"}], steps
