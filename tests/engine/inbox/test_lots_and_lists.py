"""Lots by number, incidents, procedures."""

from decimal import Decimal

import pytest

from engine.errors import Ambiguous, NotFound
from engine.identity import Actor, Membership
from engine.inbox.incidents import incidents
from engine.inbox.lots import lot_facts
from engine.inbox.procedures import procedures


def an_actor(*sites):
    return Actor(7, "li", "Li Wei", "en", tuple(Membership("inspector", site) for site in sites or ("ningbo",)))


def test_a_lot_tells_where_its_pieces_are_and_its_cases_newest_first(rows, database):
    rows.lot(1, "A-0417", on_hold="262", released="560.5", scrapped="0")
    for number in (1, 2):
        rows.case(number)
        rows.add("lot_movement", lot_id=1, case_id=number, quantity="1", at=1)
    with database.reading() as work:
        found = lot_facts(work, an_actor(), "A-0417")
    assert found.lot.quantities == {"on_hold": Decimal(262), "released": Decimal("560.5")}
    assert [case.number for case in found.cases] == ["NC-2026-0002", "NC-2026-0001"]


def test_a_number_of_two_products_is_ambiguous_until_one_is_named(rows, database):
    rows.lot(1, "A-1", product="VB-50", on_hold="1")
    rows.lot(2, "A-1", product="VB-80")
    rows.lot(3, "A-1", product="VB-50", site="suzhou")
    with database.reading() as work:
        with pytest.raises(Ambiguous) as doubt:
            lot_facts(work, an_actor("*"), "A-1")
        assert doubt.value.data["choices"] == ("VB-50 @ ningbo", "VB-50 @ suzhou", "VB-80 @ ningbo")
        assert lot_facts(work, an_actor("*"), "A-1", product="VB-80").lot.id == 2
        assert lot_facts(work, an_actor("*"), "A-1", product="VB-50", site="suzhou").lot.id == 3
        assert lot_facts(work, an_actor("suzhou"), "A-1").lot.id == 3


@pytest.mark.parametrize(("lot", "filters"), [("A-2", {}), ("A-1", {"site": "suzhou"}), ("A-1", {"product": "?"})])
def test_a_lot_that_is_not_there_or_not_at_my_site_is_not_found(rows, database, lot, filters):
    rows.lot(1, "A-1")
    with database.reading() as work, pytest.raises(NotFound):
        lot_facts(work, an_actor(), lot, **filters)


def test_open_incidents_of_my_sites_newest_first(rows, database):
    rows.person(9, "Zhang Min")
    for number in (1, 2, 3):
        rows.case(number, site="suzhou" if number == 2 else "ningbo")
        rows.add("incident", case_id=number, task=1, element="rework_goods", text=f"boom {number}", at=1)
    rows.add("incident", case_id=1, task=2, element="gone", text="was", at=1, resolved_at=2, resolved_by=9)
    with database.reading() as work:
        first = incidents(work, an_actor(), limit=1)
        rest = incidents(work, an_actor(), limit=1, cursor=first.next)
        everything = incidents(work, an_actor("*"), open_only=False)
    assert [row.text for row in (*first.items, *rest.items)] == ["boom 3", "boom 1"]
    assert rest.next is None
    assert [(row.text, row.resolved_by_name) for row in everything.items][:2] == [
        ("was", "Zhang Min"),
        ("boom 3", None),
    ]
    assert first.items[0].names.zh == "返工"


def test_procedures_with_the_version_of_new_cases(rows, database):
    with database.reading() as work:
        (found,) = procedures(work)
    assert (found.key, found.prefix, found.version, found.bundle, found.names.ru) == (
        "nonconformity",
        "NC",
        1,
        "b1",
        "Несоответствия",
    )
