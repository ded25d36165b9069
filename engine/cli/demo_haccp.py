"""The demo's confectionery line: its HACCP study, and its points with a week of readings and a drift at night."""

# ruff: noqa: E501 - the tables of the document, a line each
from __future__ import annotations

from collections.abc import Iterator
from math import sin
from typing import Final

from engine.cli.demo_story import Told
from engine.cli.demo_zarya import CANDIES

_Sentence = tuple[str, tuple[tuple[str, str], ...]]

_INGREDIENTS: Final = (
    *(("Сахар-песок", "ГОСТ 21-94"), ("Патока", "ГОСТ 52060-2003"), ("Агар", "ГОСТ 16280-2002")),
    *(("Масло сливочное", "ГОСТ 37-91"), ("Молоко сгущенное", "ГОСТ 2903-78"), ("Белок яичный", "ГОСТ 27583-88")),
    *(("Кислота лимонная", "ГОСТ 908-2004"), ("Ванилин", "ГОСТ 16599-71"), ("Ароматизаторы пищевые", "ОСТ 10-237-99")),
    *(("Красители", "по сертификату изготовителя"), ("Спирт ректификованный", "ГОСТ 5962-67")),
    ("Шоколадная глазурь", "ОСТ 10-93-13-87"),
)
_MEMBERS: Final = (
    *(("Морозова Анна", "production_safety_engineer"), ("Орлова Вера", "quality_representative")),
    *(("Титова Марина", "laboratory_head"), ("Белов Павел", "shop_head"), ("Фролова Ирина", "process_technician")),
    *(("Сидоров Олег", "laboratory_mechanical_engineer"), ("Лаврова Елена", "haccp_consultant")),
)
_STEPS: Final = (
    *(("Сырьевые компоненты", ""), ("Хранение сырья", ""), ("Распаковка", "")),
    ("Приготовление агаро-сахаро-паточного сиропа", "влажность 79–85 % / 63–65 °C / кислотность 9–12 град."),
    *(("Приготовление сбивной массы", ""), ("Формование", "")),
    ("Глазирование", "влажность 75–80 % / 63–65 °C"),
    *(("Упаковка", ""), ("Маркировка", ""), ("Хранение", "18 ± 3 °C / влажность не выше 75 %")),
)
_DIRTY = "Грязное оборудование"
_CLEAN = "Обработка и дезинфекция оборудования"
_SIEVES = "Процедуры очистки и просеивания и условия хранения"
#: Table 2 of the document: step, kind, hazard, source, control measure, effect (table 3), severity, probability.
_HAZARDS: Final = (
    ("Сырьевые компоненты", "biological", "Salmonella и другие патогены", "Грязное оборудование и нарушение температурного режима", "Сертификаты поставщика и анализ образцов", "Инфекционная болезнь — рвота / диарея", 2, 2),
    ("Сырьевые компоненты", "chemical", "Остатки пестицидов и антибиотиков", "Поставщик", "Сертификаты поставщика и анализ образцов", "Аллергическая реакция", 2, 2),
    ("Сырьевые компоненты", "physical", "Металлические частицы", "Неисправность магнитоуловителя", _SIEVES, "Повреждение зуба", 2, 2),
    ("Хранение сырья", "biological", "Рост патогенов", "Нарушение условий хранения", "Условия хранения", "Инфекционная болезнь — рвота / диарея", 2, 2),
    ("Хранение сырья", "physical", "Посторонние предметы", "Поврежденная упаковка", _SIEVES, "Повреждение зуба", 2, 1),
    ("Распаковка", "biological", "Перекрестное заражение патогенами", "Персонал и упаковка", _SIEVES, "Инфекционная болезнь — рвота / диарея", 2, 2),
    ("Распаковка", "physical", "Остатки упаковочных материалов", "Упаковка", _SIEVES, "Повреждение зуба", 2, 2),
    ("Приготовление агаро-сахаро-паточного сиропа", "biological", "Патогены и токсины", _DIRTY, f"{_CLEAN} и условия этапа", "Пищевое отравление", 2, 2),
    ("Приготовление агаро-сахаро-паточного сиропа", "chemical", "Остатки химических веществ", "Моющие средства", _CLEAN, "Головная боль и рвота", 3, 1),
    ("Приготовление сбивной массы", "biological", "Патогены и токсины", _DIRTY, f"{_CLEAN} и контроль оборудования", "Пищевое отравление", 3, 2),
    ("Приготовление сбивной массы", "physical", "Посторонние предметы", "Внешний вид персонала и износ оборудования", "Контроль внешнего вида и ППР", "Повреждение зуба / удушье", 3, 3),
    ("Формование", "physical", "Посторонние предметы", "Износ оборудования", _CLEAN, "Повреждение зуба", 2, 2),
    ("Глазирование", "biological", "Патогены", _DIRTY, f"{_CLEAN} и условия этапа", "Пищевое отравление", 2, 2),
    ("Упаковка", "biological", "Патогены и токсины", _DIRTY, _CLEAN, "Пищевое отравление", 2, 2),
    ("Маркировка", "biological", "Продукцию нельзя отследить и отозвать", "Ошибка печати", "Контроль оборудования печати", "Пищевое отравление", 4, 1),
    ("Хранение", "biological", "Плесень и дрожжи", "Нарушение температурного режима склада", "Условия хранения и обработка стеллажей", "Аллергическая реакция / кашель", 4, 4),
    ("Хранение", "chemical", "Посторонний запах", "Соседство с пахнущими продуктами", "Условия хранения", "Головная боль", 2, 2),
)  # fmt: skip
_MEASURES: Final = (  # table 4
    *(
        ("Обучение персонала системе ХАССП", "hr_head", 14),
        ("Ремонт просеивательной установки и буратов", "machine_operator", 21),
    ),
    *(("Повышение квалификации технолога", "chief_technologist", 30), ("Калибровка оборудования", "mechanic", 10)),
    ("Лекция о входном и операционном и приемочном контроле", "qc_head", 12),
    ("Семинар о возможных дефектах и опасностях для потребителя", "chief_technologist", 25),
    ("Планово-предупредительный ремонт оборудования — каждые две недели", "chief_mechanic", 14),
)
_STORE_LIMITS: Final = (
    "temperature 15 (Не выше: 21, Вид: critical); humidity (Не выше: 75, Вид: critical);"
    " light (Вид: critical); shelf_life (Вид: critical)"
)
_STORE_PLAN: Final = (
    "Переработка партии либо утилизация (Вид: correction, Ответственный: qc_head, Рабочих дней: 2);"
    " Переместить партию на другой склад (Вид: corrective, Ответственный: storekeeper, Рабочих дней: 1);"
    " Проверить температурный и световой режимы и сроки (Вид: preventive, Ответственный: finished_goods_store_head, Рабочих дней: 5)"
)
_MASS_PLAN: Final = (
    "Выбраковка и переработка либо утилизация партии (Вид: correction, Ответственный: qc_head, Рабочих дней: 2);"
    " Пересмотреть план-график ППР (Вид: corrective, Ответственный: chief_mechanic, Рабочих дней: 5);"
    " Оценить динамику несоответствий и медосмотры (Вид: preventive, Ответственный: hr_head, Рабочих дней: 20)"
)
_POINTS: Final = (
    # number, step, kind, severity, probability, limits, role, minutes, verification, registers, plan
    ("ККТ 1", "Сырьевые компоненты", "incoming", 2, 2, "certificates (Вид: critical); laboratory_test (Вид: critical)", "laboratory_assistant", 1440, "delivery_control, laboratory_tests", "incoming_control_register", "Вернуть партию сырья поставщику (Вид: correction, Ответственный: qc_head, Рабочих дней: 3)"),
    ("ККТ 2", "Приготовление сбивной массы", "production", 3, 3, "equipment (Вид: critical); staff_appearance (Вид: critical)", "whipped_mass_technologist", 480, "step_parameters, sanitation, maintenance", "equipment_washing_register, equipment_sanitation_schedule, ingredient_parameters_register", _MASS_PLAN),
    ("ККТ 3", "Хранение", "store", 4, 4, _STORE_LIMITS, "storekeeper", 1440, "storage_conditions, sanitation", "store_sanitation_schedule, temperature_humidity_register", _STORE_PLAN),
)  # fmt: skip
_MONITORING: Final = "Мониторинг критической контрольной точки"


def _line(first: str, **more: object) -> str:
    """Write one line of a list as a scenario does: the first answer, in brackets the others by their keys."""
    return f"{first} ({', '.join(f'{key}: {value}' for key, value in more.items())})"


def _study() -> Iterator[_Sentence]:
    hazards = "; ".join(
        _line(step, hazard_kind=kind, hazard=hazard, hazard_source=source, control_measure=control, effect=effect, severity=severity, probability=probability)
        for step, kind, hazard, source, control, effect, severity, probability in _HAZARDS
    )  # fmt: skip
    points = "; ".join(
        _line("", point=number, point_name=step, point_kind=kind, severity=severity, probability=probability)
        for number, step, kind, severity, probability, *_ in _POINTS
    )
    leader = "the food_safety_team_leader"
    purpose = "Безопасность конфет «Птичье молоко» от сырья до склада"
    yield (
        f'{leader} starts "haccp_study":',
        (("line", "Конфеты «Птичье молоко»"), ("product", CANDIES), ("purpose", purpose)),
    )
    members = "; ".join(_line(name, function=function) for name, function in _MEMBERS)
    yield f'{leader} does "propose_team":', (("team_leader", "Соколова Ольга"), ("members", members))
    yield 'the top_management does "appoint_team":', (("appointed", "yes"),)
    yield 'the hr_head does "train_team":', (("topic", "Принципы ХАССП и ISO 22000"), ("trainer", "Лаврова Елена"))
    ingredients = "; ".join(_line(name, standard=standard) for name, standard in _INGREDIENTS)
    yield 'the chief_technologist does "describe_product":', (
        ("ingredients", ingredients),
        ("colour_and_smell", "Свойственные данному наименованию изделия"),
        ("taste", "В соответствии с утвержденными рецептурами"),
        ("surface", "Глазированные конфеты имеют ровную или волнистую поверхность"),
        ("packaging", "Незавернутые, весовые и фасованные в коробки; дно коробок застилают разрешенными материалами"),
        ("transport", "Всеми видами транспорта в крытых транспортных средствах"),
        *(("covered_vehicles", "yes"), ("rail_palletised", "yes"), ("no_direct_sun", "yes"), ("no_strong_smells", "yes")),
        *(("storage_temperature_min", "15"), ("storage_temperature_max", "21"), ("storage_humidity_max", "75")),
        ("shelf_life_months", "1"),
    )  # fmt: skip
    yield (
        'the food_safety_team_member does "state_intended_use":',
        (
            ("intended_use", "Непосредственно в пищу; розничная торговля и общественное питание"),
            ("vulnerable_consumers", "Диабетики, дети до трех лет, люди с аллергией и индивидуальной непереносимостью"),
            ("misuse", "Есть по две и более штуки сразу, разогревать в микроволновой печи"),
        ),
    )
    steps = "; ".join(_line(step, step_parameters=limits) if limits else step for step, limits in _STEPS)
    yield 'the process_technician does "draw_flow":', (("steps", steps), ("verified_on_site", "yes"))
    yield 'the food_safety_team_member does "analyse_hazards":', (("hazards", hazards),)
    yield f'{leader} does "determine_ccps":', (("ccps", points),)
    for _, _, _, _, _, limits, role, minutes, verification, registers, plan in _POINTS:
        yield (
            f'{leader} does "plan_point":',
            (
                *(("limits", limits), ("monitoring_role", role), ("interval_minutes", str(minutes)), ("plan", plan)),
                *(("verification", verification), ("point_registers", registers)),
            ),
        )
    measures = "; ".join(_line(text, responsible=role, until=f"{{+{days}}}") for text, role, days in _MEASURES)
    yield f'{leader} does "plan_measures":', (("measures", measures),)


def _point(place: int, *more: tuple[str, str]) -> _Sentence:
    number, step, kind, _, _, limits, role, minutes, _, _, plan = _POINTS[place]
    answers = {
        "point": number,
        "point_name": step,
        "point_kind": kind,
        "product": CANDIES,
        "monitoring_role": role,
        "limits": limits,
        "interval_minutes": str(minutes),
        "grace_minutes": "60",
        "plan": plan,
        **dict(more),
    }
    return f'the food_safety_team_leader starts "{_MONITORING}":', tuple(answers.items())


def _week() -> Iterator[_Sentence]:
    """Tell a week of the store: the logger reads every four hours; in the last night but one it grows warm."""
    yield _point(2, ("logger", "sklad-3"), ("batches", "КМ-1107 480 kilogram; КМ-1108 350 kilogram"))
    night = {22: "20.6", 26: "22.4", 30: "23.8", 34: "21.2", 38: "19.1"}  # hours since the last midnight but one
    for turn in range(42):
        day, hour = divmod(2 + 4 * turn, 24)
        since = 24 * (day - 5) + hour
        usual = 18 + 1.4 * sin((hour - 8) / 3.8) + 0.3 * sin(turn * 1.7)
        yield f"it becomes {{{day - 7}}} {hour:02d}:10", ()
        yield (
            'the data logger "sklad-3" reads:',
            (
                ("temperature", night.get(since, f"{usual:.1f}")),
                ("humidity", f"{66 + 4 * sin(turn / 2.3):.0f}"),
            ),
        )


STORIES: Final[tuple[Told, ...]] = (
    Told("zarya", 20, tuple(_study())),  # waits for top management
    Told("zarya", 8, tuple(_week())),
    Told(  # the shift looks at the whipped mass
        "zarya",
        1,
        (
            _point(1, ("interval_minutes", "240"), ("batches", "СМ-0412 300 kilogram")),
            ("4 hours have passed", ()),
            ('the whipped_mass_technologist does "measure_ingredients":', (("equipment", "yes"), ("staff_appearance", "yes"))),
        ),
    ),
    Told(  # no control point: process limits, the glaze is too warm
        "zarya",
        1,
        (
            _point(
                1,
                ("point", "Глазирование"),
                ("point_name", "помадная глазурь"),
                ("limits", "temperature 63 (Не выше: 65, Вид: process); humidity 75 (Не выше: 80, Вид: process)"),
                *(("interval_minutes", "240"), ("batches", "КМ-1109 200 kilogram"), ("plan", "-")),
            ),
            ("4 hours have passed", ()),
            ('the whipped_mass_technologist does "measure_ingredients":', (("temperature", "66.2"), ("humidity", "78"))),
        ),
    ),
    Told("zarya", 0, (_point(0),)),  # incoming control begins today
)  # fmt: skip
