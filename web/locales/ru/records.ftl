# Исправления
correct-record = Исправить
correct-named = Исправить: { $name }
record-from = Запись от { $at }
record-corrected = Исправление внесено. Сохранены обе записи.
record-disposed = Содержание уничтожено по истечении срока хранения. Остаются автор, время и отпечаток записи.
correction-reason = Почему исправляется
correction-reason-help = Стоит рядом с исправлением для каждого, кто его читает.
correction-what = Что делает исправление
correction-keeps = Прежняя запись остаётся, показаны обе: что было, что стало, кто и почему.
correction-case-goes-on = Дело идёт дальше по принятому решению. Если продукцию надо направить иначе, скажите тому, кто решает.
correction-leave = Оставить как есть
correction-met = прежняя запись остаётся без изменений
sign-and-correct = Подписать и исправить
correction-of = Исправление записи:
correction-changes = Что изменено
col-answer = Ответ
col-was = Было
col-is = Стало
corrected-by = Исправлено: { $name }, { $at }.
see-correction = Прочесть исправление
corrected-because = Причина: { $reason }
corrected-meanwhile = { $name } тем временем исправил(а) эту запись ({ $at }). Введённое вами исправит уже то исправление: сверьте перед подписью.
happened-correction = Исправлено: { $name }

# Хранение
record-kept = Хранится
kept-until = { $place }, до { $day }
kept-until-then = { $place }, { $time }
