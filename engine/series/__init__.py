"""Series of lots: one supplier, one product, one class of nonconformity; how strictly the next lot is inspected."""

from engine.series.counting import Counted, InspectedLot, Outcome, Settled, count, lay_down_if_possible, settle
from engine.series.keys import SeriesKey

__all__ = [
    "Counted",
    "InspectedLot",
    "Outcome",
    "SeriesKey",
    "Settled",
    "count",
    "lay_down_if_possible",
    "settle",
]
