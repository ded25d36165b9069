from datetime import timedelta

import pytest


def test_the_inbox_shows_the_tasks_of_ones_roles_with_counts(signed_in, a_case):
    a_case("A-0417")
    a_case("B-1190")
    visitor = signed_in("zhang")
    assert visitor.words("//nav[@class='tabs']/a") == ["Mine 0", "My roles 2", "Overdue 0", "All of site 2"]
    assert visitor.words("//td[contains(@class,'c-step')]") == ["Judge the lot", "Judge the lot"]
    assert visitor.words("//td[contains(@class,'c-lot')]") == [
        "A-0417Valve body DN50 · 1,200 pcs",
        "B-1190Valve body DN50 · 1,200 pcs",
    ]


def test_a_task_of_another_role_stands_only_under_all(signed_in, a_case):
    case = a_case()
    visitor = signed_in("li")
    assert "Nothing waits for your roles" in visitor.text
    visitor.open("/inbox?tab=site")
    assert case.number in visitor.text
    assert not visitor.page.xpath("//button[@data-claim]")


def test_overdue_comes_first_and_says_by_how_many_working_hours(signed_in, a_case, clock):
    a_case("A-0417")  # due Tuesday 09:00
    clock.now += timedelta(days=1, hours=3)  # Tuesday 12:00
    a_case("B-1190")
    visitor = signed_in("zhang")
    assert visitor.words("//tr[@class='grp']/th") == ["Overdue 1", "Later 1"]
    assert visitor.words("//td[contains(@class,'c-due')]/span")[0] == "3 h 00 late"
    assert visitor.words("//a[contains(@class,'n')]/span[@class='dot']") == ["overdue: 1"]


def test_a_claimed_task_is_mine_and_shows_its_holder_to_others(signed_in, a_case):
    case = a_case()
    zhang, sun = signed_in("zhang"), signed_in("sun")
    zhang.send("/claim")
    assert zhang.path.startswith("/tasks/")
    assert "with you since" in zhang.text
    sun.open("/inbox")
    assert sun.words("//td[@class='go']") == ["ZMZhang Min"]
    zhang.open("/inbox?tab=mine")
    assert case.number in zhang.text


def test_a_task_given_back_can_be_claimed_by_others(signed_in, a_case):
    a_case()
    zhang, sun = signed_in("zhang"), signed_in("sun")
    zhang.send("/claim").send("/release")
    assert "Given back" in zhang.text
    sun.open("/inbox").send("/claim")
    assert "with you since" in sun.text


def test_claiming_what_another_has_is_told_without_blame(signed_in, a_case):
    a_case()
    zhang, sun = signed_in("zhang"), signed_in("sun")
    zhang.send("/claim")
    sun.send("/claim")
    assert sun.status == 409
    assert sun.words("//h1") == ["Zhang Min is working on it"]


@pytest.mark.parametrize("typed", ["B-1190", "b-119", "1190"])
def test_a_scanner_opens_the_one_task_it_hits(signed_in, a_case, task_of, typed):
    a_case("A-0417")
    case = a_case("B-1190")
    visitor = signed_in("zhang").open(f"/find?q={typed}")
    assert visitor.path == f"/tasks/{task_of(case, 'judge_lot')}"


def test_a_search_with_several_hits_lists_them(signed_in, a_case):
    a_case("A-0417")
    a_case("A-0418")
    visitor = signed_in("zhang").open("/find?q=A-04")
    assert visitor.path == "/inbox"
    assert "Found for “A-04”" in visitor.text
    assert len(visitor.page.xpath("//tr[@data-row]")) == 2


def test_two_chinese_characters_are_enough_to_find_a_case(signed_in, a_case):
    case = a_case("三月来料第七批")
    a_case("四月来料")
    visitor = signed_in("zhang").open("/inbox?tab=roles&q=三月")
    assert visitor.words("//td[contains(@class,'c-no')]") == [case.number]


def test_what_is_not_found_among_tasks_is_looked_for_among_cases(signed_in, a_case):
    a_case()
    visitor = signed_in("zhang").open("/find?q=Z-9999")
    assert visitor.path == "/cases"
    assert "No case fits" in visitor.text


def test_long_lists_come_in_pages(signed_in, a_case):
    for number in range(33):
        a_case(f"L-{number:03d}")
    visitor = signed_in("zhang")
    first = visitor.words("//td[contains(@class,'c-no')]")
    following = visitor.page.xpath("//a[@rel='next']/@href")
    visitor.open(following[0])
    second = visitor.words("//td[contains(@class,'c-no')]")
    assert (len(first), len(second)) == (30, 3)
    assert not set(first) & set(second)


def test_a_refresh_gets_the_rows_only(signed_in, a_case):
    a_case()
    visitor = signed_in("zhang")
    answer = visitor.client.get("/inbox", headers={"HX-Request": "true", "HX-Target": "rows"})
    assert answer.get_data(as_text=True).lstrip().startswith('<div class="panel flush cards" id="rows"')


def test_a_refresh_after_the_session_ended_loads_the_door(app):
    answer = app.test_client().get("/inbox", headers={"HX-Request": "true", "HX-Target": "rows"})
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"].startswith("/sign-in")


def test_an_empty_inbox_says_where_work_waits(signed_in, a_case):
    a_case()
    visitor = signed_in("zhang").open("/inbox?tab=mine")
    assert "You hold no task" in visitor.text
    assert "One task waits for your roles." in visitor.text
