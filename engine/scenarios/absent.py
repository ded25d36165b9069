"""Sentences about people who are away, and who stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from engine.commands.absences import NameSubstitute
from engine.scenarios import lookup, naming, trying
from engine.scenarios.vocabulary import Table, sentence
from engine.scenarios.world import World

Words = Mapping[str, str]


@sentence(
    "absent",
    "{other} is absent until {moment}, {role} stands in",
    "{other}缺勤至{moment}，由{role}代理",
    "{other} отсутствует до {moment}, замещает {role}",
)
def is_absent(world: World, words: Words, table: Table) -> None:
    """Somebody is away from today to that day, both included, and names who stands in."""
    away, stand_in = (trying.actor_of(world, words[name], world.site) for name in ("other", "role"))
    last = dt.date.fromisoformat(words["moment"].split()[0])
    first = world.local(world.clock.now).date()
    world.plant.name_substitute(away, NameSubstitute(away.username, stand_in.username, first, last, world.site))
    world.somebody_is_away = True


@sentence(
    "do_instead",
    "{role} does {task} in place of {other}(?: with)?:?",
    "{role}完成{task}，代替{other}[：:]?",
    "{role} выполняет {task} вместо {other}:?",
)
def do_instead(world: World, words: Words, table: Table) -> None:
    """Complete an open task of somebody absent; the table holds the answers."""

    def act() -> None:
        task = trying.open_task(world, words["task"], None, words["other"])
        trying.complete(world, trying.actor_of(world, words["role"], task.site), task, table)

    trying.attempt(world, act)


@sentence(
    "signed_instead",
    "{task} bears the signature of {role} in place of {other}",
    "{task}上有{role}代{other}的签名",
    "под {task} подпись: {role} вместо {other}",
)
def is_signed_instead(world: World, words: Words, table: Table) -> None:
    """A record of a step carries a signature with both names: who signed, and for whom."""
    element = naming.element(world, words["task"])
    signer, away = (trying.actor_of(world, words[name], world.site).name for name in ("role", "other"))
    found = lookup.signed_instead(world.plant, world.case_id, element)
    told = ", ".join(f"{name} for {absent}" for name, absent in found)
    assert (signer, away) in found, f"signed by {told or 'nobody in place of another'}"
