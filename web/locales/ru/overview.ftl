# Обзор предприятия
nav-overview = Обзор
overview-counted = За { $days } дней. Подсчитано в { $at }.
overview-cut = Данных больше, чем читается за раз: учтены новейшие сообщения и старейшие открытые дела.
overview-site = Площадка
overview-all-sites = Все мои площадки
overview-period = Период
overview-days = Последние { $days } дней
overview-held = Заблокировано
overview-lots = { $count -> 
    [one] { $count } партия
    [few] { $count } партии
   *[other] { $count } партий
}
overview-open = Открытые дела
overview-reported = { $count -> 
    [one] сообщено об { $count } несоответствии
   *[other] сообщено о { $count } несоответствиях
}
overview-show = показать
overview-late = Просроченные задачи
overview-longest = дольше всего { $span }
overview-to-disposition = От обнаружения до решения
overview-median = Медиана
overview-effectiveness = Результативность управления
overview-share-now = Найдено потребителями, это полугодие
overview-share-basis = { $count } из { $total } несоответствий
overview-level = Уровень несоответствующей продукции, { $half }
overview-share = Найдено потребителями, { $half }
overview-half-first = январь – июнь { $year }
overview-half-second = июль – декабрь { $year }
overview-rating-excellent = отлично
overview-rating-good = хорошо
overview-rating-satisfactory = удовлетворительно
overview-no-review = Утвержденных отчетов о результативности пока нет.
overview-pareto = Что случается чаще всего
overview-pareto-line = Кружок: накопленная доля
overview-by-nonconformity = Несоответствие
overview-by-cause = Причина
overview-by-product = Продукция
overview-by-supplier = Поставщик
overview-unknown = { $count -> 
    [one] Еще { $count } без этих данных.
   *[other] Еще { $count } без этих данных.
}
overview-nothing = За этот период ничего нет.
overview-ages = Открытые дела по возрасту
overview-age = { $since }–{ $until } дней
overview-older = больше { $days } дней
overview-with-late = есть просроченная задача
overview-late-of = , из них с просроченной задачей: { $count }
overview-late-roles = Просрочено по ролям
overview-none-late = Просроченных задач нет.
overview-flow = Сколько времени уходит
overview-flow-what = Медиана, сообщено за последние { $days } дней
overview-disposed = до решения
overview-closed = до закрытия
overview-of-cases = { $count -> 
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
}
overview-where = Где дела ждут
overview-where-what = Каждая схема с открытыми задачами и медианой времени
overview-cases = { $count -> 
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
}
overview-no-cases = Дел нет
overview-list-held = Дела с заблокированной продукцией
overview-list-open = Открытые дела
overview-list-age = Открытые дела одного возраста
overview-list-late = Дела с просроченной задачей
overview-list-reported = Сообщения о несоответствиях
overview-list-half = Несоответствия этого полугодия
overview-list-consumers = Найдено потребителями в этом полугодии
overview-list-disposed = Несоответствия с решением
overview-list-closed = Закрытые несоответствия
overview-picture = Схема с открытыми задачами и медианой времени: { $name }
overview-steps-what = Открытые задачи сейчас; медиана за последние { $days } дней
overview-key-open = открытые задачи сейчас
overview-key-median = медиана времени; чем темнее шаг, тем дольше
overview-steps = Шаги
overview-step = Шаг
overview-now = Открыто
overview-done = Выполнено
