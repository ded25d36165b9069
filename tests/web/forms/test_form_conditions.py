import itertools
import json
from decimal import Decimal

import pytest

from web.forms import decode, present

SOURCE = {
    "type": "select",
    "key": "source",
    "label": "Found in",
    "values": [{"value": "incoming", "label": "Incoming"}, {"value": "stock", "label": "Stock"}, "final"],
    "properties": {
        "label.zh": "不合格来源",
        "label.ru": "Где обнаружено",
        "option.stock.zh": "库存",
        "option.stock.ru": "Склад",
    },
}
URGENT = {"type": "checkbox", "key": "urgent", "label": "Urgent"}


def letter(hide, **more):
    return {"type": "textfield", "key": "letter", "label": "Letter", "conditional": {"hide": hide}} | more


def waiting(page):
    return page.xpath("//*[contains(concat(' ', @class, ' '), ' when ')]")


@pytest.mark.parametrize(
    ("hide", "note"),
    [
        ('=source != "stock"', "Only if “Found in” is Stock."),
        ('=source = "stock" or source = null', "Only if “Found in” is Incoming or final."),
        ('=not(source = "stock" or source = "final")', "Only if “Found in” is Stock or final."),
        ('=not(grade != null and grade != "a")', "Only if “Grade” is not a."),
        ("=source != null", "Only if “Found in” is empty."),
        ("=not(urgent)", "Only if “Urgent” is ticked."),
        ("=urgent", "Only if “Urgent” is not ticked."),
        ('=not(source = "stock" and urgent)', "Only if “Found in” is Stock and “Urgent” is ticked."),
        ('=not(source = "stock" or urgent)', "Only if “Found in” is Stock or “Urgent” is ticked."),
        ('=(source = "stock") = urgent', "Depends on “Found in”, “Urgent”."),
        ("=other = null", "Depends on “Other”."),
    ],
)
def test_a_condition_is_said_in_words(a_form, speech, drawn, hide, note):
    grade = {"type": "select", "key": "grade", "label": "Grade", "values": ["a", "b", "c", "d"]}
    form = a_form(SOURCE, grade, URGENT, {"type": "textfield", "key": "other", "label": "Other"}, letter(hide))
    page = drawn(present(form, {}, speech()))
    (box,) = waiting(page)
    assert box.xpath(".//p[contains(@class, 'only-if')]")[0].text_content() == note


@pytest.mark.parametrize(
    ("language", "note"), [("zh", "仅当“不合格来源”为库存时填写。"), ("ru", "Только если «Где обнаружено» — Склад.")]
)
def test_a_condition_is_said_in_the_readers_language(a_form, speech, drawn, language, note):
    form = a_form(SOURCE, letter('=source != "stock"'))
    page = drawn(present(form, {}, speech(language)), language)
    assert waiting(page)[0].xpath(".//p[contains(@class, 'only-if')]")[0].text_content() == note


def test_the_sentence_explains_the_input(a_form, speech, drawn):
    page = drawn(present(a_form(SOURCE, letter('=source != "stock"')), {}, speech()))
    (entry,) = page.xpath("//input[@name='letter']")
    assert page.xpath(f"//*[@id='{entry.get('aria-describedby')}']")[0].text_content().startswith("Only if")


@pytest.mark.parametrize(
    "hide",
    [
        '=source != "stock"',
        '=not(source = "stock" and urgent)',
        '=not(source = "stock" or urgent = true)',
        '=(source = "stock") = urgent',
        '=list contains(["stock", "final"], source)',
    ],
)
def test_the_script_is_told_exactly_what_the_server_decides(a_form, speech, drawn, hide):
    form = a_form(SOURCE, URGENT, letter(hide, validate={"required": True}))
    (box,) = waiting(drawn(present(form, {}, speech())))
    names, asked = box.get("data-when").split(), json.loads(box.get("data-when-asked"))
    for source, urgent in itertools.product(["", "incoming", "stock", "final"], ["", "true"]):
        answers = {"source": source, "urgent": urgent}
        refused = [refusal.field for refusal in form.validate(answers, {}, language="en", extra="ignore").refusals]
        assert ([answers[name] for name in names] in asked) is ("letter" in refused), answers


def test_a_field_not_asked_now_is_marked_for_the_script_and_demands_nothing(a_form, speech, drawn):
    form = a_form(SOURCE, letter('=source != "stock"', validate={"required": True}))
    (off,) = waiting(drawn(present(form, {"source": "final"}, speech())))
    assert "off" in off.get("class").split()
    assert not off.xpath(".//@required")
    (on,) = waiting(drawn(present(form, {"source": "stock"}, speech())))
    assert "off" not in on.get("class").split()
    assert on.xpath(".//input/@required")


def test_without_a_script_a_demanded_conditional_field_can_be_filled_in_at_once(a_form, speech, drawn, sent):
    form = a_form(SOURCE, letter('=source != "stock"', validate={"required": True}))
    page = drawn(present(form, {}, speech()))
    entries = sent(page, source="stock", letter="No. 7")
    checked = form.validate(decode(form, entries), {}, language="en", extra="ignore")
    assert checked.refusals == ()
    assert checked.values["letter"] == "No. 7"


def test_what_only_the_case_decides_is_shown_or_left_out_for_good(a_form, speech, drawn):
    form = a_form(letter('=disposition != "scrap"'))
    assert not drawn(present(form, {}, speech(), scope={"disposition": "rework"})).xpath("//input[@name='letter']")
    page = drawn(present(form, {}, speech(), scope={"disposition": "scrap"}))
    assert page.xpath("//input[@name='letter']")
    assert not waiting(page)


def test_a_condition_on_the_case_is_settled_before_the_forms_own_answers_are_tried(a_form, speech, drawn):
    form = a_form(SOURCE, letter('=not(source = "stock" and quantity > 100)'))
    (box,) = waiting(drawn(present(form, {}, speech(), scope={"quantity": Decimal(500)})))
    assert json.loads(box.get("data-when-asked")) == [["stock"]]
    (never,) = waiting(drawn(present(form, {}, speech(), scope={"quantity": Decimal(5)})))
    assert json.loads(never.get("data-when-asked")) == []


def test_a_condition_in_a_line_watches_its_own_line(a_form, speech, drawn):
    form = a_form(
        SOURCE,
        {
            "type": "dynamiclist",
            "path": "rows",
            "label": "Rows",
            "components": [URGENT, letter('=not(urgent or source = "stock")')],
        },
    )
    page = drawn(present(form, {"rows": [{}, {"urgent": "true"}]}, speech()))
    first, second = waiting(page)
    assert first.get("data-when") == "source rows-0-urgent"
    assert second.get("data-when") == "source rows-1-urgent"
    assert "off" in first.get("class").split()
    assert "off" not in second.get("class").split()


def test_a_condition_on_the_whole_line_is_left_to_the_server(a_form, speech, drawn):
    form = a_form(
        {"type": "dynamiclist", "path": "rows", "label": "Rows", "components": [URGENT, letter("=this.urgent != true")]}
    )
    (box,) = waiting(drawn(present(form, {"rows": [{}]}, speech())))
    assert box.get("data-when") is None
    assert box.xpath(".//input[@name='rows-0-letter']")


def test_a_condition_with_too_many_answers_is_left_to_the_server(a_form, speech, drawn):
    long = {"type": "select", "label": "Long", "values": [str(number) for number in range(30)]}
    form = a_form(long | {"key": "a"}, long | {"key": "b"}, letter('=a = "1" and b = "1"'))
    (box,) = waiting(drawn(present(form, {}, speech())))
    assert box.get("data-when-asked") is None
    assert box.xpath(".//p[contains(@class, 'only-if')]")
