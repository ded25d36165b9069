"""The account of a recall as pages show it: by customer what is planned, found, back, handled, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from engine.inbox.recalls import account_of
from engine.lots.reconciliation import Account, Counted, Verdict, Whole
from engine.storage.database import Work
from web.shell import speech
from web.wording import Speech

_MARKS = {
    Verdict.OPEN: ("line", "time"),
    Verdict.COMPLETE: ("ok", "ok"),
    Verdict.OVER: ("late", "warn"),
    Verdict.EXPLAINED: ("ok", "ok"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of the bar of an account; `x` and `width` in percent."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum of an account; `flagged` when it is no good news."""

    label: str
    text: str
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class CustomerAccount:
    """The account of one customer, or of a drill, which counts only what was planned and found."""

    name: str
    percent: str
    mark: tuple[str, str, str]
    bar: tuple[Stretch, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class AccountPanel:
    """The accounts that a page shows, with the percentage of the whole recall."""

    percent: str
    said: str
    keys: tuple[tuple[str, str], ...]
    customers: tuple[CustomerAccount, ...]


def account_panel(work: Work, case_id: int, customer: str | None = None) -> AccountPanel | None:
    """Return the account of a recall, of all customers or of the one called `customer`; None when there is none."""
    whole = account_of(work, case_id)
    if whole is None:
        return None
    words = speech()
    shown = [each for each in whole.accounts if customer is None or each.name == customer]
    return AccountPanel(
        percent=_percent(whole.percent, words),
        said=_said(whole, words),
        keys=tuple(
            (kind, words.say(f"recall-{name}"))
            for kind, name in (("ok", "handled"), ("move", "unhandled"), ("out", "elsewhere"), ("hold", "open"))
        ),
        customers=tuple(_customer(each, words) for each in shown),
    )


def _said(whole: Whole, words: Speech) -> str:
    units = {each.unit for each in whole.accounts}
    unit = units.pop() if len(units) == 1 else ""
    accounted, planned = words.number(whole.accounted), words.quantity(whole.planned, unit)
    return words.say("recall-accounted", accounted=accounted, planned=planned)


def _percent(percent: Decimal, words: Speech) -> str:
    return words.say("recall-percent", percent=words.number(percent))


def _customer(account: Account, words: Speech) -> CustomerAccount:
    amounts = [
        Amount(words.say(f"recall-{name}"), words.number(quantity), flagged)
        for name, quantity, flagged in (
            ("planned", account.planned, False),
            ("found", account.of(Counted.FOUND), False),
            ("returned", account.of(Counted.RETURNED), False),
            ("elsewhere", account.elsewhere, False),
            ("handled", account.of(Counted.DISPOSED), False),
            ("open", account.open, bool(account.open)),
            ("surplus", account.surplus, bool(account.unexplained)),
        )
        if quantity or name != "surplus"
    ]
    kind, sign = _MARKS[account.verdict]
    mark = (kind, words.say(f"recall-verdict-{account.verdict.value}"), sign)
    return CustomerAccount(account.name, _percent(account.percent, words), mark, _bar(account), tuple(amounts))


def _bar(account: Account) -> tuple[Stretch, ...]:
    """Return handled, back but not handled, not to come back, open: together what is planned, or more."""
    handled = min(account.of(Counted.DISPOSED), account.of(Counted.RETURNED))
    parts = (
        ("ok", handled),
        ("move", account.unhandled),
        ("out", account.elsewhere),
        ("hold", account.open),
    )
    whole = sum((quantity for _, quantity in parts), Decimal(0))
    stretches, left = [], Decimal(0)
    for kind, quantity in parts:
        if quantity > 0:
            width = quantity / whole * 100
            stretches.append(Stretch(kind, f"{left:.2f}", f"{width:.2f}"))
            left += width
    return tuple(stretches)
