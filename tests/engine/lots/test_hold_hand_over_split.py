from __future__ import annotations

from decimal import Decimal

import pytest

from engine.lots import Move, NotEnough, after, plan_hold, plan_split
from engine.vocabulary import QuantityStatus

HELD, FREE = QuantityStatus.ON_HOLD, QuantityStatus.RELEASED
D = Decimal


def test_what_is_handed_over_stays_held_and_is_written_down():
    assert plan_hold(D(1000), released=D(0), handed_over=D(1000)) == (Move(HELD, HELD, D(1000)),)


def test_what_is_handed_over_counts_once():
    moves = plan_hold(D(1000), released=D(0), handed_over=D(1000))
    assert after({HELD: D(1000)}, moves) == {HELD: D(1000)}


def test_hand_over_then_released_then_new():
    moves = plan_hold(D(100), released=D(30), handed_over=D(20))
    assert moves == (Move(HELD, HELD, D(20)), Move(FREE, HELD, D(30)), Move(None, HELD, D(50)))


def test_less_is_held_than_was_handed_over():
    assert plan_hold(D(5), released=D(100), handed_over=D(20)) == (Move(HELD, HELD, D(5)),)


def test_pieces_leave_the_old_number_for_the_new_ones():
    moves = plan_split("A", {"A/1": D(20), "A/2": D(20)}, HELD, there=D(40))
    assert moves == {
        "A": (Move(HELD, None, D(40)),),
        "A/1": (Move(None, HELD, D(20)),),
        "A/2": (Move(None, HELD, D(20)),),
    }
    assert after({HELD: D(40)}, moves["A"]) == {HELD: D(0)}


def test_what_stays_under_the_old_number_does_not_move():
    moves = plan_split("A", {"A": D(10), "B": D(30)}, HELD, there=D(40))
    assert moves == {"A": (Move(HELD, None, D(30)),), "B": (Move(None, HELD, D(30)),)}


def test_a_lot_left_whole_moves_nowhere():
    assert plan_split("A", {"A": D(40)}, HELD, there=D(40)) == {}


def test_more_than_is_there_cannot_be_split():
    with pytest.raises(NotEnough):
        plan_split("A", {"A/1": D(41)}, HELD, there=D(40))


def test_an_empty_lot_is_no_lot():
    with pytest.raises(NotEnough):
        plan_split("A", {"A/1": D(0)}, HELD, there=D(40))
