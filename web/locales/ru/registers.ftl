# Документы и журналы
nav-registers = Журналы
registers = Документы и журналы
registers-what = Здесь ничего не вводят: каждую строку записал шаг процедуры, из нее открывается запись.
registers-none = Журналов нет
registers-none-more = Опубликованные процедуры их не ведут.
registers-find = Журнал, номер или пункт
registers-none-found-more = Попробуйте другие слова или часть слова.
register-kind-document = документ
register-kind-register = журнал
register-kind-section = раздел документа
register-find = Дело, продукция, партия
register-scrolls = { $name }, прокручивается вбок
register-empty = Записей пока нет
register-empty-more = Первую запись сделает первый шаг, который заполняет этот журнал.
register-none-found = Ничего не найдено
register-none-found-more = Уберите условие или выберите другие дни.
register-looked-through = Пока ничего не найдено; есть более старые записи.
all-products = Вся продукция
all-my-sites = Все мои площадки
from-day = С даты
to-day = По дату
show-all = Показать все
file-csv = CSV
file-xlsx = Excel
entry-record = Запись
entry-state = Состояние записи
entry-current = Запись
entry-corrected = Исправлена позже
entry-correction = Исправление
entry-disposed = Содержание уничтожено
keep-for = хранится { $time }, { $place }
keep-archive = затем { $time }: { $place }
keep-until-replaced = до замены
keep-until-report = до составления отчета
keep-while-qms-exists = пока действует система менеджмента качества
keep-then = затем { $place }
keep-years = { $years ->
    [one] { $years } год
    [few] { $years } года
   *[many] { $years } лет
}
keep-months = { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[many] { $months } месяцев
}
