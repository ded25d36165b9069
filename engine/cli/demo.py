"""The demo plant: two branches and a confectionery factory, two people a role and site, cases at different steps.

What happened is told in the sentences of the scenarios; nothing here knows a form or a diagram.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argon2 import PasswordHasher

from engine.bundles import Bundle
from engine.cli import demo_complaint, demo_effectiveness, demo_goods, demo_haccp, demo_improvement, demo_recall
from engine.cli import demo_product_disposition as disposition
from engine.cli import demo_zarya as zarya
from engine.cli.demo_story import CASES, CUSTOMERS, GIVEN_NAMES, PRODUCTS, SITES, SUPPLIERS, SURNAMES, Told
from engine.commands import AddUser, Plant
from engine.commands.house import utc_now
from engine.errors import HoldpointError
from engine.scenarios import Clock, World, run
from engine.storage import plant as store

PASSWORD = "demo"  # noqa: S105 - of people who exist only in the demo
_MARK = "demo"
_STEP = dt.timedelta(minutes=40)
_DAY = re.compile(r"\{([+-]\d+)\}")
#: Everybody knows the password; what is signed in the past is signed without waiting.
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_NO_TIME = "unless told otherwise"  # such a sentence is about answers, nothing happens


class DemoRefused(HoldpointError):
    """The database holds a real plant; the demo never changes it."""

    code = "demo_refused"


def furnish_demo(plant: Plant) -> bool:
    """Fill an empty database; True when it was filled now. Raises DemoRefused for a database that is not a demo."""
    with plant.database.reading() as work:
        mark, has_people = store.setting(work, _MARK), store.has_people(work)
    if mark == "complete":
        return False
    if has_people and mark is None:
        raise DemoRefused
    with plant.database.transaction():  # all of it or nothing: a killed start begins anew
        _fill(plant)
    return True


def _fill(plant: Plant) -> None:
    for site in (*SITES, zarya.SITE):
        plant.add_site(site)
    for key, names, item_class, unit in (*PRODUCTS, *zarya.PRODUCTS):
        plant.add_product(key, names, item_class, unit)
    for kind, partners in (("supplier", SUPPLIERS + zarya.SUPPLIERS), ("customer", CUSTOMERS + zarya.CUSTOMERS)):
        for key, name in partners:
            plant.add_partner(kind, key, name)
    plant.publish(by="demo")
    people = _people(plant)
    clock = Clock(utc_now())
    past = Plant(plant.database, plant.home, b"", clock)
    past.history_key = plant.history_key
    for told in (
        *demo_goods.STORIES,
        *CASES,
        *disposition.STORIES,
        *demo_complaint.STORIES,
        *demo_recall.STORIES,
        *demo_improvement.STORIES,
        *demo_haccp.STORIES,
        *demo_effectiveness.STORIES,
    ):
        _play(past, clock, people, told)
    with plant.database.transaction() as work:
        work.run(store.PUT_SETTING, key=_MARK, value="complete")
    plant.forget()


def _people(plant: Plant) -> dict[tuple[str, str, int], str]:
    """Add two people for every role that a procedure of the site names; return their sign-in names."""
    hashed = _CHEAP.hash(PASSWORD)
    found: dict[tuple[str, str, int], str] = {}
    roles = {key: _roles(plant.bundle(row.bundle_id)) for key, row in plant.procedures().items()}
    everywhere = _union(roles, zarya.SHARED)
    factory = _union(roles, zarya.PROCEDURES) | everywhere
    branches = _union(roles, roles.keys() - zarya.PROCEDURES) | everywhere
    names = _names()
    for site in SITES:
        _staff(plant, site.key, "en", branches, names, hashed, found)
    _staff(plant, zarya.SITE.key, "ru", factory, zarya.people(), hashed, found)
    return found


def _union(roles: Mapping[str, set[str]], procedures: Iterable[str]) -> set[str]:
    return set().union(*(roles[key] for key in procedures if key in roles))


def _staff(
    plant: Plant,
    site: str,
    language: str,
    roles: set[str],
    names: Iterator[tuple[str, str, str]],
    hashed: str,
    found: dict[tuple[str, str, int], str],
) -> None:
    for role in sorted(roles):
        for place in (1, 2):
            surname, given, script = next(names)
            username = f"{surname}.{given}".lower()
            full_name = f"{surname} {given.capitalize()} {script}"
            plant.add_user(AddUser(username, full_name, PASSWORD, language, [(role, site)], site), hashed=hashed)
            found[role, site, place] = username


def _roles(bundle: Bundle) -> set[str]:
    """Return the keys of the roles that lanes or decision tables of a procedure name."""
    lanes = {bundle.roles.key_of(lane.role_text) for process in bundle.processes.values() for lane in process.lanes}
    tables = b"".join(content for name, content in bundle.files.items() if name.endswith((".dmn", ".bpmn", ".form")))
    words = set(re.findall(r"[a-z][a-z_]+", tables.decode()))
    return {role for role in lanes if role} | (set(bundle.roles.by_key) & words - {"customer", "supplier"})


def _names() -> Iterator[tuple[str, str, str]]:
    """Give names one after the other: surname, given name, both in Chinese characters."""
    for shift in range(len(GIVEN_NAMES)):
        for place, (surname, character) in enumerate(SURNAMES):
            given, characters = GIVEN_NAMES[(place + shift) % len(GIVEN_NAMES)]
            yield surname, given, character + characters


def _play(plant: Plant, clock: Clock, people: dict[tuple[str, str, int], str], told: Told) -> None:
    """Tell one case: it began some working days ago, each sentence a while after the one before."""
    now, calendar = utc_now(), plant.calendar(told.site)
    begun = now - dt.timedelta(days=told.days_ago)
    while not calendar.is_working_day(begun.astimezone(calendar.zone).date()):
        begun -= dt.timedelta(days=1)
    clock.now = min(begun.astimezone(calendar.zone).replace(hour=9, minute=10).astimezone(dt.UTC), now)
    language = "ru" if told.site == zarya.SITE.key else "en"
    world = World(plant, clock, site=told.site, password=PASSWORD, language=language)
    for (role, site, place), username in people.items():
        world.people[role, site, place] = plant.actor_named(username)
    today = now.astimezone(calendar.zone).date()
    for text, table in told.sentences:
        _say(world, _dated(text, today), [[_dated(cell, today) for cell in row] for row in table])
        if not text.startswith(_NO_TIME):
            clock.now = min(clock.now + _STEP, now)
    world.move_clock(now)


def _dated(text: str, today: dt.date) -> str:
    """Write out days counted from today: `{-3}` is the date three days ago."""
    return _DAY.sub(lambda found: (today + dt.timedelta(days=int(found[1]))).isoformat(), text)


def _say(world: World, text: str, table: Sequence[Sequence[str]]) -> None:
    run(world, text, table)
    if world.refusal is not None:
        raise world.refusal
