"""A record keeps what its registers show beside the answers, as it was when the record was made."""

from __future__ import annotations

import pytest

from engine.bundles import collect, load
from engine.commands.columns import answers_of, with_columns
from engine.registers import BESIDE


@pytest.fixture(scope="module")
def bundle(repository):
    return load("nonconformity", collect(repository, "nonconformity"))


def test_columns_that_the_form_does_not_ask_for_are_kept_beside_the_answers(bundle):
    scope = {"product": "VB-50", "lot": "A-1", "quantity": 40, "unit": "piece", "disposition": "rework", "source": "x"}
    kept = with_columns(bundle, "write_stock_in_note", {"stock_in_number": "S-1"}, scope)
    assert kept["stock_in_number"] == "S-1"
    assert kept[BESIDE] == {each: scope[each] for each in ("product", "lot", "quantity", "unit", "disposition")}


def test_what_the_case_does_not_know_is_left_out(bundle):
    kept = with_columns(bundle, "write_stock_in_note", {"stock_in_number": "S-1"}, {"product": "VB-50", "lot": None})
    assert kept[BESIDE] == {"product": "VB-50"}


def test_an_element_without_registers_keeps_the_answers_alone(bundle):
    assert with_columns(bundle, "complete_sheet", {"quantity": 1}, {"lot": "A-1"}) == {"quantity": 1}


def test_what_is_kept_beside_is_no_answer():
    assert answers_of({"quantity": 1, BESIDE: {"lot": "A-1"}}) == {"quantity": 1}
    assert answers_of([1, 2]) == [1, 2]


def test_records_of_a_case_with_registers_replay(repository, tmp_path):
    from engine.scenarios import Stage
    from engine.scenarios.trying import do, start

    with Stage(repository, tmp_path).world() as world:
        sheet = {
            "Product": "VB-50",
            "Lot": "A-1",
            "Nonconforming quantity": "500",
            "Found in": "Stock",
            "Item class": "Component",
        }
        start(world, "inspector", "Control of nonconforming output", list(sheet.items()))
        do(world, "storekeeper", "Mark and isolate stocked product", [])
        with world.plant.database.reading() as work:
            from engine.inbox.registers import entries

            page = entries(work, world.person("storekeeper"), "nonconforming_product_tag")
        assert [(row.values["lot"], row.values["product"], row.by_name) for row in page.items] == [
            ("A-1", "VB-50", "storekeeper 1")
        ]
        assert world.plant.verify(replay=True) is None
