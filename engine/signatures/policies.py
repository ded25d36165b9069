"""Rules about who may act or sign; each answers with a refusal and its reason, or with none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from engine.errors import Refusal


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody completed an element; `path` are the enclosing instances, outermost first, `order` grows with time."""

    element: str
    path: tuple[int, ...]
    actor: int
    name: str
    order: int


InOtherPart = Callable[[str, int], bool]
"""Tells of an element and a depth whether at that depth it lies in another line of the same list."""


def nearest(acts: Iterable[Act], element: str, path: tuple[int, ...], in_other_part: InOtherPart) -> Act | None:
    """Return the last act on `element` in the same part, else outward in its callers and what they called.

    What another line of the same list did does not count.
    """
    best: tuple[int, int] | None = None
    found: Act | None = None
    for act in acts:
        if act.element != element:
            continue
        shared = _shared(path, act.path)
        if shared < min(len(path), len(act.path)) and in_other_part(element, shared):
            continue
        if best is None or (shared, act.order) > best:
            best, found = (shared, act.order), act
    return found


def _shared(left: Sequence[int], right: Sequence[int]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def signer_is_not_an_earlier_actor(actor: int, earlier: Act | None) -> Refusal | None:
    """Four eyes: who did the named element last may not act here. Source: NCO-4.2.1.4."""
    if earlier is not None and earlier.actor == actor:
        return Refusal("four-eyes", None, {"element": earlier.element, "name": earlier.name})
    return None


def four_eyes(
    actor: int,
    elements: Iterable[str],
    acts: Sequence[Act],
    path: tuple[int, ...],
    in_other_part: InOtherPart,
) -> tuple[Refusal, ...]:
    """Apply `signer_is_not_an_earlier_actor` to every element that `four_eyes` names."""
    found = (signer_is_not_an_earlier_actor(actor, nearest(acts, each, path, in_other_part)) for each in elements)
    return tuple(refusal for refusal in found if refusal is not None)


def signer_gave_the_password(given: str | None, is_right: Callable[[str], bool]) -> Refusal | None:
    """A signature is the signer's own password, entered again for this act. Source: NCO-4.2.1.4."""
    if not given:
        return Refusal("password-missing", "password")
    if not is_right(given):
        return Refusal("password-wrong", "password")
    return None
