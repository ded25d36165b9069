# What may not be done with a lot.
refusal-other-unit = Lot { $lot } is already counted in another unit. Use that unit.
