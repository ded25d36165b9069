import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest

from engine.registers import Register, Retention
from engine.vocabulary import Names
from web.registers.files import as_csv, as_xlsx, harmless
from web.registers.keeping import retention_in_words
from web.registers.shelf import Shelved

REGISTER = """\
registers:
- code: Дж 02.01-01/11
  kind: register
  title: {en: "Register of judgements", zh: "判定台账", ru: "Журнал оценок"}
  clause: TRY-1
  retention: {keep: P3Y, place: {en: "QC", zh: "质检科", ru: "ОТК"}, archive: P10Y, archive_place: {en: "the archive"}}
  source: [{file: trial.bpmn, element: judge_lot}]
  columns:
  - {key: case, en: "Case", zh: "编号", ru: "Номер"}
  - {key: at, en: "At", zh: "时间", ru: "Когда"}
  - {key: product, en: "Product", zh: "产品", ru: "Продукция"}
  - {key: lot, en: "Lot", zh: "批号", ru: "Партия"}
  - {key: quantity, en: "Quantity", zh: "数量", ru: "Количество"}
  - {key: verdict, en: "Verdict", zh: "结论", ru: "Вердикт"}
  - {key: actor, en: "By", zh: "责任人", ru: "Исполнитель"}
"""
PATH = "/registers/trial/Дж 02.01-01/11"


@pytest.fixture
def plant(plant, tmp_path):
    """The plant, its trial with a register that the judgement fills."""
    import shutil

    home = tmp_path / "home"
    shutil.copytree(plant.home, home)
    folder = home / "processes" / "trial"
    (folder / "registers.yaml").write_text(REGISTER, encoding="utf-8")
    text = (folder / "trial.bpmn").read_text(encoding="utf-8")
    mark = '<zeebe:property name="name.zh" value="判定"/>'
    assert mark in text
    record = '<zeebe:property name="record" value="Дж 02.01-01/11"/>'
    (folder / "trial.bpmn").write_text(text.replace(mark, mark + record), encoding="utf-8")
    plant.home = home
    plant.publish()
    return plant


@pytest.fixture
def judged(plant, a_case, task_of):
    def of(lot, quantity="1200"):
        case = a_case(lot, quantity=quantity)
        plant.complete_task(plant.actor_named("zhang"), task_of(case, "judge_lot"), {"verdict": "good"})
        return case

    return of


def test_the_shelf_lists_the_registers_of_each_procedure(signed_in):
    visitor = signed_in("li").open("/registers")
    assert visitor.words("//section/header/h2") == ["Trial"]
    assert visitor.words("//ul[contains(@class,'recs')]//a") == ["Register of judgements"]
    assert "Дж 02.01-01/11" in visitor.text


@pytest.mark.parametrize("words", ["judgements", "02.01-01", "TRY-1", "trial OF register"])
def test_the_shelf_is_searched_by_name_number_procedure_and_clause(signed_in, words):
    assert "Register of judgements" in signed_in("li").open(f"/registers?q={words}").text


def test_the_shelf_says_when_no_register_fits(signed_in):
    visitor = signed_in("li").open("/registers?q=judgements+elsewhere")
    assert "Try other words" in visitor.text
    assert "Register of judgements" not in visitor.text


@pytest.mark.parametrize(
    ("code", "number"), [("capa_sheet", ""), ("Дж 02.01-01/11", "Дж 02.01-01/11"), ("QR-6.2-01", "QR-6.2-01")]
)
def test_a_key_that_only_the_files_use_is_no_number(code, number):
    register = Register(code, "register", Names("A register"), (), (), ())
    assert Shelved("trial", Names("Trial"), register, {}).number == number


def test_an_entry_shows_what_was_answered_and_what_the_case_knew(signed_in, judged):
    case = judged("A-0417")
    visitor = signed_in("li").open(PATH)
    cells = visitor.words("//tbody/tr/td")
    assert [cells[0], *cells[2:7]] == [case.number, "Valve body DN50", "A-0417", "1,200", "good", "Zhang Min"]
    assert "kept 3 years, QC; then 10 years in the archive" in visitor.text
    assert visitor.words("//small[@class='kept']") == ["QC, until 2029-03-02", "the archive, until 2039-03-02"]
    visitor.open(visitor.page.xpath("//td/a[contains(@href,'/records/')]/@href")[0])
    assert "Kept QC, until 2029-03-02 the archive, until 2039-03-02" in visitor.text.replace("Kept", "Kept ").replace(
        "02the", "02 the"
    )


def test_a_register_is_narrowed_and_says_when_nothing_fits(signed_in, judged):
    judged("A-0417")
    judged("B-1190")
    visitor = signed_in("li").open(f"{PATH}?q=B-1190")
    assert visitor.words("//tbody/tr/td[4]") == ["B-1190"]
    assert "Nothing fits" in visitor.open(f"{PATH}?from=2030-01-01").text
    assert "Nothing fits" in visitor.open(f"{PATH}?q=nothing+like+it").text
    assert len(visitor.open(f"{PATH}?from=not-a-day").words("//tbody/tr")) == 2


def test_a_person_of_another_site_sees_no_entry(signed_in, judged):
    judged("A-0417")
    assert "No entries yet" in signed_in("guest").open(PATH).text


def test_a_register_nobody_keeps_is_not_found(signed_in):
    assert signed_in("li").open("/registers/trial/none").status == 404
    assert signed_in("li").open("/registers/nothing/none").status == 404
    assert signed_in("li").open("/register-files/trial.exe?code=x").status == 404


def test_a_stranger_is_sent_to_the_door(visitor):
    visitor.open(PATH)
    assert visitor.path == "/sign-in"


def test_the_csv_holds_what_the_page_shows(signed_in, judged):
    judged("=cmd|' /C calc'!A0")
    visitor = signed_in("li")
    answer = visitor.client.get("/register-files/trial.csv", query_string={"code": "Дж 02.01-01/11"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert rows[0] == ["Case", "At", "Product", "Lot", "Quantity", "Verdict", "By", "State of the entry"]
    assert rows[1][3:] == ["'=cmd|' /C calc'!A0", "1200", "good", "Zhang Min", "Record"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(21, 5, 3), "0021-05-03"),
        (datetime(1899, 12, 31, 8, 0), "1899-12-31 08:00"),  # noqa: DTZ001 - cells have no zone
        (Decimal("Infinity"), "Infinity"),
        ("x" * 40_000, "x" * 32_766 + "…"),
    ],
)
def test_the_workbook_keeps_what_excel_has_no_value_for_as_text(value, shown):
    with zipfile.ZipFile(io.BytesIO(as_xlsx("T", ["H"], [[value]]))) as book:
        assert f">{shown}</t>" in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("asked", ["to=9999-12-31", "from=0001-01-01&to=0001-01-01"])
def test_the_ends_of_the_calendar_are_days_like_others(signed_in, judged, asked):
    judged("A-0417")
    assert signed_in("li").open(f"{PATH}?{asked}").status == 200


def test_the_workbook_has_numbers_as_numbers_and_no_formula(signed_in, judged):
    judged("=1+1")
    answer = signed_in("li").client.get("/register-files/trial.xlsx", query_string={"code": "Дж 02.01-01/11"})
    with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1</t>" in sheet
    assert "<v>1200</v>" in sheet


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_begins_as_a_formula_does(text):
    assert harmless(text) == f"'{text}"
    assert harmless(Decimal(-5)) == "-5"


def test_a_file_without_entries_has_its_head():
    assert "".join(as_csv(["Case"], [])) == "\ufeffCase\r\n"
    assert as_xlsx("Дж 02.01-01/11: [all]", ["Case"], [])[:2] == b"PK"


def test_a_retention_until_the_book_is_replaced_is_worded(app):
    with app.test_request_context("/", headers={"Accept-Language": "ru"}):
        app.preprocess_request()
        rule = Retention("until_replaced", Names("QC", ru="ОТК"), "", Names("the archive", ru="Архив предприятия"))
        assert retention_in_words(rule) == "хранится до замены, ОТК; затем Архив предприятия"


@pytest.mark.parametrize(
    ("language", "worded"),
    [
        ("en", "kept as long as the quality management system exists, QMS office"),
        ("zh", "保存至质量管理体系存续期满为止，QMS office"),
        ("ru", "хранится пока действует система менеджмента качества, QMS office"),
    ],
)
def test_a_retention_while_the_system_exists_is_worded(app, language, worded):
    with app.test_request_context("/", headers={"Accept-Language": language}):
        app.preprocess_request()
        assert retention_in_words(Retention("while_qms_exists", Names("QMS office"))) == worded
