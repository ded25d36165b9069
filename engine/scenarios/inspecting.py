"""Sentences about incoming inspection: deliveries, lots of one delivery, series and their severity."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from engine.forms import Form
from engine.sampling import NonconformityClass, Severity
from engine.sampling.selection import Plan
from engine.scenarios import lookup, trying
from engine.scenarios.vocabulary import Table, rows_of, sentence
from engine.scenarios.world import World
from engine.series import SeriesKey, lay_down_if_possible
from engine.services.inspection import plans_from
from engine.storage import Statement, micros
from engine.storage import series as store
from engine.storage import tables as t
from engine.vocabulary import LANGUAGES, QuantityStatus, texts

Words = Mapping[str, str]
_HOLDS = Statement(
    sa.select(t.lot_movement.c.id)
    .select_from(t.lot_movement.join(t.lot, t.lot.c.id == t.lot_movement.c.lot_id))
    .where(
        t.lot_movement.c.case_id == sa.bindparam("case_id"),
        t.lot.c.lot == sa.bindparam("lot"),
        t.lot_movement.c.to_status == QuantityStatus.ON_HOLD.value,
    )
)
_PROCEDURE = "incoming_inspection"
_FORMS = tuple(f"{_PROCEDURE}_{form}" for form in ("request", "classification", "sample"))
_REQUEST = {"quantity": "1000", "unit": "piece"}
_CLASSIFICATION = {"inspection_class": "ordinary_material", "item_class": "component"}
_SAMPLE = {"major_units": "0", "minor_units": "0"}


@sentence(
    "do_lot",
    "{role} does {task} for the lot {lot}:?",
    "{role}对批次{lot}完成{task}[：:]?",
    "{role} выполняет {task} для партии {lot}:?",
)
def do_for_lot(world: World, words: Words, table: Table) -> None:
    """Complete the task of one lot of a delivery that was split."""
    named = [each for each in world.open_tasks() if each.is_called(words["task"])]
    tasks = [each for each in named if world.plant.look_at_task(each.id).scope.get("lot") == words["lot"]]
    assert tasks, f"no open task {words['task']!r} for lot {words['lot']!r}; {trying.what_is_open(world)}"
    actor = trying.actor_of(world, words["role"], tasks[0].site)
    trying.attempt(world, lambda: trying.complete(world, actor, tasks[0], table))


@sentence(
    "deliveries",
    "{count} deliver(?:ies|y) of {key} from {name} (?:are|is) inspected:?",
    "{name}的{count}批{key}来料已检验[：:]?",
    "проверены поставки {key} от {name}, числом {count}:?",
)
def deliveries_are_inspected(world: World, words: Words, table: Table) -> None:
    """Take deliveries through request, classification, one sample and stock; the table says what differs.

    It may name any question of the request, the classification or the sample; no nonconforming unit without it.
    """
    given = dict(rows_of(table))
    bundle = world.plant.bundle(world.plant.procedure(_PROCEDURE).bundle_id)
    request, classification, sample = (
        {label: answer for label, answer in given.items() if _asks(bundle.forms[form], label)} for form in _FORMS
    )
    left = set(given) - {*request, *classification, *sample}
    assert not left, f"nobody is asked {', '.join(sorted(left))}"
    for _ in range(int(words["count"])):
        named = {"supplier": words["name"], "product": words["key"], "lot": _new_lot(world)}
        trying.start(world, "receiving_clerk", _PROCEDURE, list({**_REQUEST, **request, **named}.items()))
        trying.do(world, "inspector", "classify_item", list({**_CLASSIFICATION, **classification}.items()))
        trying.do(world, "inspector", "inspect_first_sample", list({**_SAMPLE, **sample}.items()))
        if any(task.element == "put_lot_in_stock" for task in world.open_tasks()):
            trying.do(world, "storekeeper", "put_lot_in_stock", ())


@sentence(
    "series_is",
    "the series of {key} from {name} is on {status} inspection",
    "{name}的{key}批序列采用{status}检验",
    "серия {key} от {name} на контроле: {status}",
)
def series_is(world: World, words: Words, table: Table) -> None:
    """The next lot is inspected so strictly for both classes of nonconformity: normal, tightened, reduced."""
    found = {each: _state(world, words, each).severity for each in NonconformityClass}
    assert set(found.values()) == {_severity(words["status"])}, found


@sentence(
    "series_class_is",
    "the series of {key} from {name} is on {status} inspection for {text}",
    "{name}的{key}批序列对{text}采用{status}检验",
    "серия {key} от {name} на контроле: {status}, для {text}",
)
def series_is_for_class(world: World, words: Words, table: Table) -> None:
    """The next lot is inspected so strictly for one class of nonconformity: "major" or "minor"."""
    found = _state(world, words, _class(words["text"])).severity
    assert found is _severity(words["status"]), found


@sentence(
    "series_discontinued",
    "acceptance of {key} from {name} is discontinued",
    "{name}的{key}已暂停接收",
    "приёмка {key} от {name} прекращена",
)
def acceptance_is_discontinued(world: World, words: Words, table: Table) -> None:
    """No lot of the series is accepted until the authority resumes, for one of the classes at least."""
    found = {each: _state(world, words, each).severity for each in NonconformityClass}
    assert Severity.DISCONTINUED in found.values(), found


@sentence(
    "score",
    "the switching score of {key} from {name} is {count} for {text}",
    "{name}的{key}对{text}的转移得分为{count}",
    "счёт перехода {key} от {name} для {text}: {count}",
)
def switching_score_is(world: World, words: Words, table: Table) -> None:
    """The switching score of one class of nonconformity stands there."""
    found = _state(world, words, _class(words["text"])).score
    assert found == int(words["count"]), found


@sentence(
    "issued_plan",
    "the plan of {task} is {text} for {name}",
    "{task}对{name}的方案为{text}",
    "план для {task} по {name}: {text}",
)
def issued_plan_is(world: World, words: Words, table: Table) -> None:
    """The open task's plan for "major" or "minor", as the tables write it: "L 125 + 125, Ac/Re 0/2;1/2"."""
    task = trying.open_task(world, words["task"])
    plans: Mapping[str, Any] = world.plant.look_at_task(task.id).scope["plans"]
    plan = plans_from(plans)[_class(words["name"])]
    assert words["text"] == _written(plan), _written(plan)


@sentence(
    "laid_down",
    "the series of {key} from {name} was laid down as {status}",
    "{name}的{key}批序列规定为{status}检验",
    "для серии {key} от {name} установлен контроль: {status}",
)
def series_was_laid_down(world: World, words: Words, table: Table) -> None:
    """The authority has directed that the series goes on so strictly: normal, tightened, reduced."""
    severity = _severity(words["status"])
    with world.plant.database.transaction() as work:
        for each in NonconformityClass:
            kept = store.lock(work, world.site, _key(words, each), micros(world.clock.now))
            state, _ = lay_down_if_possible(kept.state, severity)
            store.save(work, kept, state, kept.lots, micros(world.clock.now))


@sentence("remember", "the case is remembered as {name}", "将案例记为{name}", "запомним дело как {name}")
def remember_case(world: World, words: Words, table: Table) -> None:
    """Give the case a name by which the scenario comes back to it."""
    world.usual[f"case {words['name']}"] = {"id": str(world.case_id)}


@sentence("come_back", "the case {name} is looked at", "回到案例{name}", "вернёмся к делу {name}")
def come_back_to_case(world: World, words: Words, table: Table) -> None:
    """Go on in a case that was remembered."""
    found = world.usual.get(f"case {words['name']}")
    assert found, f"no case is remembered as {words['name']!r}"
    world.case_id = int(found["id"])
    world.case_number = lookup.facts(world.plant, world.case_id).number


@sentence(
    "held_by_case",
    "the lot {lot} is held by this case",
    "批次{lot}由本案例冻结",
    "партия {lot} удерживается этим делом",
)
def lot_is_held_by_case(world: World, words: Words, table: Table) -> None:
    """This case has put the lot on hold or taken it over."""
    with world.plant.database.reading() as work:
        rows = work.run(_HOLDS, case_id=world.case_id, lot=words["lot"]).fetchall()
    assert rows, f"this case holds nothing of lot {words['lot']}"


@sentence(
    "linked_goes_on",
    "the linked case {name} is looked at",
    "转到关联案例{name}",
    "переходим к связанному делу {name}",
)
def go_to_linked_case(world: World, words: Words, table: Table) -> None:
    """Go on in the last case of that procedure which this case has started."""
    key, _ = trying.procedure(world, words["name"])
    found = [case_id for _, procedure, _, case_id in lookup.links(world.plant, world.case_id) if procedure == key]
    assert found, f"no case of {words['name']} was started"
    world.case_id = found[-1]
    world.case_number = lookup.facts(world.plant, world.case_id).number


def _asks(form: Form, label: str) -> bool:
    return any(label in {path, field.label.en, field.label.zh, field.label.ru} for path, field in form.all_fields())


def _new_lot(world: World) -> str:
    numbers = (f"D-{place:03d}" for place in itertools.count(1))
    return next(each for each in numbers if not lookup.balance(world.plant, world.site, each))


def _written(plan: Plan) -> str:
    sizes = " + ".join(str(stage.sample_size) for stage in plan.stages)
    return f"{plan.plan_letter} {sizes}, Ac/Re {plan.numbers}"


def _state(world: World, words: Words, kind: NonconformityClass) -> Any:
    with world.plant.database.reading() as work:
        return store.look(work, world.site, _key(words, kind))


def _key(words: Words, kind: NonconformityClass) -> SeriesKey:
    return SeriesKey(words["name"], words["key"], kind)


def _class(word: str) -> NonconformityClass:
    for each in NonconformityClass:
        if word in {each.value, *(texts.say(language, f"sampling-class-{each.value}") for language in LANGUAGES)}:
            return each
    raise AssertionError(f"{word!r} is no class of nonconformity; write major or minor")


def _severity(word: str) -> Severity:
    for each in Severity:
        if word in {each.value, *(texts.say(language, f"sampling-severity-{each.value}") for language in LANGUAGES)}:
            return each
    raise AssertionError(f"{word!r} is no severity; known are {', '.join(Severity)}")
