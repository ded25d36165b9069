# Формы: почему запись не принята
refusal-required = Заполните это поле.
refusal-must-be-ticked = Поставьте отметку, чтобы продолжить.
refusal-not-a-text = Введите текст.
refusal-not-a-number = Введите число, например 12,5.
refusal-too-many-digits = Не более { $whole } цифр до запятой и { $decimals } после нее.
refusal-not-yes-or-no = Ответьте «да» или «нет».
refusal-not-a-date = Введите дату, например 2026-11-20.
refusal-not-a-time = Введите время, например 14:30.
refusal-not-a-moment = Введите дату и время, например 2026-11-20 14:30.
refusal-no-such-time = В этот день часы пропускают { $time }. Укажите время до или после.
refusal-in-the-past = Выберите { $today } или более поздний день.
refusal-in-the-future = Это время еще не наступило. Укажите, когда это произошло.
refusal-too-long = Сократите до { $limit } знаков. Сейчас их { $length }.
refusal-too-short = Введите не менее { $limit } знаков.
refusal-not-a-list = Нужен список.
refusal-not-an-object = Нужны поля со значениями.
refusal-too-many-lines = Не более { $limit } строк.
refusal-unknown-option = «{ $value }» здесь выбрать нельзя. Выберите из списка.
refusal-below-minimum = Введите { $minimum } или больше.
refusal-above-maximum = Введите { $maximum } или меньше.
refusal-too-many-decimals = { $digits ->
    [0] Введите целое число.
   *[other] Знаков после запятой: не более { $digits }.
  }
refusal-not-a-multiple = Введите число, кратное { $increment }.
refusal-wrong-pattern = Запись не того вида. Проверьте ее посимвольно.
refusal-not-an-email = Введите адрес электронной почты, например li.wei@example.com.
refusal-not-a-phone-number = Введите номер телефона, например +86 574 8765 4321.
refusal-read-only = Здесь это изменить нельзя.
refusal-unknown-field = В форме нет поля «{ $name }».

# Files attached to a form
refusal-files-missing = Приложите хотя бы один файл.
refusal-not-a-file = Укажите файлы так, как ответила загрузка: sha256 и, если нужно, name.
refusal-file-unknown = «{ $name }» нет среди загруженных вами файлов. Загрузите его ещё раз.
refusal-too-many-files = { $limit ->
    [1] Здесь можно приложить только один файл. Уберите остальные.
   *[other] Здесь можно приложить не больше файлов, чем { $limit }. Уберите лишние.
  }
refusal-file-not-accepted = «{ $name }» здесь приложить нельзя. Принимаются: { $accepted }.
refusal-file-too-large = «{ $name }» слишком велик: не больше { $limit } МБ.

# Формы: чему должны соответствовать количества
refusal-lot-twice = Партия { $lot } указана дважды: дайте каждой свой номер.
refusal-unbalanced = { $side ->
    [over] Лишних: { $excess }. В строках всего { $sum }, заблокировано { $quantity }.
   *[short] Без решения: { $missing }. В строках всего { $sum } из { $quantity }.
  }
refusal-not-positive = Количество должно быть больше 0.
refusal-passed-and-failed-differ = Годных и негодных вместе { $sum }, а на повторном контроле было { $quantity }.

# Формы: что не так с файлом формы
finding-form-unreadable = Форму не удается прочитать: { $reason }.
finding-form-too-large = В форме { $bytes } байт, читается не более { $limit }.
finding-form-without-id = У формы нет id. Укажите тот, что назван на схеме.
finding-form-newer-schema = Версия схемы формы { $version }, известны до { $known }. Сохраните ее в более старом редакторе или обновите систему.
finding-form-too-deep = Группы вложены глубже { $limit }.
finding-form-too-many-fields = В форме больше { $limit } полей. Разделите ее.
finding-form-field-unsupported = Компонент «{ $type }» использовать нельзя. Уберите его.
finding-form-accept-unreadable = «{ $text }» в accept — не расширение (.pdf) и не тип (image/*).
finding-form-file-bound-unusable = { $limit ->
    [0] { $name } = «{ $text }» — не число больше 0.
   *[other] { $name } = «{ $text }» — не целое число от 1 до { $limit }.
  }
finding-form-id-twice = Такой же id у другого компонента.
finding-form-key-missing = У поля нет ключа, ответ был бы потерян.
finding-form-key-unusable = Ключ «{ $name }» — не простое имя. Используйте буквы, цифры и _.
finding-form-key-twice = Другое поле тоже пишет «{ $name }».
finding-form-label-missing = У поля нет подписи.
finding-form-limit-not-a-number = Предел «{ $text }» — не число.
finding-form-expression-unreadable = Выражение { $text } не удается прочитать: { $reason }.
finding-form-expression-missing = Нет выражения.
finding-form-options-missing = У поля нет вариантов и не сказано, откуда их взять.
finding-form-option-not-a-text = Значение варианта «{ $value }» — не текст.
finding-form-option-twice = У двух вариантов значение «{ $value }».
finding-form-pattern-unusable = Шаблон { $pattern } использовать нельзя: { $reason }. Просмотр вперед и обратные ссылки невозможны.
