"""Who acted earlier may not act here: in the same part, outward, and in every line of a list."""

from __future__ import annotations

from engine.signatures import Act, four_eyes


def act(element: str, path: tuple[int, ...], actor: int, order: int) -> Act:
    return Act(element, path, actor, f"person {actor}", order)


def refused(
    actor: int, acts: list[Act], path: tuple[int, ...] = (), *, list_at: int | None = None, other: bool = False
) -> list[str]:
    """Codes for `actor` at `path`; from depth `list_at` on, what was done lies in lines of a list."""
    found = four_eyes(
        actor,
        ["carry_out"],
        acts,
        path,
        lambda _element, _depth: other,
        lambda _element, depth: list_at is not None and depth <= list_at,
    )
    return [refusal.code for refusal in found]


def test_only_the_last_actor_counts_outside_of_lists() -> None:
    acts = [act("carry_out", (), 1, 1), act("carry_out", (), 2, 2)]
    assert refused(1, acts) == []
    assert refused(2, acts) == ["four-eyes"]


def test_seen_from_outside_every_line_of_a_list_counts() -> None:
    acts = [act("carry_out", (5,), 1, 1), act("carry_out", (6,), 2, 2)]
    assert refused(1, acts, list_at=0) == ["four-eyes"]
    assert refused(2, acts, list_at=0) == ["four-eyes"]
    assert refused(3, acts, list_at=0) == []


def test_of_one_line_only_its_last_actor_counts() -> None:
    acts = [act("carry_out", (5,), 1, 1), act("carry_out", (5,), 2, 2)]
    assert refused(1, acts, list_at=0) == []
    assert refused(2, acts, list_at=0) == ["four-eyes"]


def test_one_refusal_names_an_element_once() -> None:
    acts = [act("carry_out", (5,), 1, 1), act("carry_out", (6,), 1, 2)]
    assert refused(1, acts, list_at=0) == ["four-eyes"]


def test_what_another_line_did_does_not_count_within_a_line() -> None:
    acts = [act("carry_out", (5,), 1, 1)]
    assert refused(1, acts, (6,), other=True) == []
    assert refused(1, acts, (5,)) == ["four-eyes"]


def test_the_nearest_part_counts_before_the_outer_ones() -> None:
    acts = [act("carry_out", (5,), 1, 1), act("carry_out", (), 2, 2)]
    assert refused(1, acts, (5,)) == ["four-eyes"]
    assert refused(2, acts, (5,)) == []
