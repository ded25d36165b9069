"""Built-in functions by theme; importing this declares them all."""

from engine.feel.functions import (
    aggregates,
    contexts,
    conversion,
    dates,
    lists,
    numeric,
    ranges,
    strings,
)

__all__ = ["aggregates", "contexts", "conversion", "dates", "lists", "numeric", "ranges", "strings"]
