"""The list of cases: newest first, narrowed, page by page."""

import pytest

from engine.errors import CommandRefused
from engine.identity import Actor, Membership
from engine.inbox import cases as listing
from engine.inbox.cases import CaseFilters


def an_actor(*sites):
    return Actor(7, "li", "Li Wei", "en", tuple(Membership("inspector", site) for site in sites or ("ningbo",)))


def listed(database, actor=None, limit=50, **filters):
    found, cursor, pages = [], None, 0
    with database.reading() as work:
        while True:
            page = listing.cases(work, actor or an_actor(), CaseFilters(**filters), limit=limit, cursor=cursor)
            found += [row.id for row in page.items]
            pages += 1
            if page.next is None:
                return found, pages
            cursor = page.next


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_the_newest_case_comes_first_on_pages_of_any_length(rows, database, limit):
    for number in range(1, 8):
        rows.case(number, site="suzhou" if number == 4 else "ningbo")
    assert listed(database, limit=limit)[0] == [7, 6, 5, 3, 2, 1]
    assert listed(database, an_actor("*"), limit=limit)[0] == [7, 6, 5, 4, 3, 2, 1]
    assert listed(database, an_actor("ningbo", "suzhou"), limit=limit, site="suzhou")[0] == [4]
    assert listed(database, an_actor("elsewhere"), limit=limit)[0] == []


@pytest.mark.parametrize("q", [None, "nc-2026"])
@pytest.mark.parametrize("limit", [1, 50])
def test_status_and_procedure_narrow_the_list(rows, database, q, limit):
    rows.case(1, status="closed")
    rows.case(2, procedure="complaint")
    rows.case(3, procedure="complaint", status="closed")
    rows.case(4, site="suzhou", status="closed")
    assert listed(database, q=q, limit=limit, status="closed")[0] == [3, 1]
    assert listed(database, q=q, limit=limit, procedure="complaint")[0] == [3, 2]
    assert listed(database, q=q, limit=limit, procedure="complaint", status="closed")[0] == [3]


def test_one_request_looks_at_a_bounded_number_of_cases(rows, database, monkeypatch):
    for number in range(1, 21):
        rows.case(number, status="closed" if number == 1 else "open", procedure="complaint")
    monkeypatch.setattr(listing, "MOST_EXAMINED", 4)
    monkeypatch.setattr(listing, "_CHUNK", 4)
    found, pages = listed(database, procedure="complaint", status="closed", limit=3)
    assert found == [1]
    assert pages > 2


def test_part_of_a_lot_or_name_finds_the_case(rows, database):
    rows.case(1, lot="A-0417", texts=("阀体", "Корпус клапана"))
    rows.case(2, lot="A-0418")
    assert listed(database, q="0417")[0] == [1]
    assert listed(database, q="阀体")[0] == [1]
    assert listed(database, q="КЛАПАН")[0] == [1]
    assert listed(database, q="A-04", limit=1) == ([2, 1], 2)


def test_a_row_names_procedure_product_and_who_started(rows, database):
    rows.person(9, "Zhang Min")
    rows.product("VB-50", "Valve body", "阀体")
    rows.case(1, product="VB-50", lot="A-1", started_by=9, closed_at=5, status="closed", title="Porosity")
    with database.reading() as work:
        (row,) = listing.cases(work, an_actor()).items
        assert listing.rows(work, [1]) == (row,)
    assert (row.number, row.procedure_names.zh, row.product_names.zh) == ("NC-2026-0001", "不合格输出", "阀体")
    assert (row.started_by_name, row.version, row.title) == ("Zhang Min", 1, "Porosity")
    assert row.closed_at > row.started_at.replace(year=1969)


def test_a_cursor_of_another_list_is_refused(database, rows):
    with database.reading() as work, pytest.raises(CommandRefused):
        listing.cases(work, an_actor(), cursor="WzEsMiwzXQ")
