# Формы: отметки и кнопки
form-enter = Далее
form-optional = необязательно
form-yes = Да
form-no = Нет
form-no-answer = Не указано
form-choose = Выберите …
form-line = Строка { $number }
form-line-field = { $line }, { $label }
form-add-line = Добавить строку
form-remove-line = Удалить строку { $number }
form-remove = Удалить
form-no-lines = Строк пока нет.
form-not-filled = не заполнено
form-problems = Нужно исправить: { $count }
form-problem-at = { $label }: { $problem }
form-clause = пункт { $clause }

# Формы: сумма строк
form-balance-of = из { $total }
form-balance-even = ✓ Всё распределено
form-balance-short = Без решения: { $number } { $unit }
form-balance-over = Лишних: { $number } { $unit }

# Формы: когда поле нужно
form-when-only = Только если { $condition }.
form-when-depends = Зависит от: { $labels }.
form-when-is = «{ $label }» — { $values }
form-when-is-not = «{ $label }» — не { $values }
form-when-ticked = отмечено «{ $label }»
form-when-not-ticked = не отмечено «{ $label }»
form-when-empty = «{ $label }» не заполнено
form-quoted = «{ $text }»
form-list-comma = {", "}
form-list-or = { $first } или { $last }
form-list-and = { $first } и { $last }

# Единицы в формах
unit-kilogram = кг
unit-gram = г
unit-tonne = т
unit-litre = л
unit-metre = м
unit-millimetre = мм
unit-hour = ч
unit-day = дн.
unit-celsius = °C
unit-percent = %
