"""Part of a number, lot or name finds the case, in every script."""

import pytest

from engine.storage import search

CASES = {
    1: ("NC-2026-0001", "A-0417", "Клапан обратный", "Porosity on sealing face"),
    2: ("NC-2026-0002", "A-0418", "阀体 DN50", "密封面气孔,不合格"),
    3: ("CP-2026-0001", "B-1190", "Prüfstück", 'it\'s 100% "odd": a\\b & c | d <-> e'),
    4: ("NC-2026-0003", "A-0419", "счётчик", "ＡＢＣ full width"),
}


@pytest.fixture
def indexed(database):
    with database.transaction() as work:
        for case_id, texts in CASES.items():
            search.index_case(work, case_id, (*texts, None, ""))
    return database


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("NC-2026-0001", [1]),
        ("nc-2026", [4, 2, 1]),
        ("0417", [1]),
        ("a-04", [4, 2, 1]),
        ("A 0417", [1]),
        ("不合", [2]),
        ("合格", [2]),
        ("不格", []),
        ("气孔", [2]),
        ("阀", [2]),
        ("格", [2]),
        ("DN50", [2]),
        ("КЛАПАН", [1]),
        ("лапан", [1]),
        ("счетчик", [4]),
        ("СЧЁТ", [4]),
        ("PRÜF", [3]),
        ("abc", [4]),
        ("ABC full", [4]),
        ("full nc", [4]),
        ("0%", [3]),
        ("it's", [3]),
        ('"odd"', [3]),
        ("a\\b", [3]),
        ("<->", [3]),
        ("&", [3]),
        ("face0417", []),
        ("0001A-0417", []),
        ("e", [3, 1]),
        ("   ", []),
        ("\x00", []),
        ("zz", []),
        ("* OR text:a NEAR(", []),
    ],
)
def test_a_part_of_any_text_finds_the_case_newest_first(indexed, query, found):
    with indexed.reading() as work:
        assert search.newest(work, query) == found


def test_the_page_starts_below_the_case_shown_last(indexed):
    with indexed.reading() as work:
        assert search.newest(work, "nc", before=4, most=1) == [2]


def test_of_given_cases_only_those_that_match_remain(indexed):
    with indexed.reading() as work:
        assert search.among(work, "a-04", [1, 3, 4]) == {1, 4}
        assert search.among(work, "a-04", []) == frozenset()


def test_a_very_long_text_and_query_are_cut(database):
    with database.transaction() as work:
        search.index_case(work, 1, ["字" * 50_000 + "end"])
        assert search.newest(work, "字" * 5_000) == [1]
        assert search.newest(work, "end") == []
