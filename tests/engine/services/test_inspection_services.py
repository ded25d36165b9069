"""The services of incoming inspection, called as a diagram calls them: by topic, with decimals and contexts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from engine import services
from engine.sampling import INCOMING_RULES, NonconformityClass, Severity, begin, lay_down
from engine.series import SeriesKey
from engine.services.goods import LinkLots, MoveGoods
from engine.services.series import CountLot, SwitchSeries
from engine.workflow.values import kept

D = Decimal
MAJOR, MINOR = NonconformityClass.MAJOR, NonconformityClass.MINOR


class Plant:
    """What the services see: series by class, one lot on hold."""

    site, case_number = "ningbo", "II-2026-0001"
    now = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)

    def __init__(self, held: int = 40_000, **severities: Severity) -> None:
        self.held = D(held)
        self.states = {
            each: lay_down(begin(INCOMING_RULES), severities.get(each.value, Severity.TIGHTENED))[0]
            for each in NonconformityClass
        }
        self.started: list[tuple[Any, ...]] = []

    def quantity(self, product: str, lot: str, status: str) -> Decimal:
        return self.held if status == "on_hold" else D(0)

    def handed_over(self, product: str, lot: str) -> Decimal:
        return D(0)

    def start_case(self, *given: Any) -> str:
        self.started.append(given)
        return "NC-2026-0001"

    def series(self, key: SeriesKey, *, to_change: bool = False) -> Any:
        return self.states[key.nonconformity_class]


def serve(topic: str, plant: Plant | None = None, **inputs: Any) -> tuple[dict[str, Any], tuple[Any, ...]]:
    found = services.find(topic)
    assert found
    outcome = found.run(plant or Plant(), kept(inputs))
    result = kept(dict(outcome.result))
    assert set(result) == set(found.results)
    return result, outcome.effects


def planned(plant: Plant | None = None, **changes: Any) -> dict[str, Any]:
    usual = {
        "supplier": "jinhe",
        "product": "VB-50",
        "quantity": 1200,
        "level": "II",
        "plan_type": "double",
        "aql_major": "0.4",
        "aql_minor": "1.0",
    }
    return serve("sampling.plan", plant, **{**usual, **changes})[0]


def judged(plans: Any, major: Any = None, minor: Any = None, before: Any = ((), ())) -> dict[str, Any]:
    given = {"major_units": major, "minor_units": minor, "found_major": before[0], "found_minor": before[1]}
    return serve("sampling.judge", plans=plans, **given)[0]


def test_a_delivery_up_to_the_limit_is_one_lot():
    assert serve("sampling.split", lot="A", quantity=35_000)[0] == {"lots": [{"lot": "A", "quantity": D(35_000)}]}


def test_a_larger_delivery_is_split_into_the_fewest_even_lots():
    lots = serve("sampling.split", lot="A", quantity=40_001)[0]["lots"]
    assert lots == [{"lot": "A/1", "quantity": D(20_001)}, {"lot": "A/2", "quantity": D(20_000)}]


def test_the_plant_may_set_another_limit():
    assert len(serve("sampling.split", lot="A", quantity=40_000, largest_lot=10_000)[0]["lots"]) == 4


def test_the_plan_of_each_class_follows_the_arrows_and_is_explained():
    found = planned()
    assert (found["next_major"], found["next_minor"], found["next_sample_size"]) == (D(125), D(50), D(125))
    assert found["plans"]["major"]["plan_letter"] == "L"
    assert "letter J to letter L" in found["plan_explained"]["en"]["major"]
    assert all(found["plan_explained"][language]["minor"] for language in ("en", "zh", "ru"))


def test_each_class_is_planned_at_the_severity_of_its_series():
    plans = planned(Plant(major=Severity.NORMAL))["plans"]
    assert (plans["major"]["severity"], plans["minor"]["severity"]) == ("normal", "tightened")


def test_a_discontinued_class_stops_the_lot_and_asks_to_resume():
    plant = Plant()
    plant.states[MINOR] = _discontinued()
    found = planned(plant)
    assert found["discontinued"] is True
    assert (found["major_approval"], found["minor_approval"], found["plans"]) == (None, "resume", None)


def _discontinued() -> Any:
    from engine.sampling import LotResult, after_lot

    state = begin(INCOMING_RULES)
    for number in range(5):
        state, _ = after_lot(state, LotResult(str(number), False))
    return state


def test_a_delivery_of_one_unit_is_inspected_wholly():
    found = planned(quantity=1)
    assert found["next_sample_size"] == D(1)
    assert found["plans"]["major"]["full_inspection"] is True


@pytest.mark.parametrize(
    ("major", "minor", "verdict", "next_major", "next_minor"),
    [
        (0, 0, "accept", 0, 0),
        (2, 0, "reject", 0, 0),
        (0, 2, "reject", 0, 0),
        (1, 0, "further_sample", 125, 0),
        (0, 1, "further_sample", 0, 50),
        (1, 1, "further_sample", 125, 50),
        (1, 2, "reject", 0, 0),
    ],
)
def test_the_first_sample_is_judged_class_by_class(major, minor, verdict, next_major, next_minor):
    found = judged(planned()["plans"], major, minor)
    assert (found["verdict"], found["next_major"], found["next_minor"]) == (verdict, D(next_major), D(next_minor))


def test_a_class_without_further_sample_keeps_its_count():
    found = judged(planned()["plans"], minor=1, before=([0], [1]))
    assert (found["verdict"], found["found_major"], found["found_minor"]) == ("reject", [D(0)], [D(1), D(1)])
    assert (found["nonconforming_units"], found["nonconformity_class"]) == (D(2), "minor")


def test_the_class_that_refuses_is_named_before_one_that_was_only_found():
    assert judged(planned()["plans"], 1, 2)["nonconformity_class"] == "minor"
    assert judged(planned()["plans"], 0, 0)["nonconformity_class"] is None


def test_a_lot_is_counted_for_both_classes():
    plans = planned()["plans"]
    given = {"supplier": "jinhe", "product": "VB-50", "lot": "A", "quantity": 1200, "plans": plans}
    result, effects = serve("series.count", **given, found_major=[0], found_minor=[1, 0])
    assert result == {"major_approval": None, "minor_approval": None}
    assert [type(each) for each in effects] == [CountLot, CountLot]
    assert [each.lot.found for each in effects] == [(0,), (1, 0)]
    assert all(each.counted.counts for each in effects)


def test_settling_answers_only_what_was_asked():
    plant = Plant()
    plant.states[MAJOR] = _discontinued()
    given = {"supplier": "jinhe", "product": "VB-50", "major_approval": "resume"}
    result, (effect,) = serve("series.settle", plant, **given, major_decision="approve")
    assert result == {"major_outcome": "approved", "minor_outcome": None, "acceptance_resumed": True}
    assert isinstance(effect, SwitchSeries)
    assert effect.state.severity is Severity.TIGHTENED


def test_acceptance_is_not_resumed_while_the_other_class_is_discontinued():
    plant = Plant()
    plant.states = {each: _discontinued() for each in NonconformityClass}
    given = {"major_approval": "resume", "major_decision": "approve", "minor_approval": "resume"}
    result, _ = serve("series.settle", plant, supplier="jinhe", product="VB-50", **given, minor_decision="decline")
    assert result["acceptance_resumed"] is False


def test_laying_down_nothing_changes_nothing():
    assert serve("series.lay_down", supplier="jinhe", product="VB-50", severity=None) == ({}, ())


def test_a_split_moves_the_pieces_and_links_the_lots():
    lots = [{"lot": "A/1", "quantity": 20_000}, {"lot": "A/2", "quantity": 20_000}]
    _, effects = serve("lot.split", product="VB-50", lot="A", lots=lots, unit="piece")
    assert [each.lot for each in effects if isinstance(each, MoveGoods)] == ["A", "A/1", "A/2"]
    assert [(each.from_lot, each.to_lot, each.kind) for each in effects if isinstance(each, LinkLots)] == [
        ("A", "A/1", "split"),
        ("A", "A/2", "split"),
    ]


def test_no_more_is_handed_over_than_is_on_hold():
    from engine.lots import NotEnough

    data = {"product": "VB-50", "lot": "A"}
    with pytest.raises(NotEnough):
        serve("case.start", Plant(held=999), procedure="p", link="nonconformity", data=data, held_quantity=1000)


def test_a_linked_case_plays_at_the_site_it_is_sent_to():
    plant = Plant()
    serve("case.start", plant, procedure="p", link="complaint", data={"lot": "A"}, site="taizhou")
    assert plant.started[-1][-1] == "taizhou"


def test_nothing_held_here_is_handed_over_to_another_site():
    from engine.lots import NotEnough

    given = {"procedure": "p", "link": "l", "data": {"product": "VB-50", "lot": "A"}, "held_quantity": 10}
    with pytest.raises(NotEnough):
        serve("case.start", Plant(), **given, site="taizhou")
    serve("case.start", Plant(), **given, site="ningbo")


def test_an_optional_context_is_no_text():
    found = services.find("case.start")
    assert found
    assert {each.name: (each.type, each.required) for each in found.parameters} == {
        "procedure": ("text", True),
        "link": ("text", True),
        "data": ("context", True),
        "held_quantity": ("number", False),
        "site": ("text", False),
    }
