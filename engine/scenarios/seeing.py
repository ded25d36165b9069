"""Sentences about what then is: tasks, goods, records, signatures, links, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.errors import CommandRefused
from engine.scenarios import lookup
from engine.scenarios.vocabulary import Table, plain, rows_of, sentence
from engine.scenarios.world import World
from engine.vocabulary import QuantityStatus, texts

Words = Mapping[str, str]


@sentence("has_task", "{role} has the task {task}", "{role}有任务{task}", "у роли {role} есть задача {task}")
def has_task(world: World, words: Words, table: Table) -> None:
    """An open task of that name is in the inbox of the role."""
    role = world.role_key(words["role"].removeprefix("the "))
    tasks = world.open_tasks()
    assert any(t.is_called(words["task"]) and t.role == role for t in tasks), _open(world)


@sentence(
    "has_task_at",
    "{role} at {site} has the task {task}",
    "{site}的{role}有任务{task}",
    "у роли {role} на площадке {site} есть задача {task}",
)
def has_task_at(world: World, words: Words, table: Table) -> None:
    """An open task of that name is in the inbox of the role at another site."""
    role = world.role_key(words["role"].removeprefix("the "))
    tasks = [t for t in world.open_tasks() if t.is_called(words["task"]) and t.role == role]
    assert any(t.site == words["site"] for t in tasks), _open(world)


@sentence("no_task", "nobody has the task {task}", "没有人有任务{task}", "ни у кого нет задачи {task}")
def nobody_has_task(world: World, words: Words, table: Table) -> None:
    """No open task of that name is left in the case."""
    assert not any(t.is_called(words["task"]) for t in world.open_tasks()), _open(world)


@sentence("no_tasks", "nothing is left to do", "没有待办任务", "задач не осталось")
def nothing_left(world: World, words: Words, table: Table) -> None:
    """The case has no open task."""
    assert not world.open_tasks(), _open(world)


@sentence(
    "tasks_count",
    "there are {count} open tasks {task}",
    "有{count}个待办任务{task}",
    "открыто задач {task}: {count}",
)
def task_count(world: World, words: Words, table: Table) -> None:
    """So many tasks of that name are open at once."""
    found = sum(t.is_called(words["task"]) for t in world.open_tasks())
    assert found == int(words["count"]), f"{found}; {_open(world)}"


@sentence("task_due", "the task {task} is due {moment}", "任务{task}的期限为{moment}", "срок задачи {task}: {moment}")
def task_due(world: World, words: Words, table: Table) -> None:
    """The open task is due at a day and time of the site."""
    task = next(t for t in world.open_tasks() if t.is_called(words["task"]))
    assert task.due_at is not None, "the task has no due date"
    due = world.local(task.due_at).strftime("%Y-%m-%d %H:%M")
    assert due.startswith(words["moment"]), due


@sentence("case_is", "the case is {status}", "案例状态为{status}", "дело в состоянии {status}")
def case_is(world: World, words: Words, table: Table) -> None:
    """The case has the status open, waiting, closed, cancelled or failed (or its word in another language)."""
    status = lookup.facts(world.plant, world.case_id).status
    assert _same_word("case", status, words["status"]), f"{status}; {_open(world)}"


@sentence(
    "lot_has",
    "lot {lot} has {quantity} {status}",
    "批次{lot}有{quantity}件{status}",
    "в партии {lot} {quantity} — {status}",
)
def lot_has(world: World, words: Words, table: Table) -> None:
    """So many pieces of the lot have the quantity status, for example on hold, released, scrapped."""
    balance = lookup.balance(world.plant, world.site, words["lot"])
    status = next((s for s in QuantityStatus if _same_word("quantity", s, words["status"])), None)
    assert status is not None, f"{words['status']!r} is no quantity status: {', '.join(QuantityStatus)}"
    assert balance.get(status, Decimal(0)) == Decimal(words["quantity"]), balance


@sentence("lot_is", "the quantities of lot {lot} are:?", "批次{lot}的数量为[：:]?", "количества партии {lot}:?")
def lot_is(world: World, words: Words, table: Table) -> None:
    """All quantities of the lot by status; what the table does not name is 0."""
    balance = {key: value for key, value in lookup.balance(world.plant, world.site, words["lot"]).items() if value}
    wanted = {}
    for name, quantity in rows_of(table):
        status = next((s for s in QuantityStatus if _same_word("quantity", s, name)), name)
        wanted[str(status)] = Decimal(quantity)
    assert balance == {key: value for key, value in wanted.items() if value}, balance


@sentence("refused", "it is refused: {text}", "被拒绝：{text}", "отказано: {text}")
def is_refused(world: World, words: Words, table: Table) -> None:
    """The last attempt was refused for this reason (its code, for example four-eyes, unbalanced, stale)."""
    codes = _codes(world)
    world.refusal = None
    assert words["text"] in codes, codes or "it was not refused"


@sentence("allowed", "it is allowed", "被允许", "разрешено")
def is_allowed(world: World, words: Words, table: Table) -> None:
    """The last attempt was not refused."""
    assert world.refusal is None, str(world.refusal)


@sentence("record_says", "the record of {task} says:?", "{task}的记录为[：:]?", "в записи {task}:?")
def record_says(world: World, words: Words, table: Table) -> None:
    """The last record of a step holds these values, by key."""
    values = _last_record(world, words["task"])
    for key, wanted in rows_of(table):
        assert key in values, f"no {key!r} in {sorted(values)}"
        assert plain(values[key]) == wanted, f"{key}: {plain(values[key])}"


@sentence(
    "record_fills", "the record of {task} fills {text}", "{task}的记录填入{text}", "запись {task} вносится в {text}"
)
def record_fills(world: World, words: Words, table: Table) -> None:
    """The record of a step belongs to this document or register (its code)."""
    element = _element(world, words["task"])
    documents = [doc for each, doc, _ in lookup.records(world.plant, world.case_id) if each == element]
    assert words["text"] in documents, documents


@sentence("shows", "the form of {task} shows:?", "{task}的表单显示[：:]?", "форма {task} показывает:?")
def form_shows(world: World, words: Words, table: Table) -> None:
    """The open task's form comes filled with these values, by key."""
    task = next((t for t in world.open_tasks() if t.is_called(words["task"])), None)
    assert task is not None, _open(world)
    view = world.plant.look_at_task(task.id)
    seen = {**view.scope, **{key: value for key, value in view.values.items() if value is not None}}
    for key, wanted in rows_of(table):
        assert plain(seen.get(key)) == wanted, f"{key}: {plain(seen.get(key))}"


@sentence("signed", "{task} is signed by the {role}", "{task}由{role}签名", "{task} подписано ролью {role}")
def is_signed(world: World, words: Words, table: Table) -> None:
    """The record of a step carries a signature in that role."""
    element, role = _element(world, words["task"]), world.role_key(words["role"])
    found = [each for each in lookup.signatures(world.plant, world.case_id) if each[0] == element]
    assert any(each[2] == role for each in found), found


@sentence("linked", "the case has started {name}", "案例已启动{name}", "дело начало {name}")
def has_started(world: World, words: Words, table: Table) -> None:
    """A linked case of that procedure was started."""
    found = [procedure for _, procedure, _, _ in lookup.links(world.plant, world.case_id)]
    assert words["name"] in found, found


@sentence("decided", "decision {name} gave {text}", "决策{name}结果为{text}", "решение {name} дало {text}")
def decided(world: World, words: Words, table: Table) -> None:
    """The last run of a decision table gave this result."""
    results = [result for name, result in lookup.decisions(world.plant, world.case_id) if name == words["name"]]
    assert results, f"{words['name']} was not asked"
    assert plain(results[-1]["value"]) == words["text"], results[-1]


@sentence("by_clause", "by the row of clause {text}", "依据条款{text}的行", "по строке пункта {text}")
def by_clause(world: World, words: Words, table: Table) -> None:
    """The row that fired last carries this clause."""
    results = lookup.decisions(world.plant, world.case_id)
    fired = [row["annotation"] for row in results[-1][1]["rows"]] if results else []
    assert any(words["text"] in str(annotation).split() for annotation in fired), fired


@sentence("passed", "the case went through {name}", "案例经过{name}", "дело прошло через {name}")
def went_through(world: World, words: Words, table: Table) -> None:
    """An element or a flow of the diagram was walked (its id)."""
    assert _walked(world, words["name"]), f"{words['name']} was not walked"


@sentence("not_passed", "the case did not go through {name}", "案例未经过{name}", "дело не проходило через {name}")
def did_not_go_through(world: World, words: Words, table: Table) -> None:
    """An element or a flow of the diagram was not walked (its id)."""
    assert not _walked(world, words["name"]), f"{words['name']} was walked"


@sentence("incident", "there is an incident at {name}", "{name}处有异常", "на шаге {name} сбой")
def has_incident(world: World, words: Words, table: Table) -> None:
    """A step failed for technical reasons and waits for somebody to look."""
    found = [element for _, element, _ in lookup.incidents(world.plant, world.case_id)]
    assert words["name"] in found, found


def _walked(world: World, name: str) -> bool:
    facts = lookup.facts(world.plant, world.case_id)
    place = world.plant.bundle(facts.bundle_id).positions[name]
    return place // 8 < len(facts.walked) and bool(facts.walked[place // 8] >> place % 8 & 1)


def _codes(world: World) -> set[str]:
    error = world.refusal
    if error is None:
        return set()
    if isinstance(error, CommandRefused):
        return {refusal.code for refusal in error.refusals}
    return {error.code, error.code.replace("_", "-")}


def _element(world: World, name: str) -> str:
    bundle = world.plant.bundle(lookup.facts(world.plant, world.case_id).bundle_id)
    wanted = " ".join(name.split()).casefold()
    for element in bundle.elements.values():
        names = {element.id, element.names.en.casefold(), element.names.zh, element.names.ru.casefold()}
        if wanted in names:
            return element.id
    raise AssertionError(f"no step {name!r} in the diagrams")


def _last_record(world: World, name: str) -> Mapping[str, Any]:
    element = _element(world, name)
    found = [values for each, _, values in lookup.records(world.plant, world.case_id) if each == element]
    assert found, f"{name} left no record"
    return found[-1]


def _same_word(kind: str, value: str, word: str) -> bool:
    wanted = word.strip().casefold()
    known = {value, value.replace("_", " ")}
    for language in ("en", "zh", "ru"):
        known.add(texts.say(language, f"{kind}-{value.replace('_', '-')}").casefold())
    return wanted in known


def _open(world: World) -> str:
    opened = ", ".join(f"{t.names.en} ({t.role} at {t.site})" for t in world.open_tasks()) or "nothing"
    troubles = "; ".join(text for _, _, text in lookup.incidents(world.plant, world.case_id))
    return f"open: {opened}. {troubles} {world.refusal or ''}"
