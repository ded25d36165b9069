# Documents and registers
nav-registers = Registers
registers = Documents and registers
registers-what = Nobody types here: every entry was written by a step of a procedure, and opens its record.
registers-none = No registers
registers-none-more = The published procedures keep none.
registers-find = Register, number or clause
registers-none-found-more = Try other words, or part of a word.
register-kind-document = document
register-kind-register = register
register-kind-section = section of a document
register-find = Case, product, lot
register-scrolls = { $name }, scrolls sideways
register-empty = No entries yet
register-empty-more = The first step that fills this register writes the first one.
register-none-found = Nothing fits
register-none-found-more = Take away a filter or choose other days.
register-looked-through = Nothing here so far; there are older entries.
all-products = All products
all-my-sites = All my sites
from-day = From day
to-day = To day
show-all = Show all
file-csv = CSV
file-xlsx = Excel
entry-record = Record
entry-state = State of the entry
entry-current = Record
entry-corrected = Corrected later
entry-correction = Correction
entry-disposed = Content disposed of
keep-for = kept { $time }, { $place }
keep-archive = then { $time } in { $place }
keep-until-replaced = until replaced
keep-until-report = until the report
keep-while-qms-exists = as long as the quality management system exists
keep-then = then { $place }
keep-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
keep-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
