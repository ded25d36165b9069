"""What is drawn once for many readers shows nobody what is another's."""

from __future__ import annotations

import datetime as dt

from web.forms import FieldView
from web.frame import Kept


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
