from datetime import timedelta

import pytest

from engine.commands import looking
from engine.errors import NotFound
from engine.inbox import case_page


def judge(visitor, task, verdict="good", **more):
    return visitor.open(f"/tasks/{task}").send(f"/tasks/{task}", verdict=verdict, **more)


def test_a_person_completes_a_task_and_is_told(signed_in, a_case, task_of):
    case = a_case()
    visitor = judge(signed_in("zhang"), task_of(case, "judge_lot"))
    assert visitor.path == "/inbox"
    assert f"Done: “Judge the lot” of {case.number}" in visitor.text


def test_the_next_task_of_the_same_person_in_the_case_follows_at_once(signed_in, plant, a_case, task_of):
    plant.add_membership("zhang", "quality_head", "ningbo")
    case = a_case()
    visitor = judge(signed_in("zhang"), task_of(case, "judge_lot"))
    assert visitor.words("//h1") == ["Release the lot"]


def test_a_refused_form_says_why_and_keeps_what_was_typed(signed_in, plant, a_case, task_of):
    plant.add_membership("zhang", "quality_head", "ningbo")
    case = a_case(by="sun")
    judge(signed_in("sun"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}").send(f"/tasks/{task}", remark="looks fine")
    assert visitor.status == 422
    assert visitor.page.xpath("//input[@name='remark']/@value") == ["looks fine"]
    assert visitor.page.xpath("//input[@name='password']/@aria-invalid") == ["true"]
    assert visitor.page.xpath("//div[@class='errors']//a/@href") == ["#pw"]


def test_a_missing_answer_is_named_at_its_field(signed_in, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}").post(f"/tasks/{task}", token_of(signed_in("zhang"), task))
    assert visitor.status == 400  # the token belongs to another session
    visitor = signed_in("zhang").open(f"/tasks/{task}").send(f"/tasks/{task}")
    assert visitor.status == 422
    assert visitor.page.xpath("//div[@class='errors']//a")


def token_of(visitor, task):
    visitor.open(f"/tasks/{task}")
    return {"csrf_token": visitor.page.xpath("//form[@data-draft]//input[@name='csrf_token']/@value")[0]}


@pytest.mark.parametrize("password", ["", "wrong horse"])
def test_nothing_is_signed_without_the_password(signed_in, a_case, task_of, password):
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    visitor = signed_in("li").open(f"/tasks/{task}").send(f"/tasks/{task}", password=password)
    assert visitor.status == 422
    assert "“I release this lot”" in visitor.text
    assert password == "" or password not in visitor.page.text_content()


def test_a_signature_is_taken_and_shown_in_the_case(signed_in, a_case, task_of):
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    visitor = signed_in("li").open(f"/tasks/{task}").send(f"/tasks/{task}", password="right horse")
    assert visitor.path == "/inbox"
    visitor.open(f"/cases/{case.number}")
    assert "signed: I release this lot" in visitor.text
    assert visitor.page.xpath("//section[contains(@class,'case-head')]/@class") == ["case-head released"]


def test_four_eyes_are_told_as_a_reason(signed_in, plant, a_case, task_of):
    plant.add_membership("zhang", "quality_head", "ningbo")
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}").send(f"/tasks/{task}", password="right horse")
    assert visitor.status == 422
    assert visitor.page.xpath("//div[@class='errors']")


def test_a_draft_survives_and_comes_back_to_its_person_only(signed_in, plant, a_case, task_of):
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    signed_in("li").open(f"/tasks/{task}").send(f"/tasks/{task}", press=("act", "draft"), remark="half a sentence")
    again = signed_in("li").open(f"/tasks/{task}")
    assert again.page.xpath("//input[@name='remark']/@value") == ["half a sentence"]
    assert "Draft saved" in again.text
    plant.add_membership("sun", "quality_head", "ningbo")
    other = signed_in("sun").open(f"/tasks/{task}")
    assert other.page.xpath("//input[@name='remark']/@value") == [""]


def test_a_draft_is_saved_in_the_background_without_the_password(signed_in, plant, a_case, task_of):
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    visitor = signed_in("li")
    token = token_of(visitor, task)
    answer = visitor.client.post(f"/tasks/{task}/draft", data={**token, "remark": "typing", "password": "secret"})
    assert answer.get_data(as_text=True).startswith("Draft saved")
    assert plant.draft(plant.actor_named("li"), task).data == {"remark": "typing"}


def test_completing_forgets_the_draft(signed_in, plant, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}").send(f"/tasks/{task}", press=("act", "draft"), verdict="bad")
    visitor.send(f"/tasks/{task}", verdict="good")
    assert plant.draft(plant.actor_named("zhang"), task) is None


def test_a_draft_that_arrives_after_its_task_was_done_does_not_come_back(signed_in, plant, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    zhang = signed_in("zhang")
    token = token_of(zhang, task)
    zhang.send(f"/tasks/{task}", verdict="good")
    zhang.post(f"/tasks/{task}/draft", {**token, "verdict": "good"})
    assert zhang.status == 200
    assert plant.draft(plant.actor_named("zhang"), task) is None


def test_someone_was_faster_both_entries_stand_side_by_side(signed_in, plant, a_case, task_of):
    case = a_case()
    task = task_of(case, "judge_lot")
    zhang, sun = signed_in("zhang").open(f"/tasks/{task}"), signed_in("sun").open(f"/tasks/{task}")
    zhang.send(f"/tasks/{task}", verdict="good")
    sun.send(f"/tasks/{task}", verdict="bad")
    assert sun.status == 409
    assert sun.words("//h1") == ["Zhang Min was faster"]
    assert sun.words("//table[@class='cmp']/tbody/tr/*") == ["Verdict", "good", "≠ differs: bad"]
    assert plant.draft(plant.actor_named("sun"), task).data["verdict"] == "bad"


def test_ones_own_second_click_is_no_race(signed_in, a_case, task_of):
    case = a_case()
    task = task_of(case, "judge_lot")
    first, second = signed_in("zhang").open(f"/tasks/{task}"), signed_in("zhang").open(f"/tasks/{task}")
    first.send(f"/tasks/{task}", verdict="good")
    second.send(f"/tasks/{task}", verdict="good")
    assert (second.status, second.path) == (200, f"/cases/{case.number}")


def test_a_task_another_person_holds_is_shown_but_not_asked(signed_in, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    signed_in("zhang").open("/inbox").send("/claim")
    visitor = signed_in("sun").open(f"/tasks/{task}")
    assert "Zhang Min has this task" in visitor.text
    assert not visitor.page.xpath("//form[@data-draft]")


def test_completing_without_the_role_names_the_role_and_who_has_it(signed_in, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    visitor = signed_in("li").open(f"/tasks/{task}")
    assert "It is done by: inspector" in visitor.text
    token = visitor.page.xpath("//input[@name='csrf_token']/@value")[0]
    visitor.post(f"/tasks/{task}", {"csrf_token": token, "verdict": "good"})
    assert visitor.status == 403
    assert "It takes the role “inspector” at Ningbo branch." in visitor.text
    assert "Sun Yan, Zhang Min" in visitor.text


def test_a_person_of_another_site_does_not_learn_of_the_task(signed_in, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    assert signed_in("guest").open(f"/tasks/{task}").status == 404


def test_a_done_task_shows_what_was_recorded(signed_in, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    judge(signed_in("zhang"), task)
    visitor = signed_in("sun").open(f"/tasks/{task}")
    assert "This task is done" in visitor.text
    assert "good" in visitor.text
    assert not visitor.page.xpath("//form[@data-draft]")


def test_the_clause_stands_beside_the_form_in_the_readers_language(signed_in, a_case, task_of):
    task = task_of(a_case(), "judge_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}")
    english = visitor.words("//*[@id='TRY-1']")[0]
    visitor.send("/language", press=("language", "zh"))
    assert visitor.words("//*[@id='TRY-1']")[0] != english
    assert visitor.words("//h1") == ["判定"]


@pytest.mark.parametrize("what", ["", "/claim", "/release", "/draft"])
def test_to_people_of_other_sites_a_task_does_not_exist(signed_in, a_case, task_of, what):
    task = task_of(a_case(), "judge_lot")
    guest = signed_in("guest").open("/inbox")
    token = {"csrf_token": guest.page.xpath("//input[@name='csrf_token']/@value")[0]}
    assert guest.post(f"/tasks/{task}{what}", {**token, "verdict": "good"}).status == 404


def test_a_text_of_megabytes_is_refused_in_words_and_kept_on_the_page(signed_in, plant, a_case, task_of):
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    visitor = (
        signed_in("li").open(f"/tasks/{task}").send(f"/tasks/{task}", password="right horse", remark="y" * 5_000_000)
    )
    assert visitor.status == 422
    assert "Shorten this to 10,000 characters" in visitor.text
    assert len(visitor.page.xpath("//input[@name='remark']/@value")[0]) == 5_000_000
    visitor.send(f"/tasks/{task}", press=("act", "draft"), remark="y" * 1_500_000)
    assert visitor.status == 422
    assert "too much for a draft" in visitor.text
    assert visitor.post(f"/tasks/{task}/draft", token_of(visitor, task) | {"remark": "y" * 1_500_000}).status == 422


def test_who_guesses_a_password_to_sign_is_stopped_for_a_while(signed_in, clock, a_case, task_of):
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    task = task_of(case, "release_lot")
    visitor = signed_in("li").open(f"/tasks/{task}")
    for number in range(10):
        visitor.send(f"/tasks/{task}", password=f"wrong {number}")
    assert "This is not your password" in visitor.text
    visitor.send(f"/tasks/{task}", password="right horse")
    assert visitor.status == 422
    assert "Signing is paused for 15 minutes" in visitor.text
    clock.now += timedelta(minutes=16)
    assert visitor.send(f"/tasks/{task}", password="right horse").status == 200


def test_sending_a_form_does_not_work_out_what_a_fresh_one_shows(signed_in, a_case, task_of, monkeypatch):
    asked = []
    scope_of = looking.scope_of
    monkeypatch.setattr(looking, "scope_of", lambda *given: asked.append(given[-1]) or scope_of(*given))
    task = task_of(a_case(), "judge_lot")
    visitor = signed_in("zhang").open(f"/tasks/{task}")
    assert len(asked) == 1
    visitor.send(f"/tasks/{task}", verdict="good")
    assert "Done:" in visitor.text
    assert len(asked) == 1


def test_a_task_is_told_the_same_course_of_the_case_as_the_cases_page(plant, signed_in, a_case, task_of):
    case = a_case()
    judge(signed_in("zhang"), task_of(case, "judge_lot"))
    with plant.database.reading() as work:
        page = case_page.case_facts(work, plant.actor_named("li"), case.number)
        margin = case_page.task_facts(work, plant.actor_named("li"), case.id, case.number)
        with pytest.raises(NotFound):
            case_page.task_facts(work, plant.actor_named("guest"), case.id, case.number)
    assert page.records
    assert page.lots
    for part in ("case", "tasks", "records", "events", "lots"):
        assert getattr(margin, part) == getattr(page, part)
