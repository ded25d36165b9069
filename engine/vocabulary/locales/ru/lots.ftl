# What may not be done with a lot.
refusal-other-unit = Партия { $lot } уже учитывается в другой единице измерения. Укажите ту же.
