"""Sentences about what people do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.errors import HoldpointError
from engine.scenarios import trying
from engine.scenarios.lookup import incidents
from engine.scenarios.vocabulary import Table, rows_of, sentence
from engine.scenarios.world import World
from engine.vocabulary import Names

Words = Mapping[str, str]
_WRONG = "not the password"


@sentence("site", "the scenario plays at site {site}", "场景发生在{site}", "действие происходит на площадке {site}")
def play_at(world: World, words: Words, table: Table) -> None:
    """Choose the site at which people act from here on (ningbo without it)."""
    world.site = world.site_key(words["site"])


@sentence(
    "product",
    "product {key} is a(?:n)? {text} called {name}",
    "产品{key}属于{text}，名称{name}",
    "продукция {key} — {text} с названием {name}",
)
def add_product(world: World, words: Words, table: Table) -> None:
    """Register a product with its item class."""
    world.plant.add_product(words["key"], Names(words["name"]), words["text"])


@sentence(
    "usual",
    "unless told otherwise {task} says:?",
    "除非另有说明，{task}填写[：:]?",
    "если не сказано иное, в {task} указано:?",
)
def answer_as_usual(world: World, words: Words, table: Table) -> None:
    """Say how a step (or the start of a procedure) is answered wherever the scenario does not say more."""
    world.usual[words["task"].casefold()] = dict(rows_of(table))


@sentence(
    "start",
    "{role} starts {name}(?: with)?:?",
    "{role}发起{name}[：:]?",
    "{role} начинает {name}:?",
)
def start(world: World, words: Words, table: Table) -> None:
    """Open a case of a procedure; the table holds the answers of its start form."""
    trying.attempt(world, lambda: trying.start(world, words["role"], words["name"], table))


@sentence(
    "start_signed_wrong",
    "{role} starts {name} with a wrong password:?",
    "{role}发起{name}，密码错误[：:]?",
    "{role} начинает {name} с неверным паролем:?",
)
def start_with_wrong_password(world: World, words: Words, table: Table) -> None:
    """Try to open a case whose start is signed, with a password that is not the signer's."""
    trying.attempt(world, lambda: trying.start(world, words["role"], words["name"], table, _WRONG))


@sentence(
    "do",
    "{role} does {task}(?: with)?:?",
    "{role}完成{task}[：:]?",
    "{role} выполняет {task}:?",
)
def do(world: World, words: Words, table: Table) -> None:
    """Complete an open task; the table holds the answers, what it leaves out stays as the form shows it."""
    trying.attempt(world, lambda: trying.do(world, words["role"], words["task"], table))


@sentence(
    "do_part",
    "{role} does {task} for the part {part}:?",
    "{role}对部分{part}完成{task}[：:]?",
    "{role} выполняет {task} для части {part}:?",
)
def do_part(world: World, words: Words, table: Table) -> None:
    """Complete the task of one part of a disposition, for example the part "rework" or "20"."""
    trying.attempt(world, lambda: trying.do(world, words["role"], words["task"], table, part=words["part"]))


@sentence("tasks_done", "these tasks are done:?", "以下任务已完成[：:]?", "выполнены задачи:?")
def tasks_are_done(world: World, words: Words, table: Table) -> None:
    """Complete tasks one after the other: columns for role and task, then one for each question that is answered."""
    heads, *rows = table
    for row in rows:
        role, task, *answers = (cell.strip() for cell in row)
        given = [(head.strip(), answer) for head, answer in zip(heads[2:], answers, strict=True) if answer]
        part = next((answer for head, answer in given if head.casefold() in trying.PART), None)
        answered = [pair for pair in given if pair[0].casefold() not in trying.PART]
        try:
            trying.do(world, role, task, answered, part=part)
        except HoldpointError as refusal:
            raise AssertionError(f"{role}, {task}: {trying.told(refusal)}") from refusal
    world.settle()


@sentence(
    "do_wrong_password",
    "{role} does {task} with a wrong password:?",
    "{role}完成{task}，密码错误[：:]?",
    "{role} выполняет {task} с неверным паролем:?",
)
def do_with_wrong_password(world: World, words: Words, table: Table) -> None:
    """Try to sign a task with a password that is not the signer's."""
    trying.attempt(world, lambda: trying.do(world, words["role"], words["task"], table, password=_WRONG))


@sentence(
    "do_without_password",
    "{role} does {task} without signing:?",
    "{role}完成{task}，未签名[：:]?",
    "{role} выполняет {task} без подписи:?",
)
def do_without_password(world: World, words: Words, table: Table) -> None:
    """Try to complete a task that asks for a signature without giving one."""
    trying.attempt(world, lambda: trying.do(world, words["role"], words["task"], table, password=""))


@sentence(
    "do_as_opener",
    "the person who did {name} does {task} as {role}:?",
    "完成{name}的人以{role}身份完成{task}[：:]?",
    "тот, кто выполнил {name}, выполняет {task} как {role}:?",
)
def do_as_same_person(world: World, words: Words, table: Table) -> None:
    """Let the person who did an earlier step act in another role, for example to break the four-eyes rule."""
    actor = trying.who_did(world, words["name"])
    role = world.role_key(words["role"])
    if not actor.may(role, world.site):
        world.plant.add_membership(actor.username, role, world.site)
        actor = world.plant.actor(actor.id)
    task = trying.open_task(world, words["task"])
    trying.attempt(world, lambda: trying.complete(world, actor, task, table))


@sentence(
    "do_closed",
    "{role} does {task} again:?",
    "{role}完成{task}，再做一次[：:]?",
    "{role} выполняет {task} снова:?",
)
def do_again(world: World, words: Words, table: Table) -> None:
    """Try to complete a task that is done already."""
    done = trying.closed_task(world, words["task"])
    actor = trying.actor_of(world, words["role"], world.site)
    data: Mapping[str, Any] = dict(rows_of(table))
    trying.attempt(world, lambda: world.plant.complete_task(actor, done.id, data, world.password))


@sentence("claim", "{role} claims {task}", "{role}领取{task}", "{role} бер(?:е|ё)т {task}")
def claim(world: World, words: Words, table: Table) -> None:
    """Take a task for oneself."""
    task = trying.open_task(world, words["task"])
    actor = trying.actor_of(world, words["role"], task.site)
    trying.attempt(world, lambda: world.plant.claim_task(actor, task.id))


@sentence("release", "{role} gives back {task}", "{role}退回{task}", "{role} возвращает {task}")
def release(world: World, words: Words, table: Table) -> None:
    """Give a claimed task back."""
    task = trying.open_task(world, words["task"])
    actor = trying.actor_of(world, words["role"], task.site)
    trying.attempt(world, lambda: world.plant.release_task(actor, task.id))


@sentence(
    "message",
    "message {name} arrives for {key}:?",
    "收到发给{key}的消息{name}[：:]?",
    "приходит сообщение {name} для {key}:?",
)
def message_arrives(world: World, words: Words, table: Table) -> None:
    """Deliver a message by name and key; the table holds its data."""
    world.plant.deliver_message(None, words["name"], words["key"], dict(rows_of(table)))


@sentence(
    "ended_elsewhere", "word comes that {key} has ended", "得知{key}已结束", "приходит известие, что {key} завершено"
)
def other_case_ended(world: World, words: Words, table: Table) -> None:
    """Tell the cases that wait for a linked case that it ended, without playing that one to its end."""
    world.plant.deliver_message(None, "case_closed", words["key"], {})


@sentence("retry", "somebody retries the incident", "有人重试该异常", "кто-то повторяет сбойный шаг")
def retry(world: World, words: Words, table: Table) -> None:
    """Try again what failed for technical reasons."""
    actor = next(iter(world.people.values()), None)
    assert actor is not None, "nobody was named yet"
    for incident, _, _ in incidents(world.plant, world.case_id):
        world.plant.retry_incident(actor, incident)
