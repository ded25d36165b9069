# What may not be done with a lot.
refusal-other-unit = Партия { $lot } уже учитывается в другой единице измерения. Укажите ту же.
refusal-unknown-customer = Нет потребителя «{ $customer }». Укажите код или название из списка потребителей.
refusal-unknown-product = Нет продукции «{ $product }». Укажите код или название из списка продукции.
refusal-unknown-lot = Партия { $lot } на этой площадке не известна. Сначала внесите партию.
refusal-product-needed = Партия { $lot } есть у нескольких видов продукции: { $products }. Укажите, какая именно.
refusal-lot-on-hold = В партии { $lot } заблокировано { $held }, свободно { $free }. До решения продукция не отгружается.
refusal-lot-not-enough = В партии { $lot } свободно только { $free }, а не { $quantity }.
refusal-lot-known = Партия { $lot } уже внесена. Её количество меняется только тем, что с ней делают.
refusal-shipment-differs = По документу { $document } эта партия уже отгружена: { $day }, { $quantity }. Отгрузка не изменяется.
refusal-shipped-in-future = { $day } ещё не наступило. Внесите отгрузку, когда она состоится.
refusal-made-from-itself = Партия { $lot } не может быть изготовлена из { $of }: та сама получена из неё.

# Что не читается в таблице.
refusal-number-two-ways = «{ $text }» можно прочесть двояко. Напишите 1200 или 1,2, без знака между тысячами.
refusal-day-two-ways = «{ $text }» можно прочесть двояко. Начните с года: 2026-11-20.
refusal-unknown-unit = Единица «{ $unit }» не известна. Укажите, например, шт, кг, т или м.
refusal-used-of-one = Укажите расход только там, где исходная партия одна.
refusal-table-too-large = Файл больше { $limit } МБ. Разделите его.
refusal-table-too-long = В таблице больше { $limit } строк. Разделите её.
refusal-too-many-at-once = «Всё или ничего» и «только проверить» — не больше { $limit } строк. Разделите таблицу или примите годные строки.
refusal-table-is-workbook = Это книга. Сохраните её в табличной программе как «CSV UTF-8» и загрузите этот файл.
refusal-table-empty = В файле нет строк под заголовками.
refusal-table-unreadable = Таблица не читается. Сохраните её в табличной программе как «CSV UTF-8».
refusal-column-missing = Нет столбца «{ $column ->
    [document] Документ
    [customer] Потребитель
    [product] Продукция
    [lot] Партия
    [quantity] Количество
   *[shipped_on] Дата отгрузки
  }».
