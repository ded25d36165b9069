"""Sentences about what people do and what time passes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from engine.errors import HoldpointError
from engine.scenarios.answers import fill
from engine.scenarios.lookup import Task, facts, incidents
from engine.scenarios.vocabulary import Table, rows_of, sentence
from engine.scenarios.world import World
from engine.storage import plant as store
from engine.vocabulary import Names

Words = Mapping[str, str]
_ANOTHER = ("another ", "另一名", "另一位", "другой ")
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


@sentence("site", "the scenario plays at site {site}", "场景发生在{site}", "действие происходит на площадке {site}")
def play_at(world: World, words: Words, table: Table) -> None:
    """Choose the site at which people act from here on (ningbo without it)."""
    world.site = words["site"]


@sentence(
    "product",
    "product {key} is a(?:n)? {text} called {name}",
    "产品{key}属于{text}，名称{name}",
    "продукция {key} — {text} с названием {name}",
)
def add_product(world: World, words: Words, table: Table) -> None:
    """Register a product with its item class."""
    world.plant.add_product(words["key"], Names(words["name"]), words["text"])


@sentence("now", "it is {moment}", "现在是{moment}", "сейчас {moment}")
def set_time(world: World, words: Words, table: Table) -> None:
    """Set the clock to a day and time of the site, before anything has happened."""
    world.clock.now = _local(world, words["moment"])


@sentence("weekday", "it is {day} at {clock}", "现在是{day} {clock}", "сейчас {day}, {clock}")
def set_weekday(world: World, words: Words, table: Table) -> None:
    """Set the clock to the next such day of the week, at a time of the site."""
    wanted, now = _DAYS[words["day"].casefold()], world.local(world.clock.now)
    day = now.date() + dt.timedelta(days=(wanted - now.weekday()) % 7)
    world.clock.now = _local(world, f"{day} {words['clock']}")


@sentence(
    "start",
    "{role} starts {name}(?: with)?:?",
    "{role}发起{name}[：:]?",
    "{role} начинает {name}:?",
)
def start(world: World, words: Words, table: Table) -> None:
    """Open a case of a procedure; the table holds the answers of its start form."""
    _attempt(world, lambda: _start(world, words, table))


@sentence(
    "start_signed_wrong",
    "{role} starts {name} with a wrong password:?",
    "{role}用错误密码发起{name}[：:]?",
    "{role} начинает {name} с неверным паролем:?",
)
def start_with_wrong_password(world: World, words: Words, table: Table) -> None:
    """Open a case whose start is signed, with a password that is not the signer's."""
    _attempt(world, lambda: _start(world, words, table, "not the password"))


@sentence(
    "do",
    "{role} does {task}(?: with)?:?",
    "{role}完成{task}[：:]?",
    "{role} выполняет {task}:?",
)
def do(world: World, words: Words, table: Table) -> None:
    """Complete an open task of the case; the table holds the answers, what it leaves out stays as the form shows it."""
    _attempt(world, lambda: _do(world, words["role"], words["task"], table))


@sentence(
    "do_part",
    "{role} does {task} for the part {part}:?",
    "{role}对部分{part}完成{task}[：:]?",
    "{role} выполняет {task} для части {part}:?",
)
def do_part(world: World, words: Words, table: Table) -> None:
    """Complete the task of one part of a disposition, for example the part "rework" or "20"."""
    _attempt(world, lambda: _do(world, words["role"], words["task"], table, part=words["part"]))


@sentence(
    "do_wrong_password",
    "{role} does {task} with a wrong password:?",
    "{role}用错误密码完成{task}[：:]?",
    "{role} выполняет {task} с неверным паролем:?",
)
def do_with_wrong_password(world: World, words: Words, table: Table) -> None:
    """Try to sign a task with a password that is not the signer's."""
    _attempt(world, lambda: _do(world, words["role"], words["task"], table, password="not the password"))  # noqa: S106


@sentence(
    "do_without_password",
    "{role} does {task} without signing:?",
    "{role}未签名完成{task}[：:]?",
    "{role} выполняет {task} без подписи:?",
)
def do_without_password(world: World, words: Words, table: Table) -> None:
    """Try to complete a task that asks for a signature without giving one."""
    _attempt(world, lambda: _do(world, words["role"], words["task"], table, password=""))


@sentence(
    "do_as_opener",
    "the person who did {name} does {task} as {role}:?",
    "完成{name}的人以{role}身份完成{task}[：:]?",
    "выполнивший {name} выполняет {task} как {role}:?",
)
def do_as_same_person(world: World, words: Words, table: Table) -> None:
    """Let the person who did an earlier step act in another role, for example to break the four-eyes rule."""
    earlier = next(t for t in reversed(world.closed_tasks()) if t.is_called(words["name"]) and t.closed_by)
    actor = world.plant.actor(earlier.closed_by or 0)
    role = world.role_key(_without_the(words["role"]))
    if not actor.may(role, world.site):
        world.plant.add_membership(actor.username, role, world.site)
    actor = world.plant.actor(actor.id)
    task = _task(world, words["task"], None)
    _attempt(world, lambda: _complete(world, actor, task, table, None))


@sentence(
    "do_closed",
    "{role} does {task} again:?",
    "{role}再次完成{task}[：:]?",
    "{role} ещё раз выполняет {task}:?",
)
def do_again(world: World, words: Words, table: Table) -> None:
    """Try to complete a task that is done already."""
    done = next(t for t in reversed(world.closed_tasks()) if t.is_called(words["task"]))
    actor = _actor(world, words["role"], world.site)
    data = dict(rows_of(table))
    _attempt(world, lambda: world.plant.complete_task(actor, done.id, data, world.password))


@sentence("claim", "{role} claims {task}", "{role}领取{task}", "{role} берёт {task}")
def claim(world: World, words: Words, table: Table) -> None:
    """Take a task for oneself."""
    task = _task(world, words["task"], None)
    _attempt(world, lambda: world.plant.claim_task(_actor(world, words["role"], task.site), task.id))


@sentence("release", "{role} gives back {task}", "{role}退回{task}", "{role} возвращает {task}")
def release(world: World, words: Words, table: Table) -> None:
    """Give a claimed task back."""
    task = _task(world, words["task"], None)
    _attempt(world, lambda: world.plant.release_task(_actor(world, words["role"], task.site), task.id))


@sentence(
    "working_days",
    "{count} working days? (?:pass|passes|have passed)",
    "过了{count}个工作日",
    "прош(?:ел|ёл|ло|ли) {count} рабоч(?:ий|их) (?:день|дня|дней)",
)
def working_days_pass(world: World, words: Words, table: Table) -> None:
    """Let working days of the site pass, and everything that falls due."""
    calendar = world.plant.calendar(world.site)
    world.move_clock(calendar.add_working_days(world.clock.now, int(words["count"])))


@sentence(
    "hours", "{count} hours? (?:pass|passes|have passed)", "过了{count}小时", "прош(?:ел|ёл|ло|ли) {count} час(?:а|ов)?"
)
def hours_pass(world: World, words: Words, table: Table) -> None:
    """Let hours pass, and everything that falls due."""
    world.move_clock(world.clock.now + dt.timedelta(hours=int(words["count"])))


@sentence("until", "time passes until {moment}", "时间到了{moment}", "наступает {moment}")
def time_passes_until(world: World, words: Words, table: Table) -> None:
    """Let time pass up to a day and time of the site, and everything that falls due."""
    world.move_clock(_local(world, words["moment"]))


@sentence(
    "message",
    "message {name} arrives for {key}:?",
    "收到发给{key}的消息{name}[：:]?",
    "приходит сообщение {name} для {key}:?",
)
def message_arrives(world: World, words: Words, table: Table) -> None:
    """Deliver a message by name and key; the table holds its data."""
    world.plant.deliver_message(None, words["name"], words["key"], dict(rows_of(table)))


@sentence("retry", "somebody retries the incident", "有人重试该异常", "кто-то повторяет сбойный шаг")
def retry(world: World, words: Words, table: Table) -> None:
    """Try again what failed for technical reasons."""
    actor = next(iter(world.people.values()))
    for incident, _, _ in incidents(world.plant, world.case_id):
        world.plant.retry_incident(actor, incident)


def _attempt(world: World, act: Any) -> None:
    """Carry out what a person tries; a refusal is remembered for the sentences that ask for it."""
    if world.refusal is not None:
        raise AssertionError(f"refused before this step: {world.refusal}")
    try:
        act()
    except HoldpointError as refusal:
        world.refusal = refusal


def _start(world: World, words: Words, table: Table, password: str | None = None) -> None:
    key = _procedure(world, words["name"])
    bundle = world.plant.bundle(world.plant.procedure(key).bundle_id)
    actor = _actor(world, words["role"], world.site)
    given = dict(rows_of(table))
    data: Mapping[str, Any] = given
    if bundle.start_form is not None:
        shown = bundle.start_form.prefill({"site": world.site}, zone=world.plant.zone(world.site))
        data = fill(bundle.start_form, given, shown, world.plant.choices(), world.clock.now)
    secret = world.password if password is None else password
    started = world.plant.start_case(actor, key, world.site, data, secret)
    world.case_id, world.case_number, world.procedure = started.id, started.number, key


def _do(
    world: World, role: str, name: str, table: Table, *, part: str | None = None, password: str | None = None
) -> None:
    task = _task(world, name, part, _without_the(role))
    _complete(world, _actor(world, role, task.site), task, table, password)


def _complete(world: World, actor: Any, task: Task, table: Table, password: str | None) -> None:
    view = world.plant.look_at_task(task.id)
    given = dict(rows_of(table))
    data: Mapping[str, Any] = given
    if view.form is not None:
        data = fill(view.form, given, view.values, world.plant.choices(), world.clock.now)
    world.last_task = task.id
    secret = world.password if password is None else password
    world.plant.complete_task(actor, task.id, data, secret or None)


def _task(world: World, name: str, part: str | None, role: str | None = None) -> Task:
    """Return the open task of that name. Raises AssertionError saying what is open instead."""
    found = [task for task in world.open_tasks() if task.is_called(name)]
    if part is not None:
        found = [task for task in found if _belongs(world, task, part)]
    if role is not None and len(found) > 1:
        found = [task for task in found if task.role == _role_or_none(world, role)] or found
    if not found:
        opened = ", ".join(f"{task.names.en} ({task.role})" for task in world.open_tasks()) or "nothing"
        troubles = "; ".join(text for _, _, text in incidents(world.plant, world.case_id))
        state = facts(world.plant, world.case_id).status
        raise AssertionError(f"no open task {name!r}; the case is {state}, open: {opened} {troubles}")
    return found[0]


def _belongs(world: World, task: Task, part: str) -> bool:
    scope = world.plant.look_at_task(task.id).scope
    return part in {str(scope.get("disposition")), str(scope.get("quantity"))}


def _actor(world: World, role: str, site: str) -> Any:
    text = _without_the(role)
    for word in _ANOTHER:
        if text.startswith(word):
            return world.person(world.role_key(text[len(word) :]), 2, site)
    return world.person(world.role_key(text), 1, site)


def _role_or_none(world: World, role: str) -> str | None:
    for word in _ANOTHER:
        role = role.removeprefix(word)
    try:
        return world.role_key(role)
    except AssertionError:
        return None


def _without_the(role: str) -> str:
    return role.strip().removeprefix("the ").removeprefix("The ")


def _procedure(world: World, text: str) -> str:
    wanted = " ".join(text.split()).casefold()
    with world.plant.database.reading() as work:
        known = store.procedures(work)
    for key, row in known.items():
        if wanted in {key, row.names.en.casefold(), row.names.zh, row.names.ru.casefold()}:
            return key
    raise AssertionError(f"no procedure {text!r}; known are {', '.join(known)}")


def _local(world: World, text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text if " " in text else f"{text} 09:00")
    return moment.replace(tzinfo=world.plant.zone(world.site)).astimezone(dt.UTC)
