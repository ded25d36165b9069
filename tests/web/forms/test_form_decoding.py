import pytest

from web.forms import decode, line_action


def text(key="lot"):
    return {"type": "textfield", "key": key, "label": key.title()}


def lines(*components, path="dispositions", **more):
    return {"type": "dynamiclist", "path": path, "label": "Lines", "components": list(components)} | more


TICK = {"type": "checkbox", "key": "urgent", "label": "Urgent"}
TAGS = {"type": "checklist", "key": "tags", "label": "Tags", "values": ["a", "b"]}


def test_names_become_nested_data(a_form, sent):
    form = a_form(
        text(),
        TICK,
        TAGS,
        lines(text("quantity"), TICK),
        {"type": "group", "path": "address", "label": "Address", "components": [text("street")]},
        {"type": "group", "label": "Loose", "components": [text("remark")]},
    )
    entries = sent(
        **{
            "lot": " A ",
            "urgent": "true",
            "tags": ["a", "b"],
            "dispositions-0": "1",
            "dispositions-0-quantity": "5",
            "dispositions-1": "1",
            "dispositions-1-quantity": "",
            "dispositions-1-urgent": "true",
            "address-street": "S",
            "remark": "R",
        }
    )
    assert decode(form, entries) == {
        "lot": " A ",
        "urgent": "true",
        "tags": ["a", "b"],
        "dispositions": [{"quantity": "5", "urgent": None}, {"quantity": "", "urgent": "true"}],
        "address": {"street": "S"},
        "remark": "R",
    }


def test_what_the_form_does_not_ask_is_left_out(a_form, sent):
    form = a_form(text(), {"type": "expression", "key": "score", "expression": "=1"})
    assert decode(form, sent(lot="A", score="9", csrf_token="x", password="y")) == {"lot": "A"}


def test_a_line_of_unticked_boxes_is_still_a_line(a_form, sent):
    form = a_form(lines(TICK))
    assert decode(form, sent(**{"dispositions-0": "1", "dispositions-1": "1"}))["dispositions"] == [
        {"urgent": None},
        {"urgent": None},
    ]


def test_lines_close_up_when_one_is_missing(a_form, sent):
    form = a_form(lines(text("q")))
    entries = sent(**{"dispositions-7-q": "b", "dispositions-2-q": "a", "dispositions-10-q": "c"})
    assert [row["q"] for row in decode(form, entries)["dispositions"]] == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["dispositions-x-q", "dispositions--1-q", "dispositions-99999-q", "dispositionsx-0-q"])
def test_strange_line_numbers_are_no_lines(a_form, sent, name):
    assert decode(a_form(lines(text("q"))), sent(**{name: "a"}))["dispositions"] == []


def test_no_more_lines_are_read_than_the_form_takes_plus_the_one_that_is_refused(a_form, sent):
    form = a_form(lines(text("q")))
    data = decode(form, sent(**{f"dispositions-{number}-q": "a" for number in range(5000)}))
    assert len(data["dispositions"]) == 201
    assert [refusal.code for refusal in form.validate(data, {}).refusals] == ["too_many_lines"]


def test_a_line_is_added_at_the_end_and_gets_the_cursor(a_form, sent):
    form = a_form(lines(text("q")))
    entries = sent(**{"dispositions-0-q": "a", "_add": "dispositions"})
    action, data = line_action(form, entries), decode(form, entries)
    added = action.apply(data)
    assert added["dispositions"] == [{"q": "a"}, {}]
    assert data["dispositions"] == [{"q": "a"}]
    assert action.focus(added) == "dispositions-1-"


def test_the_line_whose_button_was_pressed_is_removed(a_form, sent):
    form = a_form(lines(text("q")))
    entries = sent(**{"dispositions-0-q": "a", "dispositions-1-q": "b", "_remove": "dispositions-0"})
    action = line_action(form, entries)
    removed = action.apply(decode(form, entries))
    assert removed["dispositions"] == [{"q": "b"}]
    assert action.focus(removed) == "dispositions"


def test_lines_inside_lines_and_groups_are_found(a_form, sent):
    form = a_form(
        {"type": "group", "path": "g", "label": "G", "components": [lines(lines(text("q"), path="parts"), path="rows")]}
    )
    entries = sent(**{"g-rows-0-parts-0-q": "a", "g-rows-1-parts-0-q": "b", "_add": "g-rows-1-parts"})
    action = line_action(form, entries)
    assert action.apply(decode(form, entries))["g"]["rows"][1]["parts"] == [{"q": "b"}, {}]
    gone = sent(**{"g-rows-0-parts-0-q": "a", "_remove": "g-rows-0-parts-0"})
    assert line_action(form, gone).apply(decode(form, gone))["g"]["rows"] == [{"parts": []}]


@pytest.mark.parametrize(
    "pressed",
    [
        {"_add": "lot"},
        {"_add": "nothing"},
        {"_add": "dispositions-0"},
        {"_add": "__class__"},
        {"_remove": "dispositions"},
        {"_remove": "lot-0"},
        {"_remove": "-1"},
        {"_remove": "fixed-0"},
        {"_add": ""},
        {},
    ],
)
def test_a_button_that_the_form_does_not_have_does_nothing(a_form, sent, pressed):
    form = a_form(text(), lines(text("q")), lines(text("q"), path="fixed", allowAddRemove=False))
    assert line_action(form, sent(**pressed)) is None


def test_removing_a_line_that_is_gone_changes_nothing(a_form, sent):
    form = a_form(lines(text("q")))
    entries = sent(**{"dispositions-0-q": "a", "_remove": "dispositions-5"})
    assert line_action(form, entries).apply(decode(form, entries))["dispositions"] == [{"q": "a"}]
