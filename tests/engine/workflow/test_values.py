"""Values come back from the state exactly as they were."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from engine.feel import YearsMonths
from engine.vocabulary import Disposition
from engine.workflow.values import kept, pack, same, settled, unpack

VALUES = [
    *(Decimal(text) for text in ("1.50", "1E+2", "-0.0", "0", "12345678901234567890.123")),
    date(2026, 1, 2),
    datetime(2026, 1, 2, 3, 4, 5, 6, UTC),
    datetime(1890, 1, 2, tzinfo=UTC),
    datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=8))),
    datetime(2026, 1, 2, tzinfo=ZoneInfo("Asia/Shanghai")),
    datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1),
    datetime(2026, 1, 1),  # noqa: DTZ001
    time(1, 2, 3, tzinfo=UTC),
    time(1, 2),
    timedelta(-1, 5, 7),
    YearsMonths(14),
    *(None, True, "", "сталь 不合格 €"),
    [[], {}, {"b": True, "a": [None]}],
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_exactly(value):
    back = unpack(pack(value))
    assert back == value
    assert repr(back) == repr(value)
    assert same(back, value)


def test_values_that_are_equal_but_not_the_same_differ():
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    assert not same(Decimal("1.0"), Decimal("1.00"))
    assert not same(moment, moment.astimezone(timezone(timedelta(hours=8))))
    assert not same(Decimal(1), True)
    assert not same({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert not same([1], [1, 2])


def test_what_comes_in_is_copied_and_typed():
    given = {"n": 5, "lines": ({"q": 1},), "disposition": Disposition.REWORK}
    assert kept(given) == {"n": Decimal(5), "lines": [{"q": Decimal(1)}], "disposition": "rework"}
    assert type(kept(given)["disposition"]) is str


@pytest.mark.parametrize("value", [1.5, {1: "a"}, object(), b"x", {"a": {2, 3}}])
def test_what_cannot_be_kept_is_refused(value):
    with pytest.raises(TypeError):
        kept(value)


def test_what_feel_gave_is_kept_without_a_copy_where_that_is_possible():
    value = [{"a": Decimal(1)}, "x"]
    assert settled(value) is value
    assert settled([1]) == [Decimal(1)]
