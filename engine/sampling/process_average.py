"""Estimating the process average from the lots inspected. Source: GB/T 2828.1-2003 clause 12.2, SMP-4.6, SMP-4.7."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from engine.sampling.refusals import CountsWrong


@dataclass(frozen=True, slots=True)
class FirstSample:
    """The first sample of a lot: units inspected and what was found in them.

    A lot submitted again is not `original`; a sample is `curtailed` when inspection stopped before its end.
    """

    sample_size: int
    found: int
    original: bool = True
    curtailed: bool = False


@dataclass(frozen=True, slots=True)
class ProcessAverage:
    """`value` in percent nonconforming or nonconformities per 100 units; None without a usable sample."""

    value: Fraction | None
    lots: int
    units: int
    found: int
    left_out: int


def process_average(samples: Iterable[FirstSample]) -> ProcessAverage:
    """Return 100 x found / inspected over original, uncurtailed first samples; the others are counted as left out.

    Raises CountsWrong for a sample without units or with a negative count. Source: GB/T 2828.1-2003 clause 12.2.
    """
    units = found = lots = left_out = 0
    for number, sample in enumerate(samples, start=1):
        if sample.sample_size < 1 or sample.found < 0:
            raise CountsWrong("negative", stage=number, found=sample.found, sample_size=sample.sample_size)
        if sample.curtailed or not sample.original:
            left_out += 1
            continue
        lots, units, found = lots + 1, units + sample.sample_size, found + sample.found
    return ProcessAverage(Fraction(100 * found, units) if units else None, lots, units, found, left_out)
