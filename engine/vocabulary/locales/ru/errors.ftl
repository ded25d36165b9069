# What went wrong with a request: a title, and a sentence that says what to do
error-unauthorized = Нужен действующий токен
error-unauthorized-detail = Передайте его так: «Authorization: Bearer TOKEN». Новый выдаёт команда «holdpoint token USER».
error-not-allowed = Для этого нужна другая роль
error-not-allowed-detail = Нужна роль «{ $role }», площадка: { $site }.
error-not-allowed-anywhere-detail = Нужна роль «{ $role }».
error-not-found = Такого нет
error-not-found-detail = { $what ->
    [procedure] Процедуры «{ $name }» нет.
    [site] Площадки «{ $name }» нет.
    [case] Дела «{ $name }» на ваших площадках нет.
    [task] Задачи «{ $name }» на ваших площадках нет.
    [lot] Партии «{ $name }» на ваших площадках нет.
    [incident] Сбоя «{ $name }» на ваших площадках нет.
    [role] Нет роли «{ $name }». Список: holdpoint role list
    [decision] Нет решения «{ $name }».
    [user] Сотрудника «{ $name }» нет.
   *[other] «{ $name }» не существует.
  }
error-method-not-allowed = Этот адрес не принимает такой метод
error-stale = Кто-то успел раньше
error-stale-detail = Задача больше не открыта.
error-stale-done-detail = Задачу уже выполнил(а) { $by }, { $at }.
error-stale-claimed-detail = Задачей занимается { $by }.
error-stale-cancelled-detail = Задача больше не нужна: дело пошло другим путём.
error-stale-changed-detail = Дело за это время изменилось. Прочитайте его снова и решите заново.
error-ambiguous = Под этим именем есть несколько объектов
error-ambiguous-detail = «{ $name }» может означать: { $choices }. Укажите изделие или площадку.
error-service-failed = Шаг процедуры не удалось выполнить
error-service-failed-detail = Ничего не изменено; сбой отмечен в шаге «{ $element }». Повторите, когда причина будет устранена.
error-too-large = Слишком много за один раз
error-too-large-detail = Запрос может занимать не более { NUMBER($limit, useGrouping: 0) } байт.
error-unreadable = Это не JSON
error-unreadable-detail = Тело запроса не читается: { $reason }.
error-wrong-media-type = Тело запроса должно быть в формате JSON
error-wrong-media-type-detail = Передайте «Content-Type: application/json», а не «{ $found }».
error-bad-request = Запрос непонятен
error-refused = Некоторые данные нужно исправить
error-idempotency-conflict = Этот Idempotency-Key уже использован для другого запроса
error-idempotency-conflict-detail = Для каждого действия, которое выполняется один раз, возьмите новый ключ.
error-unavailable = Holdpoint занят
error-unavailable-detail = Ничего не изменено. Повторите через несколько секунд.
error-unexpected = Произошла ошибка
error-unexpected-detail = Ничего не изменено. Служба ИТ найдёт её по номеру { $number }.

# Why one part of a request is not taken
refusal-bad-cursor = Этот курсор от другого списка. Начните без него.
refusal-wrong-type = Не тот вид данных; см. /api/v1/openapi.json.
refusal-given-twice = Укажите это только один раз.
refusal-key-unusable = Нужно от 1 до { $limit } печатных знаков.
error-seal-unreadable = В этом файле нет печати ({ $reason }). Нужен файл, записанный командой holdpoint seal --export.
error-schema-too-new = Эту базу данных записала более новая версия Holdpoint (схема { $found }, здесь известна { $known }). Установите новую версию снова; ничего не изменено.
error-schema-too-old = Эта база данных от пробной версии (схема { $found }, теперь { $known }), ее история связана иначе. Сохраните ее как есть и начните в другом месте: укажите в HOLDPOINT_DATA новую папку. Ничего не изменено.
