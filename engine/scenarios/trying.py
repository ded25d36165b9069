"""Carry out what a person of a scenario tries: find the person, the task, the answers; remember a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.errors import CommandRefused, HoldpointError, NotAllowed
from engine.feel import Host
from engine.forms import Form
from engine.identity import Actor
from engine.scenarios.answers import fill
from engine.scenarios.lookup import Task, facts, incidents
from engine.scenarios.uploading import upload_named
from engine.scenarios.vocabulary import Table, rows_of
from engine.scenarios.world import World, nearest
from engine.storage import plant as store
from engine.vocabulary import Names

#: Heads of the column that tells of which part of a disposition a task is.
PART = frozenset({"part", "部分", "часть"})
_ANOTHER = ("another ", "另一名", "另一位", "другой ")


def attempt(world: World, act: Callable[[], object]) -> None:
    """Carry out what a person tries; a refusal is remembered for the sentences that ask for it."""
    if world.refusal is not None:
        raise AssertionError(f"before this step something was {told(world.refusal)}")
    try:
        act()
    except HoldpointError as refusal:
        world.refusal = refusal
    world.settle()


def told(error: HoldpointError) -> str:
    """Return a refusal in words for the writer of the scenario."""
    if isinstance(error, CommandRefused):
        each = (f"{r.code}{f' ({r.field})' if r.field else ''}{_data(r.data)}" for r in error.refusals)
        return f"refused: {'; '.join(each)}"
    if isinstance(error, NotAllowed):
        return f"refused: not_allowed, the task belongs to {error.role} at {error.site}"
    return f"refused: {error}"


def loose_ends(world: World) -> str:
    """Return what went wrong without a sentence that expects it: a refusal, a step that failed; else nothing."""
    if world.refusal is not None:
        return f"{told(world.refusal)}, and no sentence expects it"
    troubles = [each for each in incidents(world.plant, world.case_id) if each[1] not in world.expected]
    return "; ".join(f"incident at {element}, and no sentence expects it: {text}" for _, element, text in troubles)


def start(world: World, role: str, name: str, table: Table, password: str | None = None) -> None:
    """Start a case of the procedure of that name."""
    key, names = procedure(world, name)
    bundle = world.plant.bundle(world.plant.procedure(key).bundle_id)
    actor = actor_of(world, role, world.site)
    data: Mapping[str, Any] = dict(rows_of(table))
    if bundle.start_form is not None:
        host = Host(now=world.clock, functions=world.plant.plant_functions(world.site))
        shown = bundle.start_form.prefill({"site": world.site}, host, zone=world.plant.zone(world.site))
        called = {key, bundle.start.id, *_spellings(names), *_spellings(bundle.start.names)}
        data = _filled(world, actor, bundle.start_form, called, table, shown)
    secret = world.password if password is None else password
    started = world.plant.start_case(actor, key, world.site, data, secret, world.language)
    world.case_id, world.case_number, world.procedure = started.id, started.number, key


def do(
    world: World, role: str, name: str, table: Table, *, part: str | None = None, password: str | None = None
) -> None:
    """Complete the open task of that name."""
    task = open_task(world, name, part, role)
    complete(world, actor_of(world, role, task.site), task, table, password)


def complete(world: World, actor: Actor, task: Task, table: Table, password: str | None = None) -> None:
    """Complete a task as `actor`, with the answers of the table and what the form shows."""
    view = world.plant.look_at_task(task.id)
    data: Mapping[str, Any] = dict(rows_of(table))
    if view.form is not None:
        data = _filled(world, actor, view.form, {task.element, *_spellings(task.names)}, table, view.values)
    secret = world.password if password is None else password
    world.plant.complete_task(actor, task.id, data, secret or None, world.language)


def open_task(world: World, name: str, part: str | None = None, role: str | None = None) -> Task:
    """Return the open task of that name. Raises AssertionError saying what is open instead."""
    tasks = world.open_tasks()
    found = [task for task in tasks if task.is_called(name)]
    parts = [_part(world, task) for task in found] if part is not None else []
    if part is not None:
        found = [task for task, words in zip(found, parts, strict=True) if _plain(part) in words]
    if role is not None and len(found) > 1:
        found = [task for task in found if task.role == world.role_or_none(_numbered(role)[0])] or found
    if not found:
        what = f"no open task {name!r}{f' for the part {part!r}' if part else ''}"
        instead = "; ".join(" or ".join(sorted(words)) for words in parts)
        raise AssertionError(f"{what}{f'; the parts are {instead}' if instead else ''}; {what_is_open(world)}")
    return found[0]


def closed_task(world: World, name: str) -> Task:
    """Return the last completed task of that name. Raises AssertionError saying what was done."""
    tasks = [task for task in reversed(world.closed_tasks()) if task.closed_by]
    for task in tasks:
        if task.is_called(name):
            return task
    raise AssertionError(f"nobody did {name!r}; done: {', '.join(task.names.en for task in tasks) or 'nothing'}")


def who_did(world: World, name: str) -> Actor:
    """Return the person who completed the last task of that name."""
    return world.plant.actor(closed_task(world, name).closed_by or 0)


def what_is_open(world: World) -> str:
    """Return the state of the case for a message: status, open tasks, incidents, a refusal nobody asked about."""
    if not world.case_id:
        return "no case was started"
    opened = ", ".join(f"{t.names.en} ({t.role} at {t.site})" for t in world.open_tasks()) or "nothing"
    troubles = "".join(f"; incident at {element}: {text}" for _, element, text in incidents(world.plant, world.case_id))
    refusal = f"; {told(world.refusal)}" if world.refusal is not None else ""
    return f"the case is {facts(world.plant, world.case_id).status}, open: {opened}{troubles}{refusal}"


def actor_of(world: World, role: str, site: str) -> Actor:
    """Return the person who holds a role: the first one, or the second one for "another …"."""
    text, place = _numbered(role)
    return world.person(world.role_key(text), place, site)


def procedure(world: World, text: str) -> tuple[str, Names]:
    """Return the key and the names of a procedure by key or by name. Raises AssertionError naming the known ones."""
    with world.plant.database.reading() as work:
        known = store.procedures(work)
    for key, row in known.items():
        if _plain(text) in {key, *_spellings(row.names)}:
            return key, row.names
    raise AssertionError(f"no procedure {text!r}; {nearest(text, [row.names.en for row in known.values()])}")


def _filled(
    world: World, actor: Actor, form: Form, called: set[str], table: Table, shown: Mapping[str, Any]
) -> Mapping[str, Any]:
    usual = {label: answer for name, rows in world.usual.items() if name in called for label, answer in rows.items()}
    data = fill(form, dict(rows_of(table)), shown, world.plant.choices(), world.clock.now, usual)
    return upload_named(world, actor, form, data) if form.asks_for_files else data


def _part(world: World, task: Task) -> set[str]:
    """Return the words for the part that a task is about: a disposition and its quantity, a customer of a recall."""
    view = world.plant.look_at_task(task.id)
    disposition, quantity = view.scope.get("disposition"), view.scope.get("quantity")
    words = {str(each) for each in (disposition, quantity) if each is not None}
    consignee = view.scope.get("consignee")
    if isinstance(consignee, Mapping):
        words |= {_plain(str(consignee[key])) for key in ("customer", "name")}
    for form in view.bundle.forms.values():
        for field in form.fields:
            for inner in (field, *field.fields):
                if inner.key == "disposition":
                    words |= {word for o in inner.options if o.value == disposition for word in _spellings(o.names)}
    return words


def _numbered(role: str) -> tuple[str, int]:
    for word in _ANOTHER:
        if role.casefold().startswith(word):
            return role[len(word) :], 2
    return role, 1


def _spellings(names: Names) -> set[str]:
    return {_plain(text) for text in (names.en, names.zh, names.ru) if text}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _data(data: Mapping[str, Any]) -> str:
    return f" {', '.join(f'{key} {value}' for key, value in data.items())}" if data else ""
