"""Sentences about days and hours: the clock of a scenario stands still until one of them moves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from engine.scenarios.vocabulary import Table, sentence
from engine.scenarios.world import World

Words = Mapping[str, str]
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "星期一", "周一", "понедельник"),
            ("tuesday", "星期二", "周二", "вторник"),
            ("wednesday", "星期三", "周三", "среда"),
            ("thursday", "星期四", "周四", "четверг"),
            ("friday", "星期五", "周五", "пятница"),
            ("saturday", "星期六", "周六", "суббота"),
            ("sunday", "星期日", "周日", "воскресенье"),
        )
    )
    for name in names
}


@sentence("now", "it is {moment}", "现在是{moment}", "сейчас {moment}")
def set_time(world: World, words: Words, table: Table) -> None:
    """Set the clock to a day and time of the site, before anything has happened (09:00 when only a day is given)."""
    world.clock.now = _local(world, words["moment"])


@sentence("weekday", "it is {day} at {clock}", "现在是{day} {clock}", "сейчас {day}, {clock}")
def set_weekday(world: World, words: Words, table: Table) -> None:
    """Set the clock to the next such day of the week, at a time of the site, before anything has happened."""
    world.clock.now = _next(world, words["day"], words["clock"])


@sentence("becomes", "it becomes {day} at {clock}", "到了{day} {clock}", "наступает {day}, {clock}")
def it_becomes(world: World, words: Words, table: Table) -> None:
    """Let time pass up to the next such day of the week, and everything that falls due happen."""
    world.move_clock(_next(world, words["day"], words["clock"]))


@sentence("until", "it becomes {moment}", "到了{moment}", "наступает {moment}")
def time_passes_until(world: World, words: Words, table: Table) -> None:
    """Let time pass up to a day and time of the site, and everything that falls due happen."""
    world.move_clock(_local(world, words["moment"]))


@sentence(
    "working_days",
    "{count} working days? (?:pass|passes|have passed|has passed)",
    "过了{count}个工作日",
    "прош(?:ло|ел|ёл|ли) {count} рабоч(?:их|ий) (?:дня|день|дней)",
)
def working_days_pass(world: World, words: Words, table: Table) -> None:
    """Let working days of the site pass, and everything that falls due happen."""
    calendar = world.plant.calendar(world.site)
    world.move_clock(calendar.add_working_days(world.clock.now, int(words["count"])))


@sentence(
    "hours",
    "{count} hours? (?:pass|passes|have passed|has passed)",
    "过了{count}小时",
    "прош(?:ло|ел|ёл|ли) {count} час(?:а|ов|)",
)
def hours_pass(world: World, words: Words, table: Table) -> None:
    """Let hours pass, and everything that falls due happen."""
    world.move_clock(world.clock.now + dt.timedelta(hours=int(words["count"])))


def _next(world: World, day_of_week: str, clock: str) -> dt.datetime:
    name = day_of_week.casefold()
    assert name in _DAYS, f"{day_of_week!r} is no day of the week; write one of {', '.join(_DAYS)}"
    now = world.local(world.clock.now)
    day = now.date() + dt.timedelta(days=(_DAYS[name] - now.weekday()) % 7)
    wanted = _local(world, f"{day} {clock}")
    return wanted if wanted >= world.clock.now else _local(world, f"{day + dt.timedelta(days=7)} {clock}")


def _local(world: World, text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text if " " in text else f"{text} 09:00")
    return moment.replace(tzinfo=world.plant.zone(world.site)).astimezone(dt.UTC)
