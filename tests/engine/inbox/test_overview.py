"""The figures of the overview: what is counted, what leads where, and that nothing scans the plant."""

import datetime as dt
from decimal import Decimal

import pytest

from engine.inbox import overview_sql as sql
from engine.inbox.overview import Grouping, median_span, overview
from engine.inbox.overview_steps import step_figures
from engine.storage import micros
from engine.storage.nonconformities import reported
from engine.workflow.values import pack

NOW = dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC)
SINCE = NOW - dt.timedelta(days=90)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
SHEET = "nonconforming_product_sheet"


@pytest.fixture
def plant(rows):
    """Rows of a plant whose times count back from now."""
    return Told(rows)


class Told:
    def __init__(self, rows):
        self.rows, self.database = rows, rows.database
        self.lots = {}

    def report(self, case_id, ago, *, site="ningbo", is_finding=False, closed=False, **told):
        at = micros(NOW - ago)
        ends = {"status": "closed", "closed_at": micros(NOW)} if closed else {}
        self.rows.case(case_id, started_at=at, site=site, **ends)
        data = {"quantity": Decimal(10), "unit": "piece", "source": "incoming", "nonconformity": "Porosity"} | told
        element, document = ("report_finding", "finding_report") if is_finding else ("nonconformity_found", SHEET)
        self.record(case_id, 1, element, data, document, at)

    def record(self, case_id, entry, element, data, document=None, at=None, supersedes=None):
        written = micros(NOW) if at is None else at
        self.rows.record(
            case_id, entry, element=element, document=document, at=written, data=pack(data), supersedes=supersedes
        )

    def task(self, case_id, task, due=None, **changes):
        self.rows.task(case_id, task, due=None if due is None else micros(due), **changes)

    def holds(self, case_id, lot, unit, quantity):
        if lot not in self.lots:
            self.lots[lot] = len(self.lots) + 1
            self.rows.add("lot", id=self.lots[lot], site="ningbo", product="VB-50", lot=lot, unit=unit, created_at=0)
            self.rows.add("lot_balance", lot_id=self.lots[lot], status="on_hold", quantity=quantity)
        self.rows.add(
            "lot_movement", lot_id=self.lots[lot], case_id=case_id, to_status="on_hold", quantity=quantity, at=0
        )


def look(plant, sites=("ningbo",)):
    with plant.database.reading() as work:
        return overview(work, sites, SINCE, NOW)


def test_reports_of_the_period_and_the_sites_are_counted(plant):
    plant.report(1, DAY)
    plant.report(2, 91 * DAY)
    plant.report(3, DAY, site="suzhou")
    plant.report(4, 2 * DAY, is_finding=True)
    assert [each.case_id for each in look(plant).reports] == [1, 4]
    assert sorted(each.case_id for each in look(plant, ("ningbo", "suzhou")).reports) == [1, 3, 4]
    assert look(plant, ()).reports == ()


def test_a_corrected_report_counts_once_by_what_was_corrected_and_when_it_was_made(plant):
    plant.report(1, 2 * DAY)
    told = {"quantity": Decimal(10), "unit": "piece", "source": "incoming", "nonconformity": "Burrs"}
    plant.record(1, 2, "nonconformity_found", told, SHEET, supersedes=1)
    plant.record(1, 3, "nonconformity_found", {**told, "nonconformity": "Rust"}, SHEET, supersedes=2)
    found = look(plant)
    assert [each.case_id for each in found.reports] == [1]
    assert [each.name for each in found.pareto(Grouping.NONCONFORMITY)] == ["Rust"]
    with plant.database.reading() as work:
        counted = list(reported(work, "ningbo", micros(SINCE), micros(NOW)))
    assert len(counted) == 1


def test_pareto_joins_texts_that_differ_in_case_and_spaces_and_runs_up_to_all(plant):
    for case_id, text in enumerate(("Porosity", "porosity. ", "Burrs", "Porosity", "Rust"), 1):
        plant.report(case_id, DAY, nonconformity=text)
    groups = look(plant).pareto(Grouping.NONCONFORMITY)
    assert [(each.name.casefold(), len(each.cases), each.share) for each in groups] == [
        ("porosity", 3, Decimal(60)),
        ("burrs", 1, Decimal(80)),
        ("rust", 1, Decimal(100)),
    ]
    assert sorted(groups[0].cases) == [1, 2, 4]


def test_pareto_by_cause_leaves_out_what_nobody_analysed(plant):
    plant.report(1, DAY)
    plant.report(2, DAY)
    plant.record(2, 5, "analyse_cause", {"cause": "Pouring too cold"})
    assert [(each.name, each.cases) for each in look(plant).pareto(Grouping.CAUSE)] == [("Pouring too cold", (2,))]


def test_an_unjustified_claim_is_not_counted(plant):
    for case_id, answer in ((1, "justified"), (2, "unjustified")):
        plant.report(case_id, DAY, is_finding=True, source="after_delivery")
        plant.record(case_id, 4, "check_claim", {"claim_answer": answer}, "claim_check")
    found = look(plant)
    assert [(each.case_id, each.by_consumer) for each in found.this_half] == [(1, True)]


def test_open_cases_have_an_age_and_tell_what_is_late(plant):
    for case_id, ago in ((1, HOUR), (2, 30 * HOUR), (3, 3 * DAY), (4, 10 * DAY), (5, 40 * DAY)):
        plant.report(case_id, ago)
    plant.report(6, DAY, closed=True)
    plant.task(3, 1, due=NOW - HOUR)
    plant.task(4, 1, due=NOW + HOUR)
    found = look(plant)
    assert sorted((each.id, each.age(NOW), each.is_late) for each in found.open) == [
        (1, 0, False),
        (2, 1, False),
        (3, 2, True),
        (4, 3, False),
        (5, 4, False),
    ]


def test_late_tasks_are_told_by_role(plant):
    plant.report(1, DAY)
    plant.rows.person(1, "Zhang Min")
    plant.rows.add("membership", user_id=1, role="inspector", site="ningbo")
    plant.task(1, 1, role="inspector", due=NOW - HOUR)
    plant.task(1, 2, role="inspector", due=NOW + HOUR)
    assert [(each.role, each.case_id, NOW - each.due_at) for each in look(plant).late] == [("inspector", 1, HOUR)]


def test_a_lot_is_on_hold_once_however_many_open_cases_moved_it(plant):
    for case_id in (1, 2):
        plant.report(case_id, DAY)
        plant.holds(case_id, "A-1", "piece", "40")
    plant.report(3, DAY)
    plant.holds(3, "B-1", "kilogram", "2.5")
    found = look(plant)
    assert found.held_by_unit() == {"kilogram": (Decimal("2.5"), 1), "piece": (Decimal(40), 1)}
    assert sorted(each.case_id for each in found.held) == [1, 2, 3]


def test_times_run_from_finding_to_the_first_disposition(plant):
    plant.report(1, 10 * HOUR)
    plant.record(1, 6, "decide_disposition", {}, at=micros(NOW - 6 * HOUR))
    plant.record(1, 9, "decide_disposition", {})
    plant.report(2, 10 * HOUR)
    assert median_span((each.at, each.disposed_at) for each in look(plant).reports) == 4 * HOUR
    assert median_span([(NOW, None)]) is None


def test_steps_count_what_waits_now_and_the_median_of_the_period(plant):
    plant.report(1, 5 * DAY)
    for task, hours in ((1, 2), (2, 4), (3, 9)):
        opened = NOW - DAY
        plant.task(1, task, status="done", opened_at=micros(opened), closed_at=micros(opened + hours * HOUR))
    plant.task(1, 4, due=NOW - HOUR)
    plant.task(1, 5, element="rework_goods", status="cancelled", opened_at=0, closed_at=micros(NOW))
    with plant.database.reading() as work:
        figures, is_cut = step_figures(work, ["ningbo"], "nonconformity", SINCE, NOW)
    assert list(figures) == ["decide_disposition"]
    found = figures["decide_disposition"]
    assert (found.open, found.late, found.done, found.median) == ((1,), 1, (1, 1, 1), 4 * HOUR)
    assert found.cases == (1,)
    assert not is_cut


@pytest.mark.parametrize(
    ("statement", "index", "values"),
    [
        (sql.REPORTS, "record_register", {"document": "x", "element": "x", "since": 0, "until": 9, "most": 9}),
        (sql.OPEN_CASES, "case_status", {"lanes": "[]", "now": 0, "most": 9}),
        (sql.NEWEST_CASES, "case_procedure", {"lanes": "[]", "most": 9}),
        (sql.OVERDUE, "inbox_role", {"lanes": "[]", "now": 0, "most": 9}),
        (sql.REVIEWS, "record_register", {"most": 9}),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_list_is_led_by_an_index(database, statement, index, values):
    text, arguments = statement.on("sqlite")
    with database.reading() as work:
        steps = [row[3] for row in work.run_text(f"EXPLAIN QUERY PLAN {text}", arguments(values)).fetchall()]
    scanned = {step.split()[1] for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE" not in step}
    assert scanned <= {"r"}, steps  # the rows just cut
    assert [step for step in steps if f"INDEX {index} " in step], steps
    assert not [step for step in steps if "AUTOMATIC" in step]
