"""Sentences about what then is: tasks, goods, records, signatures, decisions, links, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.errors import CommandRefused
from engine.scenarios import lookup, naming, trying
from engine.scenarios.trying import told, what_is_open
from engine.scenarios.vocabulary import Table, plain, rows_of, sentence
from engine.scenarios.world import World
from engine.vocabulary import CaseStatus, QuantityStatus

Words = Mapping[str, str]


@sentence(
    "has_task",
    "(?!nobody ){role} has the task {task}",
    "(?!没有人){role}有待办任务{task}",
    "{role} видит задачу {task}",
)
def has_task(world: World, words: Words, table: Table) -> None:
    """An open task of that name is in the inbox of the role."""
    role = world.role_key(words["role"])
    assert any(t.is_called(words["task"]) and t.role == role for t in world.open_tasks()), what_is_open(world)


@sentence(
    "has_task_at",
    "{role} at {site} has the task {task}",
    "{site}的{role}有待办任务{task}",
    "{role} на площадке {site} видит задачу {task}",
)
def has_task_at(world: World, words: Words, table: Table) -> None:
    """An open task of that name is in the inbox of the role at another site."""
    role, site = world.role_key(words["role"]), world.site_key(words["site"])
    tasks = [t for t in world.open_tasks() if t.is_called(words["task"]) and t.role == role]
    assert any(t.site == site for t in tasks), what_is_open(world)


@sentence("no_task", "nobody has the task {task}", "没有人有待办任务{task}", "ни у кого нет задачи {task}")
def nobody_has_task(world: World, words: Words, table: Table) -> None:
    """No open task of that name is left in the case."""
    naming.element(world, words["task"])
    assert not any(t.is_called(words["task"]) for t in world.open_tasks()), what_is_open(world)


@sentence("open_tasks", "the open tasks are:?", "待办任务为[：:]?", "открыты задачи:?")
def open_tasks_are(world: World, words: Words, table: Table) -> None:
    """These are the open tasks, no more and no fewer: columns for role and task."""
    wanted = sorted((world.role_key(role), naming.element(world, task)) for role, task in rows_of(table))
    found = sorted((task.role, task.element) for task in world.open_tasks())
    assert found == wanted, what_is_open(world)


@sentence("no_tasks", "nothing is left to do", "没有待办任务", "задач не осталось")
def nothing_left(world: World, words: Words, table: Table) -> None:
    """The case has no open task."""
    assert not world.open_tasks(), what_is_open(world)


@sentence(
    "tasks_count",
    "there are {count} open tasks {task}",
    "有{count}个待办任务{task}",
    "открыто задач {task}: {count}",
)
def task_count(world: World, words: Words, table: Table) -> None:
    """So many tasks of that name are open at once."""
    found = sum(t.is_called(words["task"]) for t in world.open_tasks())
    assert found == int(words["count"]), f"{found}; {what_is_open(world)}"


@sentence("task_due", "the task {task} is due {moment}", "任务{task}的期限为{moment}", "срок задачи {task}: {moment}")
def task_due(world: World, words: Words, table: Table) -> None:
    """The open task is due on a day, or at a time of a day, of the site."""
    task = next((t for t in world.open_tasks() if t.is_called(words["task"])), None)
    assert task is not None, what_is_open(world)
    assert task.due_at is not None, f"{task.names.en} has no due date"
    due = world.local(task.due_at).strftime("%Y-%m-%d %H:%M")
    assert due.startswith(words["moment"]), f"{task.names.en} is due {due}"


@sentence("case_is", "the case is {status}", "案例状态为{status}", "состояние дела: {status}")
def case_is(world: World, words: Words, table: Table) -> None:
    """The case has the status open, waiting, closed, cancelled or failed (or its word in another language)."""
    wanted = naming.status("case", CaseStatus, words["status"])
    assert lookup.facts(world.plant, world.case_id).status == wanted, what_is_open(world)


@sentence(
    "lot_has",
    "lot {lot} has {quantity} {status}",
    "批次{lot}{status}{quantity}(?:件|千克|)",
    "в партии {lot} {status} {quantity}",
)
def lot_has(world: World, words: Words, table: Table) -> None:
    """So much of the lot has the quantity status, for example on hold, released, scrapped."""
    quantities = lookup.balance(world.plant, world.site, words["lot"])
    status = naming.status("quantity", QuantityStatus, words["status"])
    assert quantities.get(status, Decimal(0)) == Decimal(words["quantity"]), _quantities(words["lot"], quantities)


@sentence("lot_is", "the quantities of lot {lot} are:?", "批次{lot}的数量为[：:]?", "количества партии {lot}:?")
def lot_is(world: World, words: Words, table: Table) -> None:
    """All quantities of the lot by status; what the table does not name is 0."""
    found = {key: value for key, value in lookup.balance(world.plant, world.site, words["lot"]).items() if value}
    given = {naming.status("quantity", QuantityStatus, name): Decimal(amount) for name, amount in rows_of(table)}
    assert found == {key: value for key, value in given.items() if value}, _quantities(words["lot"], found)


@sentence("lot_unknown", "lot {lot} is not known", "批次{lot}没有登记", "партия {lot} неизвестна")
def lot_is_unknown(world: World, words: Words, table: Table) -> None:
    """Nothing was ever booked on the lot at the site."""
    quantities = lookup.balance(world.plant, world.site, words["lot"])
    assert not quantities, _quantities(words["lot"], quantities)


@sentence("refused", "it is refused: {text}", "被拒绝：{text}", "отказано: {text}")
def is_refused(world: World, words: Words, table: Table) -> None:
    """The last attempt was refused for this reason (its code, for example "four eyes", "unbalanced", "not allowed")."""
    error, world.refusal = world.refusal, None
    assert error is not None, "it was not refused"
    codes = {refusal.code for refusal in error.refusals} if isinstance(error, CommandRefused) else {error.code}
    assert _bare(words["text"]) in {_bare(code) for code in codes}, told(error)


@sentence("allowed", "it is allowed", "被允许", "разрешено")
def is_allowed(world: World, words: Words, table: Table) -> None:
    """The last attempt was not refused."""
    assert world.refusal is None, told(world.refusal)


@sentence("record_says", "the record of {task} says:?", "{task}的记录为[：:]?", "в записи {task}:?")
def record_says(world: World, words: Words, table: Table) -> None:
    """The last record of a step holds these answers, by the labels of its form."""
    element = naming.element(world, words["task"])
    found = [values for each, _, values in lookup.records(world.plant, world.case_id) if each == element]
    assert found, f"{words['task']} left no record"
    naming.says(naming.form_of(world, element), found[-1], rows_of(table))


@sentence(
    "record_fills", "the record of {task} fills {text}", "{task}的记录填入{text}", "запись {task} вносится в {text}"
)
def record_fills(world: World, words: Words, table: Table) -> None:
    """The record of a step belongs to this document or register (its title or its code)."""
    element, code = naming.element(world, words["task"]), naming.document(world, words["text"])
    documents = [doc for each, doc, _ in lookup.records(world.plant, world.case_id) if each == element]
    assert documents, f"{words['task']} left no record"
    assert code in documents, f"it fills {', '.join(sorted({str(doc) for doc in documents}))}"


@sentence("shows", "the form of {task} shows:?", "{task}的表单显示[：:]?", "форма {task} показывает:?")
def form_shows(world: World, words: Words, table: Table) -> None:
    """The open task's form comes filled with these answers, by the labels of the form; `-` where it is empty."""
    task = next((t for t in world.open_tasks() if t.is_called(words["task"])), None)
    assert task is not None, what_is_open(world)
    view = world.plant.look_at_task(task.id)
    seen = {**view.scope, **{key: value for key, value in view.values.items() if value is not None}}
    naming.says(view.form, seen, rows_of(table))


@sentence("signed", "{task} is signed by (?:the )?{role}", "{task}由{role}签名", "под {task} стоит подпись: {role}")
def is_signed(world: World, words: Words, table: Table) -> None:
    """The record of a step carries a signature in that role."""
    element, role = naming.element(world, words["task"]), world.role_key(words["role"])
    found = [each[2] for each in lookup.signatures(world.plant, world.case_id) if each[0] == element]
    assert role in found, f"signed by {', '.join(found) or 'nobody'}"


@sentence("not_signed", "nobody has signed {task}", "没有人签署{task}", "под {task} нет подписи")
def is_not_signed(world: World, words: Words, table: Table) -> None:
    """No record of that step carries a signature."""
    element = naming.element(world, words["task"])
    found = [each[2] for each in lookup.signatures(world.plant, world.case_id) if each[0] == element]
    assert not found, f"signed by {', '.join(found)}"


@sentence("linked", "the case has started {name}", "案例已启动{name}", "по делу начата процедура {name}")
def has_started(world: World, words: Words, table: Table) -> None:
    """A linked case of that procedure was started."""
    key, _ = trying.procedure(world, words["name"])
    found = [procedure for _, procedure, _, _ in lookup.links(world.plant, world.case_id)]
    assert key in found, f"it has started {', '.join(found) or 'nothing'}"


@sentence("decided", "decision {name} gave {text}", "决策{name}结果为{text}", "таблица решений {name} дала {text}")
def decided(world: World, words: Words, table: Table) -> None:
    """The last run of a decision table gave this result (of a table with several results: one of them)."""
    world.decision = words["name"]
    value = _decision(world, words["name"])["value"]
    values = [plain(each) for each in (value.values() if isinstance(value, Mapping) else (value,))]
    assert {words["text"], world.role_or_none(words["text"])} & set(values), f"it gave {', '.join(values)}"


@sentence("by_clause", "by the row of clause {text}", "依据条款{text}所在的行", "по строке с пунктом {text}")
def by_clause(world: World, words: Words, table: Table) -> None:
    """The row that fired carries this clause: in the decision named just before, else in the one made last."""
    fired = [str(row["annotation"]) for row in _decision(world, world.decision)["rows"]]
    assert any(words["text"] in annotation.split() for annotation in fired), f"fired: {'; '.join(fired) or 'no row'}"


@sentence("passed", "the case went through {name}", "案例经过{name}", "дело прошло через {name}")
def went_through(world: World, words: Words, table: Table) -> None:
    """An element or a flow of the diagram was walked (its name or id)."""
    assert _walked(world, words["name"]), f"{words['name']} was not walked; {what_is_open(world)}"


@sentence("not_passed", "the case did not go through {name}", "案例未经过{name}", "дело не проходило через {name}")
def did_not_go_through(world: World, words: Words, table: Table) -> None:
    """An element or a flow of the diagram was not walked (its name or id)."""
    assert not _walked(world, words["name"]), f"{words['name']} was walked"


@sentence("incident", "there is an incident at {name}", "{name}处有异常", "на шаге {name} сбой")
def has_incident(world: World, words: Words, table: Table) -> None:
    """A step failed for technical reasons and waits for somebody to look."""
    wanted = naming.element(world, words["name"])
    world.expected.add(wanted)
    assert wanted in [element for _, element, _ in lookup.incidents(world.plant, world.case_id)], what_is_open(world)


def _walked(world: World, name: str) -> bool:
    facts = lookup.facts(world.plant, world.case_id)
    bundle = world.plant.bundle(facts.bundle_id)
    place = bundle.positions[name if name in bundle.positions else naming.element(world, name)]
    return place // 8 < len(facts.walked) and bool(facts.walked[place // 8] >> place % 8 & 1)


def _decision(world: World, name: str) -> Mapping[str, Any]:
    """Return the last result of the decision of that name or id, of any decision without a name."""
    results = lookup.decisions(world.plant, world.case_id)
    bundle = world.plant.bundle(lookup.facts(world.plant, world.case_id).bundle_id)
    found = [result for decision, result in results if name in {"", decision, bundle.decisions[decision].name}]
    asked = ", ".join(dict.fromkeys(decision for decision, _ in results)) or "none"
    assert found, f"{name or 'a decision'} was not asked; asked were: {asked}"
    return found[-1]


def _quantities(lot: str, quantities: Mapping[str, Decimal]) -> str:
    told = ", ".join(f"{value} {status}" for status, value in quantities.items() if value)
    return f"lot {lot} has {told or 'nothing'}"


def _bare(text: str) -> str:
    return "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
