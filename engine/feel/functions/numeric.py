"""Functions of numbers. Source: DMN 1.5, 10.3.4.5 (table 76)."""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from engine.feel.builtin import builtin
from engine.feel.errors import WrongArgument
from engine.feel.values import NUMBERS, YearsMonths

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from engine.feel.run import Run

MIN_SCALE: Final = -6111
MAX_SCALE: Final = 6176
ONE: Final = Decimal(1)
_WIDE: Final = decimal.Context(prec=80, Emax=6200, Emin=-6200)


def whole(number: Decimal) -> int:
    """Take a number as a position or count, its fraction cut off; raises WrongArgument for what is far too large."""
    if abs(number) > 10**18:
        raise WrongArgument("out_of_range")
    return int(number)


def _scale(number: Decimal | None) -> int:
    scale = 0 if number is None else whole(number)
    if not MIN_SCALE <= scale <= MAX_SCALE:
        raise WrongArgument("out_of_range")
    return scale


def rounded(number: Decimal, scale: int, mode: str) -> Decimal:
    """Round to a scale; a number that has no more places than that stays as it is."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -scale:
        return number
    if number.adjusted() < -scale - 1:  # far below the last place kept: only its sign matters
        number = Decimal((int(number.is_signed()), (1,), -scale - 2))
    return number.quantize(ONE.scaleb(-scale, _WIDE), mode, _WIDE)


def _rounder(mode: str) -> Callable[[Run, Decimal, Decimal | None], Decimal]:
    def round_number(_: Run, number: Decimal, scale: Decimal | None) -> Decimal:
        return rounded(number, _scale(scale), mode)

    return round_number


for _name, _mode in (("floor", decimal.ROUND_FLOOR), ("ceiling", decimal.ROUND_CEILING)):
    builtin(_name, "n: number", "scale?: number")(_rounder(_mode))
for _name, _mode in (
    ("decimal", decimal.ROUND_HALF_EVEN),
    ("round up", decimal.ROUND_UP),
    ("round down", decimal.ROUND_DOWN),
    ("round half up", decimal.ROUND_HALF_UP),
    ("round half down", decimal.ROUND_HALF_DOWN),
):
    builtin(_name, "n: number", "scale: number")(_rounder(_mode))


@builtin("abs", "n: number | duration | months")
def absolute(_: Run, value: Decimal | timedelta | YearsMonths) -> Decimal | timedelta | YearsMonths:
    """Give a number or duration without its sign."""
    if isinstance(value, YearsMonths):
        return YearsMonths(abs(value.months))
    return value.copy_abs() if isinstance(value, Decimal) else abs(value)


@builtin("modulo", "dividend: number", "divisor: number")
def modulo(_: Run, dividend: Decimal, divisor: Decimal) -> Decimal:
    """Give the remainder, with the sign of the divisor."""
    if not divisor:
        raise WrongArgument("division_by_zero")
    rest = NUMBERS.remainder(dividend, divisor)
    return NUMBERS.add(rest, divisor) if rest and rest.is_signed() != divisor.is_signed() else rest


@builtin("sqrt", "number: number")
def square_root(_: Run, number: Decimal) -> Decimal:
    """Give the square root."""
    if number < 0:
        raise WrongArgument("out_of_range")
    return NUMBERS.sqrt(number)


@builtin("log", "number: number")
def logarithm(_: Run, number: Decimal) -> Decimal:
    """Give the natural logarithm."""
    if number <= 0:
        raise WrongArgument("out_of_range")
    return NUMBERS.ln(number)


@builtin("exp", "number: number")
def exponential(_: Run, number: Decimal) -> Decimal:
    """Give e to the power of a number."""
    return NUMBERS.exp(number)


@builtin("odd", "number: number")
def odd(_: Run, number: Decimal) -> bool:
    """Tell whether a number is odd."""
    return number == number.to_integral_value() and _last_digit(number) % 2 == 1


@builtin("even", "number: number")
def even(_: Run, number: Decimal) -> bool:
    """Tell whether a number is even."""
    return number == number.to_integral_value() and _last_digit(number) % 2 == 0


def _last_digit(number: Decimal) -> int:
    return int(str(int(number))[-1]) if abs(number) < 10**40 else 0
