# Inbox
inbox = Задачи
inbox-lists = Списки
tab-mine = Мои
tab-roles = Моих ролей
tab-overdue = Просрочено
tab-site = Вся площадка
start-a-case = Начать дело
inbox-caption = Задачи, самые срочные сверху
col-due = Срок, рабочие часы
col-step = Шаг
col-case = Дело
col-lot = Партия и изделие
col-site = Площадка
col-role = Роль
col-age = Возраст
col-action = Действие
group-late = Просрочено
group-today = Сегодня
group-later = Позже
group-open = Без срока
inbox-empty-mine = У вас нет взятых задач
inbox-empty-mine-more = { $waiting ->
        [one] Ваших ролей ждёт { $waiting } задача.
        [few] Ваших ролей ждут { $waiting } задачи.
        [many] Ваших ролей ждут { $waiting } задач.
       *[other] Ваших ролей ждут { $waiting } задачи.
    }
inbox-empty-roles = Для ваших ролей ничего нет
inbox-empty-overdue = Просроченного нет
inbox-empty-site = На площадке нет открытых задач
inbox-empty-found = По запросу «{ $q }» ничего не найдено
inbox-empty-found-more = Поищите среди всех дел, включая закрытые, или проверьте номер.
inbox-empty-more = Новые задачи появятся здесь сами.
show-roles-tasks = Показать задачи моих ролей
search-all-cases = Искать среди всех дел
inbox-found = Найдено по запросу «{ $q }»
inbox-clear = Снова показать все задачи
inbox-refreshed = По состоянию на { $at }, обновляется каждые 30 с
keys = Клавиши
key-move = переход
key-claim = взять
key-open = открыть
key-scan = поиск
held-by = { $name }
