# What proves a clause, and what is missing
gap-no-element = No element of a diagram and no row of a table carries this clause.
gap-no-deadline = None of its elements has a due date or waits for a time.
gap-no-role-named = The register of clauses names no role for it.
gap-no-task = { $role } has no task that carries this clause.
gap-no-record = No register and no form carries this clause.
gap-no-columns-named = The register of clauses does not say what the record holds.
gap-no-column = No register or form that carries this clause has “{ $column }”.
gap-no-term = It stands neither in the glossary nor on a form.
gap-no-retention = No register keeps its entries by this rule.
gap-no-figure = Nothing computes this figure.
gap-no-scenario = No scenario shows it.
gap-not-played = Its scenarios were not played yet.
gap-scenario-fails = Scenario “{ $name }” fails.
gap-scenario-elsewhere = Its scenarios hold, but go through none of its elements and rows.
trace-stale = Procedures or scenarios have changed since the scenarios were played, or they were never played: holdpoint trace --run
trace-counts = { $elements } elements, { $rows } rows, { $fields } fields, { $registers } registers, { $scenarios } scenarios
trace-summary = { $proven } of { $all } clauses proven.
