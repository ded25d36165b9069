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

InList = Callable[[str, int], bool]
"""Tells of an element and a depth whether from there inward it lies in a line of a list."""


def earlier_acts(
    acts: Iterable[Act], element: str, path: tuple[int, ...], in_other_part: InOtherPart, in_a_list: InList
) -> list[Act]:
    """Return the last act on `element` in the same part, else outward in its callers and what they called.

    What another line of the same list did does not count. Seen from outside of a list, every line counts: its last act.
    """
    best = -1
    found: dict[tuple[int, ...], Act] = {}
    for act in acts:
        if act.element != element:
            continue
        shared = _shared(path, act.path)
        if shared < min(len(path), len(act.path)) and in_other_part(element, shared):
            continue
        if shared > best:
            best, found = shared, {}
        line = act.path if in_a_list(element, shared) else ()
        if shared == best and (line not in found or act.order > found[line].order):
            found[line] = act
    return sorted(found.values(), key=lambda act: act.order)


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
    in_a_list: InList,
) -> tuple[Refusal, ...]:
    """Apply `signer_is_not_an_earlier_actor` to every element that `four_eyes` names, once for each."""
    refusals = []
    for each in elements:
        earlier = earlier_acts(acts, each, path, in_other_part, in_a_list)
        found = filter(None, (signer_is_not_an_earlier_actor(actor, act) for act in earlier))
        refusals += list(found)[:1]
    return tuple(refusals)


def signer_gave_the_password(given: str | None, is_right: Callable[[str], bool]) -> Refusal | None:
    """A signature is the signer's own password, entered again for this act. Source: NCO-4.2.1.4."""
    if not given:
        return Refusal("password-missing", "password")
    if not is_right(given):
        return Refusal("password-wrong", "password")
    return None
