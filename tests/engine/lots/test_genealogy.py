from __future__ import annotations

from decimal import Decimal

import pytest

from engine.lots import Move, NotEnough, only_free_pieces_leave, plan_shipment, relatives, split_return
from engine.lots.shipping import Returned
from engine.vocabulary import QuantityStatus as Q

D = Decimal
EDGES = [(1, 2, "split"), (1, 3, "made_from"), (2, 4, "made_from"), (3, 4, "made_from"), (4, 5, "made_from")]


def test_each_relative_stands_once_the_nearest_way():
    found = relatives(1, EDGES)
    assert [(each.id, each.beside, each.generation) for each in found] == [(2, 1, 1), (3, 1, 1), (4, 2, 2), (5, 4, 3)]


def test_generations_end_where_asked():
    assert [each.id for each in relatives(1, EDGES, depth=1)] == [2, 3]
    assert relatives(1, EDGES, depth=0) == ()


def test_a_circle_ends():
    assert [each.id for each in relatives(1, [(1, 2, "rework"), (2, 1, "rework")])] == [2]


def test_what_is_released_leaves_before_what_is_conceded_or_regraded():
    balance = {Q.RELEASED: D(10), Q.CONCEDED: D(5), Q.REGRADED: D(5), Q.ON_HOLD: D(500)}
    assert plan_shipment(D(17), balance) == (
        Move(Q.RELEASED, None, D(10)),
        Move(Q.CONCEDED, None, D(5)),
        Move(Q.REGRADED, None, D(2)),
    )


@pytest.mark.parametrize("quantity", [D(0), D(-1), D(21), D("NaN")])
def test_no_more_leaves_than_is_free(quantity):
    with pytest.raises(NotEnough):
        plan_shipment(quantity, {Q.RELEASED: D(20), Q.ON_HOLD: D(500)})


def test_pieces_on_hold_are_named_in_the_refusal():
    refusal = only_free_pieces_leave("A-0417", D(1), {Q.ON_HOLD: D(500)})
    assert (refusal.code, refusal.data["held"]) == ("lot-on-hold", D(500))
    assert only_free_pieces_leave("A-0417", D(1), {Q.RELEASED: D(1)}) is None


@pytest.mark.parametrize(
    ("quantity", "returned", "surplus"), [(D(99), D(99), D(0)), (D(100), D(100), D(0)), (D(101), D(100), D(1))]
)
def test_what_came_back_at_99_100_and_101(quantity, returned, surplus):
    assert split_return(quantity, D(100)) == Returned(returned, surplus)
