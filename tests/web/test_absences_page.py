import datetime as dt

import pytest


@pytest.fixture
def today(plant):
    return plant.clock().astimezone(plant.zone("ningbo")).date()


@pytest.fixture
def named(signed_in, today):
    """Li is away today; Zhang stands in."""
    li = signed_in("li").open("/absences")
    return li.send("/absences", first_day=f"{today}", last_day=f"{today}", substitute="zhang")


def test_who_names_a_substitute_sees_it_and_who_stands_in_is_told(named, signed_in):
    assert named.status == 200
    assert "You are away, Zhang Min stands in" in named.text
    zhang = signed_in("zhang")
    assert "You stand in for 李伟: their tasks are in your list." in zhang.text
    assert "You stand in for 李伟" in zhang.open("/absences").text


def test_the_case_and_its_record_name_both(named, signed_in, a_case, task_of, plant):
    case = a_case(by="sun")
    plant.complete_task(plant.actor_named("sun"), task_of(case, "judge_lot"), {"verdict": "good"})
    plant.complete_task(plant.actor_named("zhang"), task_of(case, "release_lot"), {}, "right horse")
    zhang = signed_in("zhang").open(f"/cases/{case.number}")
    assert zhang.text.count("Zhang Min for 李伟") == 2
    (record,) = zhang.page.xpath("//a[text()='Release the lot'][contains(@href,'records')]/@href")
    assert zhang.open(record).text.count("Zhang Min for 李伟") == 2


def test_a_wrong_day_is_said_beside_its_field_and_nothing_typed_is_lost(signed_in, today):
    li = signed_in("li").open("/absences")
    li.send("/absences", first_day=f"{today}", last_day=f"{today - dt.timedelta(days=3)}", substitute="zhang")
    assert li.status == 422
    assert li.words("//p[@id='last_day-err']") == ["The last day lies before the first one."]
    assert li.page.xpath("//select[@id='substitute']/option[@selected]/@value") == ["zhang"]


def test_what_is_missing_is_said_all_at_once(signed_in):
    li = signed_in("li").open("/absences")
    li.send("/absences", first_day="", last_day="soon", substitute="")
    assert li.status == 422
    assert li.words("//p[@class='err']") == [
        "Fill this in.",
        "Enter a date, for example 2026-11-20.",
        "Fill this in.",
    ]


def test_a_head_names_for_others_and_staff_for_themselves(signed_in):
    assert "Who is away" in signed_in("li").open("/absences").text
    assert "Who is away" not in signed_in("zhang").open("/absences").text


def test_a_substitute_can_be_withdrawn(named, signed_in):
    named.send("/withdraw")
    assert "Withdrawn." in named.text
    assert "You stand in for" not in signed_in("zhang").text


def test_nobody_withdraws_what_does_not_concern_them(named, signed_in, plant):
    sun = signed_in("sun").open("/absences")
    token = sun.page.xpath("//input[@name='csrf_token']/@value")[0]
    sun.post("/absences/1/withdraw", {"csrf_token": token})
    assert sun.status == 403
    assert plant.actor_named("zhang").may("quality_head", "ningbo")
