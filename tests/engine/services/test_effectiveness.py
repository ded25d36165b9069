"""The share found by consumers stands at its bounds, from cases that were really started; quantities by unit."""

from decimal import Decimal
from pathlib import Path

import pytest

from engine.bundles import collect, load
from engine.effectiveness import Half, Nonconformity, days_of, measure
from engine.scenarios import Stage, run
from engine.storage import micros
from engine.storage.nonconformities import reported

HOME = Path(__file__).resolve().parents[3]


def rated(decision, **given):
    bundle = load("effectiveness_review", collect(HOME, "effectiveness_review"))
    return bundle.decisions[decision].decide({key: Decimal(value) for key, value in given.items()}, None).value


def test_the_share_is_rated_at_its_bounds_from_real_cases(tmp_path):
    with Stage(HOME, tmp_path).world() as world:
        run(world, 'product "ZEFIR-01" is a "confectionery" called "Vanilla zefir"', ())

        def share_after(findings, claims):
            for count, rows in ((findings, ()), (claims, CLAIM)):
                if count:
                    run(world, f'{count} findings of "ZEFIR-01" are reported', rows)
            with world.plant.database.reading() as work:
                found = list(reported(work, world.site, 0, micros(world.clock.now) + 1))
            share = measure(found, Decimal(1000), "kilogram").share_percent
            return len(found), str(share), rated("share_rating", share_percent=share)

        assert share_after(4, 0) == (4, "0.0", "excellent")
        assert share_after(0, 1) == (5, "20.0", "excellent")
        assert share_after(103, 26) == (134, "20.1", "good")
        assert share_after(0, 40) == (174, "38.5", "good")
        assert share_after(0, 40) == (214, "50.0", "good")
        assert share_after(60, 61) == (335, "50.1", "satisfactory")


CLAIM = (
    ("source", "after_delivery"),
    ("customer", "volga"),
    ("goods_at", "consumer"),
    ("claim_cause", "Sticky crust"),
)


@pytest.mark.parametrize(
    ("percent", "level", "share"),
    [
        ("0", "excellent", "excellent"),
        ("20", "excellent", "excellent"),
        ("20.1", "excellent", "good"),
        ("30", "excellent", "good"),
        ("30.1", "good", "good"),
        ("50", "good", "good"),
        ("50.1", "good", "satisfactory"),
        ("60", "good", "satisfactory"),
        ("60.1", "satisfactory", "satisfactory"),
        ("140", "satisfactory", "satisfactory"),
    ],
)
def test_the_bands_are_continuous(percent, level, share):
    assert rated("level_rating", level_percent=percent) == level
    assert rated("share_rating", share_percent=percent) == share


def found(quantity, unit="kilogram", *, by_consumer=False):
    return Nonconformity(Decimal(quantity), unit, by_consumer)


def test_masses_are_told_in_the_unit_of_production_and_other_units_apart():
    counted = measure([found("2", "tonne"), found("500", "gram"), found("7", "piece")], Decimal(10), "tonne")
    assert counted.nonconforming_quantity == Decimal("2.0005")
    assert counted.level_percent == Decimal("20.0")
    assert counted.left_out == {"piece": Decimal(7)}
    assert counted.nonconformities == 3


def test_pieces_are_counted_in_pieces():
    assert measure([found("3", "piece")], Decimal(12), "piece").level_percent == Decimal("25.0")


def test_percentages_are_rounded_half_up_before_they_are_rated():
    assert measure([found("30.05")], Decimal(100), "kilogram").level_percent == Decimal("30.1")
    assert measure([found("30.04")], Decimal(100), "kilogram").level_percent == Decimal("30.0")


def test_a_half_year_ends_before_the_first_day_of_the_next():
    assert [day.isoformat() for day in days_of(2026, Half.FIRST)] == ["2026-01-01", "2026-07-01"]
    assert [day.isoformat() for day in days_of(2026, Half.SECOND)] == ["2026-07-01", "2027-01-01"]
