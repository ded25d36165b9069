"""The shipped forms load, speak three languages, and ask a busy person for little."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.forms import Field, FieldType, Form, read_form
from engine.vocabulary import Disposition, ItemClass, Ownership, ReinspectionResult, Source

FOLDER = Path(__file__).resolve().parents[3] / "forms" / "nonconformity"
FORMS = {path.stem: read_form(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.form"))}
FIELDS = [(form, path, field) for form in FORMS.values() for path, field in form.all_fields()]
REGRADE = {"regrade"}
"""Not offered: the document does not name it."""


def options(form: str, path: str) -> set[str]:
    return {option.value for option in dict(FORMS[form].all_fields())[path].options}


def words(field: Field) -> Iterator[tuple[str, str, str]]:
    for names in (field.label, field.description, *(option.names for option in field.options)):
        if names.en:
            yield names.en, names.zh, names.ru
    for option in field.options:
        if option.help.en:
            yield option.help.en, option.help.zh, option.help.ru


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
def test_form_is_read_without_a_finding(form: Form) -> None:
    assert not form.findings
    assert form.names.en
    assert form.names.zh
    assert form.names.ru


@pytest.mark.parametrize(("form", "path", "field"), FIELDS, ids=lambda value: value if isinstance(value, str) else "")
def test_field_speaks_three_languages(form: Form, path: str, field: Field) -> None:
    assert all(zh and ru for _, zh, ru in words(field)), (form.id, path)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
def test_form_demands_little(form: Form) -> None:
    limit = 12 if form.id == "nonconformity_sheet" else 3
    always = [field for field in form.fields if field.required is True and field.hidden_if is None]
    assert len(always) <= limit


def test_options_are_the_words_of_the_field() -> None:
    assert options("nonconformity_sheet", "source") == set(Source)
    assert options("nonconformity_sheet", "item_class") == set(ItemClass)
    assert options("nonconformity_sheet", "ownership") == set(Ownership)
    assert options("nonconformity_reinspection", "reinspection_result") == set(ReinspectionResult)
    assert options("nonconformity_redisposition", "disposition") == set(Disposition) - REGRADE


@pytest.mark.parametrize(
    "form",
    [
        "nonconformity_review",
        "nonconformity_disposition",
        "nonconformity_disposition_anew",
        "nonconformity_arrangement",
    ],
)
def test_partial_disposition_is_a_list_of_lines(form: str) -> None:
    lines = next(field for field in FORMS[form].fields if field.key == "dispositions")
    assert lines.type is FieldType.DYNAMICLIST
    assert [field.key for field in lines.fields] == [
        "disposition",
        "quantity",
        "model",
        "matched_part",
        "matched_quantity",
    ]
    assert options(form, "dispositions.disposition") == set(Disposition) - REGRADE
    assert "NCO-4.2.1.5" in lines.clauses


def test_sheet_carries_what_the_tables_and_gateways_read() -> None:
    read = {
        "product", "lot", "quantity", "unit", "source", "detected_at", "item_class", "ownership", "customer_product",
        "not_confirmed", "documents_changed", "urgent", "inspection_judgement", "goods_at",
    }  # fmt: skip
    assert read <= set(FORMS["nonconformity_sheet"].keys)


def test_scrap_cannot_be_marked_without_supervising_its_isolation() -> None:
    supervised = dict(FORMS["nonconformity_feedback"].all_fields())["scrap_isolation_supervised"]
    assert supervised.required is True
    assert "NCO-4.2.1.4" in supervised.clauses


def test_stock_in_note_repeats_model_and_matched_quantity() -> None:
    form = FORMS["nonconformity_stock_in_note"]
    repeated = {field.key for field in form.fields if "NCO-4.2.1.5" in field.clauses}
    assert repeated == {"model", "matched_part", "matched_quantity", "remark_repeated"}
