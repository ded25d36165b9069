"""How many nonconforming units or nonconformities a sample holds: binomial, Poisson and hypergeometric laws.

Each law gives the probabilities of the next sample given what was drawn before, so that plans of several stages can be
followed through. The hypergeometric law is exact integer arithmetic. Source: GB/T 2828.1-2003 clause 5, tables 5 to 10.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from engine.sampling.refusals import QualityWrong


class Law(Protocol):
    """What a sample holds, given what was drawn from the same lot before."""

    def probabilities(self, sample_size: int, most: int, drawn: int = 0, found: int = 0) -> list[float]:
        """Return the probabilities of finding 0, 1, … `most` in the next `sample_size` units.

        `drawn` units of the lot were inspected before and held `found`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Binomial:
    """Percent nonconforming of a process; `share` of nonconforming units between 0 and 1."""

    share: float

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise QualityWrong("percent_nonconforming", self.share * 100, 0, 100)

    def probabilities(self, sample_size: int, most: int, drawn: int = 0, found: int = 0) -> list[float]:  # noqa: ARG002 - samples of a process are independent
        """Return the probabilities of 0 … `most` nonconforming units among `sample_size`."""
        return [self._probability(sample_size, count) for count in range(most + 1)]

    def _probability(self, sample_size: int, count: int) -> float:
        if count > sample_size:
            return 0.0
        if self.share in (0, 1):
            return float(count == sample_size * self.share)
        logarithm = (
            math.lgamma(sample_size + 1)
            - math.lgamma(count + 1)
            - math.lgamma(sample_size - count + 1)
            + count * math.log(self.share)
            + (sample_size - count) * math.log1p(-self.share)
        )
        return math.exp(logarithm)


@dataclass(frozen=True, slots=True)
class Poisson:
    """Nonconformities of a process; `per_unit` is their mean number on one unit."""

    per_unit: float

    def __post_init__(self) -> None:
        if not 0 <= self.per_unit < math.inf:
            raise QualityWrong("per_100_units", self.per_unit * 100, 0, "")

    def probabilities(self, sample_size: int, most: int, drawn: int = 0, found: int = 0) -> list[float]:  # noqa: ARG002 - samples of a process are independent
        """Return the probabilities of 0 … `most` nonconformities on `sample_size` units."""
        mean = self.per_unit * sample_size
        if mean == 0:
            return [1.0] + [0.0] * most
        return [math.exp(count * math.log(mean) - mean - math.lgamma(count + 1)) for count in range(most + 1)]


@dataclass(frozen=True, slots=True)
class Hypergeometric:
    """An isolated lot of `lot_size` units of which `nonconforming` are nonconforming."""

    lot_size: int
    nonconforming: int

    def __post_init__(self) -> None:
        if not 0 <= self.nonconforming <= self.lot_size:
            raise QualityWrong("nonconforming", self.nonconforming, 0, self.lot_size)

    def probabilities(self, sample_size: int, most: int, drawn: int = 0, found: int = 0) -> list[float]:
        """Return the probabilities of 0 … `most` nonconforming units among the next `sample_size` of the lot."""
        left, bad = self.lot_size - drawn, self.nonconforming - found
        if sample_size > left:
            raise QualityWrong("sample_size", sample_size, 0, left)
        if not 0 <= bad <= left:
            return [0.0] * (most + 1)
        ways = math.comb(left, sample_size)
        return [
            math.comb(bad, count) * math.comb(left - bad, sample_size - count) / ways if count <= sample_size else 0.0
            for count in range(most + 1)
        ]
