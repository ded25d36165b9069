"""The page of a record: read it, correct it, see both."""

import pytest


@pytest.fixture
def judged(plant, a_case, task_of):
    case = a_case("A-0417")
    plant.complete_task(plant.actor_named("zhang"), task_of(case, "judge_lot"), {"verdict": "good"})
    return case


def record_page(visitor, case):
    visitor.open(f"/cases/{case.number}")
    href = visitor.page.xpath("//ul[contains(@class,'recs')]//a[contains(@href,'/records/')]/@href")[0]
    return visitor.open(href)


def correct(visitor, case, **values):
    page = record_page(visitor, case)
    page.open(page.page.xpath("//a[contains(@href,'/correction')]/@href")[0])
    return page.send(
        "/correction",
        **{"verdict": "bad", "correction_reason": "Wrong box ticked", "password": "right horse", **values},
    )


def test_a_record_is_corrected_and_both_are_shown(signed_in, judged):
    visitor = correct(signed_in("zhang"), judged)
    assert "The correction is written." in visitor.text
    assert visitor.words("//table//tbody/tr/*") == ["Verdict", "good", "bad"]
    assert "Why it is corrected: Wrong box ticked" in visitor.text
    assert "signed: I correct this entry" in visitor.text
    visitor.open(visitor.page.xpath("//section//h2/a/@href")[0])
    assert "Corrected by Zhang Min" in visitor.text
    assert not visitor.page.xpath("//a[contains(@href,'/correction')]")
    visitor.open(f"/cases/{judged.number}")
    assert "Corrected: Judge the lot" in visitor.words("//ol[contains(@class,'tl')]//h3")
    assert "Reason: Wrong box ticked" in visitor.text


def test_a_correction_without_reason_or_password_is_refused_and_nothing_typed_is_lost(signed_in, judged):
    visitor = correct(signed_in("zhang"), judged, correction_reason="", password="no")
    assert visitor.status == 422
    assert visitor.page.xpath("//*[@id='cre']")
    assert visitor.page.xpath("//*[@id='pwe']")
    assert visitor.page.xpath("//input[@name='verdict'][@value='bad'][@checked]")


def test_who_comes_second_sees_the_first_correction_and_keeps_what_was_typed(signed_in, plant, judged):
    late = record_page(signed_in("li"), judged)
    late.open(late.page.xpath("//a[contains(@href,'/correction')]/@href")[0])
    correct(signed_in("zhang"), judged)
    late.send("/correction", verdict="bad", correction_reason="Mine", password="right horse")
    assert late.status == 409
    assert "Zhang Min corrected this entry meanwhile" in late.text
    assert late.words("//textarea[@id='cr']") == ["Mine"]


def test_people_of_other_roles_find_no_button(signed_in, plant, judged, task_of):
    plant.complete_task(plant.actor_named("li"), task_of(judged, "release_lot"), {}, "right horse")
    visitor = record_page(signed_in("zhang"), judged)
    assert not visitor.page.xpath("//a[contains(@href,'/correction')]")
