"""Which tasks each list of the inbox shows, in which order, page by page."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.errors import CommandRefused
from engine.identity import Actor, Membership
from engine.inbox import tasks as inbox
from engine.inbox.tasks import Filters, Tab
from engine.storage.database import micros

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
HOUR = 3_600_000_000
AT = micros(NOW)


def an_actor(*memberships, number=7):
    pairs = memberships or (("inspector", "ningbo"),)
    return Actor(number, "li", "Li Wei", "en", tuple(Membership(role, site) for role, site in pairs))


def listed(database, tab=Tab.ROLES, actor=None, limit=50, **filters):
    """The ids of all pages, and the number of pages; within a reading as without one."""
    actor, wanted = actor or an_actor(), Filters(**filters)

    def alone(cursor):
        return inbox.task_page(database, actor, tab, wanted, now=NOW, limit=limit, cursor=cursor)

    def within(cursor):
        return inbox.tasks(work, actor, tab, wanted, now=NOW, limit=limit, cursor=cursor)

    with database.reading() as work:
        pages = list(paged(within))
    assert pages == list(paged(alone))
    return [row.id for page in pages for row in page.items], len(pages)


def paged(read):
    """Each page, the first one first."""
    page = read(None)
    yield page
    while page.next is not None:
        page = read(page.next)
        yield page


def test_the_most_urgent_task_comes_first_and_tasks_without_deadline_last(rows, database):
    for case, due in ((1, None), (2, AT + HOUR), (3, AT - HOUR)):
        rows.case(case)
        rows.task(case, due=due)
    assert listed(database)[0] == ["3-1", "2-1", "1-1"]


def test_only_open_tasks_of_my_role_at_my_site_are_mine_to_see(rows, database):
    rows.case(1)
    rows.task(1, 1)
    rows.task(1, 2, role="storekeeper")
    rows.task(1, 3, site="suzhou")
    rows.task(1, 4, status="done", closed_at=AT)
    rows.task(1, 5, status="claimed", assignee=9)
    assert listed(database)[0] == ["1-1", "1-5"]


def test_a_role_at_every_site_and_many_memberships_are_merged_in_order_without_doubles(rows, database):
    rows.case(1)
    for task, (role, site) in enumerate(
        [("inspector", "suzhou"), ("inspector", "ningbo"), ("storekeeper", "suzhou"), ("storekeeper", "ningbo")], 1
    ):
        rows.task(1, task, role=role, site=site, due=AT + task)
    actor = an_actor(("inspector", "*"), ("inspector", "ningbo"), ("storekeeper", "ningbo"))
    assert listed(database, actor=actor, limit=1) == (["1-1", "1-2", "1-4"], 3)


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("tab", [Tab.ROLES, Tab.ALL, Tab.MINE])
def test_pages_of_any_length_show_each_task_once(rows, database, tab, limit):
    expected = []
    for case in range(1, 8):
        rows.case(case)
        due = AT + (case % 3) * HOUR
        rows.task(case, 1, due=due, assignee=7, status="claimed")
        expected.append((due, case))
    expected = [f"{case}-1" for _, case in sorted(expected)]
    assert listed(database, tab, limit=limit)[0] == expected


def test_overdue_holds_what_is_past_its_deadline(rows, database):
    rows.case(1)
    rows.task(1, 1, due=AT - 1)
    rows.task(1, 2, due=AT)
    rows.task(1, 3)
    assert listed(database, Tab.OVERDUE)[0] == ["1-1"]
    assert listed(database, Tab.ALL, overdue=True)[0] == ["1-1"]


def test_mine_holds_what_i_claimed_even_of_a_role_i_lost(rows, database):
    rows.case(1)
    rows.task(1, 1, assignee=7, status="claimed", role="gone")
    rows.task(1, 2, assignee=8, status="claimed")
    assert listed(database, Tab.MINE)[0] == ["1-1"]
    assert listed(database, Tab.MINE, role="inspector")[0] == []


def test_all_of_my_site_shows_other_roles_but_no_other_site(rows, database):
    rows.case(1)
    rows.task(1, 1, role="storekeeper")
    rows.task(1, 2, role="storekeeper", site="suzhou")
    assert listed(database, Tab.ALL)[0] == ["1-1"]
    assert listed(database, Tab.ALL, role="storekeeper")[0] == ["1-1"]
    assert listed(database, Tab.ALL, site="suzhou")[0] == []
    assert listed(database, Tab.ALL, an_actor(("x", "*")), site="suzhou")[0] == ["1-2"]


def test_a_person_without_memberships_sees_nothing(rows, database):
    rows.case(1)
    rows.task(1)
    nobody = Actor(3, "x", "X", "en", ())
    assert [listed(database, tab, nobody)[0] for tab in Tab] == [[], [], [], []]


def test_a_procedure_narrows_the_list_across_pages(rows, database, monkeypatch):
    for case in range(1, 31):
        rows.case(case, procedure="complaint" if case % 10 == 0 else "nonconformity")
        rows.task(case, due=AT + case)
    assert listed(database, procedure="complaint", limit=2) == (["10-1", "20-1", "30-1"], 2)
    monkeypatch.setattr(inbox, "MOST_EXAMINED", 5)
    monkeypatch.setattr(inbox, "_PASS", 5)
    found, pages = listed(database, procedure="complaint", limit=2)
    assert found == ["10-1", "20-1", "30-1"]
    assert pages > 2


@pytest.mark.parametrize("few", [1_000, 0])
def test_search_finds_tasks_by_their_case(rows, database, monkeypatch, few):
    monkeypatch.setattr(inbox, "FEW_CASES", few)
    rows.case(1, lot="A-0417", title="密封面气孔")
    rows.case(2, lot="A-0418", site="suzhou")
    rows.case(3, lot="A-0419", status="closed")
    rows.task(1, 1, due=AT)
    rows.task(1, 2, role="storekeeper", due=AT - 1, assignee=7, status="claimed")
    rows.task(2, 1, site="suzhou")
    rows.task(3, 1, status="done", closed_at=AT)
    assert listed(database, q="气孔")[0] == ["1-1"]
    assert listed(database, q="a-04")[0] == ["1-1"]
    assert listed(database, Tab.ALL, q="a-04", limit=1) == (["1-2", "1-1"], 2)
    assert listed(database, Tab.MINE, q="0417")[0] == ["1-2"]
    assert listed(database, Tab.ALL, q="0417", overdue=True)[0] == ["1-2"]
    assert listed(database, Tab.ALL, q="0417", role="storekeeper")[0] == ["1-2"]
    assert listed(database, q="0417", procedure="complaint")[0] == []
    assert listed(database, q="nothing of the kind")[0] == []
    assert listed(database, q="  ")[0] == ["1-1"]


def test_a_row_tells_what_lists_show(rows, database):
    rows.person(9, "Zhao Lei")
    rows.product("VB-50", "Valve body", "阀体", "Корпус")
    rows.lot(1, "A-0417", on_hold="262.50", released="1")
    rows.case(1, lot="A-0417", product="VB-50", title="Porosity")
    rows.task(1, 4, due=AT, assignee=9, status="claimed")
    with database.reading() as work:
        (row,) = inbox.tasks(work, an_actor(), Tab.ROLES, now=NOW).items
        assert inbox.rows(work, [(1, 4), (1, 5)]) == (row,)
    assert (row.id, row.case, row.procedure, row.priority) == ("1-4", "NC-2026-0001", "nonconformity", 50)
    assert (row.element, row.names.zh) == ("decide_disposition", "处置")
    assert (row.assignee, row.assignee_name, row.status) == (9, "Zhao Lei", "claimed")
    assert (row.due_at, row.lot, row.product_names.ru) == (NOW, "A-0417", "Корпус")
    assert (row.held, row.unit) == (Decimal("262.50"), "pcs")


def test_the_counts_of_the_tabs(rows, database):
    rows.case(1)
    rows.task(1, 1, due=AT - 1, assignee=7)
    rows.task(1, 2)
    rows.task(1, 3, role="storekeeper")
    rows.task(1, 4, site="suzhou")
    with database.reading() as work:
        assert inbox.counts(work, an_actor(), now=NOW) == inbox.Counts(mine=1, roles=2, overdue=1, all=3)


def test_counts_stop_at_a_hundred(rows, database):
    rows.case(1)
    for task in range(1, 106):
        rows.task(1, task, due=AT - 1, assignee=7)
    with database.reading() as work:
        assert inbox.counts(work, an_actor(), now=NOW) == inbox.Counts(100, 100, 100, 100)


@pytest.mark.parametrize(
    "cursor", ["?", "bm8", "WzEsMl0", "W10", "WzEsMiwzLjVd", "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5LDEsMV0", "é"]
)
def test_a_cursor_nobody_gave_is_refused(database, cursor):
    with database.reading() as work, pytest.raises(CommandRefused) as refused:
        inbox.tasks(work, an_actor(), Tab.ROLES, now=NOW, cursor=cursor)
    assert [(r.code, r.field) for r in refused.value.refusals] == [("bad_cursor", "cursor")]
