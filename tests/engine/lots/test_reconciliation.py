from __future__ import annotations

from decimal import Decimal

import pytest

from engine.lots.reconciliation import (
    Account,
    Counted,
    RecallLine,
    RecallOpen,
    Verdict,
    Whole,
    all_settled,
    percent_of,
    reconcile,
)


def a_line(kind: Counted, quantity: str, account: str = "Nordflow GmbH") -> RecallLine:
    return RecallLine(account, account.casefold(), "piece", kind, Decimal(quantity))


def an_account(**sums: str) -> Account:
    (account,) = reconcile(a_line(Counted(kind), quantity) for kind, quantity in sums.items())
    return account


@pytest.mark.parametrize(
    ("returned", "percent", "verdict"),
    [
        ("0", "0", Verdict.OPEN),
        ("99", "99", Verdict.OPEN),
        ("99.999", "99.99", Verdict.OPEN),
        ("100", "100", Verdict.COMPLETE),
        ("100.001", "100.01", Verdict.OVER),
        ("101", "101", Verdict.OVER),
    ],
)
def test_an_account_is_judged_by_exact_quantities(returned: str, percent: str, verdict: Verdict) -> None:
    account = an_account(planned="100", returned=returned)
    assert (account.percent, account.verdict) == (Decimal(percent), verdict)


def test_goods_that_cannot_come_back_are_accounted_for() -> None:
    account = an_account(planned="100", returned="40", used_up="30", destroyed="20", reworked="10")
    assert (account.accounted, account.elsewhere, account.open) == (100, 60, 0)


def test_what_customers_found_is_no_proof_of_return() -> None:
    assert an_account(planned="100", found="100").open == 100


def test_surplus_is_over_until_all_of_it_is_explained() -> None:
    assert an_account(planned="100", returned="103", explained="2").verdict is Verdict.OVER
    assert an_account(planned="100", returned="103", explained="3").verdict is Verdict.EXPLAINED


def test_a_correction_opens_the_account_again() -> None:
    lines = [a_line(Counted.PLANNED, "100"), a_line(Counted.USED_UP, "100"), a_line(Counted.USED_UP, "-1")]
    (account,) = reconcile(lines)
    assert (account.open, account.verdict) == (1, Verdict.OPEN)


def test_one_customers_surplus_does_not_make_up_for_what_another_owes() -> None:
    lines = [
        a_line(Counted.PLANNED, "100"),
        a_line(Counted.RETURNED, "110"),
        a_line(Counted.EXPLAINED, "10"),
        a_line(Counted.PLANNED, "100", "Volga"),
        a_line(Counted.RETURNED, "90", "Volga"),
    ]
    whole = Whole(reconcile(lines))
    assert (whole.planned, whole.accounted, whole.open, whole.surplus, whole.percent) == (200, 200, 10, 10, 95)


def test_the_whole_is_over_when_nothing_is_open_and_something_too_much() -> None:
    whole = Whole((an_account(planned="100", returned="101", explained="1"),))
    assert whole.percent == 101


@pytest.mark.parametrize(
    "sums",
    [
        {"planned": "100", "returned": "99", "disposed": "99"},
        {"planned": "100", "returned": "101", "disposed": "101"},
        {"planned": "100", "returned": "100", "disposed": "99"},
    ],
)
def test_a_recall_does_not_end_with_goods_open_unexplained_or_unhandled(sums: dict[str, str]) -> None:
    with pytest.raises(RecallOpen) as refused:
        all_settled([an_account(planned="1", used_up="1"), an_account(**sums)])
    assert refused.value.data["account"] == "Nordflow GmbH"


def test_a_recall_ends_when_every_account_is_settled() -> None:
    settled = an_account(planned="100", returned="60", disposed="60", used_up="40")
    all_settled([settled, an_account(planned="10", returned="11", disposed="11", explained="1")])
    assert settled.is_settled


def test_of_a_plan_for_nothing_all_is_accounted_for() -> None:
    assert percent_of(Decimal(0), Decimal(0)) == 100
