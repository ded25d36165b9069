import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from engine.errors import BundleInvalid
from engine.feel import Host
from engine.forms import FieldType, read_form
from engine.vocabulary import LANGUAGES, texts

FORMS = sorted(Path("forms").rglob("*.form"))


def text(key="lot", **more):
    return {"type": "textfield", "key": key, "label": key.title()} | more


def rules(invalid):
    return [finding.rule for finding in invalid.value.findings]


def test_a_field_is_read_with_its_translations_unit_and_clauses(a_form):
    form = a_form(
        {
            "type": "number",
            "key": "quantity",
            "label": "Quantity",
            "description": "All of it",
            "validate": {"required": True, "min": 0.001},
            "decimalDigits": 3,
            "properties": {
                "label.zh": "数量",
                "label.ru": "Количество",
                "description.zh": "全部",
                "unit": "piece",
                "clause": "NCO-4.1 NCO-4.2.1.1",
            },
        }
    )
    (field,) = form.fields
    assert field.type is FieldType.NUMBER
    assert [field.label.text(language) for language in LANGUAGES] == ["Quantity", "数量", "Количество"]
    assert [field.description.text(language) for language in LANGUAGES] == ["All of it", "全部", "All of it"]
    assert (field.required, field.min, field.limits.decimal_digits) == (True, Decimal("0.001"), 3)
    assert (field.unit, field.clauses) == ("piece", ("NCO-4.1", "NCO-4.2.1.1"))


def test_options_are_read_in_three_languages(a_form):
    form = a_form(
        {
            "type": "radio",
            "key": "source",
            "label": "Source",
            "values": [{"label": "Incoming", "value": "incoming"}, {"label": "Stock", "value": "stock"}],
            "properties": {"option.stock.zh": "库存", "option.stock.ru": "Склад", "help.stock": "In the store"},
        }
    )
    stock = form.fields[0].options[1]
    assert (stock.value, stock.names.zh, stock.names.ru) == ("stock", "库存", "Склад")
    assert stock.help.en == "In the store"


def test_a_datetime_takes_its_label_from_form_js(a_form):
    form = a_form(
        {"type": "datetime", "key": "at", "subtype": "datetime", "dateLabel": "Found at"},
        {"type": "datetime", "key": "clock", "subtype": "time", "timeLabel": "Clock"},
        {"type": "datetime", "key": "day", "dateLabel": "Day"},
    )
    assert [(field.subtype, field.label.en) for field in form.fields] == [
        ("datetime", "Found at"),
        ("time", "Clock"),
        ("date", "Day"),
    ]


def test_keys_are_those_the_form_writes(a_form):
    form = a_form(
        text("lot"),
        {"type": "text", "text": "Hello"},
        {"type": "group", "label": "Loose", "components": [text("remark")]},
        {"type": "group", "label": "Address", "path": "address", "components": [text("street")]},
        {"type": "dynamiclist", "label": "Lines", "path": "lines", "components": [text("model")]},
        {"type": "expression", "key": "score", "expression": "=1 + 1"},
        {"type": "button", "label": "Send"},
    )
    assert form.keys == ("lot", "remark", "address", "lines", "score")
    paths = [path for path, field in form.all_fields() if field.key]
    assert paths == ["lot", "remark", "address", "address.street", "lines", "lines.model", "score"]


def test_expressions_are_listed_for_the_checker(a_form):
    form = a_form(
        text("a", conditional={"hide": "=b = null"}, validate={"required": "=b != null"}),
        {"type": "number", "key": "b", "label": "B", "validate": {"max": "=quantity"}, "properties": {"unit": "=unit"}},
    )
    assert [(element, name, expression.text) for element, name, expression in form.expressions()] == [
        ("f0", "hide", "=b = null"),
        ("f0", "required", "=b != null"),
        ("f1", "max", "=quantity"),
        ("f1", "unit", "=unit"),
    ]


@pytest.mark.parametrize("kind", ["iframe", "documentPreview", "magic", None])
def test_a_component_that_cannot_be_used_is_refused_by_name(a_form, kind):
    with pytest.raises(BundleInvalid) as invalid:
        a_form(text("lot"), {"type": kind, "id": "strange"})
    (finding,) = invalid.value.findings
    assert (finding.rule, finding.element, finding.file) == ("form_field_unsupported", "strange", "a.form")


def test_everything_wrong_is_reported_at_once(a_form):
    with pytest.raises(BundleInvalid) as invalid:
        a_form(
            {"type": "textfield", "label": "No key"},
            text("two words"),
            text("lot"),
            text("lot", label=""),
            text("a", conditional={"hide": "=b ="}),
            text("c", validate={"pattern": "(?=x)"}),
            {"type": "number", "key": "n", "label": "N", "validate": {"min": "few"}},
            {"type": "select", "key": "s", "label": "S"},
            {"type": "radio", "key": "r", "label": "R", "values": ["x", "x", {"value": 5, "label": "five"}]},
            {"type": "expression", "key": "e"},
            schemaVersion=99,
        )
    assert rules(invalid) == [
        "form_newer_schema",
        "form_key_missing",
        "form_key_unusable",
        "form_key_twice",
        "form_label_missing",
        "form_expression_unreadable",
        "form_pattern_unusable",
        "form_limit_not_a_number",
        "form_options_missing",
        "form_option_twice",
        "form_option_not_a_text",
        "form_expression_missing",
    ]


def test_the_same_id_twice_is_refused(a_form):
    with pytest.raises(BundleInvalid) as invalid:
        a_form(text("a", id="same"), text("b", id="same"))
    assert rules(invalid) == ["form_id_twice"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "form_unreadable"),
        (b"[]", "form_unreadable"),
        (b"\xff\xfe", "form_unreadable"),
        (b"[" * 100_000, "form_unreadable"),
        (b'{"components": []}', "form_without_id"),
        (b" " * (1 << 20) + b"{}", "form_too_large"),
    ],
)
def test_what_is_no_form_is_refused(content, rule):
    with pytest.raises(BundleInvalid) as invalid:
        read_form(content, "a.form")
    assert rules(invalid) == [rule]


def test_a_form_nested_too_deep_is_refused(a_form):
    inner = text()
    for number in range(20):
        inner = {"type": "group", "label": str(number), "components": [inner]}
    with pytest.raises(BundleInvalid) as invalid:
        a_form(inner)
    assert rules(invalid) == ["form_too_deep"]


def test_a_form_of_too_many_fields_is_refused(a_form):
    with pytest.raises(BundleInvalid) as invalid:
        a_form(*(text(f"k{number}") for number in range(501)))
    assert rules(invalid) == ["form_too_many_fields"]


@pytest.mark.parametrize("pattern", ["^[\\u4e00-\\u9fff]+$", "^\\u{4e00}$", "^\\/[^]$", "^(?:L|M)-\\d{6}$"])
def test_javascript_patterns_run(a_form, pattern):
    assert a_form(text(validate={"pattern": pattern})).fields[0].limits.pattern.text == pattern


@pytest.mark.parametrize("pattern", ["(?=x)", "(?<!x)y", "(a)\\1", "(" * 2000, "["])
def test_patterns_that_could_run_for_ever_are_refused(a_form, pattern):
    with pytest.raises(BundleInvalid) as invalid:
        a_form(text(validate={"pattern": pattern}))
    assert rules(invalid) == ["form_pattern_unusable"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_worded_in_every_language(language):
    source = Path("engine/forms/component_reading.py").read_text("utf-8") + Path("engine/forms/reading.py").read_text(
        "utf-8"
    )
    found = {
        word
        for word in source.replace('"', " ").replace(",", " ").replace(")", " ").split()
        if word.startswith("form_")
    }
    assert len(found) > 15
    data = dict.fromkeys(
        ("reason", "text", "name", "type", "value", "pattern", "version", "known", "limit", "bytes"), "x"
    )
    for rule in found:
        assert "[" not in texts.say(language, f"finding-{rule.replace('_', '-')}", **data)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_form_of_the_plant_is_read_and_translated(file):
    form = read_form(file.read_bytes(), str(file))
    assert form.keys
    assert json.loads(file.read_bytes())["id"] == form.id
    for path, field in form.all_fields():
        if field.label:
            assert field.label.zh, path
            assert field.label.ru, path
        for option in field.options:
            assert option.names.zh, (path, option.value)
            assert option.names.ru, (path, option.value)


def test_a_default_may_be_an_expression_of_the_moment():
    content = {
        "type": "default",
        "id": "a_sheet",
        "schemaVersion": 19,
        "components": [
            {
                "type": "datetime",
                "id": "found",
                "key": "detected_at",
                "subtype": "datetime",
                "dateLabel": "Found at",
                "properties": {"default": "=now()"},
            }
        ],
    }
    form = read_form(json.dumps(content).encode(), "a_sheet.form")
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert form.prefill({}, Host(now=lambda: now, functions={})) == {"detected_at": now}
    assert form.prefill({"detected_at": datetime(2026, 3, 1, tzinfo=UTC)}, Host(now=lambda: now, functions={})) == {
        "detected_at": datetime(2026, 3, 1, tzinfo=UTC)
    }
