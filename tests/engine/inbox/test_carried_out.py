"""Cases found by what they have walked."""

from types import SimpleNamespace

from engine.identity import Actor, Membership
from engine.inbox import carried_out
from engine.inbox.carried_out import cases_through

BUNDLE = SimpleNamespace(
    index=("a", "b", "c", "d", "e", "f", "g", "h", "i"),
    positions={"a": 0, "i": 8},
    elements={"a": None, "i": None},
)


def an_actor(*sites):
    return Actor(7, "li", "Li Wei", "en", tuple(Membership("inspector", site) for site in sites or ("ningbo",)))


def found(database, *wanted, sites=(), **more):
    with database.reading() as work:
        page = cases_through(work, an_actor(*sites), {"nonconformity": frozenset(wanted)}, lambda _: BUNDLE, **more)
    return [row.id for row in page.items], page.next


def test_cases_that_entered_an_element_are_listed_newest_first(database, rows):
    rows.case(1, walked=b"\x01\x00")
    rows.case(2, walked=b"\x06\x00")
    rows.case(3, walked=b"\x01\x01")
    rows.case(4, walked=b"")
    assert found(database, "a") == ([3, 1], None)
    assert found(database, "i") == ([3], None)
    assert found(database, "a", "i") == ([3, 1], None)
    assert found(database) == ([], None)


def test_cases_of_other_sites_and_procedures_are_not_shown(database, rows):
    rows.case(1, walked=b"\x01\x00", site="suzhou")
    rows.case(2, walked=b"\x01\x00", procedure="complaint")
    assert found(database, "a") == ([], None)
    assert found(database, "a", sites=("ningbo", "suzhou")) == ([1], None)


def test_pages_follow_each_other(database, rows, monkeypatch):
    monkeypatch.setattr(carried_out, "_CHUNK", 2)
    for number in range(1, 8):
        rows.case(number, walked=b"\x01\x00" if number % 2 else b"\x00\x00")
    first, after = found(database, "a", limit=2)
    assert first == [7, 5]
    assert found(database, "a", limit=2, cursor=after) == ([3, 1], None)


def test_a_long_walk_ends_and_goes_on_later(database, rows, monkeypatch):
    monkeypatch.setattr(carried_out, "_CHUNK", 2)
    monkeypatch.setattr(carried_out, "MOST_EXAMINED", 4)
    rows.case(1, walked=b"\x01\x00")
    for number in range(2, 8):
        rows.case(number, walked=b"\x00\x00")
    none, after = found(database, "a")
    assert none == []
    assert found(database, "a", cursor=after) == ([1], None)
