"""Entries of a register, from rows as the steps write them."""

import datetime as dt
from decimal import Decimal

import pytest

from engine.errors import CommandRefused
from engine.identity import Actor, Membership
from engine.inbox import registers
from engine.inbox.registers import EntryFilters, entries
from engine.workflow.values import pack

DAY = 86_400_000_000


def an_actor(*sites):
    return Actor(7, "li", "Li Wei", "en", tuple(Membership("inspector", site) for site in sites or ("ningbo",)))


@pytest.fixture
def entry(rows):
    """Write one entry of a register; each on the day of its number."""
    rows.person(9, "Zhang Min")
    rows.person(10, "Wang Fang")
    rows.product("VB-50", "Valve body", "阀体")
    known = set()

    def write(case_id, number, *, document="log", site="ningbo", product="VB-50", supersedes=None, **changes):
        if case_id not in known:
            known.add(case_id)
            rows.case(case_id, site=site, product=product, lot=f"A-{case_id}")
        data = {"quantity": Decimal(number), "@beside": {"lot": f"A-{case_id}", "quantity": Decimal(1)}}
        values = {"by": 9, "role": "inspector", "at": number * DAY, "data": pack(data), **changes}
        rows.record(case_id, number, document=document, form="sheet", supersedes=supersedes, **values)
        return number

    return write


EVERYTHING = EntryFilters()


def found(database, filters=EVERYTHING, *sites, document="log", **more):
    with database.reading() as work:
        return entries(work, an_actor(*sites), document, filters, **more)


def numbers(page):
    return [(row.case_id, row.entry) for row in page.items]


def test_entries_of_one_register_are_listed_newest_first(database, entry):
    entry(1, 1)
    entry(1, 3)
    entry(2, 2)
    entry(2, 4, document="another")
    assert numbers(found(database)) == [(1, 3), (2, 2), (1, 1)]


def test_an_entry_shows_its_answers_and_what_was_kept_beside_them(database, entry):
    entry(1, 5)
    (row,) = found(database).items
    assert row.values == {"quantity": Decimal(5), "lot": "A-1"}
    assert (row.case, row.by_name, row.product_names.zh, row.names.zh) == ("NC-2026-0001", "Zhang Min", "阀体", "处置")


def test_only_sites_of_the_reader_are_shown(database, entry):
    entry(1, 1)
    entry(2, 2, site="suzhou")
    assert numbers(found(database)) == [(1, 1)]
    assert numbers(found(database, EntryFilters(), "ningbo", "suzhou")) == [(2, 2), (1, 1)]
    assert numbers(found(database, EntryFilters(site="suzhou"), "ningbo", "suzhou")) == [(2, 2)]
    assert numbers(found(database, EntryFilters(site="suzhou"))) == []


def test_a_register_is_narrowed_by_product_day_and_words(database, entry):
    entry(1, 1)
    entry(2, 2, product="SH-12")
    entry(3, 3)
    day = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    assert numbers(found(database, EntryFilters(product="VB-50"))) == [(3, 3), (1, 1)]
    since, until = day + dt.timedelta(days=2), day + dt.timedelta(days=3)
    assert numbers(found(database, EntryFilters(since=since, until=until))) == [(2, 2)]
    assert numbers(found(database, EntryFilters(q="A-3"))) == [(3, 3)]


def test_pages_follow_each_other_without_gap_or_repetition(database, entry):
    wanted = [(case_id, entry(case_id, number)) for number, case_id in enumerate((1, 2, 1, 3, 2, 3, 1), 1)][::-1]
    seen, cursor = [], None
    for _ in range(9):
        page = found(database, limit=2, cursor=cursor)
        seen += numbers(page)
        cursor = page.next
        if cursor is None:
            break
    assert seen == wanted


def test_a_long_search_goes_on_with_the_next_page(database, entry, monkeypatch):
    monkeypatch.setattr(registers, "MOST_EXAMINED", 4)
    monkeypatch.setattr(registers, "_CHUNK", 2)
    entry(1, 1, product="SH-12")
    for number in range(2, 9):
        entry(2, number)
    page = found(database, EntryFilters(product="SH-12"))
    assert (numbers(page), page.next is not None) == ([], True)
    assert numbers(found(database, EntryFilters(product="SH-12"), cursor=page.next)) == [(1, 1)]


def test_a_correction_and_what_it_corrects_name_each_other(database, entry):
    entry(1, 1)
    entry(1, 2, supersedes=1)
    assert [(row.entry, row.corrects, row.corrected_by) for row in found(database).items] == [
        (2, 1, None),
        (1, None, 2),
    ]


def test_an_entry_whose_payload_was_disposed_of_is_still_listed(database, entry):
    entry(1, 1, data=None)
    (row,) = found(database).items
    assert row.values is None
    assert row.hash == b"h"


def test_a_made_up_cursor_is_refused(database):
    with pytest.raises(CommandRefused):
        found(database, cursor="nonsense")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_page_is_led_by_the_index(database):
    text, arguments = registers._KEYS.on("sqlite")
    given = {"document": "log", "since": 0, "at": 1, "case_id": 1, "entry": 1, "most": 50}
    with database.reading() as work:
        steps = [row[3] for row in work.run_text(f"EXPLAIN QUERY PLAN {text}", arguments(given))]
    assert [step for step in steps if "INDEX record_register " in step]
    assert not [step for step in steps if step.startswith("SCAN") or "TEMP B-TREE" in step]
