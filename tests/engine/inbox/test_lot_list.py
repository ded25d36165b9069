"""The list of lots, on both databases."""

import pytest

from engine.errors import CommandRefused
from engine.identity import Actor, Membership
from engine.inbox import lot_list as module
from engine.inbox.lot_list import LotFilters, lot_list


def an_actor(*sites):
    return Actor(7, "li", "Li Wei", "en", tuple(Membership("inspector", site) for site in sites or ("ningbo",)))


def numbers(page):
    return [row.lot for row in page.items]


def test_lots_of_ones_sites_come_newest_first(rows, database):
    rows.lot(1, "A-1", on_hold="5")
    rows.lot(2, "A-2", released="5")
    rows.lot(3, "A-3", site="suzhou", on_hold="5")
    with database.reading() as work:
        assert numbers(lot_list(work, an_actor())) == ["A-2", "A-1"]
        assert numbers(lot_list(work, an_actor("*"))) == ["A-3", "A-2", "A-1"]


def test_lots_are_narrowed_to_a_status_with_pieces(rows, database):
    rows.lot(1, "A-1", on_hold="5")
    rows.lot(2, "A-2", on_hold="0", released="5")
    with database.reading() as work:
        assert numbers(lot_list(work, an_actor(), LotFilters(status="on_hold"))) == ["A-1"]


def test_lots_are_found_by_the_words_of_their_cases(rows, database):
    rows.lot(1, "A-1", on_hold="5")
    rows.lot(2, "B-2", on_hold="5")
    rows.case(1, lot="A-1", texts=["阀体 DN50"])
    rows.add("lot_movement", lot_id=1, case_id=1, quantity="1", at=1)
    with database.reading() as work:
        assert numbers(lot_list(work, an_actor(), LotFilters(q="阀体"))) == ["A-1"]
        assert numbers(lot_list(work, an_actor(), LotFilters(q="zzz"))) == []


@pytest.mark.parametrize("query", [None, "DN50"])
def test_pages_follow_each_other_without_gap(rows, database, query):
    rows.case(1, texts=["DN50"])
    for number in range(1, 8):
        rows.lot(number, f"A-{number}", on_hold="1")
        rows.add("lot_movement", lot_id=number, case_id=1, quantity="1", at=1)
    seen, cursor = [], None
    with database.reading() as work:
        while True:
            page = lot_list(work, an_actor(), LotFilters(q=query), limit=3, cursor=cursor)
            seen += numbers(page)
            if page.next is None:
                break
            cursor = page.next
    assert seen == [f"A-{number}" for number in range(7, 0, -1)]


def test_a_page_examines_a_bounded_number_of_lots(rows, database, monkeypatch):
    monkeypatch.setattr(module, "_CHUNK", 2)
    monkeypatch.setattr(module, "MOST_EXAMINED", 4)
    rows.lot(1, "A-1", on_hold="1")
    for number in range(2, 8):
        rows.lot(number, f"A-{number}", released="1")
    with database.reading() as work:
        first = lot_list(work, an_actor(), LotFilters(status="on_hold"), limit=3)
        assert (numbers(first), first.next is None) == ([], False)
        assert numbers(lot_list(work, an_actor(), LotFilters(status="on_hold"), cursor=first.next)) == ["A-1"]


def test_a_cursor_that_is_none_is_refused(database):
    with database.reading() as work, pytest.raises(CommandRefused):
        lot_list(work, an_actor(), cursor="nonsense")
