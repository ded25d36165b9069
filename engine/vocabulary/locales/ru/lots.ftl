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
