from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from engine.errors import ServiceFailed
from engine.feel import Host
from engine.forms import Option
from engine.vocabulary import Names

SHANGHAI = ZoneInfo("Asia/Shanghai")


def text(key="lot", **more):
    return {"type": "textfield", "key": key, "label": key.title()} | more


def number(key="quantity", **more):
    return {"type": "number", "key": key, "label": key.title()} | more


def select(key, *values, kind="select", **more):
    return {"type": kind, "key": key, "label": key.title(), "values": list(values)} | more


def tick(key, **more):
    return {"type": "checkbox", "key": key, "label": key.title()} | more


def lines(*components, **more):
    return {"type": "dynamiclist", "path": "dispositions", "label": "Lines", "components": list(components)} | more


def refused(checked):
    return [(refusal.field, refusal.code) for refusal in checked.refusals]


REQUIRED = {"validate": {"required": True}}


def test_values_come_back_typed(a_form):
    form = a_form(
        text(),
        number(),
        {"type": "datetime", "key": "detected_at", "subtype": "datetime", "dateLabel": "At"},
        {"type": "datetime", "key": "day", "subtype": "date", "dateLabel": "Day"},
        {"type": "datetime", "key": "clock", "subtype": "time", "timeLabel": "Clock"},
        tick("urgent"),
        select("tags", "a", "b", kind="checklist"),
        select("source", "stock", "final"),
    )
    data = {
        "lot": " A-0417 ",
        "quantity": "1,200.5",
        "detected_at": "2026-11-20T14:30",
        "day": "2026-11-21",
        "clock": "08:15",
        "urgent": "true",
        "tags": ["b", "a", "b"],
        "source": "stock",
    }
    checked = form.validate(data, {}, zone=SHANGHAI, language="en", extra="ignore")
    assert checked.refusals == ()
    assert checked.values == {
        "lot": "A-0417",
        "quantity": Decimal("1200.5"),
        "detected_at": datetime(2026, 11, 20, 6, 30, tzinfo=UTC),
        "day": date(2026, 11, 21),
        "clock": time(8, 15),
        "urgent": True,
        "tags": ["b", "a"],
        "source": "stock",
    }


def test_every_key_is_present_also_when_empty(a_form):
    form = a_form(
        text(), number(), tick("urgent"), select("tags", "a", kind="taglist"), select("source", "x"), lines(text("m"))
    )
    assert form.validate({}, {}).values == {
        "lot": None,
        "quantity": None,
        "urgent": False,
        "tags": [],
        "source": None,
        "dispositions": [],
    }


def test_all_missing_fields_are_named_at_once(a_form):
    form = a_form(text(**REQUIRED), number(**REQUIRED), tick("sure", **REQUIRED), select("source", "x", **REQUIRED))
    assert refused(form.validate({}, {})) == [
        ("lot", "required"),
        ("quantity", "required"),
        ("sure", "must_be_ticked"),
        ("source", "required"),
    ]


@pytest.mark.parametrize(
    ("checks", "entry", "code"),
    [
        ({"validate": {"min": 0}}, "-1", "below_minimum"),
        ({"validate": {"min": 0.001}}, "0", "below_minimum"),
        ({"validate": {"max": 10}}, "10.001", "above_maximum"),
        ({"decimalDigits": 0}, "1.5", "too_many_decimals"),
        ({"decimalDigits": 2}, "1.005", "too_many_decimals"),
        ({"increment": "0.5"}, "1.2", "not_a_multiple"),
        ({}, "many", "not_a_number"),
        ({}, "9" * 20, "too_many_digits"),
    ],
)
def test_numbers_keep_to_their_limits(a_form, checks, entry, code):
    assert refused(a_form(number(**checks)).validate({"quantity": entry}, {})) == [("quantity", code)]


@pytest.mark.parametrize(
    ("checks", "entry"),
    [
        ({"validate": {"min": 0.1}}, "0.1"),
        ({"validate": {"max": 10}}, "10"),
        ({"decimalDigits": 0}, "3.00"),
        ({"decimalDigits": 3}, "0.125"),
        ({"increment": "0.1"}, "0.3"),
    ],
)
def test_numbers_at_their_limits_are_taken(a_form, checks, entry):
    checked = a_form(number(**checks)).validate({"quantity": entry}, {})
    assert checked.refusals == ()
    assert checked.values["quantity"] == Decimal(entry)


@pytest.mark.parametrize(
    ("checks", "entry", "code"),
    [
        ({}, "x" * 10_001, "too_long"),
        ({}, "x" * 5_000_000, "too_long"),
        ({"maxLength": 3}, "four", "too_long"),
        ({"minLength": 3}, "no", "too_short"),
        ({"pattern": "^L-[0-9]{6}$"}, "L-12", "wrong_pattern"),
        ({"validationType": "email"}, "li.wei", "not_an_email"),
        ({"validationType": "phone"}, "call me", "not_a_phone_number"),
    ],
)
def test_texts_keep_to_their_limits(a_form, checks, entry, code):
    assert refused(a_form(text(validate=checks)).validate({"lot": entry}, {})) == [("lot", code)]


def test_a_text_without_a_limit_may_have_ten_thousand_characters(a_form):
    assert a_form(text()).validate({"lot": "批" * 10_000}, {}).refusals == ()


def test_a_refused_text_names_limit_and_length(a_form):
    (refusal,) = a_form(text(validate={"maxLength": 3})).validate({"lot": "four"}, {}).refusals
    assert dict(refusal.data) == {"limit": 3, "length": 4}


def test_a_limit_may_be_an_expression(a_form):
    form = a_form(number("part", validate={"max": "=quantity"}))
    assert refused(form.validate({"part": 11}, {"quantity": Decimal(10)})) == [("part", "above_maximum")]
    assert form.validate({"part": 10}, {"quantity": Decimal(10)}).refusals == ()


def test_only_options_can_be_chosen(a_form):
    form = a_form(select("source", "stock"), select("tags", "a", kind="checklist"))
    assert refused(form.validate({"source": "moon", "tags": ["a", "z"]}, {})) == [
        ("source", "unknown_option"),
        ("tags", "unknown_option"),
    ]


def test_options_come_from_the_plant_or_the_case(a_form):
    form = a_form(
        {"type": "select", "key": "product", "label": "Product", "valuesKey": "products"},
        {"type": "select", "key": "sheet", "label": "Sheet", "valuesExpression": "=sheets"},
    )
    choices = {"products": [Option("VB-50", Names("Valve body"))]}
    scope = {"sheets": ["S1", {"value": "S2", "label": "Second"}]}
    assert form.validate({"product": "VB-50", "sheet": "S2"}, scope, choices).refusals == ()
    assert len(form.validate({"product": "S1", "sheet": "VB-50"}, scope, choices).refusals) == 2


def test_a_hidden_field_is_null_and_not_asked_for(a_form):
    form = a_form(
        select("source", "stock", "after_delivery"),
        text("letter", conditional={"hide": '=source != "after_delivery"'}, **REQUIRED),
    )
    checked = form.validate({"source": "stock", "letter": "left over"}, {})
    assert checked.values == {"source": "stock", "letter": None}
    assert checked.refusals == ()
    assert refused(form.validate({"source": "after_delivery"}, {})) == [("letter", "required")]


def test_a_condition_sees_fields_further_down_and_hidden_ones_as_null(a_form):
    form = a_form(
        text("a", conditional={"hide": "=b = null"}, **REQUIRED),
        text("b", conditional={"hide": "=c = null"}),
        text("c"),
    )
    assert form.validate({"a": "x", "b": "y"}, {}).values == {"a": None, "b": None, "c": None}
    assert refused(form.validate({"b": "y", "c": "z"}, {})) == [("a", "required")]


def test_conditions_that_chase_each_other_come_to_an_end(a_form):
    form = a_form(text("a", conditional={"hide": "=b != null"}), text("b", conditional={"hide": "=a = null"}))
    assert set(form.validate({"a": "x", "b": "y"}, {}).values) == {"a", "b"}


def test_the_form_goes_before_the_case(a_form):
    form = a_form(tick("urgent"), text("branch", conditional={"hide": "=not(urgent = true)"}))
    assert form.validate({"branch": "N"}, {"urgent": True}).values["branch"] is None


def test_an_expression_is_computed_on_the_server(a_form):
    form = a_form(number("a"), number("b"), {"type": "expression", "key": "total", "expression": "=a + b"})
    assert form.validate({"a": 1, "b": "0.2", "total": 99}, {}, extra="ignore").values["total"] == Decimal("1.2")


def test_a_readonly_field_keeps_the_value_of_the_case(a_form):
    form = a_form(text("method", readonly=True), text("model", disabled=True), number("n", readonly="=closed"))
    scope = {"method": "weld", "model": None, "n": Decimal(3), "closed": True}
    assert form.validate({}, scope).values == {"method": "weld", "model": None, "n": Decimal(3)}
    page = form.validate({"method": "glue", "n": "4"}, scope, extra="ignore")
    assert (page.values["method"], page.values["n"], page.refusals) == ("weld", Decimal(3), ())


def test_a_page_shows_a_readonly_date_as_the_case_has_it(a_form):
    form = a_form({"type": "datetime", "key": "due", "subtype": "date", "dateLabel": "Due", "readonly": True})
    fresh = form.validate({"due": date(2026, 3, 5)}, {"due": date(2026, 3, 5)}, extra="ignore", language="en")
    assert (fresh.values["due"], fresh.refusals) == (date(2026, 3, 5), ())


def test_a_program_may_repeat_a_readonly_value_but_not_change_it(a_form):
    form = a_form(text("method", readonly=True))
    assert form.validate({"method": "weld"}, {"method": "weld"}).refusals == ()
    assert refused(form.validate({"method": "glue"}, {"method": "weld"})) == [("method", "read_only")]


def test_unknown_keys_are_refused_from_a_program_and_passed_over_on_a_page(a_form):
    form = a_form(
        text(),
        lines(number()),
        {"type": "group", "path": "address", "label": "Address", "components": [text("street")]},
    )
    data = {"lott": "A", "dispositions": [{"quantity": 1, "qty": 2}], "address": {"city": "N"}}
    checked = form.validate(data, {})
    assert sorted(refused(checked)) == [
        ("address.city", "unknown_field"),
        ("dispositions[0].qty", "unknown_field"),
        ("lott", "unknown_field"),
    ]
    assert form.validate(data, {}, extra="ignore").refusals == ()


def test_a_group_with_a_path_nests_its_values(a_form):
    form = a_form(
        {"type": "group", "path": "address", "label": "Address", "components": [text("street", **REQUIRED)]},
        {"type": "group", "label": "Loose", "components": [text("remark")]},
    )
    assert form.validate({"address": {"street": "S"}, "remark": "R"}, {}).values == {
        "address": {"street": "S"},
        "remark": "R",
    }
    assert refused(form.validate({"address": "S"}, {})) == [
        ("address", "not_an_object"),
        ("address.street", "required"),
    ]


def test_a_hidden_group_empties_all_it_holds(a_form):
    form = a_form(
        tick("more"),
        {
            "type": "group",
            "label": "Loose",
            "conditional": {"hide": "=not(more)"},
            "components": [text("remark", **REQUIRED)],
        },
    )
    checked = form.validate({"remark": "R"}, {})
    assert checked.values == {"more": False, "remark": None}
    assert checked.refusals == ()


def test_lines_are_checked_one_by_one(a_form):
    form = a_form(lines(select("disposition", "rework", "scrap", **REQUIRED), number(**REQUIRED)))
    data = {"dispositions": [{"disposition": "rework", "quantity": 1}, {"disposition": "melt"}]}
    checked = form.validate(data, {})
    assert refused(checked) == [
        ("dispositions[1].disposition", "unknown_option"),
        ("dispositions[1].quantity", "required"),
    ]
    assert checked.values["dispositions"][0] == {"disposition": "rework", "quantity": Decimal(1)}


def test_a_condition_in_a_line_sees_its_own_line(a_form):
    form = a_form(
        lines(
            select("disposition", "rework", "scrap"),
            text("method", conditional={"hide": '=disposition != "rework"'}, **REQUIRED),
            text("witness", conditional={"hide": '=this.disposition != "scrap" or parent.lot = null'}),
        ),
        text(),
    )
    data = {
        "lot": "A",
        "dispositions": [
            {"disposition": "scrap", "method": "weld", "witness": "W"},
            {"disposition": "rework", "witness": "W"},
        ],
    }
    checked = form.validate(data, {"disposition": "scrap"})
    assert refused(checked) == [("dispositions[1].method", "required")]
    assert checked.values["dispositions"] == [
        {"disposition": "scrap", "method": None, "witness": "W"},
        {"disposition": "rework", "method": None, "witness": None},
    ]


def test_blank_lines_of_a_page_are_passed_over_but_the_first_is_asked_for(a_form):
    form = a_form(lines(select("disposition", "rework", **REQUIRED), number(**REQUIRED)))
    blank = {"disposition": "", "quantity": " "}
    page = form.validate(
        {"dispositions": [blank, {"disposition": "rework", "quantity": "2"}, blank]}, {}, extra="ignore"
    )
    assert page.refusals == ()
    assert len(page.values["dispositions"]) == 1
    empty = form.validate({"dispositions": [blank, blank]}, {}, extra="ignore")
    assert refused(empty) == [("dispositions[0].disposition", "required"), ("dispositions[0].quantity", "required")]


def test_a_field_nobody_may_change_takes_its_default_from_the_case(a_form):
    form = a_form(text("customer", readonly=True, properties={"default": "=consignee.name"}), number("n"))
    scope = {"consignee": {"name": "Nordflow"}}
    assert form.validate({"n": 1}, scope).values["customer"] == "Nordflow"
    assert form.validate({"n": 1, "customer": "Nordflow"}, scope).refusals == ()
    assert refused(form.validate({"n": 1, "customer": "Volga"}, scope)) == [("customer", "read_only")]


def test_a_line_of_a_list_that_keeps_its_lines_is_asked_for_though_left_blank(a_form):
    form = a_form(lines(select("disposition", "rework", **REQUIRED), number(), allowAddRemove=False))
    blank = {"disposition": "", "quantity": ""}
    page = form.validate({"dispositions": [{"disposition": "rework", "quantity": "2"}, blank]}, {}, extra="ignore")
    assert refused(page) == [("dispositions[1].disposition", "required")]


def test_refusals_of_a_page_name_the_line_as_it_stood_there(a_form):
    form = a_form(lines(text("model"), number(**REQUIRED)))
    page = form.validate({"dispositions": [{"model": ""}, {"model": "M"}]}, {}, extra="ignore")
    assert refused(page) == [("dispositions[1].quantity", "required")]


def test_a_program_sending_an_empty_line_hears_of_it(a_form):
    form = a_form(lines(number(**REQUIRED)))
    assert refused(form.validate({"dispositions": [{}]}, {})) == [("dispositions[0].quantity", "required")]


@pytest.mark.parametrize(
    ("lines_given", "code"), [("many", "not_a_list"), ([{}] * 201, "too_many_lines"), (["a"], "not_an_object")]
)
def test_lines_that_are_none_are_refused(a_form, lines_given, code):
    checked = a_form(lines(number())).validate({"dispositions": lines_given}, {})
    assert code in [refusal.code for refusal in checked.refusals]


def test_a_condition_that_cannot_be_evaluated_is_a_technical_failure(a_form):
    form = a_form(text("a", conditional={"hide": "=" + "+".join(["sum(for x in 1..100000 return x)"] * 5) + " > 0"}))
    with pytest.raises(ServiceFailed):
        form.validate({"a": "x"}, {})


def test_a_day_gone_by_is_refused_where_the_form_says_so(a_form):
    form = a_form(
        {"type": "datetime", "key": "due", "subtype": "date", "dateLabel": "Due", "disallowPassedDates": True}
    )
    host = Host(now=lambda: datetime(2026, 11, 20, 18, 0, tzinfo=UTC))  # already the 21st in Shanghai
    assert refused(form.validate({"due": "2026-11-20"}, {}, host=host, zone=SHANGHAI)) == [("due", "in_the_past")]
    assert form.validate({"due": "2026-11-21"}, {}, host=host, zone=SHANGHAI).refusals == ()


def test_a_fresh_form_shows_what_the_case_has_else_its_defaults(a_form):
    form = a_form(
        select("ownership", "own", "customer", defaultValue="own"),
        text(),
        number("n", defaultValue=3),
        lines(number()),
    )
    fresh = form.prefill({"lot": "A"})
    assert fresh == {"ownership": "own", "lot": "A", "n": Decimal(3), "dispositions": [{"quantity": None}]}
    later = form.prefill({"ownership": "customer", "dispositions": [{"quantity": Decimal(2)}]})
    assert (later["ownership"], later["dispositions"]) == ("customer", [{"quantity": Decimal(2)}])


def test_a_form_describes_itself_in_the_language_asked_for(a_form):
    form = a_form(
        select("source", "stock", properties={"option.stock.zh": "库存", "label.zh": "来源"}, **REQUIRED),
        lines(number(validate={"min": 0, "max": "=held"}, properties={"unit": "=unit"})),
        {"type": "text", "text": "only shown"},
    )
    source, listed = form.describe("zh", {"held": Decimal("12.5"), "unit": "piece"})
    assert source == {
        "key": "source",
        "type": "select",
        "label": "来源",
        "required": True,
        "options": [{"value": "stock", "label": "库存"}],
    }
    (inner,) = listed["fields"]
    assert listed["key"] == "dispositions"
    assert (inner["min"], inner["max"], inner["unit"], inner["required"]) == (0, "12.5", "piece", False)


def test_endless_strange_choices_are_refused_shortly(a_form):
    form = a_form(select("tags", "a", kind="checklist"), select("source", "b"))
    checked = form.validate({"tags": [str(number) for number in range(10_000)], "source": "x" * 5_000_000}, {})
    assert len(checked.refusals) == 6
    assert all(len(refusal.data["value"]) <= 81 for refusal in checked.refusals)


def test_fields_that_ask_nothing_of_each_other_are_read_once(a_form):
    remark = {"type": "textfield", "key": "remark", "label": "Remark"}
    place = {"type": "select", "key": "place", "label": "Place", "valuesKey": "remark"}
    assert a_form(remark).fields_stand_alone
    assert not a_form(remark | {"conditional": {"hide": '=kind = "x"'}}).fields_stand_alone
    assert not a_form(remark, place).fields_stand_alone


def test_a_required_list_has_a_line(a_form):
    form = a_form(lines(text("action"), **REQUIRED))
    assert refused(form.validate({"dispositions": []}, {})) == [("dispositions", "required")]
    assert refused(form.validate({}, {})) == [("dispositions", "required")]
    assert refused(form.validate({"dispositions": [{"action": "clean"}]}, {})) == []
    assert refused(a_form(lines(text("action"))).validate({"dispositions": []}, {})) == []
