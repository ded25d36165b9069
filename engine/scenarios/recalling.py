"""Sentences about recalls: what each customer answers, the account, a drill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from engine.lots.reconciliation import Account, Counted, reconcile
from engine.scenarios import trying
from engine.scenarios.vocabulary import Table, rows_of, sentence
from engine.scenarios.world import World
from engine.storage import Statement, recall
from engine.storage import tables as t

Words = Mapping[str, str]
_MOVED = Statement(
    sa.select(sa.func.count()).select_from(t.lot_movement).where(t.lot_movement.c.case_id == sa.bindparam("case_id"))
)
_SETTLED = ("settlement", "settled", "协商结果", "согласовано")
_SETTLEMENTS = dict.fromkeys(
    ("rework at the customer's", "在客户处返工", "переделка у потребителя"), "rework_at_customer"
)
_CUSTOMER = ("customer", "客户", "потребитель")
_HEADS: Mapping[str, tuple[str, str, str]] = {
    "planned": ("planned", "计划", "по плану"),
    "found": ("found", "查到", "найдено"),
    "returned": ("returned", "已退回", "возвращено"),
    "elsewhere": ("not to come back", "不退回", "не вернется"),
    "disposed": ("handled", "已处理", "обработано"),
    "open": ("open", "未查清", "осталось"),
    "surplus": ("surplus", "超出", "излишек"),
    "percent": ("percent", "百分比", "процент"),
}


@sentence(
    "recall_agreed",
    "a recall of lot {lot} of {key} is approved and made known:?",
    "{key}批次{lot}的召回已批准并发布[：:]?",
    "отзыв партии {lot} продукции {key} утверждён и опубликован:?",
)
def recall_is_approved(world: World, words: Words, table: Table) -> None:
    """Take a recall from its report to the publication, everything located, recall settled with every customer.

    The table may answer questions of the report (a drill, for example) and say that rework at the customer's was
    settled instead.
    """
    given = dict(rows_of(table))
    settled = {label: given.pop(label) for label in list(given) if label.casefold() in _SETTLED}
    report = {"trigger": "customer_complaint", "product": words["key"], "lot": words["lot"], **given}
    trying.start(world, "branch_quality", "recall", list(report.items()))
    _answer(world, "locate_goods", "places", lambda place: {"contact": place["contact"] or "store", "located": True})
    settlement = _SETTLEMENTS.get(next(iter(settled.values()), "").casefold(), "recall")
    _answer(world, "settle_with_customers", "settlements", lambda _: {"settlement": settlement, "agreement": "by mail"})
    trying.do(world, "export_sales_clerk", "plan_recall", ())
    trying.do(world, "top_management", "approve_plan", [("plan_decision", "approve")])
    trying.do(world, "export_sales_clerk", "publish_recall", [("published_by", "email")])


@sentence(
    "customers_told",
    "all customers were told and answered",
    "所有客户均已通知并回复",
    "все потребители извещены и ответили",
)
def customers_answered(world: World, words: Words, table: Table) -> None:
    """Every customer of the recall got the notice, set aside what the plan says, and the transport is arranged."""
    clerk = "export_sales_clerk"
    for element, answers in (
        ("send_notice", {"notice_way": "email"}),
        ("record_acknowledgement", {}),
        ("arrange_transport", {"transport_weight_kg": "100", "transport_mode": "road"}),
    ):
        for task in [each for each in world.open_tasks() if each.element == element]:
            quantity = world.plant.look_at_task(task.id).scope["consignee"]["quantity"]
            found = {"found_quantity": str(quantity)} if element == "record_acknowledgement" else {}
            trying.complete(world, trying.actor_of(world, clerk, task.site), task, list({**answers, **found}.items()))
    world.settle()


def _answer(world: World, element: str, lines: str, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    """Complete a task whose list has a line a customer, each line changed."""
    task = trying.open_task(world, element)
    values = world.plant.look_at_task(task.id).values
    data = {**values, lines: [{**line, **change(line)} for line in values[lines]]}
    world.plant.complete_task(trying.actor_of(world, "export_sales_clerk", task.site), task.id, data, world.password)


@sentence(
    "do_customer",
    "{role} does {task} for the customer {name}:?",
    "{role}对客户{name}完成{task}[：:]?",
    "{role} выполняет {task} для потребителя {name}:?",
)
def do_for_customer(world: World, words: Words, table: Table) -> None:
    """Complete the task of one customer of a recall, by key or name."""
    trying.attempt(world, lambda: trying.do(world, words["role"], words["task"], table, part=words["name"]))


@sentence(
    "has_task_customer",
    "{role} has the task {task} for the customer {name}",
    "{role}有客户{name}的待办任务{task}",
    "{role} видит задачу {task} для потребителя {name}",
)
def has_task_for_customer(world: World, words: Words, table: Table) -> None:
    """An open task about one customer of a recall is in the inbox of the role."""
    task = trying.open_task(world, words["task"], words["name"])
    assert task.role == world.role_key(words["role"]), f"{task.names.en} is a task of {task.role}"


@sentence("account", "the account of the recall is:?", "召回账目为[：:]?", "учёт отзыва:?")
def account_is(world: World, words: Words, table: Table) -> None:
    """Compare the account of a recall: columns for customer, planned, found, returned, handled, percent and others."""
    heads, *rows = table
    columns = [_column(head) for head in heads]
    known = {account.name: account for account in _accounts(world)}
    for row in rows:
        told = dict(zip(columns, (cell.strip() for cell in row), strict=True))
        account = known.get(told["customer"])
        assert account is not None, f"no account of {told['customer']!r}; there are {', '.join(known)}"
        wrong = [
            f"{name} {_amount(account, name)}, not {value}"
            for name, value in told.items()
            if name != "customer" and value and _amount(account, name) != Decimal(value)
        ]
        assert not wrong, f"{account.name}: {'; '.join(wrong)}"


@sentence(
    "traced_in",
    "all was traced in {count} minutes?",
    "{count}分钟内全部追溯",
    "всё прослежено за {count} мин(?:ут|уты|уту)?",
)
def traced_in(world: World, words: Words, table: Table) -> None:
    """The clock of the recall stopped after so many minutes, all goods being traced."""
    tasks = world.open_tasks()
    assert tasks, trying.what_is_open(world)
    found = world.plant.look_at_task(tasks[0].id).scope.get("minutes_to_traced")
    assert found == Decimal(words["count"]), f"traced in {found} minutes"


@sentence("moved_nothing", "the case moved no goods", "该案例未移动任何产品", "дело не двигало продукцию")
def moved_nothing(world: World, words: Words, table: Table) -> None:
    """No movement of any lot comes from the case."""
    with world.plant.database.reading() as work:
        found = work.run(_MOVED, case_id=world.case_id).fetchone()[0]
    assert found == 0, f"{found} movements"


def _accounts(world: World) -> tuple[Account, ...]:
    with world.plant.database.reading() as work:
        return reconcile(recall.lines_of(work, world.case_id))


def _column(head: str) -> str:
    text = head.strip().casefold()
    if text in _CUSTOMER:
        return "customer"
    found = next((name for name, heads in _HEADS.items() if text in heads), None)
    assert found, f"an account has no {head!r}; it has {', '.join(heads[0] for heads in _HEADS.values())}"
    return found


def _amount(account: Account, name: str) -> Decimal:
    """Return a sum of the account, or what it computes from them."""
    if name in set(Counted):
        return account.of(Counted(name))
    found: Decimal = getattr(account, name)
    return found
