"""Sentences about monitored points: what was read there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import sqlalchemy as sa

from engine.monitoring import Parameter, Verdict
from engine.scenarios import lookup, trying
from engine.scenarios.vocabulary import Table, plain, rows_of, sentence
from engine.scenarios.world import World
from engine.storage import Statement
from engine.storage import tables as t
from engine.vocabulary import LANGUAGES, texts

Words = Mapping[str, str]
_r = t.ccp_reading.c
_LAST = Statement(
    sa.select(_r.parameter, _r.value, _r.verdict, _r.source)
    .where(_r.site == sa.bindparam("site"), _r.point == sa.bindparam("point"))
    .order_by(_r.at.desc(), _r.id)
    .limit(sa.bindparam("most"))
)


@sentence("readings", "the readings of {key} are:?", "{key}的读数为[：:]?", "показания {key}:?")
def readings_are(world: World, words: Words, table: Table) -> None:
    """The newest readings of a point: columns for parameter, value (1 or 0: in order or not) and verdict."""
    with world.plant.database.reading() as work:
        rows = work.run(_LAST, site=world.site, point=words["key"], most=len(table)).fetchall()
    found = [(row[0], None if row[1] is None else Decimal(row[1]), row[2]) for row in rows]
    assert sorted(map(str, map(_read, table))) == sorted(map(str, found)), found


@sentence(
    "read_by",
    "{key} was read last by a {text}",
    "{key}的最近读数来自{text}",
    "последние показания {key} снял {text}",
)
def was_read_by(world: World, words: Words, table: Table) -> None:
    """Who gave the newest reading of a point: "person" or "logger"."""
    with world.plant.database.reading() as work:
        rows = work.run(_LAST, site=world.site, point=words["key"], most=1).fetchall()
    assert rows, "nothing was read"
    names = {rows[0][3], *(texts.say(each, f"ccp-source-{rows[0][3]}") for each in LANGUAGES)}
    assert words["text"] in names, rows[0][3]


@sentence(
    "logger",
    "the data logger {key} reads:?",
    "记录仪{key}读数[：:]?",
    "регистратор {key} показывает:?",
)
def logger_reads(world: World, words: Words, table: Table) -> None:
    """A data logger sends its reading under its key (without one: the number of the case), by parameter."""
    given = {_parameter(name): value for name, value in rows_of(table)}
    world.plant.deliver_message(None, "ccp_reading", words["key"], given)


@sentence(
    "linked_ended",
    "the linked cases of {name} have ended",
    "关联案例{name}均已结束",
    "связанные дела {name} завершены",
)
def linked_cases_have_ended(world: World, words: Words, table: Table) -> None:
    """Every case of that procedure which this case has started tells that it has ended."""
    key, _ = trying.procedure(world, words["name"])
    numbers = [number for _, procedure, number, _ in lookup.links(world.plant, world.case_id) if procedure == key]
    assert numbers, f"no case of {words['name']} was started"
    for number in numbers:
        told = {"case_number": number, "procedure": key, "result": None}
        world.plant.deliver_message(None, "case_closed", number, told)


def _parameter(word: str) -> str:
    return word if word == "measured_at" else _named(word, "parameter", Parameter)


def _read(line: Sequence[str]) -> tuple[str, Decimal | None, str]:
    parameter, value, verdict = (cell.strip() for cell in line)
    number = None if value == plain(None) else Decimal(value)
    return _named(parameter, "parameter", Parameter), number, _named(verdict, "verdict", Verdict)


def _named(word: str, kind: str, values: type[Parameter | Verdict]) -> str:
    for value in values:
        key = f"ccp-{kind}-{value.value.replace('_', '-')}"
        names = {value.value, *(texts.say(language, key) for language in LANGUAGES)}
        if word.casefold() in {name.casefold() for name in names}:
            return value.value
    raise AssertionError(f"{word!r} is no {kind}; known are {', '.join(values)}")
