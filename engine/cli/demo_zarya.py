"""The demo's confectionery factory: site, products, partners and the names of its people."""

# ruff: noqa: E501 - the story reads better with a fact on its line; Russian words are Russian
from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engine.commands import AddSite
from engine.vocabulary import Names

#: Procedures of the factory; its people hold the roles that these name, and no others do.
PROCEDURES: Final = frozenset(
    {
        "effectiveness_review",
        "product_disposition",
        "consumer_claim",
        "nonconformity_plan",
        "procedure_change",
        "haccp_study",
        "ccp_monitoring",
    }
)
#: Procedures of every site, the factory's too.
SHARED: Final = frozenset({"capa", "qms_setup"})

SITE: Final = AddSite(
    "zarya",
    Names("Zarya Confectionery", "曙光糖果厂", "Фабрика «Заря»"),
    "Europe/Moscow",
    "RU",
    (("08:00", "12:00"), ("13:00", "17:00")),
)
CANDIES: Final = "BM-200"
PRODUCTS: Final = (
    (CANDIES, Names("Bird's Milk candies, unwrapped, fondant-glazed", "鸟奶糖（裸装，挂糖霜）", "Конфеты «Птичье молоко», незавернутые, глазированные помадой"), None, "kilogram"),
    ("BM-BOX-300", Names("Bird's Milk candies, boxed, 300 g", "鸟奶糖（盒装300克）", "Конфеты «Птичье молоко», коробка 300 г"), None, "box"),
    ("SUGAR-21", Names("Granulated sugar", "砂糖", "Сахар-песок"), "raw_material", "kilogram"),
    ("AGAR-16280", Names("Agar", "琼脂", "Агар"), "raw_material", "kilogram"),
    ("EGG-WHITE", Names("Egg white", "蛋白", "Белок яичный"), "raw_material", "kilogram"),
)  # fmt: skip
SUPPLIERS: Final = (("rassvet", "ООО «Рассвет», сахар"), ("agarplus", "ЗАО «Агар-Плюс»"))
CUSTOMERS: Final = (("lakomka", "Торговая сеть «Лакомка»"), ("teremok", "Кафе «Теремок»"))

_SURNAMES = (
    ("Ivanov", "Иванов"), ("Petrov", "Петров"), ("Sidorov", "Сидоров"), ("Kuznetsov", "Кузнецов"), ("Smirnov", "Смирнов"),
    ("Volkov", "Волков"), ("Morozov", "Морозов"), ("Lebedev", "Лебедев"), ("Sokolov", "Соколов"), ("Orlov", "Орлов"),
    ("Belov", "Белов"), ("Titov", "Титов"), ("Frolov", "Фролов"),
)  # fmt: skip
_GIVEN = (
    ("olga", "Ольга", "a"), ("ivan", "Иван", ""), ("anna", "Анна", "a"), ("pavel", "Павел", ""), ("irina", "Ирина", "a"),
    ("sergei", "Сергей", ""), ("marina", "Марина", "a"), ("dmitri", "Дмитрий", ""), ("vera", "Вера", "a"), ("oleg", "Олег", ""),
)  # fmt: skip


def people() -> Iterator[tuple[str, str, str]]:
    """Give names one after the other: surname, given name, both in Cyrillic."""
    for shift in range(len(_GIVEN)):
        for place, (surname, script) in enumerate(_SURNAMES):
            given, given_script, ending = _GIVEN[(place + shift) % len(_GIVEN)]
            yield surname + ending, given, f" {script}{'а' if ending else ''} {given_script}".strip()
