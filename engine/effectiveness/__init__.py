"""The criteria of effectiveness of nonconforming-product control, computed from what was found."""

from engine.effectiveness.measuring import Half, Measured, Nonconformity, days_of, measure, share_of

__all__ = ["Half", "Measured", "Nonconformity", "days_of", "measure", "share_of"]
