"""What holds for every input: numbers written by a language are read back, and no data makes a form fail."""

import json
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as some

from engine.forms import read_form
from engine.forms.entries import Unreadable, clean_text, read_number
from engine.vocabulary import LANGUAGES

LOCALES = {"en": Locale("en"), "zh": Locale("zh", script="Hans"), "ru": Locale("ru")}
NUMBERS = some.decimals(min_value=-(10**14), max_value=10**14, places=3)
LEAVES = some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20) | NUMBERS
JSON = some.recursive(
    LEAVES, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4)
)
KEYS = ("lot", "quantity", "at", "day", "clock", "urgent", "source", "tags", "lines", "group")
FORM = read_form(
    json.dumps(
        {
            "id": "any",
            "components": [
                {
                    "type": "textfield",
                    "id": "1",
                    "key": "lot",
                    "label": "L",
                    "validate": {"pattern": "^A", "minLength": 2},
                },
                {"type": "number", "id": "2", "key": "quantity", "label": "Q", "validate": {"min": 1, "max": "=limit"}},
                {"type": "datetime", "id": "3", "key": "at", "subtype": "datetime", "dateLabel": "A"},
                {"type": "datetime", "id": "4", "key": "day", "subtype": "date", "dateLabel": "D"},
                {"type": "datetime", "id": "5", "key": "clock", "subtype": "time", "timeLabel": "C"},
                {"type": "checkbox", "id": "6", "key": "urgent", "label": "U"},
                {"type": "select", "id": "7", "key": "source", "label": "S", "values": ["a", "b"]},
                {"type": "checklist", "id": "8", "key": "tags", "label": "T", "values": ["a", "b"]},
                {
                    "type": "dynamiclist",
                    "id": "9",
                    "path": "lines",
                    "label": "L",
                    "conditional": {"hide": "=urgent"},
                    "components": [
                        {"type": "number", "id": "10", "key": "quantity", "label": "Q", "validate": {"required": True}}
                    ],
                },
                {
                    "type": "group",
                    "id": "11",
                    "path": "group",
                    "label": "G",
                    "components": [
                        {
                            "type": "textarea",
                            "id": "12",
                            "key": "note",
                            "label": "N",
                            "conditional": {"hide": "=lot = null"},
                        }
                    ],
                },
            ],
        }
    ).encode(),
    "any.form",
)


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=NUMBERS)
def test_a_number_written_by_a_language_is_read_back(language, number):
    written = format_decimal(number, locale=LOCALES[language], decimal_quantization=False)
    assert read_number(written, language) == number


@given(text=some.text())
def test_reading_a_number_gives_a_decimal_or_a_refusal(text):
    for language in (*LANGUAGES, None):
        try:
            number = read_number(text, language)
        except Unreadable:
            continue
        assert number is None or type(number) is Decimal


@given(text=some.text(some.characters()))
def test_a_clean_text_can_be_stored_and_stays_clean(text):
    clean = clean_text(text, lines=True)
    assert clean.encode().decode() == clean
    assert clean_text(clean, lines=True) == clean


@settings(max_examples=200)
@given(data=some.dictionaries(some.sampled_from(KEYS) | some.text(max_size=5), JSON, max_size=8))
def test_any_data_is_taken_or_refused_and_every_key_is_there(data):
    for extra in ("refuse", "ignore"):
        for language in ("en", "ru", None):
            checked = FORM.validate(data, {"limit": Decimal(100)}, extra=extra, language=language)
            assert set(checked.values) == set(KEYS)
            if checked.refusals:
                continue
            again = FORM.validate(checked.values, {"limit": Decimal(100)}, extra=extra, language=language)
            assert again.values == checked.values


ALONE = [
    {"type": "textfield", "id": "1", "key": "lot", "label": "L", "validate": {"minLength": 2, "maxLength": 9}},
    {"type": "textarea", "id": "2", "key": "note", "label": "N", "validate": {"required": True}},
    {"type": "number", "id": "3", "key": "quantity", "label": "Q", "validate": {"min": 1}, "decimalDigits": 1},
    {"type": "select", "id": "4", "key": "source", "label": "S", "values": ["a", " b", "0"]},
    {"type": "checkbox", "id": "5", "key": "urgent", "label": "U", "validate": {"required": True}},
]
ASKING = {"type": "textfield", "id": "6", "key": "asked", "label": "A", "conditional": {"hide": "=true"}}
SHORT_WAY, LONG_WAY = (
    read_form(json.dumps({"id": "alone", "components": [*ALONE, *more]}).encode(), "alone.form")
    for more in ([], [ASKING])
)
TYPED = some.sampled_from(["", " ", "a", " b", "b", "0", "12", "1,5", " lot ", "lot 4711 long", "批号", "a\nb", "on"])


@given(data=some.dictionaries(some.sampled_from([each["key"] for each in ALONE]), TYPED | LEAVES))
@settings(max_examples=200)
def test_the_short_way_of_fields_that_stand_alone_agrees_with_the_long_one(data):
    short, long = SHORT_WAY.validate(data, {}), LONG_WAY.validate(data, {})
    assert SHORT_WAY.fields_stand_alone
    assert not LONG_WAY.fields_stand_alone
    assert {**short.values, "asked": None} == long.values
    assert short.refusals == long.refusals
