"""Sentences about records whose time of keeping is over."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from engine.commands.disposal import registers_of
from engine.scenarios.vocabulary import Table, sentence
from engine.scenarios.world import World
from engine.storage import Statement
from engine.storage import tables as t

Words = Mapping[str, str]
_CONTENTS = Statement(sa.select(t.record.c.data.is_not(None)).where(t.record.c.document == sa.bindparam("document")))


def _contents(world: World, text: str) -> list[bool]:
    """Tell of each entry of a document of any procedure whether it still has its content."""
    codes = {
        register.code
        for row in world.plant.procedures().values()
        for register in registers_of(world.plant.bundle(row.bundle_id))
        if text in {register.code, register.names.en, register.names.zh, register.names.ru}
    }
    assert codes, f"no document or register {text!r}"
    with world.plant.database.reading() as work:
        rows = [row for code in codes for row in work.run(_CONTENTS, document=code).fetchall()]
    assert rows, f"nothing fills {text}"
    return [bool(row[0]) for row in rows]


@sentence(
    "content_gone",
    "the content of the entries in {text} is gone",
    "{text}各条记录的内容已处置",
    "содержание записей в {text} уничтожено",
)
def content_is_gone(world: World, words: Words, table: Table) -> None:
    """Every entry of this document or register (its title or its code) was disposed of; entry and hash are there."""
    assert not any(_contents(world, words["text"]))
    assert world.plant.verify() is None


@sentence(
    "content_kept",
    "the entries in {text} have their content",
    "{text}各条记录的内容仍在",
    "содержание записей в {text} на месте",
)
def content_is_kept(world: World, words: Words, table: Table) -> None:
    """No entry of this document or register was disposed of."""
    assert all(_contents(world, words["text"]))
