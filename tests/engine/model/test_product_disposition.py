"""The factory's procedures: who acts, which registers hold which columns and how long, when a proposal is carried."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.bundles import Bundle, collect, load
from engine.dmn import gaps, unreachable_rows
from engine.procedures import ElementKind
from engine.registers import Register, read_registers

HOME = Path(__file__).resolve().parents[3]
PROCEDURES = ("product_disposition", "consumer_claim", "nonconformity_plan", "procedure_change")
BUNDLES: dict[str, Bundle] = {key: load(key, collect(HOME, key)) for key in PROCEDURES}
ELEMENTS = {each.id: each for bundle in BUNDLES.values() for each in bundle.elements.values()}
ROLES = BUNDLES["product_disposition"].roles
REGISTERS: dict[str, Register] = {
    each.code: each
    for key in PROCEDURES
    for each in read_registers((HOME / "processes" / key / "registers.yaml").read_bytes())
}


@pytest.mark.parametrize(
    ("clause", "element", "role"),
    [
        ("DPR-S1", "draw_up_plan", "production_management_head"),
        ("DPR-S1", "share_plan", "qc_head"),
        ("DPR-S2", "report_finding", "laboratory_assistant"),
        ("DPR-S2", "claim_received", "accounting_director"),
        ("DPR-S3", "register_nonconformity", "production_management_head"),
        ("DPR-S4", "stamp_product", "qc_officer"),
        ("DPR-S4", "check_claim", "qc_officer"),
        ("DPR-S4", "replace_and_compensate", "qc_officer"),
        ("DPR-S5", "send_to_isolation", "qc_officer"),
        ("DPR-S5", "bring_to_isolation", "loader"),
        ("DPR-S5", "record_received", "warehouse_head"),
        ("DPR-S6", "draw_samples", "laboratory_assistant"),
        ("DPR-S6", "countersign_sampling", "warehouse_head"),
        ("DPR-S6", "analyse_samples", "laboratory_assistant"),
        ("DPR-S6", "sign_report", "qc_head"),
        ("DPR-S7", "convene_commission", "qms_officer"),
        ("DPR-S9", "send_to_regrade", "qc_officer"),
        ("DPR-S9", "agree_to_regrade", "production_management_head"),
        ("DPR-S9", "hand_over_for_regrade", "production_engineer"),
        ("DPR-S11", "write_disposal_act", "production_management_head"),
        ("DPR-S11", "bring_to_disposal_store", "loader"),
        ("DPR-S11", "register_for_disposal", "disposal_store_head"),
        ("DPR-S11", "collect_for_disposal", "production_management_head"),
        ("DPR-S12", "send_to_rework", "qms_head"),
        ("DPR-S12", "hand_over_for_rework", "production_management_head"),
        ("DPR-S13", "sample_reworked", "qc_officer"),
        ("DPR-S13", "take_in_samples", "warehouse_head"),
        ("DPR-S13", "bring_samples", "loader"),
        ("DPR-S13", "test_product_worked_on", "laboratory_assistant"),
        ("DPR-S15", "write_permit", "production_management_head"),
        ("DPR-S15", "permit_release", "qms_head"),
        ("DPR-S15", "bring_to_store", "loader"),
        ("DPR-S15", "receive_with_permit", "warehouse_head"),
    ],
)
def test_the_step_is_done_by_whom_the_document_names(clause: str, element: str, role: str) -> None:
    found = ELEMENTS[element]
    assert clause in found.extensions.clauses
    assert ROLES.key_of(found.lane or "") == role


@pytest.mark.parametrize(
    ("code", "columns"),
    [
        ("Дж 02.01-01/11", "registered_on product nonconformity actor signature"),
        ("Дб 02.03-01/09", "customer product lot quantity claim_cause"),
        ("Дж 06.05-01/09", "received_on product received_volume product_mark actor signature"),
        ("Дж 05.11-02/11", "sampled_on product lot sampling_method sample_volume actor signature"),
        ("Дж 05.11-01/09", "analysed_on product analysis_findings actor signature"),
        ("Дб 09.04-02/11", "product analysed_quantity analysis_findings signature"),
        ("Дб 09.04-03/13", "product quantity further_action role actor vote vote_remark signature at"),
        ("Дж 02.01-02/11", "handed_over_on product handed_over_quantity purpose accepted_by signature"),
        ("Дб 02.02-01/09", "act_on product act_quantity disposal_basis actor signature"),
        ("Дж 05.10-01/09", "store_received_on product store_received_quantity sent_to_disposal_on actor signature"),
        ("Дб 05.11-03/11", "product further_action test_result test_findings"),
        ("Дб 02.01-03/11", "product permit_quantity permit_decision signature"),
        ("Дб 09.04-05/11", "limits signature role"),
        ("change_sheet", "change_number changed_on sheet_numbers change_basis change_summary actor signature"),
        ("acknowledgement_list", "actor role at signature"),
        ("approval_list", "role actor signature at"),
        ("distribution_list", "distribution"),
    ],
)
def test_the_register_has_the_columns_that_are_printed(code: str, columns: str) -> None:
    assert set(columns.split()) <= {column.key for column in REGISTERS[code].columns}


@pytest.mark.parametrize(
    ("code", "clause", "keep", "place", "archive"),
    [
        ("Дб 02.03-01/09", "DPR-6.1", "P3Y", "Отдел УСМ", "P10Y"),
        ("Дб 05.11-03/11", "DPR-6.1", "P3Y", "Отдел УСМ", "P10Y"),
        ("Дж 05.10-01/09", "DPR-6.1", "until_replaced", "Склад", ""),
        ("Дб 02.02-01/09", "DPR-6.1", "until_report", "Отдел по производству", ""),
        ("Дж 02.01-02/11", "DPR-6.1", "until_replaced", "Отдел по производству", ""),
        ("Дж 02.01-01/11", "DPR-6.1", "until_replaced", "Отдел по производству", ""),
        ("Дж 06.05-01/09", "DPR-6.1", "until_replaced", "Склад", ""),
        ("Им 05.10-01/09", "DPR-6.1", "until_replaced", "Отдел по производству", ""),
        ("Дж 05.11-02/11", "DPR-6.1", "until_replaced", "ОТК", ""),
        ("Дж 05.11-01/09", "DPR-6.1", "until_replaced", "ОТК", ""),
        ("Дб 09.04-02/11", "DPR-6.1", "P3Y", "ОТК", "P10Y"),
        ("Дб 09.04-05/11", "DPR-6.2", "until_replaced", "Отдел УСМ", ""),
        ("Дб 09.04-03/13", "DPR-6.3", "P3Y", "Отдел по производству", "P10Y"),
        ("Дб 02.01-03/11", "DPR-6.3", "until_report", "Склад", ""),
        ("change_sheet", "DPR-6.4", "while_qms_exists", "Отдел УСМ", ""),
    ],
)
def test_entries_are_kept_as_section_six_prints(code: str, clause: str, keep: str, place: str, archive: str) -> None:
    retention = REGISTERS[code].retention
    assert retention is not None
    assert (retention.keep, retention.place.ru, retention.archive) == (keep, place, archive)
    assert clause in retention.clauses


def test_the_plan_goes_to_the_archive_when_it_is_replaced() -> None:
    retention = REGISTERS["Дб 09.04-05/11"].retention
    assert retention is not None
    assert retention.archive_place.ru == "Архив предприятия"


@pytest.mark.parametrize(
    "code", [code for code in REGISTERS if "signature" in {c.key for c in REGISTERS[code].columns}]
)
def test_what_prints_a_signature_is_signed_by_some_step(code: str) -> None:
    assert any(ELEMENTS[each.element].extensions.meaning.en for each in REGISTERS[code].sources)


def test_every_record_of_a_person_has_its_register() -> None:
    people = [each for each in ELEMENTS.values() if each.kind is ElementKind.USER_TASK]
    assert [each.id for each in people if each.extensions.record not in REGISTERS] == []
    assert [each.id for each in people if not each.extensions.due_date] == []


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "head", "verdict"),
    [
        (2, 0, "for", "no quorum"),
        (1, 1, "for", "no quorum"),
        (2, 1, "against", "carried"),
        (1, 2, "for", "not carried"),
        (2, 2, "for", "carried"),
        (2, 2, "against", "not carried"),
        (2, 2, "abstain", "not carried"),
        (3, 2, "against", "carried"),
        (0, 5, "against", "not carried"),
    ],
)
def test_the_majority_decides_and_the_head_of_qms_a_tie(
    votes_for: int, votes_against: int, head: str, verdict: str
) -> None:
    scope: dict[str, Any] = {
        "votes_for": Decimal(votes_for),
        "votes_against": Decimal(votes_against),
        "head_vote": head,
    }
    table = BUNDLES["product_disposition"].decisions["commission_majority"]
    outcome = table.decide(scope, None, strict=True)
    assert outcome.value == verdict
    assert [row.annotation for row in outcome.rows] == ["DPR-S7"]
    assert not list(gaps(table))
    assert not list(unreachable_rows(table))
