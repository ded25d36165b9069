from types import SimpleNamespace

from engine.inbox.lots import lot_facts
from web.staff.cases import first_to_show


def judged(signed_in, task_of, case, verdict="good"):
    task = task_of(case, "judge_lot")
    return signed_in("zhang").open(f"/tasks/{task}").send(f"/tasks/{task}", verdict=verdict)


def test_the_case_tells_who_did_what(signed_in, a_case, task_of):
    case = a_case()
    judged(signed_in, task_of, case)
    visitor = signed_in("li").open(f"/cases/{case.number}")
    assert visitor.words("//h1") == [f"{case.number} Trial of A-0417"]
    told = visitor.words("//ol[contains(@class,'tl')]/li/div")
    assert told[0].startswith("Judge the lot Verdict: good")
    assert told[-1].startswith("Trial opened Product: Valve body DN50")
    assert "1,200 pcs: became known → on hold" in visitor.text


def test_the_held_edge_stands_only_while_something_is_held(signed_in, a_case):
    case = a_case()
    visitor = signed_in("zhang").open(f"/cases/{case.number}")
    assert visitor.page.xpath("//section[contains(@class,'case-head')]/@class") == ["case-head held"]
    assert "On hold: do not stock, use or deliver" in visitor.text


def test_a_case_offers_my_task(signed_in, a_case, task_of):
    case = a_case()
    visitor = signed_in("zhang").open(f"/cases/{case.number}")
    assert f"/tasks/{task_of(case, 'judge_lot')}" in visitor.page.xpath("//a/@href")
    assert not signed_in("li").open(f"/cases/{case.number}").page.xpath("//a[contains(@class,'btn go')]")


def test_a_record_is_shown_as_it_was_filled_in(signed_in, a_case, task_of):
    case = a_case()
    judged(signed_in, task_of, case)
    visitor = signed_in("li").open(f"/cases/{case.number}")
    links = visitor.page.xpath("//ul[contains(@class,'recs')]//a[contains(@href,'/records/')]/@href")
    visitor.open(links[0])
    assert visitor.words("//h1") == ["Judge the lot"]
    assert "good" in visitor.text
    assert "Zhang Min" in visitor.text
    assert not visitor.page.xpath("//input[@name='verdict']")


def test_a_case_of_another_site_is_not_found(signed_in, a_case):
    case = a_case()
    assert signed_in("guest").open(f"/cases/{case.number}").status == 404
    assert case.number not in signed_in("guest").open("/cases").text


def test_cases_are_listed_newest_first_and_narrowed(signed_in, a_case, task_of):
    first, second = a_case("A-0417"), a_case("B-1190")
    judged(signed_in, task_of, first, "bad")
    visitor = signed_in("li").open("/cases")
    assert visitor.words("//td[contains(@class,'c-no')]") == [second.number, first.number]
    assert visitor.open("/cases?status=waiting").words("//td[contains(@class,'c-no')]") == [first.number]
    assert visitor.open("/cases?q=B-11").words("//td[contains(@class,'c-no')]") == [second.number]
    assert "No case fits" in visitor.open("/cases?q=zzz").text


def test_a_waiting_case_says_that_nobody_has_to_act(signed_in, a_case, task_of):
    case = a_case()
    judged(signed_in, task_of, case, "bad")
    visitor = signed_in("zhang").open(f"/cases/{case.number}")
    assert "No task is open: the case waits" in visitor.text


def test_the_diagrams_file_is_sent_for_the_viewer(signed_in, a_case):
    case = a_case()
    client = signed_in("zhang").client
    answer = client.get(f"/cases/{case.number}/diagrams/trial.bpmn")
    assert answer.mimetype == "application/xml"
    assert b'process id="trial"' in answer.data
    assert client.get(f"/cases/{case.number}/diagrams/other.bpmn").status_code == 404


def test_an_incident_is_shown_and_can_be_tried_again(signed_in, plant, a_case, task_of, monkeypatch):
    from engine.commands import step

    case = a_case()
    judged(signed_in, task_of, case)
    task = task_of(case, "release_lot")

    def broken(*_):
        raise RuntimeError("the ERP is away")

    with monkeypatch.context() as patch:
        patch.setattr(step.Step, "_serve", broken)
        visitor = signed_in("li").open(f"/tasks/{task}").send(f"/tasks/{task}", password="right horse")
    assert visitor.status == 200  # the signature stands, the service behind it waits for IT
    visitor.open(f"/cases/{case.number}")
    assert "the ERP is away" in visitor.text
    visitor.send("/retry")
    assert "Tried again." in visitor.text


def test_a_lot_shows_where_its_pieces_are(signed_in, a_case, task_of):
    case = a_case()
    judged(signed_in, task_of, case)
    visitor = signed_in("zhang").open("/lots?q=A-0417")
    assert visitor.path == "/lots/A-0417"
    assert "Where the 1,200 pcs are" in visitor.text
    assert case.number in visitor.text
    assert visitor.words("//table[contains(@class,'moves')]/tbody/tr/td")[1:4] == [
        "1,200 pcs",
        "became known",
        "on hold",
    ]


def test_the_list_of_lots_shows_first_what_is_on_hold(signed_in, a_case, task_of):
    a_case("A-0417")
    released = a_case("B-1190")
    judged(signed_in, task_of, released)
    task = task_of(released, "release_lot")
    visitor = signed_in("li").open(f"/tasks/{task}").send(f"/tasks/{task}", password="right horse")
    assert visitor.open("/lots").words("//tr[@data-row]/td[1]") == ["A-0417"]
    assert visitor.open("/lots?status=").words("//tr[@data-row]/td[1]") == ["B-1190", "A-0417"]
    assert visitor.open("/lots?q=B-11&status=").words("//tr[@data-row]/td[1]") == ["B-1190"]


def test_an_unknown_lot_is_told_kindly(signed_in):
    visitor = signed_in("zhang").open("/lots?q=Z-1")
    assert (visitor.status, "No lot fits" in visitor.text) == (200, True)
    assert signed_in("zhang").open("/lots/Z-1").status == 404


def test_a_case_is_started_with_its_form(signed_in, plant):
    visitor = signed_in("zhang").open("/start")
    assert visitor.words("//main//li//a")[0] == "Trial"
    visitor.open("/start/trial").send("/start/trial", product="VB-50", lot="A-0500", quantity="12")
    assert visitor.words("//h1") == ["Judge the lot"]
    assert "TR-2026-0001 started" in visitor.text


def test_a_refused_start_keeps_what_was_typed_and_saves_it(signed_in, plant):
    visitor = signed_in("zhang").open("/start/trial").send("/start/trial", lot="A-0500", quantity="many")
    assert visitor.status == 422
    assert visitor.page.xpath("//input[@name='quantity']/@value") == ["many"]
    again = signed_in("zhang").open("/start/trial")
    assert again.page.xpath("//input[@name='lot']/@value") == ["A-0500"]


def test_only_whose_role_starts_a_procedure_sees_its_form(signed_in):
    visitor = signed_in("li").open("/start")
    assert "You may not start any procedure at this site." in visitor.text
    assert visitor.open("/start/trial").status == 403


def test_numbers_are_read_as_the_reader_writes_them(signed_in, plant):
    visitor = signed_in("zhang").send("/language", press=("language", "ru")).open("/start/trial")
    visitor.send("/start/trial", product="VB-50", lot="A-0500", quantity="1 200,5")
    assert visitor.status == 200, visitor.words("//div[@class='errors']")
    assert "1 200,5" in visitor.open("/cases/TR-2026-0001").text


def test_a_draft_that_arrives_after_its_sheet_was_sent_does_not_come_back(signed_in, plant):
    visitor = signed_in("zhang").open("/start/trial")
    page = dict(next(each for each in visitor.page.forms if each.get("action") == "/start/trial").form_values())
    form = {**page, "product": "VB-50", "lot": "A-0500", "quantity": "12"}
    visitor.post("/start/trial", form)
    assert visitor.post("/start/trial/draft", form).status == 200
    assert plant.draft(plant.actor_named("zhang"), "trial") is None
    visitor.post("/start/trial/draft", {**form, "idempotency_key": "another page"})
    assert plant.draft(plant.actor_named("zhang"), "trial").data["lot"] == "A-0500"


def test_a_second_click_on_start_starts_no_second_case(signed_in, plant):
    visitor = signed_in("zhang").open("/start/trial")
    form = {
        **dict(next(each for each in visitor.page.forms if each.get("action") == "/start/trial").form_values()),
        "product": "VB-50",
        "lot": "A-0500",
        "quantity": "12",
    }
    visitor.post("/start/trial", form)
    visitor.post("/start/trial", form)
    assert visitor.words("//h1") == ["Judge the lot"]
    visitor.post("/start/trial", {**form, "lot": "A-0501"})
    visitor.open("/cases")
    assert visitor.words("//td[contains(@class,'c-no')]") == ["TR-2026-0002", "TR-2026-0001"]


def test_a_sheet_belongs_to_the_site_its_page_was_opened_for(signed_in, plant):
    plant.add_membership("zhang", "inspector", "taizhou")
    visitor = signed_in("zhang").open("/start/trial")
    elsewhere = signed_in("zhang")
    elsewhere.send("/site", site="taizhou")
    visitor.send("/start/trial", product="VB-50", lot="A-0500", quantity="12")
    assert "Ningbo branch" in signed_in("zhang").open("/cases").text
    with plant.database.reading() as work:
        assert lot_facts(work, plant.actor_named("zhang"), "A-0500").lot.site == "ningbo"


def test_the_diagram_of_ones_own_task_is_shown_first():
    def diagram(*ids):
        return SimpleNamespace(elements=[SimpleNamespace(id=each) for each in ids])

    main, handling, part = diagram("hold", "isolate"), diagram("review", "decide"), diagram("rework")
    entered = [main, handling, part]
    assert first_to_show(entered, {"isolate", "review"}, {"review"}) is handling
    assert first_to_show(entered, {"isolate", "review"}, set()) is main
    assert first_to_show(entered, {"rework"}, set()) is part
    assert first_to_show(entered, set(), set()) is main
