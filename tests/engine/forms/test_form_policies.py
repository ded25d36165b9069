from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from engine.forms import word_refusal
from engine.forms.policies import (
    form_policies,
    lines_balance_with_quantity,
    nonconformity_is_not_found_in_the_future,
    passed_and_failed_add_up,
    quantities_are_positive,
)
from engine.vocabulary import LANGUAGES, texts

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def lines(*quantities: str) -> list[dict[str, Decimal]]:
    return [{"quantity": Decimal(quantity)} for quantity in quantities]


def test_lines_that_add_up_are_allowed():
    assert lines_balance_with_quantity(lines("1140", "38", "22"), Decimal(1200)) == ()


def test_decimals_add_up_exactly():
    assert lines_balance_with_quantity(lines("0.1", "0.2"), Decimal("0.3")) == ()


def test_missing_pieces_are_named():
    (refusal,) = lines_balance_with_quantity(lines("1140", "38"), Decimal(1200))
    assert (refusal.code, refusal.field) == ("unbalanced", "dispositions")
    assert refusal.data["missing"] == 22
    assert refusal.data["sum"] == 1178
    assert word_refusal(refusal, "en") == ("22 still to decide: the lines add up to 1,178 of 1,200.")


def test_too_many_pieces_are_named():
    (refusal,) = lines_balance_with_quantity(lines("1140", "82"), Decimal(1200))
    assert refusal.data["missing"] == -22
    assert word_refusal(refusal, "zh").startswith("多出 22：")


def test_no_line_at_all_leaves_everything_to_decide():
    (refusal,) = lines_balance_with_quantity([], Decimal(5))
    assert refusal.data["missing"] == 5


@pytest.mark.parametrize("quantity", ["0", "-1"])
def test_nothing_cannot_be_nonconforming(quantity):
    (refusal,) = quantities_are_positive({"quantity": Decimal(quantity)})
    assert (refusal.code, refusal.field) == ("not_positive", "quantity")


def test_each_empty_line_is_named():
    refusals = quantities_are_positive({"dispositions": lines("3", "0", "-2")})
    assert [refusal.field for refusal in refusals] == ["dispositions[1].quantity", "dispositions[2].quantity"]


@pytest.mark.parametrize(
    ("passed", "failed", "allowed"),
    [
        (None, None, True),
        (990, 10, True),
        (990, 9, False),
        (990, 11, False),
        (1000, None, True),
        (400, None, True),
        (None, 10, True),
        (1001, None, False),
        (None, 1001, False),
        (0, 0, False),
    ],
)
def test_passed_and_failed_are_what_was_reinspected(passed, failed, allowed):
    numbers = [None if number is None else Decimal(number) for number in (passed, failed)]
    assert (passed_and_failed_add_up(*numbers, Decimal(1000)) == ()) is allowed


def test_a_nonconformity_found_tomorrow_is_refused():
    assert nonconformity_is_not_found_in_the_future(NOW, NOW) == ()
    (refusal,) = nonconformity_is_not_found_in_the_future(NOW + timedelta(minutes=1), NOW)
    assert (refusal.code, refusal.field) == ("in_the_future", "detected_at")


def test_all_rules_are_asked_and_all_refusals_given():
    values = {"dispositions": lines("0", "3"), "detected_at": NOW + timedelta(days=1)}
    codes = [refusal.code for refusal in form_policies(values, {"quantity": Decimal(10)}, NOW)]
    assert codes == ["not_positive", "unbalanced", "in_the_future"]


def test_the_quantity_of_the_form_goes_before_that_of_the_case():
    values = {"dispositions": lines("7"), "quantity": Decimal(7)}
    assert form_policies(values, {"quantity": Decimal(10)}, NOW) == ()


def test_a_form_without_quantities_is_left_alone():
    assert form_policies({"cause": "porosity"}, {"quantity": Decimal(10)}, NOW) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["unbalanced", "not_positive", "passed_and_failed_differ", "in_the_future"])
def test_refusals_are_worded(language, code):
    data = {"side": "over", "sum": Decimal(1), "quantity": Decimal(2), "missing": Decimal(1), "excess": Decimal(-1)}
    assert not texts.say(language, f"refusal-{code.replace('_', '-')}", **data).startswith("[")


def test_a_lot_number_longer_than_its_label_is_refused_in_the_sheet_and_in_its_lines():
    values = {"lot": "A" * 121, "quantity": Decimal(1), "lots": [{"lot": "B" * 500, "quantity": Decimal(1)}]}
    refusals = form_policies(values, {}, NOW)
    assert [(each.code, each.field, each.data["length"]) for each in refusals] == [
        ("too_long", "lot", 121),
        ("too_long", "lots[0].lot", 500),
    ]
    assert form_policies({"lot": "A" * 120}, {}, NOW) == ()
