"""What services do at a monitored point: judge, tell once, hold what may still be held."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine import services
from engine.services import Foreseen
from engine.services.monitoring import NoteReading, hold_batches, judge_reading

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
LIMITS = [{"parameter": "temperature", "minimum": Decimal(15), "maximum": Decimal(21), "kind": "critical"}]
BATCH = {"lot": "B-1", "quantity": Decimal(120), "unit": "kilogram"}


@dataclass
class Plant:
    """What a service sees: one lot's quantities and the time."""

    lot: dict[str, Decimal] = field(default_factory=dict)
    now: datetime = NOW

    def quantity(self, product, lot, status):
        return self.lot.get(status, Decimal(0))


def judged(**more):
    given = {"point": "CCP 3", "limits": LIMITS, "reading": {"temperature": Decimal("23.4")}, "batches": [BATCH]}
    return judge_reading(Plant(), **{**given, **more})


def test_what_is_beyond_is_told_in_three_languages():
    told = judged().result["deviation"]
    assert told["en"] == "Temperature 23.4, limits 15–21 °C"
    assert told["ru"] == "Температура 23,4, пределы 15–21 °C"
    assert "23.4" in told["zh"]


def test_what_is_known_already_asks_for_nothing():
    first = judged().result
    assert (first["attention"], first["standing"]) == ("out", "out: B-1")
    assert judged(standing=first["standing"]).result["attention"] == "none"
    assert judged(standing="out: B-0").result["attention"] == "out"


def test_an_unreadable_value_forgets_nothing_of_what_is_known():
    result = judged(reading={"temperature": "ERR"}, standing="out: B-1").result
    assert (result["attention"], result["standing"]) == ("unreadable", "out: B-1")


def test_back_within_the_limits_the_next_time_beyond_is_new():
    assert judged(reading={"temperature": Decimal(18)}, standing="out: B-1").result["standing"] is None


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("2026-03-02T05:30:00+00:00", datetime(2026, 3, 2, 5, 30, tzinfo=UTC)),
        ("2026-03-02T09:00:00+00:00", NOW),  # later than now
        ("2026-03-02T05:30:00", NOW),  # of no zone
        ("half past five", NOW),
        (None, NOW),
    ],
)
def test_a_logger_may_say_when_it_measured(said, noted):
    (effect,) = judged(measured_at=said, source="logger").effects
    assert isinstance(effect, NoteReading)
    assert (effect.at, effect.source, effect.lots) == (noted, "logger", "B-1")


def test_a_reading_of_nothing_leaves_nothing_written():
    assert judged(reading={"humidity": Decimal(60)}).effects == ()


@pytest.mark.parametrize(
    ("there", "held"),
    [
        ({}, "120"),  # not known yet
        ({"released": Decimal(100)}, "120"),
        ({"released": Decimal(200)}, "200"),  # more lies there than was said
        ({"on_hold": Decimal(120)}, None),
        ({"on_hold": Decimal(50), "released": Decimal(70)}, "70"),
        ({"scrapped": Decimal(40), "released": Decimal(80)}, "80"),
        ({"scrapped": Decimal(120)}, None),
    ],
)
def test_what_is_released_or_unknown_is_held_and_nothing_twice(there, held):
    outcome = hold_batches(Plant(there), batches=[BATCH, BATCH], product="BM-200")
    assert [str(each["quantity"]) for each in outcome.result["held"]] == ([held] if held else [])
    assert len(outcome.effects) == (1 if held else 0)


def test_a_point_without_batches_holds_nothing():
    assert hold_batches(Plant(), batches=None, product=None).result["held"] == []


def test_limits_that_say_nothing_are_foreseen():
    found = services.find("ccp.check_limits")
    with pytest.raises(Foreseen) as refused:
        found.run(Plant(), {"limits": [{"parameter": "temperature"}]})
    assert refused.value.code == "limits_refused"
    assert refused.value.data == {"problem": "without_bounds", "parameter": "temperature"}
