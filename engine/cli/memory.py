"""How a long-running program treats its memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects made before a young collection; a page makes some thousands and drops them by itself.
YOUNG = 20_000


@contextmanager
def loading() -> Iterator[None]:
    """Load code without looking for garbage meanwhile; what is there afterwards stays out of every later collection."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def settle() -> None:
    """Let programs, texts and diagrams stay out of every later collection, and collect seldom; once all is read."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
