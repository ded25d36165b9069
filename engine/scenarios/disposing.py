"""Sentences about long procedures and commissions: going on as usual, voting, what an act shows."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from engine.forms import Form
from engine.scenarios import naming, trying
from engine.scenarios.vocabulary import Table, sentence
from engine.scenarios.world import World
from engine.storage import Statement, moment
from engine.storage import tables as t
from engine.workflow.values import unpack

Words = Mapping[str, str]
_MOST_TASKS = 100
_SIGNED = Statement(
    sa.select(t.record.c.data, t.signature.c.role, t.signature.c.name, t.signature.c.for_name, t.signature.c.at)
    .select_from(
        t.record.join(
            t.signature,
            sa.and_(t.signature.c.case_id == t.record.c.case_id, t.signature.c.entry == t.record.c.entry),
        )
    )
    .where(t.record.c.case_id == sa.bindparam("case_id"), t.record.c.document == sa.bindparam("document"))
    .order_by(t.record.c.entry)
)
#: Heads of columns that a signature fills, in the three languages.
_ROLE = frozenset({"role", "角色", "роль"})
_NAME = frozenset({"name", "姓名", "имя"})
_FOR = frozenset({"signed for", "代", "за кого"})
_TIME = frozenset({"time", "时间", "время"})


@sentence("comes_to", "the case comes to {task}", "案例进行到{task}", "дело доходит до {task}")
def case_comes_to(world: World, words: Words, table: Table) -> None:
    """Let everybody do what is open, as usual (`unless told otherwise …`), until a task of that name is open."""
    element = naming.element(world, words["task"])
    for _ in range(_MOST_TASKS):
        tasks = world.open_tasks()
        if any(task.element == element for task in tasks):
            return
        assert tasks, f"the case never came to {words['task']}; {trying.what_is_open(world)}"
        trying.complete(world, world.person(tasks[0].role, site=tasks[0].site), tasks[0], ())
        world.settle()
    raise AssertionError(f"after {_MOST_TASKS} tasks {words['task']} is not open; {trying.what_is_open(world)}")


@sentence("ends_as_usual", "everything else goes as usual", "其余一切照常", "все остальное идет как обычно")
def everything_goes_as_usual(world: World, words: Words, table: Table) -> None:
    """Let everybody do what is open, as usual (`unless told otherwise …`), until nothing is left to do."""
    for _ in range(_MOST_TASKS):
        tasks = world.open_tasks()
        if not tasks:
            return
        trying.complete(world, world.person(tasks[0].role, site=tasks[0].site), tasks[0], ())
        world.settle()
    raise AssertionError(f"after {_MOST_TASKS} tasks the case goes on; {trying.what_is_open(world)}")


@sentence("act_shows", "the signatures under {text} are:?", "{text}的签名为[：:]?", "под {text} подписались:?")
def signatures_are(world: World, words: Words, table: Table) -> None:
    """Who signed a document of the case, in order: columns for role, name, time, signed for, or a question of it."""
    document = naming.document(world, words["text"])
    with world.plant.database.reading() as work:
        rows = work.run(_SIGNED, case_id=world.case_id, document=document).fetchall()
    heads, *wanted = table
    assert len(rows) == len(wanted), f"{len(rows)} signed: {', '.join(row[2] for row in rows)}"
    for row, cells in zip(rows, wanted, strict=True):
        for head, cell in zip(heads, cells, strict=True):
            _compare(world, document, row, head.strip(), cell.strip())


def _compare(world: World, document: str, row: tuple[bytes, str, str, str | None, int], head: str, cell: str) -> None:
    data, role, name, for_name, at = row
    shown = {
        **dict.fromkeys(_NAME, name),
        **dict.fromkeys(_FOR, for_name or "-"),
        **dict.fromkeys(_TIME, world.local(moment(at)).strftime("%Y-%m-%d %H:%M")),
    }
    if head.casefold() in _ROLE:
        assert world.role_key(cell) == role, f"{name} signed as {role}"
    elif head.casefold() in shown:
        assert cell == shown[head.casefold()], f"{head}: {shown[head.casefold()]}"
    else:
        naming.says(_form_that_fills(world, document), unpack(bytes(data)), [(head, cell)])


def _form_that_fills(world: World, document: str) -> Form | None:
    bundle = world.plant.bundle(world.plant.procedure(world.procedure).bundle_id)
    found = (each for each in bundle.elements.values() if each.extensions.record == document)
    return naming.form_of(world, next(found).id)
