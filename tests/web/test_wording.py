import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment

from engine.calendars import SiteCalendar
from engine.inbox.lots import LotRow
from engine.vocabulary import LANGUAGES, CaseStatus, Names, QuantityStatus
from web.staff.deadlines import due_in_words
from web.staff.goods import PATTERNS, edge_of, lot_bar
from web.wording import LOCALES, Speech, texts

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # Monday 09:00 in Shanghai
SHANGHAI = ZoneInfo("Asia/Shanghai")
TEMPLATES = LOCALES.parent / "templates"
#: what may stand in a template without a translation
SAME_EVERYWHERE = {"Holdpoint", "j", "k", "c", "Enter", "N", "d ="}
CLAUSE = re.compile(r"[A-Z]{2,6}-[A-Z]?[0-9.]*[0-9]")


def a_speech(language="en", now=NOW):
    return Speech(language, SHANGHAI, now)


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_templates_hold_no_text_of_their_own(template):
    tokens = Environment(autoescape=True).lex(template.read_text())
    markup = "".join(text if kind == "data" else "\0" for _, kind, text in tokens if kind != "comment")
    visible = re.sub(r"<[^>]*>", "\n", markup)
    spoken = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"\0]+)"', markup)
    pieces = {piece.strip(" ·/,:") for piece in re.split(r"[\n\0]", visible) + spoken}
    words = {
        piece for piece in pieces if re.search(r"[^\W\d_]", piece) and '="' not in piece and not CLAUSE.fullmatch(piece)
    }
    assert words - SAME_EVERYWHERE == set()


def used_keys():
    for file in [*TEMPLATES.rglob("*.html"), *LOCALES.parent.glob("**/*.py")]:
        if "node_modules" in file.parts or {"api", "forms"} & set(file.relative_to(LOCALES.parent).parts):
            continue
        for key in re.findall(r"""(?:\bt|\.say)\(\s*["']([a-z0-9-]+)["'][,)]""", file.read_text()):
            yield file.name, key


def test_every_message_that_is_asked_for_exists():
    missing = {(file, key) for file, key in used_keys() if not texts.has("en", key)}
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_a_word(language):
    for status in CaseStatus:
        assert texts.has(language, f"case-status-{status.value}")
    for status in QuantityStatus:
        assert texts.has(language, f"lot-status-{status.value.replace('_', '-')}")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "1,200.50\xa0pcs"), ("zh", "1,200.50\xa0件"), ("ru", "1\xa0200,50\xa0шт.")]
)
def test_quantities_are_written_as_the_language_writes_them(language, said):
    assert a_speech(language).quantity(Decimal("1200.50"), "pcs").replace("\u202f", "\xa0").replace(
        ",5\xa0", ",50\xa0"
    ) in {
        said,
        said.replace("50\xa0", "5\xa0", 1),
    }


def test_numbers_are_never_rounded():
    assert a_speech().number(Decimal("0.123456789012345678")) == "0.123456789012345678"
    assert a_speech().number(Decimal("1E+3")) == "1,000"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(5, "today 14:00"), (-10, "yesterday 23:00"), (24, "tomorrow 09:00"), (24 * 4, "Fri 6 Mar 09:00")],
)
def test_moments_are_said_as_people_say_them(hours, said):
    assert a_speech().moment(NOW + timedelta(hours=hours)).replace("\xa0", " ") == said


def test_another_year_is_named():
    assert a_speech().day(datetime(2025, 11, 20, tzinfo=UTC)) == "Thu 20 Nov 2025"


@pytest.mark.parametrize(
    ("due", "state", "group", "said"),
    [
        (timedelta(hours=2), "soon", "today", "in 2 h 00"),
        (timedelta(hours=7), "time", "today", "in 6 h 00"),  # an hour is lunch
        (timedelta(days=1), "time", "later", "in 1 d 0 h"),
        (timedelta(days=7), "time", "later", "in 5 d 0 h"),  # a weekend is not counted
        (timedelta(hours=-40), "late", "late", "8 h 00 late"),  # since Saturday evening
        (timedelta(days=-3, hours=7), "late", "late", "1 h 00 late"),  # since Friday 16:00
    ],
)
def test_deadlines_are_told_in_working_hours(due, state, group, said):
    shifts = SiteCalendar(SHANGHAI, "", ((_at(8), _at(12)), (_at(13), _at(17))))
    found = due_in_words(NOW + due, a_speech(), shifts)
    assert (found.state, found.group) == (state, group)
    if due > timedelta(days=-1):
        assert found.text.replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("now", "due", "said"),
    [
        ("2026-11-21T10:00+00:00", "2026-11-21T13:00+00:00", "in 3 h 00"),  # Saturday evening: nobody works
        ("2026-11-21T10:00+00:00", "2026-11-21T06:00+00:00", "4 h 00 late"),
    ],
)
def test_a_deadline_out_of_working_hours_is_told_by_the_clock(now, due, said):
    shifts = SiteCalendar(SHANGHAI, "", ((_at(8), _at(17)),))
    found = due_in_words(datetime.fromisoformat(due), a_speech(now=datetime.fromisoformat(now)), shifts)
    assert found.text.replace("\xa0", " ") == said


def _at(hour):
    return datetime(2026, 1, 1, hour, tzinfo=UTC).time()


def test_a_task_without_deadline_waits():
    found = due_in_words(None, a_speech(), SiteCalendar(SHANGHAI))
    assert (found.state, found.group, found.text) == ("wait", "open", "no deadline")


def a_lot(**quantities):
    amounts = {name: Decimal(value) for name, value in quantities.items()}
    return LotRow(1, "A-0417", "VB-50", Names("Valve body"), "ningbo", "pcs", NOW, amounts)


def test_the_bar_shares_its_width_among_the_quantities():
    bar = lot_bar(a_lot(on_hold=262, released=560, in_rework=340, scrapped=38), a_speech())
    assert [(part.kind, part.width) for part in bar.parts] == [
        ("hold", "21.83"),
        ("ok", "46.67"),
        ("move", "28.33"),
        ("dead", "3.17"),
    ]
    assert bar.title.replace("\xa0", " ") == "Where the 1,200 pcs are"


def test_every_status_has_a_pattern():
    assert set(PATTERNS) == set(QuantityStatus)


@pytest.mark.parametrize(
    ("quantities", "edge"),
    [
        ({"on_hold": 1, "released": 9}, "held"),
        ({"released": 9, "conceded": 1}, "released"),
        ({"released": 9, "in_rework": 1}, ""),
        ({}, ""),
    ],
)
def test_only_what_is_held_has_the_edge(quantities, edge):
    assert edge_of((a_lot(**quantities),)) == edge
