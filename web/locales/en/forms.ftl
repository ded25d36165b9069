# Forms: marks and buttons
form-enter = Continue
form-optional = optional
form-yes = Yes
form-no = No
form-no-answer = Not stated
form-choose = Choose …
form-line = Line { $number }
form-line-field = { $line }, { $label }
form-add-line = Add a line
form-remove-line = Remove line { $number }
form-remove = Remove
form-no-lines = No lines yet.
form-not-filled = not filled in
form-problems = { $count ->
    [one] One thing to put right
   *[other] { $count } things to put right
  }
form-problem-at = { $label }: { $problem }
form-clause = clause { $clause }

# Forms: the balance of lines
form-balance-of = of { $total }
form-balance-even = ✓ Everything is decided
form-balance-short = { $number } { $unit } still to decide
form-balance-over = { $number } { $unit } too many

# Forms: when a field is asked
form-when-only = Only if { $condition }.
form-when-depends = Depends on { $labels }.
form-when-is = “{ $label }” is { $values }
form-when-is-not = “{ $label }” is not { $values }
form-when-ticked = “{ $label }” is ticked
form-when-not-ticked = “{ $label }” is not ticked
form-when-empty = “{ $label }” is empty
form-quoted = “{ $text }”
form-list-comma = {", "}
form-list-or = { $first } or { $last }
form-list-and = { $first } and { $last }

# Units of forms
unit-kilogram = kg
unit-gram = g
unit-tonne = t
unit-litre = l
unit-metre = m
unit-millimetre = mm
unit-hour = h
unit-day = days
unit-celsius = °C
unit-percent = %
