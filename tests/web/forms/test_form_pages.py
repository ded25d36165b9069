from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from engine.errors import Refusal
from engine.forms import Option, read_form
from engine.vocabulary import LANGUAGES, Names
from web.forms import decode, present, present_record

FORMS = sorted((Path(__file__).resolve().parents[3] / "forms").rglob("*.form"))
REQUIRED = {"validate": {"required": True}}
CHOICES = {
    key: [Option("A-1", Names("First", "第一", "Первый")), Option("B-2", Names("Second <b>", "第二", "Второй"))]
    for key in ("products", "suppliers", "customers", "sites")
}
SCOPE = {"quantity": Decimal(1200), "unit": "piece", "source": "incoming", "repair_method": "weld", "site": "A-1"}


def text(key="lot", **more):
    return {"type": "textfield", "key": key, "label": key.title()} | more


def number(key="quantity", **more):
    return {"type": "number", "key": key, "label": key.title()} | more


def lines(*components, **more):
    return {"type": "dynamiclist", "path": "dispositions", "label": "Lines", "components": list(components)} | more


def select(key, *values, kind="select", **more):
    return {"type": kind, "key": key, "label": key.title(), "values": list(values)} | more


def named(page, name):
    (found,) = page.xpath(f"//*[@name='{name}']")
    return found


def label_of(page, element):
    found = page.xpath(f"//label[@for='{element.get('id')}']") or element.xpath("ancestor::label")
    return found[0].text_content().strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_every_form_of_the_plant_is_drawn_soundly(file, language, speech, drawn, around):
    form = read_form(file.read_bytes(), file.name)
    scope, host = around(form, SCOPE)
    empty = form.validate({}, scope, CHOICES, host)
    values = form.prefill(scope, host)
    shown = present(form, values, speech(language), scope=scope, choices=CHOICES, host=host, refusals=empty.refusals)
    page = drawn(shown, language)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for described in page.xpath("//@aria-describedby"):
        assert set(described.split()) <= set(ids)
    for target in page.xpath("//div[@id='errors']//a/@href"):
        assert target.removeprefix("#") in ids
    for control in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert label_of(page, control), control.get("name")
    assert not page.xpath("//@style | //@onclick | //script | //style")
    assert "[" not in page.text_content().replace("[]", "")
    assert len(page.xpath("//*[@aria-invalid='true']")) >= len({refusal.field for refusal in empty.refusals} & set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_what_a_browser_sends_back_unchanged_gives_the_same_values(file, language, speech, drawn, sent, around):
    form = read_form(file.read_bytes(), file.name)
    given = SCOPE | {
        "detected_at": datetime(2026, 11, 20, 6, 30, tzinfo=UTC),
        "dispositions": [{"disposition": "rework", "quantity": Decimal("1140.5")}],
        "isolated_quantity": Decimal("0.125"),
    }
    scope, host = around(form, given)
    values, words = form.prefill(scope, host), speech(language)
    page = drawn(present(form, values, words, scope=scope, choices=CHOICES, host=host), language)
    back = decode(form, sent(page))
    expected = form.validate(values, scope, CHOICES, host, zone=words.zone, extra="ignore").values
    again = form.validate(back, scope, CHOICES, host, zone=words.zone, language=language, extra="ignore")
    assert again.values == expected


def test_labels_hints_units_and_clauses_are_in_the_readers_language(a_form, speech, drawn):
    form = a_form(
        number(
            description="All of it",
            properties={
                "label.zh": "数量",
                "description.zh": "全部",
                "unit": "piece",
                "clause": "NCO-4.1 NCO-4.2.1.1",
            },
        )
    )
    page = drawn(present(form, {}, speech("zh")), "zh")
    entry = named(page, "quantity")
    assert label_of(page, entry) == "数量"
    assert entry.getnext().text_content() == "件"
    (hint,) = page.xpath(f"//*[@id='{entry.get('aria-describedby')}']")
    assert hint.text_content() == "全部"
    assert page.xpath("//a[@class='ref']/@href") == ["#NCO-4.1", "#NCO-4.2.1.1"]
    assert page.xpath("//span[@class='opt']")[0].text_content() == "选填"


def test_inputs_ask_for_the_right_keyboard(a_form, speech, drawn):
    form = a_form(
        number(),
        number("pieces", decimalDigits=0),
        text("mail", validate={"validationType": "email"}),
        {"type": "datetime", "key": "at", "subtype": "datetime", "dateLabel": "At"},
        {"type": "datetime", "key": "day", "subtype": "date", "dateLabel": "Day"},
        text("short", validate={"maxLength": 12}),
    )
    page = drawn(present(form, {}, speech()))
    assert [named(page, "quantity").get(name) for name in ("type", "inputmode", "autocomplete")] == [
        "text",
        "decimal",
        "off",
    ]
    assert named(page, "pieces").get("inputmode") == "numeric"
    assert named(page, "mail").get("type") == "email"
    assert named(page, "at").get("type") == "datetime-local"
    assert named(page, "day").get("type") == "date"
    assert named(page, "short").get("maxlength") == "12"


@pytest.mark.parametrize(("language", "written"), [("en", "1200.5"), ("zh", "1200.5"), ("ru", "1200,5")])
def test_typed_values_are_written_as_the_language_types_them(a_form, speech, drawn, language, written):
    form = a_form(number(), {"type": "datetime", "key": "at", "subtype": "datetime", "dateLabel": "At"})
    values = {"quantity": Decimal("1200.5"), "at": datetime(2026, 11, 20, 6, 30, tzinfo=UTC)}
    page = drawn(present(form, values, speech(language)), language)
    assert named(page, "quantity").get("value") == written
    assert named(page, "at").get("value") == "2026-11-20T14:30"


def test_a_refused_form_keeps_what_was_typed_and_says_why_at_the_field(a_form, speech, drawn):
    form = a_form(text(**REQUIRED), number(), {"type": "datetime", "key": "day", "dateLabel": "Day"})
    typed = {"lot": "", "quantity": "many <b>", "day": "soon"}
    refusals = form.validate(typed, {}, language="en", extra="ignore").refusals
    page = drawn(present(form, typed, speech(), refusals=refusals))
    entry = named(page, "quantity")
    assert entry.get("value") == "many <b>"
    assert entry.get("aria-invalid") == "true"
    (error,) = page.xpath(f"//p[@id='{entry.get('aria-describedby')}']")
    assert error.text_content().strip() == "Enter a number, for example 12.5."
    assert page.xpath("//div[@id='errors']/h2")[0].text_content() == "3 things to put right"
    links = page.xpath("//div[@id='errors']//a")
    assert [(link.get("href"), link.text_content()) for link in links][:2] == [
        ("#f-lot", "Lot: Fill this in."),
        ("#f-quantity", "Quantity: Enter a number, for example 12.5."),
    ]


def test_a_problem_of_no_field_stands_in_the_summary_without_a_link(a_form, speech, drawn):
    page = drawn(present(a_form(text()), {}, speech(), refusals=[Refusal("in_the_future")]))
    (item,) = page.xpath("//div[@id='errors']//li")
    assert item.text_content().strip() == "This lies in the future. Enter when it happened."
    assert not item.xpath(".//a")


def test_a_problem_in_a_line_names_the_line(a_form, speech, drawn):
    form = a_form(lines(number(**REQUIRED)))
    typed = {"dispositions": [{"quantity": "1"}, {"quantity": "x"}]}
    refusals = form.validate(typed, {}, language="en", extra="ignore").refusals
    page = drawn(present(form, typed, speech(), refusals=refusals))
    (link,) = page.xpath("//div[@id='errors']//a")
    assert link.get("href") == "#f-dispositions-1-quantity"
    assert link.text_content() == "Line 2, Quantity: Enter a number, for example 12.5."


def test_a_missing_choice_is_linked_to_its_first_card(a_form, speech, drawn):
    form = a_form(select("result", "pass", "fail", kind="radio", **REQUIRED))
    page = drawn(present(form, {}, speech(), refusals=form.validate({}, {}).refusals))
    assert page.xpath("//div[@id='errors']//a/@href") == ["#f-result-0"]
    (group,) = page.xpath("//fieldset[@role='radiogroup']")
    assert (group.get("aria-invalid"), group.get("aria-required")) == ("true", "true")


def test_choices_are_cards_and_an_optional_one_may_be_left_open(a_form, speech, drawn):
    form = a_form(
        select("result", "pass", "fail", kind="radio", properties={"help.fail": "Disposed of again"}),
        select("owner", "own", "customer", kind="radio", defaultValue="own"),
    )
    page = drawn(present(form, form.prefill({}), speech()))
    assert page.xpath("//input[@name='result']/@value") == ["pass", "fail", ""]
    assert page.xpath("//input[@name='owner']/@value") == ["own", "customer"]
    assert page.xpath("//input[@name='owner'][@checked]/@value") == ["own"]
    assert (
        page.xpath("//input[@name='result'][@value='fail']/following-sibling::*//small")[0].text == "Disposed of again"
    )


def test_many_choices_are_a_list_to_drop_down(a_form, speech, drawn):
    form = a_form(select("code", *map(str, range(12)), kind="radio"))
    assert named(drawn(present(form, {"code": "7"}, speech())), "code").value == "7"


def test_texts_of_the_plant_are_escaped(a_form, speech, drawn):
    form = a_form({"type": "select", "key": "product", "label": "P<script>", "valuesKey": "products"})
    page = drawn(present(form, {}, speech(), choices=CHOICES))
    assert not page.xpath("//script | //option/b")
    assert page.xpath("//option")[2].text == "Second <b>"


def test_a_readonly_value_is_shown_and_not_sent(a_form, speech, drawn, sent):
    form = a_form(text("method", readonly=True), {"type": "checkbox", "key": "sure", "label": "Sure", "disabled": True})
    page = drawn(present(form, form.prefill({"method": "weld"}), speech(), scope={"method": "weld", "sure": True}))
    assert page.xpath("//output")[0].text_content() == "weld"
    assert page.xpath("//input[@name='sure']/@disabled")
    assert page.xpath("//input[@name='sure']/@checked")
    assert dict(sent(page)) == {}


def test_a_day_is_shown_where_nobody_may_change_it_and_in_tables(a_form, speech, drawn):
    due = {"type": "datetime", "key": "due", "subtype": "date", "dateLabel": "Due", "readonly": True}
    done = {"type": "table", "label": "Done", "dataSource": "=done", "columns": [{"key": "on", "label": "On"}]}
    scope = {"due": date(2026, 3, 5), "done": [{"on": date(2026, 3, 6)}]}
    view = present(a_form(due, done), {"due": date(2026, 3, 5)}, speech=speech("en"), scope=scope)
    assert {"2026-03-05", "2026-03-06"} <= {each.text_content().strip() for each in drawn(view).iter()}


def test_the_first_button_completes_so_that_enter_removes_nothing(a_form, speech, drawn):
    form = a_form(text(), lines(text("model")))
    buttons = drawn(present(form, form.prefill({}), speech())).xpath("//button")
    assert buttons[0].get("type") == "submit"
    assert buttons[0].get("name") is None
    assert [button.get("name") for button in buttons[1:]] == ["_remove", "_add"]
    assert all(button.get("formnovalidate") is not None for button in buttons[1:])
    assert buttons[1].get("aria-label") == "Remove line 1"


def test_an_added_line_gets_the_cursor(a_form, speech, drawn):
    form = a_form(text(), lines(text("model"), text("part")))
    values = {"lot": "A", "dispositions": [{"model": "M"}, {}]}
    page = drawn(present(form, values, speech(), focus="dispositions-1-"))
    assert page.xpath("//*[@autofocus]/@name") == ["dispositions-1-model"]


def test_lines_that_may_not_change_have_no_buttons(a_form, speech, drawn):
    form = a_form(lines(text("model"), allowAddRemove=False))
    assert drawn(present(form, form.prefill({}), speech())).xpath("//button/@name") == []


@pytest.mark.parametrize(
    ("quantities", "state", "said"),
    [
        (["1140", "38"], "short", "22 pcs still to decide"),
        (["1140", "60"], "even", "✓ Everything is decided"),
        (["1,140", "60.5"], "over", "0.5 pcs too many"),
        (["1140", "x"], "short", "60 pcs still to decide"),
        ([], "short", "1,200 pcs still to decide"),
    ],
)
def test_the_balance_of_lines_is_said(a_form, speech, drawn, quantities, state, said):
    form = a_form(lines(number(properties={"unit": "=unit"})))
    typed = {"dispositions": [{"quantity": quantity} for quantity in quantities]}
    page = drawn(present(form, typed, speech(), scope={"quantity": Decimal(1200), "unit": "piece"}))
    (box,) = page.xpath("//*[@data-balance]")
    assert state in box.get("class").split()
    assert box.get("data-balance") == "1200"
    assert " ".join(box.xpath(".//output")[0].text_content().replace("\u00a0", " ").split()) == said
    assert len(box.xpath(".//*[@data-balance-part]")) == len(quantities)
    assert "{n}" in box.get("data-short")


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "还有 22 件未决定"), ("ru", "Без решения: 22 шт."), ("en", "22 pcs still to decide")]
)
def test_the_balance_is_said_in_the_readers_language(a_form, speech, drawn, language, said):
    form = a_form(lines(number(properties={"unit": "=unit"})))
    scope = {"quantity": Decimal(30), "unit": "piece"}
    page = drawn(present(form, {"dispositions": [{"quantity": "8"}]}, speech(language), scope=scope), language)
    assert page.xpath("//output")[0].text_content().replace("\u00a0", " ") == said


def test_lists_of_other_things_are_not_balanced(a_form, speech, drawn):
    form = a_form(lines(number(), path="measurements"))
    page = drawn(present(form, form.prefill({}), speech(), scope={"quantity": Decimal(5)}))
    assert not page.xpath("//*[@data-balance] | //*[@data-balance-part]")


def test_texts_tables_and_pictures_are_shown(a_form, speech, drawn):
    form = a_form(
        {"type": "text", "text": "On hold: **{{quantity}}**", "properties": {"text.zh": "冻结：{{quantity}}"}},
        {"type": "html", "content": "<p>By {{name}}</p>"},
        {"type": "table", "label": "History", "dataSource": "=rows", "columns": [{"key": "what", "label": "What"}]},
        {"type": "image", "source": "=picture", "alt": "Drawing"},
        {"type": "image", "source": "https://evil.example/x.png", "alt": "Tracker"},
        {"type": "separator"},
        {"type": "spacer", "height": 30},
    )
    scope = {
        "quantity": Decimal("1200.5"),
        "name": "<script>Li</script>",
        "rows": [{"what": "opened"}, {"what": Decimal(2)}],
        "picture": "/static/drawing.svg",
    }
    page = drawn(present(form, {}, speech(), scope=scope))
    assert page.xpath("//strong")[0].text == "1,200.5"
    assert page.xpath("//div[@class='prose']")[1].text_content() == "By <script>Li</script>"
    assert page.xpath("//td/text()") == ["opened", "2"]
    assert page.xpath("//img/@src") == ["/static/drawing.svg"]


def test_a_record_is_read_in_words(a_form, speech, drawn):
    form = a_form(
        text(properties={"label.zh": "批号"}),
        number(properties={"unit": "piece"}),
        select("source", {"value": "stock", "label": "Stock"}, properties={"option.stock.zh": "库存"}),
        select("tags", "a", "b", kind="checklist"),
        {"type": "checkbox", "key": "urgent", "label": "Urgent"},
        {"type": "datetime", "key": "at", "subtype": "datetime", "dateLabel": "At"},
        text("empty"),
        text("hidden", conditional={"hide": "=not(elsewhere)"}),
        text("kept", conditional={"hide": "=not(elsewhere)"}),
        lines(number(), text("model")),
    )
    values = {
        "lot": "A-1",
        "quantity": "1200.5",
        "source": "stock",
        "tags": ["a", "gone"],
        "urgent": True,
        "at": "2026-11-20T06:30:00+00:00",
        "empty": None,
        "hidden": None,
        "kept": "kept although its condition is not known here",
        "dispositions": [{"quantity": "3", "model": None}],
    }
    page = drawn(present_record(form, values, speech("zh")), "zh", "show")
    said = {dt.text_content().strip(): dt.getnext().text_content().strip() for dt in page.xpath("//dt")}
    assert said["批号"] == "A-1"
    assert said["Quantity"] in {"1,200.5\u00a0件", "3"}
    assert said["Source"] == "库存"
    assert said["Tags"] == "a、gone"
    assert said["Urgent"] == "是"
    assert said["At"] == "2026-11-20 14:30"
    assert said["Empty"] == "未填写"
    assert "Hidden" not in said
    assert said["Kept"].startswith("kept")
    assert not page.xpath("//input | //select | //textarea | //button")


def test_a_name_that_is_no_variable_here_leaves_its_place_empty(a_form, speech, drawn):
    form = a_form({"type": "text", "text": "Of {{product}} since {{duration(text)}}."})
    page = drawn(present(form, {}, speech(), scope={"text": "P2D"}))
    assert page.xpath("//p")[0].text == "Of  since P2D."
