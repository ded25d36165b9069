# The frame of every page
skip = К содержанию
main-navigation = Главное меню
nav-inbox = Задачи
nav-start = Начать
nav-cases = Дела
nav-more = Еще
nav-lots = Партии
site = Площадка
site-show = Показать
scan-label = Сканируйте или найдите партию, дело
scan-short = Сканировать, найти
language = Язык
theme-switch = Светлая или тёмная тема
account = Ваша учётная запись
sign-out = Выйти
your-roles-here = Ваши роли на этой площадке
no-role-here = На этой площадке ролей нет
offline = Нет связи. Введённое остаётся на этой странице и сохранится, когда связь вернётся.
overdue-count-aloud = просрочено:

# Times and durations
when-today = сегодня
when-yesterday = вчера
when-tomorrow = завтра
span-minutes = { $minutes } мин
span-hours = { $hours } ч { $minutes }
span-days = { $days } дн { $hours } ч
due-in = через { $span }
due-late = просрочено на { $span }
due-none = без срока
due-at = срок { $at }
due-was = срок был { $at }

# Units
unit-pcs = шт.
unit-piece = шт.
unit-kg = кг
unit-t = т
unit-g = г
unit-m = м
unit-l = л
unit-box = ящ.
unit-set = компл.

# Buttons
claim = Взять
given-back = Задача возвращена: её может взять любой с этой ролью.
yes = да
no = нет
give-back = Вернуть
continue = Продолжить
open = Открыть
find = Найти
print = Печать
more-rows = Показать ещё
first-page = На первую страницу
all-of-it = Целиком
