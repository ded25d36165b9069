"""What a case's page shows, from rows as the steps write them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.errors import NotFound
from engine.identity import Actor, Membership
from engine.inbox import case_page
from engine.workflow.values import pack

NUMBER = "NC-2026-0001"


def an_actor(*sites):
    return Actor(7, "li", "Li Wei", "en", tuple(Membership("inspector", site) for site in sites or ("ningbo",)))


@pytest.fixture
def case(rows):
    rows.person(9, "Zhang Min")
    rows.product("VB-50", "Valve body")
    rows.lot(1, "A-0417", on_hold="450", rejected="0")
    rows.case(1, lot="A-0417", product="VB-50", walked=b"\x05", status="failed")
    rows.case(2, number="CP-2026-0001", procedure="complaint", title="Leak")
    rows.case(3, site="suzhou")
    rows.task(1, 1, status="done", closed_at=2_000_000, closed_by=9, entry=2)
    rows.task(1, 2, element="rework_goods")
    rows.task(1, 3, status="cancelled", closed_at=3_000_000, entry=2)
    told = {"task": None, "at": 1_000_000, "role": "inspector", "document": "QR-NCO-01", "form": "sheet"}
    sheet = pack({"quantity": Decimal("450.00")})
    rows.record(1, 1, by=9, data=sheet, **told | {"kind": "start"})
    rows.record(1, 2, by=9, data=sheet, **told | {"task": 1, "at": 2_000_000})
    rows.add(
        "history",
        case_id=1,
        entry=3,
        at=3_000_000,
        kind="service",
        element="decide_disposition",
        role="inspector",
        payload=pack({"topic": "hold"}),
        mac=b"",
    )
    rows.add(
        "signature",
        case_id=1,
        entry=2,
        user_id=9,
        name="Zhang Min",
        role="inspector",
        meaning="I decide",
        hash=b"h",
        at=2_000_000,
    )
    content = {"value": True, "rows": [{"id": "r3", "index": 3, "annotation": "NCO-4.2.1.2"}], "inputs": {"a": "b"}}
    rows.add(
        "decision_result",
        case_id=1,
        entry=2,
        place=1,
        element="needed",
        decision="review_needed",
        result=pack(content),
    )
    rows.add("case_link", from_case=1, to_case=2, kind="corrective_action", at=1)
    rows.add("incident", case_id=1, task=2, element="rework_goods", text="boom", at=5)
    rows.add("timer", case_id=1, task=8, due_at=9_000_000)
    rows.add("subscription", case_id=1, task=9, name="goods_received", key="A-0417")
    rows.add(
        "lot_movement",
        lot_id=1,
        case_id=1,
        entry=2,
        element="hold",
        from_status=None,
        to_status="on_hold",
        quantity="450",
        at=2_000_000,
        by=9,
    )


def facts(database, number=NUMBER, actor=None):
    with database.reading() as work:
        return case_page.case_facts(work, actor or an_actor(), number)


def test_open_and_closed_tasks_with_who_and_when(case, database):
    found = facts(database)
    assert [(task.id, task.element) for task in found.tasks] == [("1-2", "rework_goods")]
    assert [(t.task, t.status, t.closed_by_name, t.entry) for t in found.done] == [
        (1, "done", "Zhang Min", 2),
        (3, "cancelled", None, 2),
    ]
    assert found.walked == b"\x05"


def test_the_timeline_joins_record_signature_and_movements(case, database):
    start, form, service = facts(database).events
    assert (start.kind, start.data, start.signature, start.movements) == (
        "start",
        {"quantity": Decimal("450.00")},
        None,
        (),
    )
    assert (form.actor_name, form.task, form.document) == ("Zhang Min", 1, "QR-NCO-01")
    assert form.signature.meaning == "I decide"
    assert [(m.from_status, m.to_status, m.quantity) for m in form.movements] == [(None, "on_hold", Decimal(450))]
    assert form.at == datetime(1970, 1, 1, 0, 0, 2, tzinfo=UTC)
    assert (service.data, service.actor_name, service.names.zh) == ({"topic": "hold"}, None, "处置")
    with database.reading() as work:
        assert case_page.events(work, 1) == (start, form, service)


def test_decisions_say_which_rows_fired(case, database):
    (decided,) = facts(database).decisions
    assert (decided.decision, decided.value, decided.inputs) == ("review_needed", True, {"a": "b"})
    assert decided.rows == (case_page.FiredRow("r3", 3, "NCO-4.2.1.2"),)


def test_records_links_incidents_waits_and_lots(case, database):
    found = facts(database)
    assert [(r.entry, r.document, r.data, r.by_name) for r in found.records] == [
        (1, "QR-NCO-01", {"quantity": Decimal("450.00")}, "Zhang Min"),
        (2, "QR-NCO-01", {"quantity": Decimal("450.00")}, "Zhang Min"),
    ]
    assert [(k.number, k.kind, k.outgoing) for k in found.links] == [("CP-2026-0001", "corrective_action", True)]
    assert [(k.number, k.outgoing) for k in facts(database, "CP-2026-0001").links] == [(NUMBER, False)]
    assert [(i.text, i.resolved_at) for i in found.incidents] == [("boom", None)]
    assert [(w.message, w.key, w.due_at is None) for w in found.waits] == [
        (None, None, False),
        ("goods_received", "A-0417", True),
    ]
    assert [(lot.lot, lot.quantities) for lot in found.lots] == [("A-0417", {"on_hold": Decimal(450)})]


def test_a_case_of_another_site_is_not_known_unless_it_had_a_task_here(case, rows, database):
    for number in ("NC-2026-0003", "NC-9999-0001"):
        with pytest.raises(NotFound):
            facts(database, number)
    rows.task(3, 1, site="ningbo", status="done", closed_at=1)
    assert facts(database, "NC-2026-0003").case.site == "suzhou"
