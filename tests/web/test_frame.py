"""What is drawn once for many readers shows nobody what is another's."""

from __future__ import annotations

import datetime as dt

from web.forms import FieldView
from web.frame import Kept, _Marks


def test_bar_is_each_readers_own(signed_in):
    zhang, li = signed_in("zhang"), signed_in("li")
    assert zhang.words("//summary[@class='me']//b") == ["Zhang Min"]
    assert li.words("//summary[@class='me']//b") != ["Zhang Min"]
    tokens = [set(each.page.xpath("//input[@name='csrf_token']/@value")) for each in (zhang, li)]
    assert [len(each) for each in tokens] == [1, 1]
    assert tokens[0] != tokens[1]


def test_bar_follows_language_theme_page_and_clock(signed_in, clock):
    reader = signed_in("zhang").open("/cases?q=<b>")
    assert set(reader.page.xpath("//header//input[@name='back']/@value")) == {"/cases?q=<b>"}
    assert reader.words("//nav//a[@aria-current]") == ["Cases"]
    shown = reader.words("//time[@class='clock']")
    clock.now += dt.timedelta(hours=1)
    assert reader.open("/cases").words("//time[@class='clock']") != shown
    reader.send("/theme")
    assert reader.page.get("data-theme") == "dark"
    assert reader.page.xpath("//header//input[@name='theme']/@value") == ["light"]
    reader.send("/language", press=("language", "zh"))
    assert reader.words("//nav//a[@aria-current]") == ["案例"]


def test_too_many_pieces_are_forgotten():
    kept, drawn = Kept(most=2), []

    def draw(name):
        drawn.append(name)
        return name

    for name in ("a", "b", "a", "c", "a"):
        assert kept.piece(name, lambda name=name: draw(name)) == name
    assert drawn == ["a", "b", "c", "a"]


def test_a_piece_longer_than_all_that_is_kept_is_drawn_each_time():
    kept, drawn = Kept(most=3), []
    for text in ("long", "ab", "long", "ab"):
        assert kept.piece(text, lambda text=text: drawn.append(text) or text) == text
    assert drawn == ["long", "ab", "long", "ab"]
    assert kept.piece("c", lambda: "c") == kept.piece("c", lambda: "d")


def test_bar_follows_site_and_role(signed_in, plant):
    li, zhang = signed_in("li"), signed_in("zhang")
    assert li.page.xpath("//select[@id='site']/option[@selected]/@value") == ["ningbo"]
    li.send("/site", site="taizhou")
    assert li.page.xpath("//select[@id='site']/option[@selected]/@value") == ["taizhou"]
    assert zhang.open("/inbox").page.xpath("//select[@id='site']") == []
    assert zhang.words("//details[contains(@class, 'me-menu')]//ul/li") == ["Inspector"]
    assert "Inspector" not in li.words("//details[contains(@class, 'me-menu')]//ul/li")
    plant.add_membership("zhang", "inspector", "taizhou")
    assert zhang.open("/inbox").page.xpath("//select[@id='site']/option/@value") == ["ningbo", "taizhou"]


def test_two_of_one_name_are_told_apart(signed_in, plant):
    with plant.database.transaction() as work:
        work.run_text('UPDATE "user" SET full_name = :name', {"name": "Li <Wei>"})
    seen = [signed_in(name).words("//details[contains(@class, 'me-menu')]//p/span") for name in ("zhang", "sun")]
    assert seen == [["zhang"], ["sun"]]


def test_address_of_a_page_cannot_fill_in_what_stands_beside_it(signed_in):
    reader = signed_in("zhang")
    marks = f"{_Marks.token}{_Marks.moment}{_Marks.clock}{_Marks.back}"
    reader.open(f'/cases?q={marks}"><b>')
    assert set(reader.page.xpath("//header//input[@name='back']/@value")) == {f'/cases?q={marks}"><b>'}


def test_empty_fields_are_drawn_once_for_all_cases(signed_in, plant, a_case, task_of, monkeypatch):
    zhang, asked, drawn = signed_in("zhang"), [], []
    first, second = (task_of(a_case(lot), "judge_lot") for lot in ("A-0417", "A-0418"))
    zhang.open(f"/tasks/{first}")
    piece = Kept.piece

    def watched(kept, seen, draw):
        asked.append(seen)
        return piece(kept, seen, lambda: drawn.append(seen) or draw())

    monkeypatch.setattr(Kept, "piece", watched)
    zhang.open(f"/tasks/{second}")
    assert zhang.status == 200
    assert any(isinstance(seen[-1], FieldView) for seen in asked)
    assert drawn == []
