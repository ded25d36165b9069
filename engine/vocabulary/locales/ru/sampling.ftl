sampling-severity-normal = нормальный
sampling-severity-tightened = усиленный
sampling-severity-reduced = ослабленный
sampling-severity-discontinued = приостановлен
sampling-type-single = одноступенчатый
sampling-type-double = двухступенчатый
sampling-type-multiple = многоступенчатый
sampling-class-major = значительное
sampling-class-minor = малозначительное
sampling-measure-percent-nonconforming = процент несоответствующих единиц
sampling-measure-per-100-units = число несоответствий на 100 единиц
sampling-verdict-accept = принять партию
sampling-verdict-reject = не принимать партию
sampling-verdict-further-sample = отобрать следующую выборку: { $size } шт.

sampling-explain-letter = Таблица 1: партия из { $lot } единиц, уровень контроля { $level }, код объема выборки { $letter }.
sampling-explain-letter-asks = Коду { $letter } соответствует объем выборки { $size } (таблица { $table }).
sampling-explain-down = Таблица { $table }, AQL { $aql }: { $count ->
    [one] стрелка ведет
   *[other] стрелки ведут
} вниз, от кода { $letter } к коду { $next }.
sampling-explain-up = Таблица { $table }, AQL { $aql }: { $count ->
    [one] стрелка ведет
   *[other] стрелки ведут
} вверх, от кода { $letter } к коду { $next }.
sampling-explain-star = Таблица { $table }, код { $letter }, AQL { $aql }: звездочка, берут одноступенчатый план того же кода.
sampling-explain-plusplus = Таблица { $table }, код { $letter }, AQL { $aql }: «++», берут двухступенчатый план того же кода.
sampling-explain-agreed = По согласованию вместо плана с приемочным числом 0 взят план с приемочным числом 1: код { $letter }.
sampling-explain-plan = Таблица { $table }, код { $letter }: { $type } план, выборка { $sizes }, Ac/Re { $numbers }.
sampling-explain-full = Выборка не меньше партии: проверяют все { $lot } единиц.
sampling-explain-remainder = Партия меньше суммы выборок по таблице: отбирают { $sizes }, Ac/Re { $numbers }.
sampling-explain-not-permitted = «#»: на этой ступени приемка еще не допускается.
sampling-explain-edition = Издание { $edition }, идентично { $identical }.
sampling-explain-doubt = Есть сомнение ({ $name }): { $text } Другое прочтение: { $alternative }.
sampling-explain-doubt-plain = Есть сомнение ({ $name }): { $text }

sampling-doubt-d1 = Открытые копии расходятся в плане, следующем за Ac 3 при ослабленном контроле. Сверьте с лицензионным экземпляром стандарта.
sampling-doubt-d2 = В прежних изданиях при усиленном контроле для кода A и AQL 10 стоит стрелка.
sampling-doubt-d4 = Объемы ступеней многоступенчатых планов ослабленного контроля взяты из MIL-STD-105E; одна из копий повторяет объемы двухступенчатых планов.
sampling-doubt-d6 = В одной из копий здесь стрелка; в таблице одноступенчатых планов план есть, поэтому принято «++».

sampling-switch-two-of-five-not-accepted = не приняты 2 из 5 или менее последовательных партий
sampling-switch-five-accepted = приняты 5 партий подряд
sampling-switch-score-reached = счет переключения достиг 30, ответственный орган согласен
sampling-switch-lot-not-accepted = партия не принята
sampling-switch-production-irregular = производство стало неритмичным или задержалось
sampling-switch-other-conditions = другие обстоятельства требуют нормального контроля
sampling-switch-five-not-accepted-on-tightened = при усиленном контроле не приняты 5 партий
sampling-switch-supplier-acted = поставщик принял действенные меры, ответственный орган возобновляет контроль
sampling-switch-laid-down = так установило ответственное лицо
sampling-approval-to-normal = возврат к нормальному контролю
sampling-approval-to-reduced = ослабленный контроль
sampling-approval-resume = возобновление приемки с усиленного контроля

sampling-column-sample = выборка
sampling-column-units = единиц
sampling-column-class = класс
sampling-column-inspected = проверено
sampling-column-found = найдено
sampling-column-verdict = решение
sampling-column-lot = партия
sampling-column-severity = вид контроля
sampling-column-result = результат
sampling-column-score = счет
sampling-column-quality = качество
sampling-result-accepted = принята
sampling-result-not-accepted = не принята
sampling-value-producers-risk = риск поставщика при AQL
sampling-value-consumers-risk = риск потребителя
sampling-value-consumers-risk-quality = качество при риске потребителя (CRQ)
sampling-value-indifference-quality = качество, при котором принимают половину партий
sampling-value-average-outgoing-quality-limit = предел среднего выходного качества (AOQL)
sampling-value-average-outgoing-quality-limit-at = … при качестве
sampling-value-largest-average-sample-number = наибольшая средняя выборка (ASN)
sampling-value-largest-average-sample-number-at = … при качестве
sampling-value-limiting-nonconforming = предельное качество этой партии, единиц
sampling-value-limiting-quality = предельное качество этой партии, %

error-sampling-refused = В стандарте нет ответа на этот вопрос.
error-sampling-aql-unknown = В таблицах нет AQL { $aql }. Возьмите одно из значений: { $choices }.
error-sampling-word-unknown = «{ $value }» не подходит как { $what }. Возьмите одно из значений: { $choices }.
error-sampling-lot-too-small = Выборочный контроль начинается с партии в 2 единицы, здесь { $lot_size }: проверьте всю партию.
error-sampling-percent-not-possible = Процент несоответствующих единиц применяют до AQL 10. При AQL { $aql } считайте несоответствия на 100 единиц.
error-sampling-no-plan = В таблице { $table } нет плана для кода { $code_letter } и AQL { $aql }. Выберите другой AQL или вид плана.
error-sampling-counts-wrong = { $reason ->
    [negative] Число не может быть отрицательным (выборка { $stage }). Исправьте его.
    [above_sample] В выборке { $stage } всего { $sample_size } единиц, несоответствующих не может быть { $found }. Исправьте число или считайте несоответствия на 100 единиц.
    [after_decision] Решение о партии принято до выборки { $stage }. Уберите эту выборку.
    [class] Укажите числа ровно для тех классов, для которых есть план.
   *[none] Укажите число хотя бы для первой выборки.
}
error-sampling-discontinued = Приемка приостановлена: до следующей партии поставщик должен принять меры, а ответственный орган - возобновить контроль.
error-sampling-approval-not-awaited = «{ $approval }» не ждет утверждения. Ждут: { $waiting }.
error-sampling-quality-wrong = { $quantity }: { $value }. Укажите значение от { $lowest } до { $highest }.
error-sampling-examples-unreadable = Файл не является списком примеров ({ $cause }). Нужны столбцы { $columns }.
error-sampling-not-utf-8 = { $file } - не текст в UTF-8. Сохраните файл как CSV в UTF-8 и повторите.
sampling-agreeing = сходятся { $agreeing } из { $checked }
sampling-mismatch = { $where }: ожидалось { $expected }, получено { $actual }
