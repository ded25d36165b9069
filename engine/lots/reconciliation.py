"""Account of a recall: what was planned, what came back or cannot, what was handled. Source: NCO-6.5.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from engine.errors import HoldpointError

_NOTHING = Decimal(0)
_ALL = Decimal(100)
_GRAIN = Decimal("0.01")


class Counted(StrEnum):
    """What a line of a recall's account counts; `explained` is surplus whose reason is known."""

    PLANNED = "planned"
    FOUND = "found"
    RETURNED = "returned"
    USED_UP = "used_up"
    DESTROYED = "destroyed"
    REWORKED = "reworked"
    DISPOSED = "disposed"
    EXPLAINED = "explained"


#: Goods that cannot come back, or need not, with the customer's proof.
ELSEWHERE = (Counted.USED_UP, Counted.DESTROYED, Counted.REWORKED)


class Verdict(StrEnum):
    """Where an account stands: below 100 % open, at 100 % complete, above it over until the surplus is explained."""

    OPEN = "open"
    COMPLETE = "complete"
    OVER = "over"
    EXPLAINED = "explained"


class RecallOpen(HoldpointError):
    """Goods of the plan are not accounted for, a surplus is not explained, or what came back is not handled."""

    code = "recall_open"


@dataclass(frozen=True, slots=True)
class RecallLine:
    """One line of the account of a recall; a correction has a quantity below zero.

    account: the customer as shown, with the unit where one customer has goods in several.
    """

    account: str
    customer: str
    unit: str
    kind: Counted
    quantity: Decimal
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The sums of one customer."""

    name: str
    customer: str = ""
    unit: str = ""
    sums: Mapping[Counted, Decimal] = field(default_factory=dict)

    def of(self, kind: Counted) -> Decimal:
        """Return the sum of one kind."""
        return self.sums.get(kind, _NOTHING)

    @property
    def planned(self) -> Decimal:
        """Return what the plan asks back."""
        return self.of(Counted.PLANNED)

    @property
    def elsewhere(self) -> Decimal:
        """Return what was used up, destroyed or reworked at the customer's."""
        return sum((self.of(kind) for kind in ELSEWHERE), _NOTHING)

    @property
    def accounted(self) -> Decimal:
        """Return what came back and what cannot."""
        return self.of(Counted.RETURNED) + self.elsewhere

    @property
    def open(self) -> Decimal:
        """Return what is not accounted for yet."""
        return max(self.planned - self.accounted, _NOTHING)

    @property
    def surplus(self) -> Decimal:
        """Return what is accounted for beyond the plan."""
        return max(self.accounted - self.planned, _NOTHING)

    @property
    def unexplained(self) -> Decimal:
        """Return the surplus whose reason is not known."""
        return max(self.surplus - self.of(Counted.EXPLAINED), _NOTHING)

    @property
    def unhandled(self) -> Decimal:
        """Return what came back and has no disposition carried out yet. Source: NCO-6.4.2."""
        return max(self.of(Counted.RETURNED) - self.of(Counted.DISPOSED), _NOTHING)

    @property
    def percent(self) -> Decimal:
        """Return what is accounted for in percent of the plan."""
        return percent_of(self.accounted, self.planned)

    @property
    def verdict(self) -> Verdict:
        """Judge by the exact quantities, not by the rounded percentage. Source: NCO-6.5.1."""
        if self.open:
            return Verdict.OPEN
        if self.unexplained:
            return Verdict.OVER
        return Verdict.EXPLAINED if self.surplus else Verdict.COMPLETE

    @property
    def is_settled(self) -> bool:
        """Tell whether the recall may end as far as this account goes. Source: NCO-6.5.1."""
        return self.verdict in {Verdict.COMPLETE, Verdict.EXPLAINED} and not self.unhandled


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """Return `part` in percent of `whole`, to two decimals, and 100 only when they are equal; of nothing all is 100."""
    if part == whole or not whole:
        return _ALL
    found = (_ALL * part / whole).quantize(_GRAIN, ROUND_HALF_EVEN)
    if found == _ALL:
        return _ALL + (_GRAIN if part > whole else -_GRAIN)
    return found.normalize() if found != found.to_integral_value() else found.quantize(Decimal(1))


def reconcile(lines: Iterable[RecallLine]) -> tuple[Account, ...]:
    """Add up the lines by account, in the order in which accounts appear."""
    named: dict[str, RecallLine] = {}
    sums: dict[str, dict[Counted, Decimal]] = {}
    for line in lines:
        named.setdefault(line.account, line)
        of_account = sums.setdefault(line.account, {})
        of_account[line.kind] = of_account.get(line.kind, _NOTHING) + line.quantity
    return tuple(Account(name, first.customer, first.unit, sums[name]) for name, first in named.items())


@dataclass(frozen=True, slots=True)
class Whole:
    """The accounts of all customers together; what one has too much does not make up for what another still owes."""

    accounts: tuple[Account, ...]

    @property
    def planned(self) -> Decimal:
        """Return what the plan asks back."""
        return self._sum(each.planned for each in self.accounts)

    @property
    def accounted(self) -> Decimal:
        """Return what came back and what cannot."""
        return self._sum(each.accounted for each in self.accounts)

    @property
    def open(self) -> Decimal:
        """Return what is not accounted for yet."""
        return self._sum(each.open for each in self.accounts)

    @property
    def surplus(self) -> Decimal:
        """Return what is accounted for beyond the plan."""
        return self._sum(each.surplus for each in self.accounts)

    @property
    def percent(self) -> Decimal:
        """Return what is accounted for in percent of the plan, below 100 while anything is open. Source: NCO-6.5.1."""
        return percent_of(self.planned - self.open if self.open else self.accounted, self.planned)

    @staticmethod
    def _sum(quantities: Iterable[Decimal]) -> Decimal:
        return sum(quantities, _NOTHING)


def all_settled(accounts: Iterable[Account]) -> None:
    """The recall ends only when all goods of the plan are back or accounted for, and handled.

    Raises RecallOpen with the first account that is not settled. Source: NCO-6.5.1.
    """
    for account in accounts:
        if not account.is_settled:
            raise RecallOpen(
                account=account.name,
                open=str(account.open),
                unexplained=str(account.unexplained),
                unhandled=str(account.unhandled),
            )
